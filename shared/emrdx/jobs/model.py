"""A background job as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from emrdx.redaction.text import Redacted


class JobType(StrEnum):
    """What a job does."""

    EXPORT = "findings_export"
    BACKFILL = "findings_backfill"


class JobStatus(StrEnum):
    """Where a job stands."""

    SUBMITTED = "SUBMITTED"
    IN_PROGRESS = "IN_PROGRESS"
    CANCELLING = "CANCELLING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to the job."""
        return self in _ENDED

    @property
    def state(self) -> str:
        """The same in the words of AWS' database servers' `get_job_status`."""
        return _STATES[self]


_ENDED: Final = frozenset({JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED})
_STATES: Final = {
    JobStatus.SUBMITTED: "pending",
    JobStatus.IN_PROGRESS: "running",
    JobStatus.CANCELLING: "running",
    JobStatus.COMPLETED: "succeeded",
    JobStatus.FAILED: "failed",
    JobStatus.CANCELLED: "cancelled",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is. `total` is None where it is not known."""

    done: int
    total: int | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFailure:
    """Why a job failed: a code of `errors.FailureCode` and a sentence."""

    code: str
    message: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A background job. Times are ISO 8601 in UTC, `expires_at` is in seconds since 1970.

    Attributes:
        request: the request's parameters as plain values.
        holder: who has the lease; None where nobody has.
        checkpoint: what the next worker goes on from, where the job's destination does not say it.
        takeovers: how often a worker went away without ending the job or giving it back.
    """

    id: str
    owner: str
    type: JobType
    status: JobStatus
    token: str
    request: Mapping[str, Any]
    submitted_at: str
    expires_at: int
    name: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    progress: Progress | None = None
    checkpoint: Mapping[str, Any] | None = None
    result: Mapping[str, Any] | None = None
    failure: JobFailure | None = None
    holder: str | None = None
    lease_until: str | None = None
    takeovers: int = 0
