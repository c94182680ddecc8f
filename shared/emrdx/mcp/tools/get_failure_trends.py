"""get_failure_trends: what fails how often."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Final, Literal, NamedTuple

from emrdx.mcp import absent
from emrdx.mcp import cursor as cursors
from emrdx.mcp.answers import CountPart, TrendsAnswer
from emrdx.mcp.description import Description
from emrdx.mcp.errors import CursorError
from emrdx.mcp.parts import short
from emrdx.mcp.reply import data
from emrdx.mcp.scope import Served
from emrdx.mcp.untrusted import word
from emrdx.redaction.text import Redacted, identifier, literal, stored
from emrdx.schemas import DayCount, Owner

By = Literal["kind", "application", "owner", "day"]

DESCRIPTION: Final = Description(
    title="Count failures over time",
    when=(
        "What fails most, is it getting better, what is new? Use for weekly reviews and counts; for single runs "
        "use list_failures."
    ),
    needs=(
        "nothing, or: days (length of the span up to today, 7 unless given), by (kind, application, owner or "
        "day), and to narrow down: application_id, kind, owner; cursor."
    ),
    returns=(
        "failures of each kind, application, owner or day, most first (days: newest first), how many new and "
        "recurring, how many in the span before; total; next_cursor."
    ),
    after="list_failures with the kind, application or owner that stands out.",
)

DAYS_DEFAULT: Final = 7
DAYS_MAX: Final = 90
_PAGE: Final = 12
_KEYS: Final[Mapping[By, Callable[[DayCount], Redacted]]] = {
    "kind": lambda count: count.kind,
    "application": lambda count: count.application_id,
    "owner": lambda count: stored(count.owner.value),
    "day": lambda count: count.date,
}


class Asked(NamedTuple):
    """Which counts, and which page of them."""

    days: int = DAYS_DEFAULT
    by: By = "kind"
    application_id: str | None = None
    kind: str | None = None
    owner: Owner | None = None
    cursor: str | None = None

    @property
    def question(self) -> dict[str, object]:
        """All but the page."""
        return {name: value for name, value in self._asdict().items() if name != "cursor"}

    def takes(self, count: DayCount) -> bool:
        """Whether a count is asked for."""
        return (
            self.application_id in {None, str(count.application_id)}
            and self.kind in {None, str(count.kind)}
            and self.owner in {None, count.owner}
        )


def answer(served: Served, asked: Asked) -> TrendsAnswer:
    """Counts of the last `days` days, today's included, beside those of as many days before.

    Raises:
        CursorError: the cursor is none, or of other arguments.
    """
    last = served.clock().date()
    first = last - timedelta(days=asked.days - 1)
    start = cursors.decode(asked.question, asked.cursor).get("at", 0)
    if not isinstance(start, int) or start < 0:
        raise CursorError("This is no cursor of this server. Call again without it.")
    days = served.findings.days(served.scope, first - timedelta(days=asked.days), last)
    counts = [count for count in days if asked.takes(count)]
    since = identifier(first.isoformat())
    rows = _rows(counts, since, asked.by)
    if not rows:
        return TrendsAnswer(status="not_found", not_found=absent.nothing_matches(served, asked.kind))
    more = start + _PAGE < len(rows)
    return TrendsAnswer(
        status="found",
        since=since,
        until=identifier(last.isoformat()),
        by=asked.by,
        total=_sum(literal("total"), counts, since),
        counts=tuple(rows[start : start + _PAGE]),
        next_cursor=stored(cursors.encode(asked.question, {"at": start + _PAGE})) if more else None,
    )


def text(found: TrendsAnswer) -> list[str]:
    """The answer as text."""
    total = found.total
    head = f"{word(found.since)} to {word(found.until)}"
    if total:
        head += f": {total.failures} failures ({total.new} new, {total.recurring} recurring), {total.before} before"
    return [head, *data([_shown(row) for row in found.counts]), *_more(found)]


def _shown(row: CountPart) -> str:
    before = f", {row.before} before" if row.before is not None else ""
    return f"{row.key}: {row.failures} ({row.new} new){before}"


def _more(found: TrendsAnswer) -> list[str]:
    return ["More with next_cursor."] if found.next_cursor else []


def _rows(counts: Sequence[DayCount], since: Redacted, by: By) -> list[CountPart]:
    groups: dict[Redacted, list[DayCount]] = {}
    for count in counts:
        if by != "day" or count.date >= since:
            groups.setdefault(_KEYS[by](count), []).append(count)
    rows = [_sum(key, group, since) for key, group in groups.items()]
    if by == "day":
        days = (row.model_copy(update={"before": None}) for row in rows)
        return sorted(days, key=lambda row: row.key, reverse=True)
    return sorted(rows, key=lambda row: (-row.failures, -(row.before or 0), row.key))


def _sum(key: Redacted, counts: Sequence[DayCount], since: Redacted) -> CountPart:
    now = [count for count in counts if count.date >= since]
    new, recurring = sum(count.new for count in now), sum(count.recurring for count in now)
    everything = sum(count.new + count.recurring for count in counts)
    return CountPart(
        key=short(key, 16),
        failures=new + recurring,
        new=new,
        recurring=recurring,
        before=everything - new - recurring,
    )
