"""Writing findings: duplicates, late workers and two workers at once do no harm, the best revision stays."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from emrdx.findings import items, tombstones
from emrdx.findings.attributes import number
from emrdx.findings.backoff import pauses
from emrdx.findings.client import Change, Conflict, Item, Key, Put, Table
from emrdx.findings.items import Report
from emrdx.findings.keys import RunKey, moment
from emrdx.findings.transitions import Before, changes, conclusion, is_better, is_complete
from emrdx.redaction.text import Redacted
from emrdx.schemas import FixedBy, to_json

RETENTION: Final = timedelta(days=400)
_LOOKED_AT: Final = 64
# Longer than the widest window that the reconciler looks back over.
TOMBSTONE_RETENTION: Final = timedelta(days=30)


class Stored(StrEnum):
    """What became of a report."""

    NEW = "new"
    RAISED = "raised"
    KEPT = "kept"
    """What was stored is as good or better."""


class StoreContendedError(Exception):
    """Other writers were in the way at every try. The report can be brought again."""


class FindingStore:
    """Writes findings, their failures and the days' counts. May be shared by threads."""

    def __init__(self, table: Table, *, retention: timedelta = RETENTION) -> None:
        self._table = table
        self._retention = retention
        self._looked: dict[Key, tuple[Item | None]] = {}

    def record(self, report: Report) -> Stored:
        """Stores a report if it is new or better than what is stored.

        The finding, its failure's count and its day's count change together or not at all.

        Raises:
            StoreContendedError: others wrote the same items all the time.
        """
        for _ in pauses():
            try:
                return self._try(report, *self._met(report))
            except Conflict:
                continue
        raise StoreContendedError(f"no turn to store {report.key.job_run_id}")

    def bury(self, key: RunKey, reason: Redacted, seen_at: datetime) -> None:
        """Leaves a tombstone for an attempt that is no failure, so that no sweep brings it back."""
        item = tombstones.item(key, reason, seen_at, TOMBSTONE_RETENTION)
        self._table.write(Put(item=item, expected={}))

    def is_settled(self, key: RunKey, *, announced: bool) -> bool:
        """Whether an attempt was diagnosed from all of its logs and, where `announced`, is to be told of.

        What was seen is kept for the attempt's `record`, which then needs not read it again.
        """
        place = Key(key.partition, key.sort)
        item = self._table.get(place, consistent=True)
        if len(self._looked) >= _LOOKED_AT:
            self._looked.clear()
        self._looked[place] = (item,)
        if item is None or not is_complete(item):
            return False
        return not announced or items.notice_name(item) != "none"

    def mute(self, failure: str, until: datetime) -> bool:
        """Sends no notice of a failure until then; False where there is no such failure."""
        change = Change(
            key=items.failure_key(failure),
            assign={"muted_until": moment(until.astimezone(UTC))},
            expected={"failure": failure},
        )
        try:
            self._table.write(change)
        except Conflict:
            return False
        return True

    def fixed(self, key: RunKey, fix: FixedBy) -> bool:
        """Notes what fixed a run, on its finding and on the failure that it is a case of; False without a finding.

        Raises:
            StoreContendedError: others wrote the same items all the time.
        """
        place = Key(key.partition, key.sort)
        noted = to_json(fix).decode()
        for _ in pauses():
            item = self._table.get(place, consistent=True)
            if item is None:
                return False
            failure = item["failure_key"]
            try:
                self._table.write(
                    Change(
                        key=place,
                        assign={items.FIXED_BY: noted},
                        expected={"failure_key": failure, "rank": item["rank"]},
                    ),
                    Change(
                        key=items.failure_key(str(failure)),
                        assign={items.LAST_FIX: noted},
                        expected={"failure": failure},
                    ),
                )
            except Conflict:
                continue
            return True
        raise StoreContendedError(f"no turn to note what fixed {key.job_run_id}")

    def _met(self, report: Report) -> tuple[Item | None, Item | None]:
        """The finding and the failure that a report meets.

        Both as they were at one moment, unless `is_settled` saw the finding just before: then the failure alone is
        read, and what has changed since is found by the conditions of the writes.
        """
        key, failure_key = Key(report.key.partition, report.key.sort), items.failure_key(report.failure)
        looked = self._looked.pop(key, None)
        if looked is not None:
            return looked[0], self._table.get(failure_key, consistent=True)
        found = self._table.get_together(key, failure_key)
        return found.get(key), found.get(failure_key)

    def _try(self, report: Report, stored: Item | None, target: Item | None) -> Stored:
        if stored is not None and not is_better(report, stored):
            concluded = conclusion(report, stored)
            if concluded is not None:
                self._table.write(concluded)
            return Stored.KEPT
        self._table.write(*changes(report, self._before(report, stored, target), self._retention))
        return Stored.NEW if stored is None else Stored.RAISED

    def _before(self, report: Report, stored: Item | None, target: Item | None) -> Before:
        if stored is None or stored["failure_key"] == report.failure:
            return Before(finding=stored, origin=None, target=target)
        origin = self._table.get(items.failure_key(str(stored["failure_key"])), consistent=True)
        shared = origin is not None and number(origin, "count") > 1
        return Before(
            finding=stored,
            origin=origin,
            target=target,
            origin_span=self._span_without(stored) if shared else None,
        )

    def _span_without(self, stored: Item) -> tuple[str, str] | None:
        """The first and last time among the other findings of the failure that a finding leaves."""
        ends: list[str] = []
        for newest_first in (False, True):
            found = self._table.query(
                str(stored["failure_key"]), index="by_failure", newest_first=newest_first, limit=2
            )
            others = [item for item in found.items if Key.of(item) != Key.of(stored)]
            ends += [str(item["occurred_at"]) for item in others[:1]]
        return (ends[0], ends[1]) if len(ends) == 2 else None
