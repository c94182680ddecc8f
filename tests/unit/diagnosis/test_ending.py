"""What ended a run, told from what it went on without."""

import pytest

from emrdx.diagnosis import diagnose
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

TRACE = """Traceback (most recent call last):
  File "/home/hadoop/job.py", line 5, in <module>
    rows["total"]
KeyError: 'total'"""
START = "26/11/21 06:47:00 INFO SparkContext: Running Spark version 3.5.2"
STOP = """26/11/21 06:47:20 INFO SparkContext: Invoking stop() from shutdown hook
26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0.
26/11/21 06:47:21 INFO SparkContext: Successfully stopped SparkContext
26/11/21 06:47:21 INFO ShutdownHookManager: Shutdown hook called"""


def of_stderr(*parts: str, state: str | None = None) -> Diagnosis:
    lines = tuple("\n".join(parts).split("\n"))
    source = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stderr.gz"),
        status=SourceStatus.READ,
        segments=(Segment(1, lines),),
    )
    return diagnose(Evidence(run=JobRun(state=state), sources=(source,)), Redactor().session())


def failed_job(number: int, second: int) -> str:
    return (
        f"26/11/21 06:47:{second:02d} ERROR TaskSetManager: Task 0 in stage {number}.0 failed 4 times; aborting job\n"
        f"26/11/21 06:47:{second:02d} INFO DAGScheduler: Job {number} failed: save at Job.java:9, took 1.0 s\n"
        f"26/11/21 06:47:{second:02d} ERROR Writer: giving up\n"
        "org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most "
        "recent failure: Lost task 0.3 in stage 0.0 (TID 3) (10.0.0.9 executor 1): java.lang.ArithmeticException: / by zero\n"
        "\tat com.acme.Rate.of(Rate.java:7)"
    )


def begun(number: int, second: int) -> str:
    return f"26/11/21 06:47:{second:02d} INFO DAGScheduler: Got job {number} (save at Job.java:9) with 4 output partitions"


def finished(number: int, second: int) -> str:
    return f"26/11/21 06:47:{second:02d} INFO DAGScheduler: Job {number} finished: save at Job.java:9, took 2.0 s"


def test_a_traceback_before_spark_s_end_in_one_stream_ended_the_run() -> None:
    answer = of_stderr(START, TRACE, STOP)
    assert (answer.kind, answer.confidence) == ("code.python_exception", "high")


def test_output_put_above_the_whole_log_keeps_its_traceback() -> None:
    assert of_stderr(TRACE, START, STOP).kind == "code.python_exception"


def test_a_traceback_after_which_spark_begins_a_job_was_caught() -> None:
    work = "26/11/21 06:47:05 INFO SparkContext: Starting job: collect at job.py:9"
    assert of_stderr(START, TRACE, work, begun(0, 5), finished(0, 6), STOP).kind != "code.python_exception"


def test_a_job_that_ran_beside_a_failed_one_does_not_make_up_for_it() -> None:
    answer = of_stderr(
        START, begun(0, 1), begun(1, 2), failed_job(0, 4), finished(1, 6), STOP, state="FAILED"
    )
    assert answer.kind == "code.udf_exception"


def test_a_job_begun_after_a_failed_one_shows_that_the_run_went_on() -> None:
    answer = of_stderr(START, begun(0, 1), failed_job(0, 4), begun(1, 5), finished(1, 6), STOP)
    assert answer.kind in {"none", "unknown"}


FULL_DISK = """26/11/21 06:47:00 INFO SparkContext: Running Spark version 3.5.2
26/11/21 06:47:10 WARN TaskSetManager: Lost task 3.0 in stage 1.0 (TID 3) (10.0.0.9 executor 1): java.io.IOException: No space left on device
\tat java.base/java.io.FileOutputStream.writeBytes(Native Method)
\tat org.apache.spark.executor.Executor$TaskRunner.run(Executor.scala:557)

26/11/21 06:47:12 WARN TaskSetManager: Lost task 0.0 in stage 2.0 (TID 9) (10.0.0.8 executor 2): FetchFailed(BlockManagerId(1, 10.0.0.9, 7337, None), shuffleId=0, mapIndex=3, mapId=3, reduceId=0, message=
org.apache.spark.shuffle.FetchFailedException: Connection reset by peer
\tat org.apache.spark.storage.ShuffleBlockFetcherIterator.throwFetchFailedException(ShuffleBlockFetcherIterator.scala:1239)
)
Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: ResultStage 2 (collect at Job.java:9) has failed the maximum allowable number of times: 4. Most recent failure reason:
org.apache.spark.shuffle.FetchFailedException: Connection reset by peer
\tat org.apache.spark.storage.ShuffleBlockFetcherIterator.throwFetchFailedException(ShuffleBlockFetcherIterator.scala:1239)"""


def test_a_task_s_full_disk_explains_the_fetches_that_failed_after_it() -> None:
    answer = of_stderr(FULL_DISK)
    assert answer.kind == "disk.full"
    assert answer.confidence != "high"
    assert [str(link.kind) for link in answer.chain][:2] == ["disk.full", "shuffle.fetch_failed"]


def test_a_disk_that_was_full_before_a_job_finished_explains_nothing() -> None:
    first, rest = FULL_DISK.split("26/11/21 06:47:12", 1)
    answer = of_stderr(first + begun(0, 11), finished(0, 11), "26/11/21 06:47:12" + rest)
    assert answer.kind == "shuffle.fetch_failed"


def test_words_in_a_traceback_s_line_of_code_are_no_line_of_the_log() -> None:
    answer = of_stderr(
        "Traceback (most recent call last):",
        '  File "/home/hadoop/job.py", line 5, in <module>',
        '    raise RuntimeError("upstream: Container killed by YARN for exceeding memory limits")',
        "RuntimeError: upstream",
    )
    assert answer.kind == "code.python_exception"


def test_a_traceback_with_output_below_it_is_not_sure_where_the_end_is_not_shown() -> None:
    answer = of_stderr(START, TRACE, "rows written: 12")
    assert answer.confidence != "high"


def test_a_forbidden_without_a_code_is_what_the_service_said_before() -> None:
    answer = of_stderr(
        START,
        "26/11/21 06:47:05 WARN S3AInstrumentation: listing failed",
        "com.amazonaws.services.s3.model.AmazonS3Exception: The provided token has expired. (Service: Amazon S3; "
        "Status Code: 400; Error Code: ExpiredToken; Request ID: X)",
        "\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.execute(AmazonHttpClient.java:1879)",
        'Exception in thread "main" java.nio.file.AccessDeniedException: s3a://lake/a: getFileStatus on s3a://lake/a',
        "\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:255)",
        "Caused by: com.amazonaws.services.s3.model.AmazonS3Exception: Forbidden (Service: Amazon S3; "
        "Status Code: 403; Error Code: 403 Forbidden; Request ID: Y)",
        "\tat com.amazonaws.http.AmazonHttpClient$RequestExecutor.execute(AmazonHttpClient.java:1879)",
    )
    assert (answer.kind, answer.confidence) == ("access.credentials", "medium")


DENIED = (
    "An error occurred (AccessDeniedException) when calling the PutItem operation: User: "
    "arn:aws:sts::111122223333:assumed-role/job/s is not authorized to perform: dynamodb:PutItem on resource: "
    "arn:aws:dynamodb:eu-west-1:111122223333:table/orders because no identity-based policy allows it"
)


def of_streams(stdout: str, stderr: str) -> Diagnosis:
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=f"SPARK_DRIVER/{name}.gz", stream=stream),
            status=SourceStatus.READ,
            segments=(Segment(1, tuple(text.split("\n"))),),
        )
        for name, stream, text in (("stdout", Stream.STDOUT, stdout), ("stderr", Stream.STDERR, stderr))
    )
    return diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())


def test_a_traceback_printed_before_the_program_s_own_sentence_explains_it() -> None:
    before = (
        "Traceback (most recent call last):\n"
        '  File "/home/hadoop/job.py", line 4, in attempt\n'
        "    import xgboost\n"
        "ModuleNotFoundError: No module named 'xgboost'"
    )
    own = (
        "Traceback (most recent call last):\n"
        '  File "/home/hadoop/job.py", line 9, in <module>\n'
        '    raise TimeoutError("model was not scored in time")\n'
        "TimeoutError: model was not scored in time"
    )
    answer = of_stderr(START, before, own, STOP)
    assert (answer.kind, answer.confidence) == ("dependency.python_module_missing", "medium")


def test_a_library_s_exception_is_no_sentence_of_the_program() -> None:
    before = (
        "Traceback (most recent call last):\n"
        '  File "/home/hadoop/job.py", line 4, in attempt\n'
        "    import xgboost\n"
        "ModuleNotFoundError: No module named 'xgboost'"
    )
    library = (
        "Traceback (most recent call last):\n"
        '  File "/home/hadoop/job.py", line 9, in <module>\n'
        "    frame.loc[day]\n"
        '  File "/home/hadoop/environment/lib/python3.11/site-packages/frames/index.py", line 3, in get\n'
        "    raise KeyError(key)\n"
        "KeyError: '2026-11-20'"
    )
    assert of_stderr(START, before, library, STOP).kind == "code.python_exception"


def test_last_words_that_deny_success_leave_what_was_said_before_the_last() -> None:
    answer = of_streams(f"order 2 kept back: {DENIED}\nload_orders: 6 orders not written", f"{START}\n{STOP}")
    assert answer.kind == "access.denied_other"


def test_the_gateway_s_closing_line_is_no_output_of_the_program() -> None:
    closing = "2026-11-21 06:47:20,036 INFO [ingest] Closing down clientserver connection"
    critical = "2026-11-21 06:47:20,030 CRITICAL [ingest] topics not healthy"
    assert of_streams(f"{critical}\n{closing}", f"{START}\n{STOP}").kind == "unknown"


def test_an_executor_s_log_alone_tells_why_its_tasks_were_killed() -> None:
    killed = (
        "26/11/21 06:47:03 INFO Executor: Executor is trying to kill task 1.0 in stage 0.0 (TID 1), reason: Stage "
        "cancelled: Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent failure: Lost "
        "task 0.3 in stage 0.0 (TID 3) (10.0.0.9 executor 1): java.lang.ClassNotFoundException: com.taxlib.Rates\n"
        "\tat java.base/java.net.URLClassLoader.findClass(URLClassLoader.java:445)"
    )
    source = SourceEvidence(
        ref=SourceRef(path="SPARK_EXECUTOR/2/stderr.gz", role=Role.EXECUTOR),
        status=SourceStatus.READ,
        segments=(Segment(1, tuple(killed.split("\n"))),),
    )
    answer = diagnose(Evidence(run=JobRun(), sources=(source,)), Redactor().session())
    assert (answer.kind, answer.confidence) == ("dependency.class_missing", "low")


def test_an_exception_that_only_the_service_quotes_is_a_lead() -> None:
    details = (
        "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: "
        "Caused by: java.lang.ClassCastException: class java.lang.Long cannot be cast to class java.lang.Integer..."
    )
    run = JobRun(state="FAILED", state_details=details)
    answer = diagnose(Evidence(run=run, sources=()), Redactor().session())
    assert (answer.kind, answer.confidence) == ("code.jvm_exception", "low")


def test_the_last_line_that_a_filter_left_is_a_lead() -> None:
    answer = of_stderr(
        "26/11/21 06:47:01 WARN ObjectStore: Failed to get database default, returning NoSuchObjectException",
        "org.apache.spark.SparkException: Not enough memory to build and broadcast the table to all worker nodes.",
    )
    assert (answer.kind, answer.confidence) == ("memory.broadcast_too_large", "low")


def test_what_a_lost_process_may_explain_is_not_sure_where_the_log_has_no_beginning() -> None:
    fetch = (
        "26/11/21 06:47:09 INFO DAGScheduler: Job 0 failed: save at Job.java:9, took 1.0 s\n"
        'Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: ShuffleMapStage 3 '
        "(save at Job.java:9) has failed the maximum allowable number of times: 4. Most recent failure reason:\n"
        "org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output location for shuffle 0 partition 0\n"
        "\tat org.apache.spark.MapOutputTracker$.validateStatus(MapOutputTracker.scala:1739)"
    )
    assert of_stderr(START, fetch, STOP).confidence == "high"
    assert of_stderr(fetch, STOP).confidence == "medium"


def test_nothing_is_sure_above_lines_that_were_left_out() -> None:
    assert of_stderr(TRACE, "--", STOP).confidence != "high"


def test_a_log_with_a_gap_does_not_show_that_the_run_went_well() -> None:
    assert of_stderr(START, finished(0, 2), "... 40 lines omitted ...", STOP).kind == "unknown"


def test_a_test_runner_s_sum_below_a_traceback_is_no_output() -> None:
    suite = ("", "-" * 70, "Ran 4 tests in 14.575s", "", "FAILED (errors=1)")
    assert (
        of_stderr(START, "ERROR: test_totals (__main__.Nightly)", TRACE, *suite, STOP).kind
        == "code.python_exception"
    )


OWN_END = """Exception in thread "main" java.lang.IllegalStateException: the day stays open
\tat com.acme.Close$.main(Close.scala:9)"""
LOST = "ERROR: could not serialize access due to concurrent update"


def warned(second: int) -> str:
    return f"26/11/21 06:47:{second:02d} WARN ledger: day not closed, no tries left: {LOST}"


def test_a_java_program_s_own_last_sentence_is_explained_by_the_warning_right_above_it() -> None:
    assert of_stderr(START, warned(8), OWN_END, STOP).kind == "database.conflict"


def test_a_warning_further_above_a_program_s_own_last_sentence_explains_nothing() -> None:
    between = "\n".join(f"26/11/21 06:47:09 INFO Close: shop {shop} closed" for shop in range(5))
    assert of_stderr(START, warned(8), between, OWN_END, STOP).kind == "code.jvm_exception"


def test_an_exception_that_pyspark_captured_is_read_with_the_frames_that_spark_logged() -> None:
    logged = """26/11/21 06:47:10 WARN FileStreamSink: Assume no metadata directory.
java.lang.NumberFormatException: For input string: "many"
\tat java.base/java.lang.Integer.parseInt(Integer.java:668)
\tat org.apache.hadoop.conf.Configuration.getInt(Configuration.java:1533)"""
    captured = """Traceback (most recent call last):
  File "/home/hadoop/job.py", line 5, in <module>
    spark.read.json("s3a://a/b")
pyspark.errors.exceptions.captured.NumberFormatException: For input string: "many"
"""
    assert of_stderr(START, logged, captured, STOP).kind == "submit.bad_config"


WELL = [
    START,
    "26/11/21 06:47:09 INFO DAGScheduler: Job 0 finished: save at Job.java:9",
    "26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0.",
]
LOGGED = "2026-11-21 06:47:05,100 ERROR cards no overrides may be read\n" + TRACE


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        ("2026-11-21 06:47:19,448 INFO cards cards refreshed: 12 tiers", "none"),
        ("2026-11-21 06:47:19,448 INFO cards exit code 1 for the scheduler", "code.python_exception"),
    ],
    ids=["it worked on", "it only left"],
)
def test_a_logged_exception_ends_the_run_unless_the_program_worked_on(last: str, kind: str) -> None:
    assert of_streams(f"{LOGGED}\n{last}", "\n".join(WELL)).kind == kind


def test_a_run_that_its_launcher_calls_failed_did_not_go_well() -> None:
    assert of_stderr(*WELL).kind == "none"
    assert (
        of_stderr(*WELL, "[2026-11-21, 06:47:30] INFO - Marking task as FAILED. dag_id=x").kind == "unknown"
    )


def test_what_yarn_s_client_reports_of_the_program_ended_it() -> None:
    answer = of_stderr(
        "17/07/24 09:05:12 INFO Client: ",
        "\t client token: N/A",
        '\t diagnostics: User class threw exception: java.lang.NumberFormatException: For input string: "a"',
        "\t ApplicationMaster host: 10.0.0.4",
        "17/07/24 09:05:12 INFO ShutdownHookManager: Shutdown hook called",
    )
    assert answer.kind == "code.jvm_exception"


def test_a_task_runner_s_lines_below_a_traceback_do_not_show_that_the_task_went_on() -> None:
    answer = of_stderr(
        "[2025-12-24T10:01:08.100+0000] {taskinstance.py:3301} ERROR - Task failed with exception",
        TRACE,
        "[2025-12-24T10:01:08.114+0000] {taskinstance.py:1205} INFO - Marking task as UP_FOR_RETRY. dag_id=a",
        "[2025-12-24T10:01:08.169+0000] {local_task_job_runner.py:240} INFO - Task exited with return code 1",
    )
    assert answer.kind == "code.python_exception"


def test_a_thread_beside_the_main_one_ends_no_program_that_works_on() -> None:
    died = 'Exception in thread "beats" java.net.ConnectException: Connection refused\n\tat com.acme.Beacon.run(Beacon.java:11)'
    stop = "26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0."
    assert of_stderr(START, died, begun(1, 5), finished(1, 9), stop).kind == "none"
    assert of_stderr(START, begun(1, 5), finished(1, 9), died, stop).kind != "none"


def test_the_rows_of_a_sql_shell_are_data() -> None:
    log = ("26/11/21 06:47:00 WARN HiveConf: HiveConf of name x does not exist", "Time taken: 1.7 seconds")
    rows = ("ERROR sensor failed: timeout\t21", "39\t1")
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=f"SPARK_DRIVER/{stream}", stream=stream),
            status=SourceStatus.READ,
            segments=(Segment(1, lines),),
        )
        for stream, lines in ((Stream.STDERR, log), (Stream.STDOUT, rows))
    )
    answer = diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())
    assert answer.kind == "none"


def test_executors_that_never_began_say_why_though_the_program_ended_in_order() -> None:
    stop = "26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0."
    driver = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stderr"),
        status=SourceStatus.READ,
        segments=(Segment(1, (START, stop)),),
    )
    printed = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stdout", stream=Stream.STDOUT),
        status=SourceStatus.READ,
        segments=(Segment(1, ("week_prices: 0 of 2 workers",)),),
    )
    executor = SourceEvidence(
        ref=SourceRef(path="SPARK_EXECUTOR/1/stdout", role=Role.EXECUTOR, worker="1", stream=Stream.STDOUT),
        status=SourceStatus.READ,
        segments=(
            Segment(
                1,
                (
                    "Error occurred during initialization of VM",
                    "Initial heap size set to a larger value than the maximum heap size",
                ),
            ),
        ),
    )
    answer = diagnose(Evidence(run=JobRun(), sources=(driver, printed, executor)), Redactor().session())
    assert answer.kind == "submit.bad_config"
