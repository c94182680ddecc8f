"""Where counts and approvals are kept: what every store does, whatever it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from typing import Final, Protocol

from emrdx.policy.approvals import Approval, State
from emrdx.policy.decision import Due, Slot
from emrdx.policy.model import Window

# Exact for every double that a call can hold; a sum that is not is an error, never rounded.
EXACT: Final = Context(prec=1000, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


class StoreError(RuntimeError):
    """The store cannot be reached or does not understand what it holds: nothing is allowed."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was charged, to which window, so that it is given back there."""

    key: str
    start: int
    amount: Decimal


class Store(Protocol):
    """Counts and approvals. Times are aware datetimes; every method may raise `StoreError`."""

    def value(self, slot: Slot, now: datetime) -> Decimal:
        """What the counter holds in the present window."""
        ...

    def reserve(self, dues: Sequence[Due], now: datetime) -> tuple[Receipt, ...] | Due:
        """Charges all or none; the due that has no room, where one has none."""
        ...

    def refund(self, receipts: Sequence[Receipt]) -> None:
        """Gives back what was charged, to the windows that were charged."""
        ...

    def wish(self, approval: Approval, now: datetime, replacing: str | None = None) -> Approval:
        """The open approval of that fingerprint, or this one, stored.

        Where the open one is the one to replace, by its id, and is still pending, it ends now.
        """
        ...

    def find(self, fingerprint: str, now: datetime) -> Approval | None:
        """The approval of that fingerprint that is pending or approved and has not expired."""
        ...

    def consume(self, approval_id: str, now: datetime) -> bool:
        """Uses an approved one up. Exactly one caller gets True."""
        ...

    def give_back(self, approval_id: str) -> None:
        """Makes a used one approved again, for the call that it was for failed."""
        ...

    def decide(self, approval_id: str, state: State, by: str, now: datetime) -> Approval | None:
        """Approves or denies what is pending and has not expired; None where it is not."""
        ...

    def approval(self, approval_id: str) -> Approval | None:
        """One by its id."""
        ...

    def approvals(self) -> tuple[Approval, ...]:
        """All that are kept, newest first."""
        ...


def micros(moment: datetime) -> int:
    """Microseconds since 1970 in UTC, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def start_of(window: Window, now: int) -> int:
    """Where the calendar window of a moment begins."""
    length = window.seconds * 1_000_000
    return now - now % length
