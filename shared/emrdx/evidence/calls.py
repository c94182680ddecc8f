"""AWS calls, counted against what one diagnosis may make, and what their errors mean for a source."""

from typing import Any, Final

from emrdx.limits import AWS_CALLS_DRIVER, AWS_CALLS_EXECUTORS
from emrdx.model import SourceStatus

CALLS_FOR_THE_RUN: Final = 2
"""GetJobRun and GetApplication, made before any log is looked for."""

_MISSING: Final = frozenset({"404", "NoSuchKey", "NoSuchBucket", "NotFound", "ResourceNotFoundException"})
_DENIED: Final = frozenset(
    {
        "403",
        "AccessDenied",
        "AccessDeniedException",
        "AllAccessDisabled",
        "InvalidObjectState",
        "KMS.DisabledException",
        "KMS.KMSInvalidStateException",
        "KMS.NotFoundException",
        "UnauthorizedOperation",
    }
)
_BUSY: Final = frozenset(
    {
        "429",
        "500",
        "502",
        "503",
        "504",
        "InternalError",
        "InternalFailure",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "ServiceUnavailableException",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)


class Calls:
    """Calls made while logs are collected. Those of rotated files and further listing pages are free."""

    def __init__(self) -> None:
        self.counted = 0
        self.free = 0
        self._limit = AWS_CALLS_DRIVER - CALLS_FOR_THE_RUN

    def allow_executors(self) -> None:
        """From here on the limit is that of a diagnosis with executors."""
        self._limit = AWS_CALLS_EXECUTORS - CALLS_FOR_THE_RUN

    def take(self) -> bool:
        """Counts one more call; False, and no call may be made, where the limit is reached."""
        if self.counted >= self._limit:
            return False
        self.counted += 1
        return True

    def take_free(self) -> None:
        """Counts a call that the limit does not hold for."""
        self.free += 1


def status_of(error: Any) -> SourceStatus:
    """What a botocore ClientError means for the source that was asked for. What a service is too busy for is
    late: it is there and will be readable.

    Raises:
        ClientError: the error itself, where it says nothing of the source (bad credentials, bad request).
    """
    code = str(error.response.get("Error", {}).get("Code", ""))
    if code in _MISSING:
        return SourceStatus.MISSING
    if code in _DENIED:
        return SourceStatus.DENIED
    if code in _BUSY:
        return SourceStatus.LATE
    raise error
