"""What may be done here, and what each operation needs, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from emrdx.acting.errors import Code, refusal

SENSITIVE_FLAG: Final = "--allow-sensitive-data-access"
WRITE_FLAG: Final = "--allow-write"


class Operation(StrEnum):
    """The operations on job runs, by the names that AWS' data-processing server gives them."""

    START = "start-job-run"
    GET = "get-job-run"
    CANCEL = "cancel-job-run"
    LIST = "list-job-runs"
    DASHBOARD = "get-dashboard-for-job-run"


@dataclass(frozen=True, slots=True)
class Permissions:
    """What whoever started this server allowed. Both are off unless asked for."""

    write: bool = False
    sensitive: bool = False


WRITES: Final = frozenset({Operation.START, Operation.CANCEL})
REQUIRED: Final[Mapping[Operation, tuple[str, ...]]] = {
    Operation.START: ("application_id", "execution_role_arn", "job_driver"),
    Operation.GET: ("application_id", "job_run_id"),
    Operation.CANCEL: ("application_id", "job_run_id"),
    Operation.LIST: ("application_id",),
    Operation.DASHBOARD: ("application_id", "job_run_id"),
}


def known(name: str) -> Operation:
    """The operation of that name, letters' case included.

    Raises:
        Refusal: there is none.
    """
    try:
        return Operation(name)
    except ValueError:
        names = ", ".join(Operation)
        shown = name if name.isascii() and name.isprintable() and len(name) <= 64 else "(unreadable)"
        raise refusal(
            Code.INVALID_OPERATION, f"Invalid operation: {shown}. Must be one of: {names}"
        ) from None


def pass_write(operation: str, permissions: Permissions) -> None:
    """Nothing, where writing is allowed.

    Raises:
        Refusal: it is not.
    """
    if not permissions.write:
        raise refusal(
            Code.WRITE_DISABLED,
            f"Operation {operation} is not allowed without write access (the server runs without {WRITE_FLAG})",
        )


def pass_required(operation: Operation, given: Mapping[str, Any]) -> None:
    """Nothing, where all that the operation needs is given; only null counts as missing.

    Raises:
        Refusal: something is missing; all that is required is named.
    """
    names = REQUIRED[operation]
    if any(given.get(name) is None for name in names):
        verb = "is" if len(names) == 1 else "are"
        raise refusal(Code.MISSING_PARAMETER, f"{_listed(names)} {verb} required for {operation} operation")


def _listed(names: tuple[str, ...]) -> str:
    if len(names) <= 2:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"
