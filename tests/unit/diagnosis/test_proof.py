"""The lines that an answer cites: found wherever they stand, and redacted with what stands around them."""

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.answer.proof import BLOCK_LINES, Proof
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis
from emrdx.signals.records import records

TRACE = [
    "Traceback (most recent call last):",
    '  File "/home/hadoop/job.py", line 5, in <module>',
    '    rows["total"]',
    "KeyError: 'total'",
]
KEY = "PRIVATE KEY"
STDOUT = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)


def of_output(lines: list[str]) -> Diagnosis:
    source = SourceEvidence(
        ref=STDOUT,
        status=SourceStatus.READ,
        segments=(Segment(1, tuple(lines)),),
    )
    return diagnose(Evidence(run=JobRun(), sources=(source,)), Redactor().session())


def test_a_failure_below_long_output_shows_its_lines() -> None:
    answer = of_output([f"row {at} has value" for at in range(5000)] + TRACE)
    assert answer.cause
    assert answer.cause.evidence
    assert [line.text for line in answer.evidence][-1] == "KeyError: 'total'"
    assert [line.line for line in answer.evidence][-1] == 5004


def test_a_key_without_an_end_that_begins_in_the_block_above_is_redacted() -> None:
    body = [f"{at:02d}abcdefgh" for at in range(60)]
    lines = [f"row {at}" for at in range(BLOCK_LINES - 30)]
    lines += [f"-----BEGIN {KEY}-----", *body]
    (record,) = records(STDOUT, (Segment(1, tuple(lines)),))
    proof = Proof(Redactor().session())
    proof.cite(record, range(BLOCK_LINES + 1, BLOCK_LINES + 4))
    assert len(proof.lines) == 3
    assert not any("abcdefgh" in line.text for line in proof.lines)
