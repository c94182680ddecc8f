"""Lines to chains: JVM exceptions and Python tracebacks, each with the other inside."""

from tests.thrown import STDOUT, thrown, types

from emrdx.model import Segment, SourceRef
from emrdx.signals import thrown_in
from emrdx.signals.model import Where
from emrdx.signals.records import records


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


def test_the_jvm_s_exception_that_is_listed_below_py4j_s_is_its_cause() -> None:
    lines = (
        "py4j.protocol.Py4JJavaError: An error occurred while calling o31.parquet.",
        "java.io.IOException: No FileSystem",
    )
    record = next(records(SourceRef(path="SPARK_DRIVER/stderr.gz"), (Segment(1, lines),)))
    assert [link.type for link in thrown_in(record)[0].links] == [
        "py4j.protocol.Py4JJavaError",
        "java.io.IOException",
    ]
