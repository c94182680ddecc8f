"""A program whose handling of a failure fails itself."""

from emrdx.diagnosis import diagnose
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

START = "26/11/21 06:47:00 INFO SparkContext: Running Spark version 3.5.2"
STOP = "26/11/21 06:47:20 INFO SparkContext: Invoking stop() from shutdown hook"
SYNTAX = "[PARSE_SYNTAX_ERROR] Syntax error at or near 'ORDER'. SQLSTATE: 42601 (line 1, pos 55)"
EXISTS = (
    "pyspark.errors.exceptions.captured.AnalysisException: [PATH_ALREADY_EXISTS] Path s3://lake/stage/orders already "
    'exists. Set mode as "overwrite" to overwrite the existing path. SQLSTATE: 42K04'
)
NO_HOST = 'psycopg2.OperationalError: could not translate host name "audit-db" to address: Name or service not known'


def of_run(*output: str) -> Diagnosis:
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=f"SPARK_DRIVER/{stream}", stream=stream),
            status=SourceStatus.READ,
            segments=(Segment(1, tuple("\n".join(text).split("\n"))),),
        )
        for stream, text in ((Stream.STDERR, (START, STOP)), (Stream.STDOUT, output))
    )
    return diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())


def thrown(raised: str, name: str, code: str) -> str:
    return f'Traceback (most recent call last):\n  File "/home/hadoop/job.py", line 9, in {name}\n    {code}\n{raised}'


def test_a_second_attempt_that_finds_the_first_one_s_leftovers_failed_for_the_first_one_s_reason() -> None:
    answer = of_run(
        f"attempt 1 of the load: {SYNTAX}",
        "once more in 30 s",
        thrown(EXISTS, "load", "df.write.parquet(out)"),
    )
    assert answer.kind == "sql.syntax"
    assert answer.confidence != "high"


def test_a_target_that_exists_after_a_failure_of_something_else_is_the_cause() -> None:
    answer = of_run(
        f"optional hints of the planner: {SYNTAX}", thrown(EXISTS, "load", "df.write.parquet(out)")
    )
    assert answer.kind == "data.path_exists"


def test_a_notice_that_cannot_be_sent_hides_the_failure_that_it_was_to_tell_of() -> None:
    answer = of_run(f"orders broke: {SYNTAX}", thrown(NO_HOST, "notify_oncall", "connect(AUDIT)"))
    assert answer.kind == "sql.syntax"


def test_a_notice_that_cannot_be_sent_after_no_failure_is_the_cause() -> None:
    answer = of_run("orders: 31 rows", thrown(NO_HOST, "notify_oncall", "connect(AUDIT)"))
    assert answer.kind.startswith(("database.", "network."))


def test_a_thread_that_waited_in_vain_ended_for_what_the_other_one_failed_of() -> None:
    answer = of_run(
        f"loader: {SYNTAX}", thrown("concurrent.futures._base.TimeoutError", "main", "done.result(60)")
    )
    assert answer.kind == "sql.syntax"


def test_a_socket_s_time_out_waited_for_no_thread() -> None:
    answer = of_run(
        f"optional hints: {SYNTAX}", thrown("TimeoutError: timed out", "main", "sock.connect(host)")
    )
    assert answer.kind != "sql.syntax"
