"""Asking the findings table: by key or index only, never by Scan. Needs GetItem, BatchGetItem and Query."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, Generic, TypeVar

from emrdx.findings import cursor as cursors
from emrdx.findings import items
from emrdx.findings.client import Item, Key, Table
from emrdx.findings.cursor import InvalidCursor, Position
from emrdx.findings.days import day_count
from emrdx.findings.keys import ATTEMPT_PREFIX, RunKey, Scope, day_partition
from emrdx.findings.query import FindingQuery, between, partitions
from emrdx.findings.recall import Recall, failure_of
from emrdx.findings.table import FINDINGS_TABLE
from emrdx.findings.tombstones import tombstone
from emrdx.schemas import DayCount, Failure, Finding, FindingSummary, Setup, Tombstone

LIMIT_MAX: Final = 100
_QUERIES_MAX: Final = 40
_PAGE_FILTERED: Final = 200
_ATTEMPTS_MAX: Final = 50
_REMEMBERED: Final = 256

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some answers, and the cursor for the next ones: None where there are no more.

    A page may hold fewer than asked for, even none, and still have a cursor: the search stops after a bounded
    number of reads.
    """

    items: tuple[T, ...]
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """Everything known of a job run: its attempts' findings, newest attempt first, and its tombstones."""

    findings: tuple[Finding, ...]
    tombstones: tuple[Tombstone, ...] = ()


def _now() -> datetime:
    return datetime.now(UTC)


class FindingReader:
    """Reads findings. May be shared by threads."""

    def __init__(
        self, table: Table, *, clock: Callable[[], datetime] = _now, remembered: int = _REMEMBERED
    ) -> None:
        """`remembered` is for how many runs it is remembered where their items lie."""
        self._table = table
        self._clock = clock
        self._recall = Recall(remembered)

    def get(self, key: RunKey) -> Finding | None:
        """The finding of one attempt. Two reads by key."""
        item = self._table.get(Key(key.partition, key.sort))
        if item is None:
            return None
        return items.finding(item, self._table.get(items.failure_key(str(item["failure_key"]))))

    def run(self, job_run_id: str) -> RunRecord:
        """All attempts of a run known by its id alone, at most the 50 newest.

        One query; a batch read more where a later run is the newest case of an attempt's failure, and of such a
        run that was asked for a short while ago the batch read alone.
        """
        if (again := self._recalled(job_run_id)) is not None:
            return again
        found = self._table.query(job_run_id, index="by_run", limit=_ATTEMPTS_MAX).items
        attempts = sorted(
            (item for item in found if str(item["sk"]).startswith(ATTEMPT_PREFIX)),
            key=lambda item: str(item["sk"]),
            reverse=True,
        )
        failures = {Key.of(item): item for item in found if item["item"] == "FAILURE"}
        missing = [key for key in map(failure_of, attempts) if key not in failures]
        if missing:
            failures |= self._table.get_many(missing)
            if all(item["item"] != "TOMBSTONE" for item in found):
                self._recall.keep(job_run_id, attempts, self._clock())
        return RunRecord(
            findings=_with_recurrence(attempts, failures),
            tombstones=tuple(tombstone(item) for item in found if item["item"] == "TOMBSTONE"),
        )

    def setups(self, keys: Iterable[RunKey]) -> dict[RunKey, Setup]:
        """What runs were started with, of those whose findings say so. One batch read."""
        places = {Key(key.partition, key.sort): key for key in keys}
        found = self._table.get_many(places).items()
        return {places[place]: setup for place, item in found if (setup := items.setup(item))}

    def newest_of_job(self, scope: Scope, job_name: str) -> Finding | None:
        """The newest finding of a job, by its name as submitted. One query and two reads by key."""
        page = self.list(FindingQuery(scope=scope, job_name=job_name), limit=1)
        return self.get(_key_of(page.items[0])) if page.items else None

    def list(
        self, query: FindingQuery, *, limit: int = 20, cursor: str | None = None
    ) -> Page[FindingSummary]:
        """Findings, newest first. Lists come from an index and may be a moment behind the last write.

        Raises:
            InvalidCursor: the cursor is none, or belongs to another question.
        """
        wanted = min(max(limit, 1), LIMIT_MAX)
        last = cursors.decode(query.identity, cursor) if cursor else None
        if last is not None and last.at > between(query, self._clock())[1]:
            raise InvalidCursor("the cursor is of no finding; pass back the one that the last page gave")
        taken: list[FindingSummary] = []
        for found, position in self._walk(query, last, _PAGE_FILTERED if query.filters() else wanted + 1):
            if found is None:
                return Page(tuple(taken), cursors.encode(query.identity, position))
            if last is not None and len(taken) == wanted:
                return Page(tuple(taken), cursors.encode(query.identity, last))
            if query.takes(found):
                taken.append(found)
            last = position
        return Page(tuple(taken))

    def failure(self, failure: str) -> Failure | None:
        """A recurring failure by its id. One read by key."""
        item = self._table.get(items.failure_key(failure))
        return items.failure(item) if item else None

    def days(self, scope: Scope, first: date, last: date) -> tuple[DayCount, ...]:
        """The counts of the days from `first` to `last`, both included, oldest first."""
        counts: list[DayCount] = []
        after: dict[str, str] | None = None
        more = first <= last
        while more:
            page = self._table.query(
                day_partition(scope),
                between=(first.isoformat(), f"{last.isoformat()}#\U0010ffff"),
                after=after,
                newest_first=False,
            )
            counts += [day_count(item) for item in page.items]
            more = page.more and bool(page.items)
            if more:
                after = {name: str(page.items[-1][name]) for name in ("pk", "sk")}
        return tuple(count for count in counts if count.new or count.recurring)

    def seen(self, keys: Iterable[RunKey]) -> frozenset[RunKey]:
        """Those attempts that have a tombstone, or a finding that waits for no further look.

        One batch read for each 50.
        """
        wanted = tuple(keys)
        places = {Key(key.partition, sort): key for key in wanted for sort in (key.sort, key.tombstone)}
        found = self._table.get_many(places).items()
        return frozenset(places[place] for place, item in found if items.PROVISIONAL not in item)

    def _walk(
        self, query: FindingQuery, start: Position | None, step: int
    ) -> Iterator[tuple[FindingSummary | None, Position]]:
        """What the index holds after `start`, each with its position; None once the reads are used up."""
        now = self._clock()
        span = between(query, now)
        left = [part for part in partitions(query, now) if start is None or part <= start.partition]
        if start is not None and start.pk and start.at < span[0] and start.partition in left:
            # The span has moved on since the page before: what follows there is too old by now.
            left.remove(start.partition)
        for _ in range(_QUERIES_MAX):
            if not left:
                return
            page = self._table.query(
                left[0],
                index=query.index()[0],
                between=span,
                after=_start_key(query, start, left[0]),
                limit=step,
            )
            for item in page.items:
                start = Position(str(item["pk"]), str(item["sk"]), str(item["occurred_at"]), left[0])
                yield items.summary(item), start
            if not page.more:
                left.pop(0)
        if left:
            yield None, start if start and start.partition == left[0] else Position("", "", "", left[0])

    def _recalled(self, job_run_id: str) -> RunRecord | None:
        """The run read where its items lay; None where that is not known or no longer the whole run."""
        places = self._recall.of(job_run_id, self._clock())
        if places is None:
            return None
        found = self._table.get_many(places.keys())
        if not places.hold(found):
            return None
        return RunRecord(findings=_with_recurrence([found[key] for key in places.findings], found))


def _with_recurrence(attempts: Sequence[Item], failures: Mapping[Key, Item]) -> tuple[Finding, ...]:
    return tuple(items.finding(item, failures.get(failure_of(item))) for item in attempts)


def _key_of(found: FindingSummary) -> RunKey:
    return RunKey(
        account=found.account,
        region=found.region,
        application_id=found.application_id,
        job_run_id=found.job_run_id,
        attempt=found.attempt,
    )


def _start_key(query: FindingQuery, position: Position | None, partition: str) -> dict[str, str] | None:
    """DynamoDB's key to start after: made anew from the partition, so that no cursor leads to another one."""
    if position is None or position.partition != partition or not position.pk:
        return None
    index = next(entry for entry in FINDINGS_TABLE.indexes if entry.name == query.index()[0])
    return {
        "pk": position.pk,
        "sk": position.sk,
        index.partition_key: partition,
        index.sort_key: position.at,
    }
