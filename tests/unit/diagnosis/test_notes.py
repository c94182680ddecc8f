"""What is said beside the cause."""

import pytest

from emrdx.diagnosis import diagnose
from emrdx.findings.revision import completeness
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Note


def notes_of(*printed: str) -> dict[str, Note]:
    lines = (
        "Traceback (most recent call last):",
        '  File "/home/hadoop/job.py", line 5, in <module>',
        "    connect()",
        f"RuntimeError: {printed[0]}",
        *printed[1:],
    )
    ref = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)
    source = SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(Segment(1, lines),))
    answer = diagnose(Evidence(run=JobRun(), sources=(source,)), Redactor().session())
    return {str(note.id): note for note in answer.notes}


def test_a_printed_credential_is_named_by_type_and_place_and_never_by_value() -> None:
    note = notes_of("no login with password=hunter2-Blue-Kite")["credential_printed"]
    assert "password at SPARK_DRIVER/stdout.gz:4" in note.text
    assert "hunter2" not in note.text
    assert note.evidence


@pytest.mark.parametrize("status", SourceStatus)
def test_logs_are_called_partial_where_the_finding_is(status: SourceStatus) -> None:
    read = SourceEvidence(
        ref=SourceRef(path="SPARK_DRIVER/stderr.gz"),
        status=SourceStatus.READ,
        segments=(Segment(1, ("KeyError: 'day'",)),),
        bytes_decompressed=15,
    )
    other = SourceEvidence(ref=SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT), status=status)
    answer = diagnose(Evidence(run=JobRun(), sources=(read, other)), Redactor().session())
    noted = "logs_partial" in {str(note.id) for note in answer.notes}
    assert noted == (completeness(answer.coverage) == "partial")


def test_personal_data_is_no_credential() -> None:
    assert "credential_printed" not in notes_of("no such customer jane.miller@example.com")
