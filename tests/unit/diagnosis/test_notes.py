"""What is said beside the cause."""

import pytest

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.answer.notes import ALL_IDS
from emrdx.findings.revision import completeness
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
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


THROTTLED = "26/11/21 06:40:00 WARN S3AInputStream: Slow Down (Service: Amazon S3; Status Code: 503)"
WAITED = "26/11/21 06:40:00 WARN TaskSchedulerImpl: Initial job has not accepted any resources"
FINISHED = "26/11/21 07:00:00 INFO DAGScheduler: Job 1 finished: save at Load.scala:9, took 1.2 s"
ENDED = "26/11/21 07:10:00 ERROR ApplicationMaster: User class threw exception: java.lang.IllegalStateException: x"


def notes_of_logs(driver: tuple[str, ...], executor: tuple[str, ...] = ()) -> set[str]:
    logs = {
        "SPARK_DRIVER/stderr": (Role.DRIVER, driver),
        "SPARK_EXECUTOR/1/stderr": (Role.EXECUTOR, executor),
    }
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=path, role=role), status=SourceStatus.READ, segments=(Segment(1, lines),)
        )
        for path, (role, lines) in logs.items()
    )
    answer = diagnose(Evidence(run=JobRun(), sources=sources), Redactor().session())
    return {str(note.id) for note in answer.notes}


@pytest.mark.parametrize(
    ("line", "note"), [(THROTTLED, "throttled_and_recovered"), (WAITED, "capacity_waits")]
)
def test_what_no_job_finished_after_was_not_recovered_from(line: str, note: str) -> None:
    assert note in notes_of_logs((line, FINISHED, ENDED))
    assert note not in notes_of_logs((FINISHED, line, ENDED))
    assert note not in notes_of_logs((line, ENDED))


def test_an_executor_s_throttling_was_recovered_from_where_the_driver_s_job_finished_later() -> None:
    early, late = THROTTLED, THROTTLED.replace("06:40", "07:05")
    assert "throttled_and_recovered" in notes_of_logs((FINISHED, ENDED), (early,))
    assert "throttled_and_recovered" not in notes_of_logs((FINISHED, ENDED), (late,))
    assert "throttled_and_recovered" not in notes_of_logs((FINISHED, ENDED), (f"2026-{early}",))


def test_every_note_that_is_given_is_on_the_list() -> None:
    given = notes_of("no login with password=hunter2-Blue-Kite").keys() | notes_of_logs(
        (THROTTLED, FINISHED, ENDED)
    )
    assert given < set(ALL_IDS)
    assert len(set(ALL_IDS)) == len(ALL_IDS)


def test_personal_data_is_no_credential() -> None:
    assert "credential_printed" not in notes_of("no such customer jane.miller@example.com")
