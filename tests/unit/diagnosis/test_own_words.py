"""What a program's own words say of its failure."""

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.ending.counting import breaks_bound
from emrdx.diagnosis.ending.wording import speaks_of_failure
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

START = "26/11/21 06:47:00 INFO SparkContext: Running Spark version 3.5.2"
STOP = """26/11/21 06:47:20 INFO SparkContext: Invoking stop() from shutdown hook
26/11/21 06:47:20 INFO SparkContext: SparkContext is stopping with exitCode 0.
26/11/21 06:47:21 INFO SparkContext: Successfully stopped SparkContext
26/11/21 06:47:21 INFO ShutdownHookManager: Shutdown hook called"""


def of_output(*lines: str) -> Diagnosis:
    """A PySpark job's answer: what it printed, beside a log of Spark that tells of no failure."""
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=f"SPARK_DRIVER/{stream}", stream=stream),
            status=SourceStatus.READ,
            segments=(Segment(1, tuple("\n".join(text).split("\n"))),),
        )
        for stream, text in ((Stream.STDERR, (START, STOP)), (Stream.STDOUT, lines))
    )
    return diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())


SAID = "Path does not exist: s3://raw/orders/dt=2026-11-20"
BY_ITSELF = """Traceback (most recent call last):
  File "/home/hadoop/job.py", line 9, in <module>
    {code}
{raised}"""


def test_a_message_in_a_program_s_own_sentence_is_the_cause() -> None:
    assert (
        of_output(f"2026-11-21 06:47:10,123 - etl - ERROR - orders failed: {SAID}").kind
        == "data.path_not_found"
    )


def test_what_was_logged_before_a_bare_exit_is_the_cause() -> None:
    ended = BY_ITSELF.format(code="sys.exit(1)", raised="SystemExit: 1")
    assert of_output(f"ERROR:etl:orders: {SAID}", ended).kind == "data.path_not_found"


def test_a_message_that_was_raised_again_without_its_exception_is_the_cause() -> None:
    ended = BY_ITSELF.format(
        code='raise RuntimeError(f"step failed: {e}") from None', raised=f"RuntimeError: step failed: {SAID}"
    )
    answer = of_output(ended)
    assert answer.kind == "data.path_not_found"
    assert answer.confidence != "high"


def test_what_was_named_before_the_program_said_that_it_failed_is_a_lead() -> None:
    answer = of_output(f"orders: {SAID}", "rates: 31 rows", "pipeline ended with status FAILED")
    assert (answer.kind, answer.confidence) == ("data.path_not_found", "low")


def test_what_was_named_before_a_program_that_did_not_fail_is_no_cause() -> None:
    assert of_output(f"orders: {SAID}", "using an empty table", "4 steps done, 0 failed").kind in {
        "none",
        "unknown",
    }


def test_what_was_warned_of_is_no_cause_of_a_failure_that_is_summed_up_later() -> None:
    answer = of_output(
        f"2026-11-21 06:47:10,123 WARNING etl - no history yet: {SAID}", "rules: 4 passed, 1 failed"
    )
    assert answer.kind != "data.path_not_found"


def test_output_below_a_condition_s_advice_shows_that_the_program_went_on() -> None:
    answer = of_output(
        "orders: [TABLE_OR_VIEW_NOT_FOUND] The table or view `raw`.`orders` cannot be found. SQLSTATE: 42P01",
        "To tolerate the error on drop use DROP VIEW IF EXISTS or DROP TABLE IF EXISTS.",
        "",
        "12 rows written",
    )
    assert answer.kind in {"none", "unknown"}


def test_a_plan_below_a_condition_is_its_own() -> None:
    answer = of_output(
        "orders: [TABLE_OR_VIEW_NOT_FOUND] The table or view `raw`.`orders` cannot be found. SQLSTATE: 42P01",
        "'Project [*]",
        "+- 'UnresolvedRelation [raw, orders], [], false",
    )
    assert answer.kind == "sql.table_not_found"


def test_what_was_logged_before_a_check_s_own_finding_is_not_its_cause() -> None:
    ended = BY_ITSELF.format(
        code='raise ValueError(f"total {a} differs from {b}")', raised="ValueError: total 3 differs from 4"
    )
    assert of_output(f"ERROR:etl:attempt 1: {SAID}, retrying", ended).kind == "code.python_exception"


DENIED = (
    "An error occurred (AccessDeniedException) when calling the GetPartitions operation: User: "
    "arn:aws:sts::111122223333:assumed-role/job/s is not authorized to perform: glue:GetPartitions on resource: "
    "arn:aws:glue:eu-west-1:111122223333:table/mart/visits"
)


def test_a_call_that_gave_nothing_explains_a_value_that_is_not_there() -> None:
    ended = BY_ITSELF.format(
        code="print(len(days))", raised="TypeError: object of type 'NoneType' has no len()"
    )
    answer = of_output(f"2026-11-21 06:47:10,123 [WARNING] visits: {SAID}", ended)
    assert answer.kind == "data.path_not_found"
    assert answer.confidence != "high"


def test_a_denial_that_was_only_noted_explains_what_the_program_finds_missing_later() -> None:
    ended = BY_ITSELF.format(
        code='raise LookupError("visits has no day to read")', raised="LookupError: visits has no day to read"
    )
    assert of_output(f"INFO visits: {DENIED}", ended).kind == "access.catalog_denied"


def test_a_denial_that_the_program_says_it_does_without_explains_nothing() -> None:
    ended = BY_ITSELF.format(
        code='raise LookupError("visits has no day to read")', raised="LookupError: visits has no day to read"
    )
    assert of_output(f"INFO skipping visits: {DENIED}", ended).kind == "code.python_exception"


def test_the_one_thing_warned_of_is_a_lead_to_steps_that_are_incomplete() -> None:
    answer = of_output(f"[WARNING] 06:47:10 step by_day: {SAID}", "2 of 4 steps incomplete")
    assert (answer.kind, answer.confidence) == ("data.path_not_found", "low")


def test_a_status_that_is_not_zero_is_no_end_in_success() -> None:
    assert of_output("prepared: 12", "step 'compact' returned 7").kind == "unknown"


def test_tracebacks_that_were_logged_before_words_of_success_were_survived() -> None:
    logged = BY_ITSELF.format(
        code="answer.raise_for_status()", raised="requests.exceptions.HTTPError: 503 Server Error"
    )
    lines = (f"2026-11-21 06:47:10,123 ERROR root - attempt {number}\n{logged}" for number in (1, 2))
    closing = "2026-11-21 06:47:12,123 INFO py4j.clientserver Closing down clientserver connection"
    assert of_output(*lines, "rows written: 7", closing).kind == "none"


def test_text_behind_a_time_and_a_name_is_what_the_program_says() -> None:
    assert of_output(f"2026-11-21 06:47:10,123 etl.orders {SAID}").kind == "data.path_not_found"


def test_what_a_database_says_below_its_message_is_no_output() -> None:
    answer = of_output(
        "2026-11-21 06:47:10,123 ERROR load: deadlock detected",
        "DETAIL:  Process 71 waits for ShareLock on transaction 9; blocked by process 72.",
        "Process 72 waits for ShareLock on transaction 8; blocked by process 71.",
        "HINT:  See server log for query details.",
    )
    assert answer.kind == "database.conflict"


def test_the_columns_below_a_condition_are_no_output() -> None:
    answer = of_output(
        "[INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS] Cannot write to `t`, the reason is not enough data columns:",
        "Table columns: `id`, `name`.",
        "Data columns: `1`.",
    )
    assert answer.kind == "data.schema_mismatch"


def test_what_spark_gave_a_job_up_for_is_read_from_one_logged_line() -> None:
    answer = of_output(
        "2026-11-21 06:47:10,123 ERROR job - load failed: Job aborted due to stage failure: Task 0 in stage 1.0 failed "
        "4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.4 executor 1): "
        "org.apache.spark.SparkArithmeticException: [DIVIDE_BY_ZERO] Division by zero."
    )
    assert answer.kind == "data.invalid_value"


def test_a_key_that_could_not_be_read_before_explains_why_it_is_missing() -> None:
    missing = BY_ITSELF.format(code='limit = values["/etl/limit"]', raised="KeyError: '/etl/limit'")
    throttled = "WARN settings: {}: An error occurred (ThrottlingException) when calling the GetParameter operation: Rate exceeded"
    assert of_output(throttled.format("/etl/limit"), missing).kind == "service.throttled"
    assert of_output(throttled.format("/etl/owner"), missing).kind == "code.python_exception"


def test_a_count_of_error_lines_is_a_result() -> None:
    assert not speaks_of_failure("audited 5 error lines")
    assert speaks_of_failure("5 errors in lines.csv")


def test_output_that_says_that_something_failed_does_not_end_well() -> None:
    assert of_output("step 2 FAILED", "see the table below", "rows 3").kind != "none"


def test_less_than_there_had_to_be_is_no_success() -> None:
    assert of_output("coverage of email: 0.800 (at least 0.950)").kind != "none"
    assert not breaks_bound("coverage of email: 0.970 (at least 0.950)")


def test_more_than_was_allowed_is_none_either() -> None:
    for said in (
        "empty amounts: 16.8 %, allowed: 10.0 %",
        "72 keys occur twice, limit 0",
        "lag 40 s (maximum 30)",
    ):
        assert breaks_bound(said)
    assert not breaks_bound("empty amounts: 6.8 %, allowed: 10.0 %")


def test_a_json_event_that_ends_with_a_code_leaves_what_was_told_before() -> None:
    answer = of_output(
        f'{{"level": "ERROR", "event": "rule", "detail": "{SAID}"}}',
        '{"level": "INFO", "event": "end", "exit": 17}',
    )
    assert answer.kind == "data.path_not_found"


def test_a_run_that_ended_early_did_not_go_well() -> None:
    assert of_output("members: 40", "member_mask ended early").kind == "unknown"
