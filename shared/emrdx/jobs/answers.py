"""What is said of jobs to those who asked. Plain values with the field names that AWS' servers use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from emrdx.jobs.model import Job, JobFailure, Progress

CHECK_WITH: Final = "get_job_status"
NOT_FOUND: Final = "not_found"
_POLL_SECONDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A job that was started, or was already. `job_id` is None for a dry run."""

    job_id: str | None
    job_type: str
    job_status: str
    state: str
    submitted_at: str
    client_token: str
    deduplicated: bool
    dry_run: bool
    resolved_output_s3_uri: str | None = None
    estimated_findings: int | None = None
    check_status_tool: str = CHECK_WITH
    next_action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """How a job stands. Without such a job all but the id and the state are absent."""

    job_id: str
    state: str
    job_type: str | None = None
    job_status: str | None = None
    job_name: str | None = None
    submitted_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    progress: Progress | None = None
    result: Mapping[str, Any] | None = None
    error: JobFailure | None = None
    poll_after_seconds: int | None = None
    expires_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobList:
    """Some of the caller's jobs, and the token for the next ones."""

    jobs: tuple[JobView, ...]
    next_token: str | None = None


def started(
    job: Job, *, deduplicated: bool, dry_run: bool, output: str | None = None, estimate: int | None = None
) -> Started:
    """What is said of a job at its start."""
    call = f'{CHECK_WITH}(job_id="{job.id}")'
    return Started(
        job_id=None if dry_run else job.id,
        job_type=job.type.value,
        job_status=job.status.value,
        state=job.status.state,
        submitted_at=job.submitted_at,
        client_token=job.token,
        deduplicated=deduplicated,
        dry_run=dry_run,
        resolved_output_s3_uri=output,
        estimated_findings=estimate,
        next_action="Nothing was started: call again with dry_run false." if dry_run else f"Call {call}.",
    )


def view(job: Job | None, asked: str) -> JobView:
    """What is said of a job, or of there being none of that id for the caller."""
    if job is None:
        return JobView(job_id=asked, state=NOT_FOUND)
    return JobView(
        job_id=job.id,
        state=job.status.state,
        job_type=job.type.value,
        job_status=job.status.value,
        job_name=job.name,
        submitted_at=job.submitted_at,
        started_at=job.started_at,
        ended_at=job.ended_at,
        progress=job.progress,
        result=job.result,
        error=job.failure,
        poll_after_seconds=None if job.status.ended else _POLL_SECONDS,
        expires_at=job.expires_at,
    )
