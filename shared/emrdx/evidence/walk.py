"""The salient records of a stream, view by view, put into the budget.

Repeats of a record that is known well are recognised by their bytes alone, since most of what a long log
says it says often.
"""

from dataclasses import dataclass
from typing import Final

from emrdx.evidence.budget import Group, Window, WindowBudget
from emrdx.evidence.heads import HEAD_BYTES, head_key, without_digits
from emrdx.evidence.marks import Marks
from emrdx.evidence.records import Record
from emrdx.evidence.salience import Level, hits, moved
from emrdx.evidence.view import View
from emrdx.limits import WINDOW_BYTES

_REPEATABLE: Final = frozenset(b"0123456789[{")
_PREFIX_BYTES: Final = 3
_KNOWN_KEYS: Final = 10_000
_HELD_VIEWS: Final = 24
_TELLING_LINES: Final = 16


@dataclass(frozen=True, slots=True)
class _Sighting:
    view: View
    start: int
    order: int

    def window(self, level: Level) -> Window:
        view, start = self.view, self.start
        body = view.data[start : start + 2 * WINDOW_BYTES]
        marks = Marks(view.data, [moved(hit, start) for hit in hits(body)])
        record = view.record(start, marks)
        view.extend(record, view.data.find(b"\n", start) + 1, marks)
        return _window(record, view.lead(start), level, self.order)


class Walk:
    """The state between two views: the record that has not ended, and the repeats that are known."""

    def __init__(self, budget: WindowBudget) -> None:
        self._budget = budget
        self._record: Record | None = None
        self._lead: tuple[bytes, ...] = ()
        self._known: dict[bytes, Group] = {}
        self._held: set[int] = set()
        self._floor = 0  # where the last record ended, as an offset in the stream of lines

    @property
    def open(self) -> bool:
        """Whether a record waits for its next lines."""
        return self._record is not None

    def look(self, view: View, marks: Marks) -> None:
        """Takes in the lines of a view from its mark on."""
        data, position = view.data, view.mark
        if self._record is not None:
            position, _ = self._continue(view, position, marks)
        while (hit := marks.next_place()) >= 0:
            start = max(data.rfind(b"\n", position, hit) + 1, position)
            repeat = _repeat(data, start, hit, marks)
            if repeat is None:
                floor = max(0, self._floor - view.offset)
                second = self._open(view, view.record_start(start, floor), marks)
                position, _ = self._continue(view, second, marks)
                continue
            key, end = repeat
            group = self._known.get(key)
            if group is None:
                position = self._learn(view, start, marks, key, end)
                continue
            group.see(_Sighting(view, start, self._budget.order()))
            self._held.add(id(view))
            marks.skip(end)
            position = end + 1
            self._floor = view.offset + position
        if len(self._held) > _HELD_VIEWS:
            self._budget.resolve()
            self._held.clear()

    def close(self) -> Group | None:
        """Ends the open record and returns the group that it went to."""
        record, self._record = self._record, None
        if record is None or record.level is None:
            return None
        window = _window(record, self._lead, record.level, self._budget.order())
        return self._budget.add(head_key(record), window)

    def _open(self, view: View, start: int, marks: Marks) -> int:
        """Begins the record at `start` and returns where its second line is."""
        self._record, self._lead = view.record(start, marks), view.lead(start)
        return view.data.find(b"\n", start) + 1

    def _continue(self, view: View, position: int, marks: Marks) -> tuple[int, Group | None]:
        """Reads on until a salient record has ended: where that was, and the group that it went to."""
        while self._record is not None:
            position, ended = view.extend(self._record, position, marks)
            if not ended:
                break
            self._floor = view.offset + position
            group = self.close()
            if group is not None:
                return position, group
            position = self._open(view, position, marks)
        return position, None

    def _learn(self, view: View, start: int, marks: Marks, key: bytes, end: int) -> int:
        """Reads the record at `start`; if it ends where its bytes say, its repeats are known by them."""
        position, group = self._continue(view, self._open(view, start, marks), marks)
        if group is not None and group.saturated and position == end + 1:
            if len(self._known) >= _KNOWN_KEYS:
                self._known.clear()
            self._known[key] = group
        return position


def _repeat(data: bytes, start: int, hit: int, marks: Marks) -> tuple[bytes, int] | None:
    """A cheap key of the record at `start` and the end of its last line, where it is one whose end its bytes
    tell: it begins with a time, and so does the record after it.
    """
    if data[start] not in _REPEATABLE:
        return None
    line_end = data.find(b"\n", hit)
    end = data.find(b"\n" + data[start : start + _PREFIX_BYTES], line_end, line_end + WINDOW_BYTES)
    if end < 0:
        return None
    key = without_digits(data[start : min(start + HEAD_BYTES, line_end)]) + marks.exit_text(line_end)
    if end == line_end:
        return key, end
    telling = [line_end + 1, *marks.unindented(line_end, end)[:_TELLING_LINES]]
    lines = (data[at : min(at + HEAD_BYTES, data.find(b"\n", at))] for at in telling)
    return b"\n".join((key, *map(without_digits, lines))), end


def _window(record: Record, lead: tuple[bytes, ...], level: Level, order: int) -> Window:
    (first, lines), *rest = record.runs()
    runs = ((first - len(lead), (*lead, *lines)), *rest)
    return Window(order, level, record.size + sum(map(len, lead)), runs)
