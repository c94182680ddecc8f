"""What AWS refuses, as a refusal of ours: its own messages name principals and resources."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from botocore.exceptions import BotoCoreError, ClientError

from emrdx.findings.client import Conflict
from emrdx.jobs.errors import Refusal, refused

_THROTTLES: Final = ("Throttl", "TooManyRequests", "ThroughputExceeded", "RequestLimitExceeded")
_ABSENT: Final = "ResourceNotFoundException"


@contextmanager
def backend() -> Iterator[None]:
    """Calls of AWS in here.

    Raises:
        JobRefusedError: one is refused, or AWS cannot be reached.
    """
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code == _ABSENT:
            raise refused(
                Refusal.BACKEND_UNAVAILABLE,
                "there is no such table here: a deployment with actions = true makes the one of jobs; "
                "name it with --acting-table",
            ) from None
        if any(word in code for word in _THROTTLES):
            raise refused(Refusal.THROTTLED, "too many calls: call again in a moment") from None
        raise refused(Refusal.BACKEND_UNAVAILABLE, "the jobs' table refuses: tell the operator") from error
    except Conflict:
        raise refused(Refusal.THROTTLED, "the table is busy: call again in a moment") from None
    except BotoCoreError as error:
        raise refused(Refusal.BACKEND_UNAVAILABLE, "AWS cannot be reached") from error
