"""How sure an answer is."""

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.confidence import at_most, calibration
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus
from emrdx.redaction import Redactor
from emrdx.schemas import Confidence

CAUGHT_BY_NO_RULE = """Traceback (most recent call last):
  File "/home/hadoop/job.py", line 5, in <module>
    raise Trouble("no")
Trouble: no"""


def test_every_calibrated_basis_keeps_less_than_it_declared() -> None:
    for basis, kept in calibration().items():
        declared = Confidence(basis.partition("/")[0])
        assert kept != declared
        assert at_most(kept, declared) == kept


def test_an_answer_that_only_repeats_what_was_thrown_is_not_sure() -> None:
    source = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stderr.gz"),
        status=SourceStatus.READ,
        segments=(Segment(1, tuple(CAUGHT_BY_NO_RULE.split("\n"))),),
    )
    answer = diagnose(Evidence(run=JobRun(state="FAILED"), sources=(source,)), Redactor().session())
    assert (answer.kind, answer.confidence) == ("code.python_exception", Confidence.LOW)
