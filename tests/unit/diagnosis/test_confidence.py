"""How sure an answer is."""

import pytest

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.answer.confidence import at_most, calibration
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Confidence, Diagnosis

CAUGHT_BY_NO_RULE = """Traceback (most recent call last):
  File "/home/hadoop/job.py", line 5, in <module>
    raise Trouble("no")
Trouble: no"""

WRAPPED = """Traceback (most recent call last):
  File "/home/hadoop/job.py", line 5, in <module>
    spark.sql("show databases")
{wrapper}: org.apache.hadoop.hive.ql.metadata.HiveException: \
java.lang.RuntimeException: Unable to instantiate org.apache.hadoop.hive.ql.metadata.SessionHiveMetaStoreClient"""
USAGE = """usage: load.py [-h] --day DAY
load.py: error: the following arguments are required: --day"""


def of_log(text: str, other: SourceStatus = SourceStatus.EMPTY) -> Diagnosis:
    """The answer to a driver's log on one stream, and the status of its other one."""
    source = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stderr.gz"),
        status=SourceStatus.READ,
        segments=(Segment(1, tuple(text.split("\n"))),),
    )
    unread = SourceEvidence(ref=SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT), status=other)
    return diagnose(Evidence(run=JobRun(state="FAILED"), sources=(source, unread)), Redactor().session())


def test_every_calibrated_basis_keeps_less_than_it_declared() -> None:
    assert calibration()
    for basis, kept in calibration().items():
        declared = Confidence(basis.partition("/")[0])
        assert kept != declared
        assert at_most(kept, declared) == kept


def test_an_answer_keeps_what_its_basis_was_calibrated_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emrdx.diagnosis.answer.confidence.basis", lambda _verdict, value: f"{value}/here")
    monkeypatch.setattr(
        "emrdx.diagnosis.answer.confidence.calibration", lambda: {"high/here": Confidence.LOW}
    )
    assert of_log(USAGE).confidence is Confidence.LOW
    monkeypatch.setattr(
        "emrdx.diagnosis.answer.confidence.calibration", lambda: {"high/there": Confidence.LOW}
    )
    assert of_log(USAGE).confidence is Confidence.HIGH


def test_an_answer_that_only_repeats_what_was_thrown_is_not_sure() -> None:
    answer = of_log(CAUGHT_BY_NO_RULE)
    assert (answer.kind, answer.confidence) == ("code.python_exception", Confidence.LOW)


@pytest.mark.parametrize("status", SourceStatus)
def test_what_any_failure_could_end_in_is_sure_only_where_all_logs_were_seen(status: SourceStatus) -> None:
    answer = of_log(CAUGHT_BY_NO_RULE.replace("Trouble", "KeyError"), other=status)
    assert answer.kind == "code.python_exception"
    assert (answer.confidence is Confidence.HIGH) == (not status.lacking)


def test_an_engine_s_wrapper_shows_its_cause_as_surely_as_a_caused_by() -> None:
    answer = of_log(WRAPPED.format(wrapper="pyspark.errors.exceptions.captured.AnalysisException"))
    assert (answer.kind, answer.confidence) == ("service.metastore", Confidence.HIGH)


def test_what_a_program_s_own_exception_retells_is_less_sure() -> None:
    answer = of_log(WRAPPED.format(wrapper="LoadFailed"))
    assert (answer.kind, answer.confidence) == ("service.metastore", Confidence.MEDIUM)


def test_a_kind_is_not_contested_by_what_it_said_itself_before() -> None:
    answer = of_log(USAGE)
    assert (answer.kind, answer.confidence) == ("code.bad_arguments", Confidence.HIGH)
