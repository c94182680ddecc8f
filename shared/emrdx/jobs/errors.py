"""Why a job is not started, does not go on, or has failed. Every text is redacted."""

from enum import StrEnum
from typing import Final

from emrdx.redaction import Redacted, Redactor


class Refusal(StrEnum):
    """Why a call is refused before anything is done."""

    WRITE_DISABLED = "WRITE_DISABLED"
    INVALID_PARAMETER = "INVALID_PARAMETER"
    DESTINATION_NOT_ALLOWED = "DESTINATION_NOT_ALLOWED"
    ROLE_NOT_ALLOWED = "ROLE_NOT_ALLOWED"
    IDEMPOTENCY_CONFLICT = "IDEMPOTENCY_CONFLICT"
    JOB_QUOTA_EXCEEDED = "JOB_QUOTA_EXCEEDED"
    THROTTLED = "THROTTLED"
    BACKEND_UNAVAILABLE = "BACKEND_UNAVAILABLE"


_RETRYABLE: Final = frozenset({Refusal.JOB_QUOTA_EXCEEDED, Refusal.THROTTLED, Refusal.BACKEND_UNAVAILABLE})


class JobRefusedError(Exception):
    """A call is refused. `retryable` says whether the same call may succeed later."""

    def __init__(self, code: Refusal, message: Redacted) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.retryable = code in _RETRYABLE


def refused(code: Refusal, text: str) -> JobRefusedError:
    """A refusal in words that may quote the caller: the text is redacted like any other."""
    return JobRefusedError(code, Redactor().session().text(text))


class FailureCode(StrEnum):
    """Why a job failed."""

    ACCESS_DENIED = "ACCESS_DENIED"
    BUCKET_WRONG_REGION = "BUCKET_WRONG_REGION"
    KMS_DENIED = "KMS_DENIED"
    OUTPUT_TOO_LARGE = "OUTPUT_TOO_LARGE"
    LEASE_LOST = "LEASE_LOST"
    INTERNAL = "INTERNAL"


class JobFailedError(Exception):
    """The job cannot be done, however often it is tried."""

    def __init__(self, code: FailureCode, message: Redacted) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class LeaseLostError(Exception):
    """Another worker has the job: this one must write nothing more of it."""


class JobCancelledError(Exception):
    """The caller wants no more of the job."""


class OutOfTimeError(Exception):
    """The worker's own time is over; the job is left to the next one."""
