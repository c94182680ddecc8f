"""The life of a notice: a lease on its failure before sending, a mark after. At least once, normally once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from emrdx.findings import items
from emrdx.findings.backoff import pauses
from emrdx.findings.client import Change, Conflict, Item, Key, Table
from emrdx.findings.items import NoticeName
from emrdx.findings.keys import moment
from emrdx.schemas import Failure, Finding, FindingSummary

_LEASE_ATTRIBUTES: Final = ("lease_holder", "lease_finding", "lease_until", "delivered")


class LeaseHeldError(Exception):
    """Another worker is sending a notice of this failure. The message can be tried again later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A finding that people are to be told of, and its failure."""

    key: Key
    finding: Finding
    brief: FindingSummary
    failure: Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """The right to send a failure's notice until `until`. `delivered` names the channels that have it."""

    key: Key
    failure: str
    holder: str
    until: datetime
    delivered: frozenset[str] = frozenset()


class NoticeLedger:
    """Who may send which notice, and what was sent. May be shared by threads."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def pending(self, key: Key) -> Pending | None:
        """The finding to tell of, None where it is gone or was told of already."""
        item = self._table.get(key, consistent=True)
        if item is None or items.notice_name(item) != "pending":
            return None
        failure = self._failure(str(item["failure_key"]))
        return Pending(
            key=key,
            finding=items.finding(item, failure),
            brief=items.summary(item),
            failure=items.failure(failure),
        )

    def lease(self, pending: Pending, holder: str, now: datetime, duration: timedelta) -> Lease:
        """Takes the lease of the pending finding's failure.

        Raises:
            LeaseHeldError: another worker has it, or has sent a notice since `pending` was read.
        """
        failure = self._failure(pending.failure.id)
        if (
            str(failure.get("lease_until", "")) > moment(now)
            or failure.get("notified_at") != pending.failure.notified_at
        ):
            raise LeaseHeldError(f"failure {pending.failure.id} is being told of")
        subject = "|".join(pending.key)
        again = failure.get("lease_finding") == subject
        until = now + duration
        change = Change(
            key=Key.of(failure),
            assign={"lease_holder": holder, "lease_finding": subject, "lease_until": moment(until)},
            remove=() if again else ("delivered",),
            expected={name: failure.get(name) for name in ("failure", "lease_until", "notified_at")},
        )
        try:
            self._table.write(change)
        except Conflict:
            raise LeaseHeldError(f"failure {pending.failure.id} is being told of") from None
        delivered = failure.get("delivered", frozenset()) if again else frozenset()
        return Lease(
            key=pending.key,
            failure=pending.failure.id,
            holder=holder,
            until=until,
            delivered=delivered if isinstance(delivered, frozenset) else frozenset(),
        )

    def mark_delivered(self, lease: Lease, channel: str) -> None:
        """Notes that a channel has the notice, so that a repeated try does not send it there again."""
        self._change_leased(lease, add={"delivered": frozenset({channel})})

    def release(self, lease: Lease) -> None:
        """Gives the lease back after a failed try, so that the next one need not wait for its end."""
        self._change_leased(lease, remove=("lease_holder", "lease_until"))

    def settle(self, key: Key, state: NoticeName, at: datetime, lease: Lease | None = None) -> None:
        """Marks the notice of a finding as sent (with its lease), folded or muted.

        Raises:
            Conflict: others wrote the same items all the time.
        """
        for _ in pauses():
            try:
                self._settle(key, state, moment(at), lease)
            except Conflict:
                continue
            return
        raise Conflict(f"no turn to settle the notice of {key.pk}")

    def _settle(self, key: Key, state: NoticeName, at: str, lease: Lease | None) -> None:
        item = self._table.get(key, consistent=True)
        if item is None:
            return
        told = Change(
            key=key,
            assign={"notice_state": state, "notice_at": at},
            expected={"notice_state": item["notice_state"], "failure_key": item["failure_key"]},
        )
        # A better revision may have moved the finding to another failure, which took the lease over.
        failure_key = items.failure_key(str(item["failure_key"]))
        failure = self._table.get(failure_key, consistent=True) if lease else None
        if lease is None or failure is None or failure.get("lease_holder") != lease.holder:
            self._table.write(told)
            return
        ended = Change(
            key=failure_key,
            assign={"notified_at": at},
            remove=_LEASE_ATTRIBUTES,
            expected={"lease_holder": lease.holder},
        )
        self._table.write(told, ended)

    def _change_leased(
        self, lease: Lease, *, add: Mapping[str, frozenset[str]] | None = None, remove: tuple[str, ...] = ()
    ) -> None:
        change = Change(
            key=items.failure_key(lease.failure),
            add=dict(add or {}),
            remove=remove,
            expected={"lease_holder": lease.holder},
        )
        for _ in pauses():
            try:
                self._table.write(change)
            except Conflict:
                held = self._table.get(change.key, consistent=True)
                if held is None or held.get("lease_holder") != lease.holder:
                    return
            else:
                return

    def _failure(self, failure: str) -> Item:
        item = self._table.get(items.failure_key(failure), consistent=True)
        if item is None:
            raise LookupError(f"no failure {failure} in the table")
        return item
