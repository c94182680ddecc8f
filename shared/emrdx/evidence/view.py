"""Complete lines of a stream, and the records that begin in them."""

from typing import Final

from emrdx.evidence.lines import LineKind, continued, kind_of, shorten
from emrdx.evidence.marks import Marks
from emrdx.evidence.records import Excerpt
from emrdx.limits import KIB, WINDOW_BYTES

LOOKBACK_BYTES: Final = WINDOW_BYTES
LEAD_BYTES: Final = 8 * KIB
REACH_BYTES: Final = LOOKBACK_BYTES + LEAD_BYTES
"""How far before a line there is anything to look at."""
_LOOKBACK_LINES: Final = 200
_BARE_LOOKBACK: Final = 8
_CONTEXT_LINES: Final = 2
_NOTE_BYTES: Final = 16 * KIB


class View:
    """Whole lines from `first` to `end` of `data`; those before `mark` were looked at before.

    `offset` is where `data` begins in the stream of all lines looked at. `line` is the number of the line at
    `mark`, or, where `first` is given, of the one that ends just before it.
    """

    __slots__ = ("_counted", "_from", "_line", "_noted", "_number", "data", "end", "first", "mark", "offset")

    def __init__(
        self,
        data: bytes,
        mark: int,
        line: int,
        offset: int = 0,
        *,
        first: int | None = None,
        end: int | None = None,
    ) -> None:
        self.data = data
        self.mark = mark
        self.offset = offset
        self.first = 0 if first is None else first
        self.end = len(data) if end is None else end
        self._from = self._counted = mark if first is None else 0
        self._number = self._line = line
        self._noted: list[int] = []

    def number(self, start: int) -> int:
        """The number of the line that begins at `start`. Cheap where `start` grows from call to call."""
        if start < self._counted:
            return self._number_before(start)
        self._number += self.data.count(b"\n", self._counted, start)
        self._counted = start
        return self._number

    def _number_before(self, start: int) -> int:
        """The same for a line before one already numbered, from line numbers noted every so many bytes."""
        if not self._noted:
            number = self._line - self.data.count(b"\n", 0, self._from)
            for step in range(0, self.end, _NOTE_BYTES):
                self._noted.append(number)
                number += self.data.count(b"\n", step, step + _NOTE_BYTES)
        index = start // _NOTE_BYTES
        return self._noted[index] + self.data.count(b"\n", index * _NOTE_BYTES, start)

    def lead(self, start: int) -> tuple[bytes, ...]:
        """The lines of context before the one at `start`, if they are not too far away."""
        lines: list[bytes] = []
        furthest = max(self.first, start - LEAD_BYTES)
        while start > furthest and len(lines) < _CONTEXT_LINES:
            previous = self.data.rfind(b"\n", 0, start - 1) + 1
            if previous < furthest:
                break
            lines.append(shorten(self.data[previous : start - 1]))
            start = previous
        return tuple(reversed(lines))

    def begins_record(self, start: int) -> bool:
        """Whether the line at `start` begins a record whatever stands before it."""
        return kind_of(self._text(start)) is LineKind.START

    def record_start(self, start: int, floor: int) -> int:
        """Where the record begins that holds the line at `start`. Looks back a bounded way, not below `floor`."""
        kind = kind_of(self._text(start))
        if kind is LineKind.START:
            return start
        floor = max(floor, self.first, start - LOOKBACK_BYTES)
        continued = kind is LineKind.CONTINUED
        best, position, bare = start, start, 0
        for _ in range(_LOOKBACK_LINES):
            if position <= floor:
                break
            previous = self.data.rfind(b"\n", 0, position - 1) + 1
            kind = kind_of(self.data[previous : position - 1])
            if previous < floor:
                break
            position = previous
            if kind is LineKind.START:
                return position
            if kind is LineKind.BARE:
                bare += 1
                if continued and bare == 1:
                    best = position
                if bare > _BARE_LOOKBACK:
                    break
        return best

    def record(self, start: int, marks: Marks) -> Excerpt:
        """The record that begins at `start`, its first line taken in."""
        end = self.data.find(b"\n", start)
        return Excerpt(self.number(start), self.data[start:end], marks.worth(end))

    def extend(self, record: Excerpt, position: int, marks: Marks) -> tuple[int, bool]:
        """Gives the record its lines from `position` on: where it stopped, and whether the record has ended."""
        data = self.data
        while position < self.end:
            if (end := continued(data, position, self.end)) > position:
                record.take_continued(data[position : end - 1])
                record.raise_to(marks.worth(end))
                position = end
                continue
            end = data.find(b"\n", position)
            salient = -1 < marks.next_place() < end
            if not record.takes(data[position:end], salient=salient):
                return position, True
            if salient:
                record.raise_to(marks.worth(end))
            position = end + 1
        return position, False

    def _text(self, start: int) -> bytes:
        return self.data[start : self.data.find(b"\n", start)]
