"""What is said beside the cause."""

from emrdx.diagnosis import diagnose
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


def test_personal_data_is_no_credential() -> None:
    assert "credential_printed" not in notes_of("no such customer jane.miller@example.com")
