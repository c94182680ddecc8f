"""What a run's state and times say of its time-outs."""

from datetime import UTC, datetime, timedelta

import pytest

from emrdx.diagnosis.knowledge.predicates import job_timed_out, never_started, queue_timed_out
from emrdx.model import Application, JobRun

BEGUN = datetime(2026, 11, 21, 6, tzinfo=UTC)


def ran(minutes: float, *, state: str = "CANCELLED", details: str = "", limit: int | None = 60) -> JobRun:
    return JobRun(
        state=state,
        state_details=details,
        started_at=BEGUN,
        ended_at=BEGUN + timedelta(minutes=minutes),
        execution_timeout_minutes=limit,
    )


@pytest.mark.parametrize(
    ("run", "timed_out"),
    [
        (ran(60), True),
        (ran(59.5), True),
        (ran(58), False),
        (ran(60, limit=0), False),
        (ran(719.5, limit=None), True),
        (ran(700, limit=None), False),
        (ran(60, state="SUCCESS"), False),
        (ran(60, state="FAILED"), False),
        (ran(60, state="FAILED", details="Job execution timed out after 60 minutes"), True),
        (ran(60, state="FAILED", details="Job Timeout was reached"), True),
        (ran(60, state="FAILED", details="EXECUTION_TIMEOUT"), True),
        (ran(60, state="FAILED", details="the entry point has no timer"), False),
    ],
)
def test_a_run_that_ended_at_its_limit_timed_out_where_its_state_says_no_other(
    run: JobRun, *, timed_out: bool
) -> None:
    assert (job_timed_out(run) is not None) is timed_out


@pytest.mark.parametrize(("waited", "timed_out"), [(900, True), (840, True), (830, False), (None, False)])
def test_a_run_that_never_started_timed_out_where_it_waited_as_long_as_runs_may(
    waited: float | None, *, timed_out: bool
) -> None:
    application = Application(application_id="a", queue_timeout_minutes=15)
    run = JobRun(state="FAILED", queued_seconds=waited, ended_at=BEGUN, application=application)
    assert (queue_timed_out(run) is not None) is timed_out
    assert never_started(run) == {}
