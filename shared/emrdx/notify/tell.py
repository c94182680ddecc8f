"""Telling of one finding: leased, folded, muted, marked. At least once, normally once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from emrdx.findings.client import Key
from emrdx.findings.keys import moment
from emrdx.findings.notices import Lease, NoticeLedger
from emrdx.notify.delivery import Asking, Channel, DeliveryError
from emrdx.notify.summary import Notice, notice_of
from emrdx.notify.wish import Wish
from emrdx.schemas import Failure

Told = Literal["sent", "folded", "muted", "gone"]
_C = TypeVar("_C", Channel, Asking)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """`fold` is how long after a notice further findings of the failure send none; `lease` how long a sender
    has, which is longer than its function runs.
    """

    fold: timedelta
    lease: timedelta


def decision(failure: Failure, now: datetime, fold: timedelta) -> Literal["send", "folded", "muted"]:
    """Whether a failure's next finding is told of by itself."""
    if failure.muted_until is not None and failure.muted_until > moment(now):
        return "muted"
    if failure.notified_at is not None and failure.notified_at > moment(now - fold):
        return "folded"
    return "send"


def tell(
    key: Key, ledger: NoticeLedger, channels: Sequence[Channel], *, holder: str, now: datetime, policy: Policy
) -> Told:
    """Tells of the finding with that key, unless that was done.

    Raises:
        LeaseHeldError: another worker is telling of the same failure.
        DeliveryError: a channel failed; a repeated try leaves out those that did not.
    """
    pending = ledger.pending(key)
    if pending is None:
        return "gone"
    notice = notice_of(pending.finding, pending.brief)
    decided = decision(pending.failure, now, policy.fold)
    if decided != "send":
        _deliver([channel for channel in channels if channel.every], notice)
        ledger.settle(key, decided, now)
        return decided
    lease = ledger.lease(pending, holder, now, policy.lease)
    try:
        _deliver(
            [channel for channel in channels if channel.name not in lease.delivered], notice, ledger, lease
        )
    except DeliveryError:
        ledger.release(lease)
        raise
    ledger.settle(key, "sent", now, lease)
    return "sent"


def ask(wish: Wish, channels: Sequence[Asking], now: datetime) -> Told:
    """Tells of a call that wants approval, unless it is too late for that.

    Raises:
        DeliveryError: a channel failed; a repeated try goes to all of them.
    """
    if wish.is_over(now):
        return "gone"
    _each(channels, lambda channel: channel.ask(wish))
    return "sent"


def _deliver(
    channels: Sequence[Channel],
    notice: Notice,
    ledger: NoticeLedger | None = None,
    lease: Lease | None = None,
) -> None:
    def delivered(channel: Channel) -> None:
        if ledger is not None and lease is not None:
            ledger.mark_delivered(lease, channel.name)

    _each(channels, lambda channel: channel.send(notice), delivered)


def _each(
    channels: Sequence[_C], send: Callable[[_C], None], delivered: Callable[[_C], None] = lambda _: None
) -> None:
    """Sends to every channel, one that fails not keeping the others from it."""
    failed: list[str] = []
    for channel in channels:
        try:
            send(channel)
        except (DeliveryError, ClientError, BotoCoreError) as error:
            text = str(error) if isinstance(error, DeliveryError) else type(error).__name__
            failed.append(f"{channel.name}: {text}")
        else:
            delivered(channel)
    if failed:
        raise DeliveryError("; ".join(failed))
