"""What the scan makes of exceptions as Spark, the JVM and Python print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.model import Role, Segment, SourceRef, Stream
from emrdx.signals import thrown_in
from emrdx.signals.exceptions import chains
from emrdx.signals.model import Thrown, Where
from emrdx.signals.records import records

DRIVER = SourceRef(path="SPARK_DRIVER/stderr.gz")
STDOUT = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)
EXECUTOR = SourceRef(path="SPARK_EXECUTOR/1/stderr.gz", role=Role.EXECUTOR, worker="1")


def thrown(text: str, ref: SourceRef = DRIVER) -> list[Thrown]:
    segment = Segment(1, tuple(text.split("\n")))
    return [one for record in records(ref, (segment,)) for one in thrown_in(record)]


def types(one: Thrown) -> list[str]:
    return [link.simple_type for link in one.links]


def test_a_jvm_chain_runs_from_the_outermost_to_the_root() -> None:
    (one,) = thrown(
        'Exception in thread "main" java.lang.RuntimeException: Job failed\n'
        "\tat com.acme.Job.main(Job.java:3)\n"
        "Caused by: java.lang.IllegalStateException: bad\n"
        "\tat com.acme.Job.run(Job.java:9)\n"
        "\t... 21 more"
    )
    assert types(one) == ["RuntimeException", "IllegalStateException"]
    assert one.thread == "main"
    assert one.root.place.line == 3


def test_an_exception_named_in_a_message_is_data() -> None:
    (one,) = thrown(
        'Exception in thread "main" java.lang.IllegalStateException: last status was '
        "java.net.SocketTimeoutException: Read timed out\n\tat com.acme.Job.main(Job.java:3)"
    )
    assert types(one) == ["IllegalStateException"]


def test_a_py4j_error_holds_the_chain_of_the_task() -> None:
    (one,) = thrown(
        "Traceback (most recent call last):\n"
        '  File "/home/hadoop/job.py", line 5, in <module>\n'
        "    df.show()\n"
        "py4j.protocol.Py4JJavaError: An error occurred while calling o48.showString.\n"
        ": org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 0.0 failed 4 times, "
        "most recent failure: Lost task 1.3 in stage 0.0 (TID 1) (host executor 2): java.lang.ArithmeticException: / by zero\n"
        "\tat com.acme.Divide.apply(Divide.java:7)\n"
        "\n"
        "Driver stacktrace:\n"
        "\tat org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2856)\n"
        "Caused by: java.lang.ArithmeticException: / by zero\n"
        "\tat com.acme.Divide.apply(Divide.java:7)\n"
        "\t... 1 more",
        STDOUT,
    )
    assert types(one) == ["Py4JJavaError", "SparkException", "ArithmeticException"]
    assert one.root.where == Where.TASK
    assert one.root.frames == ("com.acme.Divide.apply(Divide.java:7)",)


def test_the_first_of_two_chained_tracebacks_is_the_root() -> None:
    (one,) = thrown(
        "Traceback (most recent call last):\n"
        '  File "job.py", line 7, in attempt\n'
        "KeyError: 'x'\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        "Traceback (most recent call last):\n"
        '  File "job.py", line 9, in <module>\n'
        "RuntimeError: gave up",
        STDOUT,
    )
    assert types(one) == ["RuntimeError", "KeyError"]


def test_a_traceback_inside_a_jvm_message_is_of_the_task() -> None:
    (one,) = thrown(
        "26/11/21 06:54:14 WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 0) (host executor 1): "
        "org.apache.spark.api.python.PythonException: Traceback (most recent call last):\n"
        '  File "/usr/lib/spark/python/lib/pyspark.zip/pyspark/worker.py", line 2044, in main\n'
        "    process()\n"
        "OSError: [Errno 28] No space left on device\n"
        "\n"
        "\tat org.apache.spark.api.python.BasePythonRunner$ReaderIterator.handlePythonException(PythonRunner.scala:572)"
    )
    assert types(one) == ["PythonException", "OSError"]
    assert {link.where for link in one.links} == {Where.TASK}
    assert one.root.message == "[Errno 28] No space left on device"


def test_an_executor_loss_names_its_exit_code() -> None:
    (one,) = thrown(
        "26/11/21 06:48:01 WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 0) (host executor 1): "
        "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: Command exited with code 137"
    )
    assert one.root.exit_code == 137


def test_a_syntax_error_without_a_traceback_is_an_exception() -> None:
    (one,) = thrown(
        "  File \"/home/hadoop/job.py\", line 3\n    def f(\n         ^\nSyntaxError: '(' was never closed",
        STDOUT,
    )
    assert types(one) == ["SyntaxError"]


def test_a_condition_and_its_sqlstate_are_read() -> None:
    (one,) = thrown(
        "Traceback (most recent call last):\n"
        '  File "job.py", line 1, in <module>\n'
        "pyspark.errors.exceptions.captured.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name "
        "`amout` cannot be resolved. SQLSTATE: 42703",
        STDOUT,
    )
    assert (one.root.condition, one.root.sqlstate) == ("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703")


def test_the_sqlstate_of_a_version_that_does_not_print_it_comes_from_spark_s_table() -> None:
    (one,) = thrown(
        "org.apache.spark.sql.AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table cannot be found.\n\tat a.b.C.d(C.java:1)"
    )
    assert one.root.sqlstate == "42P01"


@pytest.mark.parametrize(
    ("message", "service", "code", "status"),
    [
        (
            "An error occurred (SlowDown) when calling the PutObject operation: reduce your rate",
            "s3",
            "SlowDown",
            None,
        ),
        (
            "Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: X)",
            "s3",
            "AccessDenied",
            403,
        ),
        ("Rate exceeded (Service: Glue, Status Code: 400, Request ID: x)", "glue", "", 400),
    ],
)
def test_a_service_error_is_read_in_every_sdk_s_form(
    message: str, service: str, code: str, status: int | None
) -> None:
    (one,) = thrown(f"com.acme.AnyException: {message}\n\tat a.b.C.d(C.java:1)")
    error = one.root.service_error
    assert error is not None
    assert (error.service, error.code, error.status) == (service, code, status)


@given(
    st.lists(
        st.sampled_from(
            [
                "Traceback (most recent call last):",
                '  File "a.py", line 1, in f',
                "    x",
                "ValueError: y",
                "java.lang.Error: z",
                "\tat a.b.C.d(C.java:1)",
                "Caused by: a.b.CException: d",
                "",
                "Driver stacktrace:",
                "text",
                "\t... 3 more",
                ": a.b.DError: e",
                "During handling of the above exception, another exception occurred:",
                ")",
                "  | ValueError: q",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_lines_is_parsed_within_the_record(lines: list[str]) -> None:
    for chain in chains(lines):
        assert chain.raised
        assert all(0 <= one.line < len(lines) for one in chain.raised)
        assert chain.end <= len(lines)


@given(st.text(max_size=400))
def test_any_text_is_parsed_without_an_error(text: str) -> None:
    for ref in (DRIVER, STDOUT, EXECUTOR):
        thrown(text, ref)


def test_a_traceback_without_its_head_is_python_s_with_the_frames_above_it() -> None:
    (one,) = thrown(
        '  File "/opt/app/load.py", line 9, in load\n    raise ReadTimeoutError(endpoint_url=url)\n'
        "botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL"
    )
    assert (one.root.language, one.root.type) == ("python", "botocore.exceptions.ReadTimeoutError")
    assert len(one.root.frames) == 1


def test_the_exception_s_line_alone_is_python_s_where_its_module_is() -> None:
    (one,) = thrown("pyarrow.lib.ArrowMemoryError: malloc of size 64 failed")
    assert one.root.language == "python"
    (one,) = thrown("org.apache.spark.SparkException: Job aborted")
    assert one.root.language == "jvm"


def test_a_task_s_loss_is_known_without_the_line_that_leads_it() -> None:
    (one,) = thrown("ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: gone")
    assert (types(one), one.root.where) == (["ExecutorLostFailure"], Where.TASK)


def test_causes_whose_head_was_cut_off_are_a_chain() -> None:
    found = chains(
        [
            "\tat com.acme.Load.run(Load.scala:12)",
            "Caused by: java.io.IOException: outer",
            "\tat com.acme.Read.next(Read.scala:9)",
            "Caused by: java.lang.NoSuchMethodError: com.acme.Codec.open()V",
            "\t... 3 more",
        ]
    )
    assert [one.type for one in found[0].raised] == ["java.io.IOException", "java.lang.NoSuchMethodError"]


def test_spark_2_names_a_task_s_host_and_no_executor() -> None:
    found = chains(
        [
            (
                "org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, "
                "most recent failure: Lost task 0.3 in stage 1.0 (TID 7, ip-10-0-0-9): java.lang.IllegalStateException: no"
            ),
            "\tat com.acme.Score$$anonfun$1.apply(Score.scala:4)",
        ]
    )
    assert found[0].raised[-1].type == "java.lang.IllegalStateException"
    assert found[0].raised[-1].in_task


def test_a_message_that_is_its_cause_s_text_is_the_cause() -> None:
    found = chains(
        [
            "java.lang.RuntimeException: com.acme.LoadException: java.lang.NoSuchFieldError: FACTORY",
            "\tat com.acme.Load.run(Load.scala:12)",
        ]
    )
    assert [one.type.rpartition(".")[2] for one in found[0].raised] == [
        "RuntimeException",
        "LoadException",
        "NoSuchFieldError",
    ]


def test_a_notebook_s_traceback_has_type_message_and_frames() -> None:
    (one,) = thrown(
        "-" * 75 + "\n"
        "KeyError                                  Traceback (most recent call last)\n"
        "Cell In[7], line 3\n"
        "      2 rows = load()\n"
        '----> 3 total = rows["total"]\n'
        "\n"
        "File /home/hadoop/environment/rows.py:12, in __getitem__(self, name)\n"
        "     11     # by name\n"
        "---> 12     return self._of[name]\n"
        "\n"
        "KeyError: 'total'",
        STDOUT,
    )
    assert types(one) == ["KeyError"]
    assert one.root.message == "'total'"
    assert one.root.frames == (
        'In[7]:3 <module>: total = rows["total"]',
        "/home/hadoop/environment/rows.py:12 __getitem__: return self._of[name]",
    )


def test_two_chained_tracebacks_of_a_notebook_are_one_chain() -> None:
    rule = "-" * 75
    (one,) = thrown(
        f"{rule}\n"
        "Py4JJavaError                             Traceback (most recent call last)\n"
        "File <command-4183>:13, in <module>\n"
        "    journal.write(rows.count())\n"
        "py4j.protocol.Py4JJavaError: An error occurred while calling o42.count.\n"
        ": java.io.FileNotFoundException: File s3://lake/part-1 does not exist\n"
        "\tat com.acme.Source.open(Source.java:7)\n"
        "\n"
        "During handling of the above exception, another exception occurred:\n"
        "\n"
        f"{rule}\n"
        "ValueError                                Traceback (most recent call last)\n"
        "File <command-4183>:16, in <module>\n"
        '    journal.write("rollback")\n'
        "ValueError: I/O operation on closed file.",
        STDOUT,
    )
    assert types(one) == ["ValueError", "Py4JJavaError", "FileNotFoundException"]


def test_a_traceback_that_lost_its_indentation_is_read() -> None:
    (one,) = thrown(
        "Traceback (most recent call last):\n"
        'File "/home/hadoop/job.py", line 5, in <module>\n'
        "main()\n"
        "^^^^^^\n"
        'File "/home/hadoop/job.py", line 3, in main\n'
        'raise ValueError("no rows")\n'
        "ValueError: no rows",
        STDOUT,
    )
    assert types(one) == ["ValueError"]
    assert one.root.message == "no rows"


def test_causes_without_their_head_are_not_the_next_printed_exception_s() -> None:
    found = thrown(
        "Caused by: java.io.IOException: short read\n"
        "org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage 2.0 failed 4 times\n"
        "Traceback (most recent call last):\n"
        '  File "etl.py", line 3, in <module>\n'
        "ModuleNotFoundError: No module named 'pendulum'",
        STDOUT,
    )
    assert [types(one) for one in found] == [["IOException"], ["SparkException", "ModuleNotFoundError"]]


def test_the_first_exception_of_a_group_is_its_root() -> None:
    (one,) = thrown(
        "  + Exception Group Traceback (most recent call last):\n"
        '  |   File "/home/hadoop/job.py", line 12, in <module>\n'
        "  |     main()\n"
        "  | ExceptionGroup: loads (2 sub-exceptions)\n"
        "  +-+---------------- 1 ----------------\n"
        "    | Traceback (most recent call last):\n"
        '    |   File "/home/hadoop/job.py", line 3, in load\n'
        "    |     open(path)\n"
        "    | FileNotFoundError: [Errno 2] No such file or directory: '/data/a.csv'\n"
        "    +---------------- 2 ----------------\n"
        "    | Traceback (most recent call last):\n"
        '    |   File "/home/hadoop/job.py", line 4, in load\n'
        "    | ValueError: bad\n"
        "    +------------------------------------",
        STDOUT,
    )
    assert types(one) == ["ExceptionGroup", "FileNotFoundError"]


@pytest.mark.parametrize(("path", "where"), [("log.txt", Where.TASK), (DRIVER.path, Where.DRIVER)])
def test_a_task_s_thread_tells_an_executor_s_log_that_came_alone(path: str, where: Where) -> None:
    (one,) = thrown(
        "26/11/21 06:47:18 ERROR SparkUncaughtExceptionHandler: Uncaught exception in thread "
        "Thread[Executor task launch worker-0,5,main]\n"
        "java.lang.OutOfMemoryError: Java heap space\n"
        "\tat com.acme.Reads.decode(Reads.java:346)",
        SourceRef(path=path),
    )
    assert one.root.where == where


def test_hadoop_s_remote_exception_names_the_server_s_in_brackets() -> None:
    (one,) = thrown(
        "org.apache.hadoop.ipc.RemoteException(org.apache.hadoop.hdfs.server.namenode.SafeModeException): "
        "Cannot create /out. Name node is in safe mode.\n"
        "\tat org.apache.hadoop.hdfs.server.namenode.FSNamesystem.newSafemodeException(FSNamesystem.java:1412)"
    )
    assert types(one) == ["RemoteException"]
    assert one.root.message.startswith("Cannot create /out")
