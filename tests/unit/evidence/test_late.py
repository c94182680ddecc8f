"""Which logs may still come."""

from datetime import UTC, datetime, timedelta

import pytest

from emrdx.evidence import is_late
from emrdx.evidence.late import mark_late
from emrdx.model import Evidence, JobRun, Role, SourceEvidence, SourceRef, SourceStatus

ENDED = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUN = JobRun(state="FAILED", started_at=ENDED - timedelta(hours=1), ended_at=ENDED)
MISSING = SourceStatus.MISSING


def source(
    status: SourceStatus, written: float | None = None, path: str = "SPARK_DRIVER/stderr.gz"
) -> SourceEvidence:
    modified = None if written is None else ENDED + timedelta(seconds=written)
    role = Role.EXECUTOR if path.startswith("SPARK_EXECUTOR") else Role.DRIVER
    return SourceEvidence(ref=SourceRef(path=path, role=role, modified=modified), status=status)


def marked(*sources: SourceEvidence, after: float, run: JobRun = RUN) -> list[SourceStatus]:
    return [s.status for s in mark_late(run, sources, ENDED + timedelta(seconds=after))]


@pytest.mark.parametrize("status", [SourceStatus.READ, SourceStatus.EMPTY, SourceStatus.TRUNCATED])
def test_a_driver_s_log_older_than_the_end_is_late_until_it_has_settled(status):
    assert marked(source(status, written=-14), after=20) == [SourceStatus.LATE]
    assert marked(source(status, written=-14), after=61) == [status]
    assert marked(source(status, written=3), after=20) == [status]


def test_a_driver_s_log_that_is_missing_is_late_for_ten_minutes():
    assert marked(source(MISSING), source(MISSING), after=30) == [SourceStatus.LATE] * 2
    assert marked(source(MISSING), after=599) == [SourceStatus.LATE]
    assert marked(source(MISSING), after=601) == [MISSING]


def test_one_stream_that_is_missing_is_not_late_where_the_other_is_there():
    assert marked(source(SourceStatus.READ, written=1), source(MISSING), after=30) == [
        SourceStatus.READ,
        MISSING,
    ]


def test_a_run_that_never_started_will_write_no_log():
    assert marked(source(MISSING), after=5, run=JobRun(state="FAILED", ended_at=ENDED)) == [MISSING]


def test_nothing_is_late_where_the_end_is_unknown():
    assert marked(source(MISSING), after=5, run=JobRun(state="FAILED")) == [MISSING]


def test_executors_and_rotated_pieces_are_never_waited_for():
    executor = source(SourceStatus.READ, -50, "SPARK_EXECUTOR/1/stderr.gz")
    piece = source(SourceStatus.READ, -50, "SPARK_DRIVER/archived/stderr_0.gz")
    assert marked(executor, piece, after=5) == [SourceStatus.READ] * 2


def test_what_may_not_be_read_will_not_become_readable():
    assert marked(source(SourceStatus.DENIED), after=5) == [SourceStatus.DENIED]


def test_evidence_is_late_where_a_source_is():
    late = source(SourceStatus.LATE)
    assert is_late(Evidence(run=RUN, sources=(late,)))
    assert not is_late(Evidence(run=RUN, sources=(source(MISSING),)))
