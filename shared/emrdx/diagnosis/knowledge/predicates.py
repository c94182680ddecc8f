"""What a run's state, times and settings say, by name, for rules with `run:`.

Sources: the service model of EMR Serverless (GetJobRun, GetApplication) and its user guide: a run over its
execution timeout ends CANCELLED; a queued run over the application's queue timeout never starts.
"""

from collections.abc import Callable, Mapping
from typing import Final

from emrdx.model import FAILED_STATES, JobRun

DEFAULT_EXECUTION_MINUTES: Final = 720
DEFAULT_QUEUE_MINUTES: Final = 360
SLACK_SECONDS: Final = 60
TIMEOUT_NAMES: Final = ("timeout", "time-out", "timed out", "timed_out")

Facts = dict[str, str]


def job_timed_out(run: JobRun) -> Facts | None:
    """The run was stopped at its execution timeout (0 means none; unset means 12 hours)."""
    if run.state not in FAILED_STATES:
        return None
    minutes = run.execution_timeout_minutes
    limit = DEFAULT_EXECUTION_MINUTES if minutes is None else minutes
    seconds = _running_seconds(run)
    if not limit or seconds is None or seconds < limit * 60 - SLACK_SECONDS:
        return None
    details = run.state_details.lower()
    if run.state == "FAILED" and not any(name in details for name in TIMEOUT_NAMES):
        return None
    return {"minutes": str(limit), "ran": str(round(seconds / 60))}


def queue_timed_out(run: JobRun) -> Facts | None:
    """The run never started and waited as long as the application lets runs wait."""
    if run.state not in FAILED_STATES or run.started_at is not None:
        return None
    limit = (run.application.queue_timeout_minutes if run.application else None) or DEFAULT_QUEUE_MINUTES
    waited = run.queued_seconds
    if waited is None and "queue" in run.state_details.lower() and run.created_at and run.ended_at:
        waited = (run.ended_at - run.created_at).total_seconds()
    if waited is None or waited < limit * 60 - SLACK_SECONDS:
        return None
    return {"minutes": str(limit), "waited": str(round(waited / 60))}


def never_started(run: JobRun) -> Facts | None:
    """The run ended without having started."""
    if run.state in FAILED_STATES and run.started_at is None and run.ended_at is not None:
        return {}
    return None


def _running_seconds(run: JobRun) -> float | None:
    if run.started_at and run.ended_at:
        return (run.ended_at - run.started_at).total_seconds()
    return run.execution_seconds


PREDICATES: Final[Mapping[str, Callable[[JobRun], Facts | None]]] = {
    "job_timed_out": job_timed_out,
    "queue_timed_out": queue_timed_out,
    "never_started": never_started,
}
