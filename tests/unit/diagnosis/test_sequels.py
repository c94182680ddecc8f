"""What a program stumbles over once an earlier step gave nothing, and what is printed beside its end."""

import pytest

from emrdx.diagnosis import diagnose
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

START = "26/11/21 06:47:00 INFO SparkContext: Running Spark version 3.5.2"
HOOK = """26/11/21 06:47:20 INFO SparkContext: Invoking stop() from shutdown hook
26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0."""
ASKED = "26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0."
FINISHED = "26/11/21 06:47:05 INFO DAGScheduler: Job 0 finished: count at job.py:9, took 2.0 s"
DENIED = "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied"
NO_VIEW = (
    "pyspark.errors.exceptions.captured.AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view `orders` "
    "cannot be found. Verify the spelling and correctness of the schema and catalog."
)


def of_run(*output: str, log: tuple[str, ...] = (START, HOOK)) -> Diagnosis:
    """The answer for a job that printed some lines beside Spark's log."""
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=f"SPARK_DRIVER/{stream}", stream=stream),
            status=SourceStatus.READ,
            segments=(Segment(1, tuple("\n".join(text).split("\n"))),),
        )
        for stream, text in ((Stream.STDERR, log), (Stream.STDOUT, output))
    )
    return diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())


def thrown(raised: str, code: str = "report(frames)") -> str:
    return f'Traceback (most recent call last):\n  File "/home/hadoop/job.py", line 9, in <module>\n    {code}\n{raised}'


@pytest.mark.parametrize(
    "missing",
    [
        NO_VIEW,
        "KeyError: 'orders'",
        "AttributeError: 'NoneType' object has no attribute 'write'",
        "NameError: name 'orders_df' is not defined",
        "UnboundLocalError: cannot access local variable 'df' where it is not associated with a value",
        "IndexError: list index out of range",
    ],
)
def test_what_an_earlier_step_should_have_made_is_missing_because_that_step_failed(missing: str) -> None:
    answer = of_run(f"ERROR:job:orders failed: {DENIED}", thrown(missing))
    assert answer.kind == "access.s3_denied"
    assert answer.confidence != "high"


def test_a_failure_of_something_else_does_not_explain_a_missing_view() -> None:
    answer = of_run(f"ERROR:job:acme-orders-old failed: {DENIED}", "customers 12", thrown(NO_VIEW))
    assert answer.kind == "sql.table_not_found"


def test_a_missing_view_whose_step_failed_in_unknown_words_is_not_sure() -> None:
    answer = of_run("ERROR:job:orders failed: quota of the vault is used up", thrown(NO_VIEW))
    assert (answer.kind, answer.confidence) == ("sql.table_not_found", "medium")


def test_a_java_program_s_empty_option_follows_from_the_error_it_logged_above() -> None:
    log = (
        START,
        "26/11/21 06:47:10 ERROR DailyLoad: orders failed",
        (
            "java.nio.file.AccessDeniedException: s3a://raw/orders: getFileStatus on s3a://raw/orders: "
            "com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; "
            "Error Code: AccessDenied)"
        ),
        "\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:255)",
        'Exception in thread "main" java.util.NoSuchElementException: None.get',
        "\tat com.acme.DailyLoad$.main(DailyLoad.scala:20)",
        HOOK,
    )
    assert of_run(log=log).kind == "access.s3_denied"


@pytest.mark.parametrize(
    "aside",
    [
        "Exception ignored in: <function JavaWrapper.__del__ at 0x7f6b2c>",
        "Error in atexit._run_exitfuncs:",
        "Exception in thread Thread-7 (heartbeat):",
    ],
)
def test_a_traceback_beside_the_program_s_end_is_not_what_ended_it(aside: str) -> None:
    beside = thrown("ConnectionRefusedError: [Errno 111] Connection refused", "conn.close()")
    assert of_run(thrown("KeyError: 'total'"), f"{aside}\n{beside}").kind == "code.python_exception"


def test_a_traceback_that_the_program_does_without_is_survived() -> None:
    logged = f"ERROR:job:optional source promo is not there, going on without it\n{thrown(NO_VIEW)}"
    last = f"2026-11-21 06:47:10,123 ERROR job customers: {DENIED}"
    assert of_run(logged, "reading customers", last).kind == "access.s3_denied"


def test_output_below_a_condition_s_message_shows_that_a_traceback_was_caught() -> None:
    answer = of_run(thrown(NO_VIEW), "compared with yesterday: False", log=(START, FINISHED, ASKED))
    assert answer.kind == "none"


def test_lines_with_which_a_program_takes_its_leave_do_not_show_that_it_worked_on() -> None:
    failed = f"2026-11-21 06:47:10,123 ERROR job orders: {DENIED}"
    for leave in (
        "alert sent to data-oncall",
        "elapsed 12.4s",
        "closing the connection",
        "removed 3 temp dirs",
    ):
        assert of_run(failed, leave).kind == "access.s3_denied"


def test_an_error_without_a_word_of_success_below_it_is_no_end_in_success() -> None:
    log = (START, FINISHED, ASKED)
    assert of_run("ERROR:job:control total is off", "12 rows", log=log).kind == "unknown"
    assert of_run("ERROR:job:first try was off", "12 rows written", log=log).kind == "none"


def test_output_of_a_program_that_did_nothing_is_no_success() -> None:
    assert of_run("Option 'servers' must be set").kind == "unknown"


def test_a_call_of_java_that_is_only_named_is_explained_by_spark_s_log() -> None:
    warned = (
        "26/11/21 06:47:10 WARN FileStreamSink: Assume no metadata directory. Error while looking for it in s3a://raw/.",
        (
            "java.nio.file.AccessDeniedException: s3a://raw: getFileStatus on s3a://raw: "
            "com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; "
            "Error Code: AccessDenied)"
        ),
        "\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:255)",
    )
    said = '{"event": "load failed", "error": "An error occurred while calling o39.json.", "level": "error"}'
    answer = of_run(said, log=(START, *warned, HOOK))
    assert (answer.kind, answer.confidence) == ("access.s3_denied", "low")


def test_values_that_a_program_puts_into_its_message_are_data() -> None:
    code = 'raise ValueError(f"{total} cents off, look at entry {worst.number} ({worst.note})")'
    ended = thrown("ValueError: 8 cents off, look at entry 1 (Deadlock found when trying to get lock)", code)
    assert of_run(ended).kind == "code.python_exception"


@pytest.mark.parametrize(
    "said", ["tax: ConcurrentAppendException", "tax gave up with ConcurrentAppendException"]
)
def test_the_class_of_an_exception_alone_tells_what_failed(said: str) -> None:
    answer = of_run(f"2026-11-21 06:47:10,123 ERROR job {said}", "1 of 2 passes left: ['tax']")
    assert answer.kind == "data.commit_conflict"


def test_a_warning_of_spark_s_far_above_explains_no_exit_of_the_program_s_own() -> None:
    warned = (
        "26/11/21 06:47:01 WARN FileStreamSink: Assume no metadata directory. Error while looking for it in /mnt/in.",
        "java.io.FileNotFoundException: File /mnt/in/_spark_metadata does not exist",
        "\tat org.apache.hadoop.fs.RawLocalFileSystem.deprecatedGetFileStatus(RawLocalFileSystem.java:779)",
    )
    work = tuple(
        f"26/11/21 06:47:{second:02d} INFO Executor: Finished task {second}" for second in range(2, 22)
    )
    said = (
        "optional source skipped: [PATH_NOT_FOUND] Path does not exist: file:/mnt/optional. SQLSTATE: 42K03",
        "freshness: data is 30 hours old, limit 24, calling sys.exit(5)",
    )
    assert of_run(log=(START, *warned, *work, FINISHED, *said, HOOK)).kind == "code.exit_nonzero"


def test_what_a_record_says_is_not_what_an_authors_exception_says() -> None:
    ended = thrown(
        "Unrouted: ticket 8804 has no desk: org.apache.hadoop.security.AccessControlException: Permission denied",
        'raise Unrouted(f"ticket {row.ticket} has no desk: {row.text}")',
    )
    printed = "8803 -> network: SFTP drop: java.net.UnknownHostException: drop.partner.example"
    assert of_run(printed, ended).kind == "code.python_exception"


def test_a_failed_step_that_only_its_line_tells_of_is_named_where_the_program_counts_the_steps() -> None:
    failed = "step in_euro left out: TABLE_OR_VIEW_NOT_FOUND {'relationName': '`mart`.`fx_rates`'}"
    answer = of_run("step shops done", failed, "step last_sale done", "ERROR refreshed 2 of 3 steps")
    assert answer.kind == "sql.table_not_found"


def test_words_that_no_list_knows_tell_of_the_end_too() -> None:
    caught = thrown("ConnectionRefusedError: [Errno 111] Connection refused")
    log = (START, FINISHED, ASKED)
    assert of_run(caught, "the ledger of october remains open", log=log).kind == "network.unreachable"
    assert of_run(caught, "the ledger of october holds 4410 rows", log=log).kind == "none"
