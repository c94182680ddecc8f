"""What the tools of background jobs answer: the fields of `emrdx.jobs.answers`, those that are absent left out."""

from typing import Annotated, Any, Literal

from pydantic import Field

from emrdx.mcp.acting.answers import Refusable

Type = Literal["findings_export", "findings_backfill"]
Status = Literal["SUBMITTED", "IN_PROGRESS", "CANCELLING", "COMPLETED", "FAILED", "CANCELLED"]
State = Literal["pending", "running", "succeeded", "failed", "cancelled", "not_found"]


class StartedAnswer(Refusable):
    """A job that was started, or would be."""

    job_id: Annotated[str | None, Field(description="Absent for a dry run")] = None
    job_type: Type | None = None
    job_status: Status | None = None
    state: State | None = None
    submitted_at: str | None = None
    client_token: Annotated[str | None, Field(description="The same token starts no second job")] = None
    deduplicated: Annotated[bool | None, Field(description="The job was there already")] = None
    dry_run: bool | None = None
    resolved_output_s3_uri: str | None = None
    estimated_findings: int | None = None
    check_status_tool: str | None = None
    next_action: str | None = None


class JobAnswer(Refusable):
    """How a job stands."""

    job_id: str | None = None
    state: State | None = None
    job_type: Type | None = None
    job_status: Status | None = None
    job_name: str | None = None
    submitted_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    progress: Annotated[dict[str, Any] | None, Field(description="done, total, unit")] = None
    result: Annotated[dict[str, Any] | None, Field(description="Only of a job that succeeded")] = None
    error: Annotated[dict[str, Any] | None, Field(description="code and message of one that failed")] = None
    poll_after_seconds: Annotated[int | None, Field(description="Absent once the job has ended")] = None
    expires_at: Annotated[int | None, Field(description="Seconds since 1970")] = None


class JobsAnswer(Refusable):
    """The caller's jobs, newest first."""

    jobs: list[dict[str, Any]] | None = None
    next_token: str | None = None
