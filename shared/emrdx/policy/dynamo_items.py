"""The items of counts, wishes and approvals: their keys, and approvals as attributes and back."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from emrdx.policy.approvals import Approval, State
from emrdx.policy.decision import Slot
from emrdx.policy.store import EXACT, StoreError, micros, start_of

PARTITION_KEY: Final = "pk"
SORT_KEY: Final = "sk"
TTL_ATTRIBUTE: Final = "expires_at"
APPROVALS: Final = "APPROVAL"
WISH: Final = "WISH"
MICROS: Final = 1_000_000
_SLIDING: Final = "+"

Item = Mapping[str, Any]


def key(partition: str, sort: str) -> dict[str, dict[str, str]]:
    """An item's key."""
    return {PARTITION_KEY: {"S": partition}, SORT_KEY: {"S": sort}}


def place(slot: Slot, now: int) -> tuple[str, str]:
    """The keys of a count: of its window, or of the slot where windows begin with a call."""
    window = slot.counter.window
    return f"COUNT#{slot.key}", f"{start_of(window, now):020d}" if window.calendar else _SLIDING


def begun(slot: Slot, start: int | None, now: int) -> int:
    """When the window of a charge begins, where `start` is that of one which has begun."""
    if start is not None:
        return start
    return start_of(slot.counter.window, now) if slot.counter.window.calendar else now


def total(held: Decimal, amount: Decimal) -> Decimal:
    """The sum, exactly.

    Raises:
        StoreError: it cannot be kept so.
    """
    try:
        return EXACT.add(held, amount)
    except ArithmeticError as error:
        raise StoreError("the count cannot be kept exactly") from error


def digits(value: Decimal) -> str:
    """A number as DynamoDB takes it; it keeps 38 digits and would refuse more."""
    return format(value.normalize(), "f") if abs(value.adjusted()) < 30 else str(value)


def attributes(approval: Approval) -> dict[str, Any]:
    """An approval as an item, but for its time to live."""
    texts = {
        "fingerprint": approval.fingerprint,
        "tool": approval.tool,
        "arguments": approval.arguments,
        "identity": approval.identity,
        "rule": approval.rule,
        "state": approval.state.value,
        "decided_by": approval.decided_by,
    }
    return {
        **key(APPROVALS, approval.id),
        **{name: {"S": text} for name, text in texts.items()},
        "created": {"N": str(micros(approval.created_at))},
        "ends": {"N": str(micros(approval.expires_at))},
    }


def approval_of(item: Item) -> Approval:
    """The approval that an item holds.

    Raises:
        StoreError: the item was not written by us.
    """
    try:
        return Approval(
            id=item[SORT_KEY]["S"],
            fingerprint=item["fingerprint"]["S"],
            tool=item["tool"]["S"],
            arguments=item["arguments"]["S"],
            identity=item["identity"]["S"],
            rule=item["rule"]["S"],
            created_at=_moment(item["created"]["N"]),
            expires_at=_moment(item["ends"]["N"]),
            state=State(item["state"]["S"]),
            decided_by=item["decided_by"]["S"],
        )
    except (KeyError, ValueError, OverflowError) as error:
        raise StoreError(f"an approval is not of the form: {type(error).__name__}") from error


def _moment(value: str) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(value))
