"""What is kept of one log stream: its head, its salient windows and its tail, in one pass.

Memory is bounded by the limits and two blocks, whatever the stream's length, record lengths or line lengths.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from emrdx.evidence.budget import WindowBudget, normalised
from emrdx.evidence.lines import LineKind, kind_of, shorten, text
from emrdx.evidence.records import Record
from emrdx.evidence.salience import LONGEST, Level, hits
from emrdx.limits import HEAD_BYTES, LINE_BYTES, TAIL_BYTES, WINDOW_BYTES, WINDOWS_BYTES
from emrdx.model import Segment

BLOCK_BYTES: Final = 512 * 1024
_LOOKBACK_BYTES: Final = WINDOW_BYTES
_LOOKBACK_LINES: Final = 200
_CONTEXT_LINES: Final = 2

Hit = tuple[int, Level]
Run = tuple[int, tuple[bytes, ...], int]


@dataclass(frozen=True, slots=True)
class Kept:
    """Segments in order of line, not touching one another, and the number of lines of the whole stream."""

    segments: tuple[Segment, ...]
    line_count: int


def keep(chunks: Iterable[bytes], *, block_bytes: int = BLOCK_BYTES, budget: int = WINDOWS_BYTES) -> Kept:
    """What is worth keeping of a stream, given as decompressed chunks of any size."""
    windows = Windows(budget)
    for block in blocks(chunks, block_bytes):
        windows.feed(block)
    return windows.finish()


def blocks(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in blocks of exactly `size`, the last one shorter."""
    held: list[bytes] = []
    room = size
    for chunk in chunks:
        piece = chunk
        while len(piece) >= room:
            yield piece if room == size == len(piece) else b"".join((*held, piece[:room]))
            piece = piece[room:]
            held, room = [], size
        if piece:
            held.append(piece)
            room -= len(piece)
    if held:
        yield b"".join(held)


class Windows:
    """The state of the pass. Complete lines are looked at block by block, the open line waits for its end."""

    def __init__(self, budget: int = WINDOWS_BYTES) -> None:
        self._budget = WindowBudget(budget)
        self._record: Record | None = None
        self._lead: tuple[int, tuple[bytes, ...]] = (0, ())
        self._before = b""  # complete lines just before the open line
        self._open = b""  # the line that has no end yet, shortened
        self._open_hits: Level | None = None
        self._line = 1  # number of the open line
        self._floor = 1  # lines below this number belong to a closed record
        self._edge = b""
        self._head: list[bytes] = []
        self._head_room = HEAD_BYTES
        self._tail: deque[bytes] = deque()
        self._tail_bytes = 0

    def feed(self, block: bytes) -> None:
        """Takes the next bytes of the stream."""
        self._keep_ends(block)
        found = self._hits(block)
        last = block.rfind(b"\n")
        if last < 0:
            self._open = shorten(self._open + block)
            self._note_open(found)
            return
        quiet = not found and self._record is None and self._open_hits is None
        first = block.find(b"\n")
        if quiet and last - first > _LOOKBACK_BYTES:
            self._line += block.count(b"\n")
            self._before = _from_line_start(block[: last + 1], _LOOKBACK_BYTES)
        else:
            self._look(block, first, last, found)
        self._open = shorten(block[last + 1 :])
        self._open_hits = None
        self._note_open([hit for hit in found if hit[0] > last])

    def finish(self) -> Kept:
        """Ends the stream."""
        ended = not self._open
        if self._open:
            self._look(b"\n", 0, 0, [])
        self._close()
        count = self._line - 1
        runs = [self._head_run(count), *self._window_runs(), self._tail_run(count, ended=ended)]
        segments = tuple(
            Segment(first, tuple(map(text, lines)), repeats) for first, lines, repeats in _merged(runs)
        )
        return Kept(segments, count)

    def _hits(self, block: bytes) -> list[Hit]:
        edge = self._edge + block[: LONGEST - 1]
        found = [(end - len(self._edge), level) for end, level in hits(edge) if end >= len(self._edge)]
        self._edge = (self._edge + block)[-(LONGEST - 1) :] if len(block) < LONGEST else block[1 - LONGEST :]
        inner = hits(block)
        return sorted({*found, *inner}) if found else inner

    def _note_open(self, found: list[Hit]) -> None:
        for _, level in found:
            if self._open_hits is None or level > self._open_hits:
                self._open_hits = level

    def _look(self, block: bytes, first: int, last: int, found: list[Hit]) -> None:
        """Walks the records of the lines that end in this block."""
        opening = shorten(self._open + block[:first])
        view = b"".join((self._before, opening, block[first : last + 1]))
        mark = len(self._before)
        shift = mark + len(opening) - first
        marks: dict[int, Level] = {}
        if self._open_hits is not None:
            marks[mark] = self._open_hits
        for end, level in found:
            if end > last:
                break
            start = mark if end <= first else view.rfind(b"\n", mark, end + shift) + 1 or mark
            if level >= marks.get(start, Level.WARNING):
                marks[start] = level
        self._walk(view, mark, marks)
        self._before = _from_line_start(view, _LOOKBACK_BYTES)

    def _walk(self, view: bytes, mark: int, marks: dict[int, Level]) -> None:
        position, number = mark, self._line
        if self._record is not None:
            position, number = self._continue(view, position, number, marks)
        for start in sorted(marks):
            if start < position:
                continue
            number += view.count(b"\n", position, start)
            position = self._record_start(view, start, number)
            number -= view.count(b"\n", position, start)
            self._open_record(view, position, number, marks)
            position, number = self._next_line(view, position, number)
            position, number = self._continue(view, position, number, marks)
        self._line = number + view.count(b"\n", position)

    def _continue(self, view: bytes, position: int, number: int, marks: dict[int, Level]) -> tuple[int, int]:
        """Gives the open record its lines; where it ends, what follows is looked at if it is salient."""
        while self._record is not None and position < len(view):
            end = view.find(b"\n", position)
            line, level = view[position:end], marks.get(position)
            if not self._record.takes(line, level):
                wanted = self._record.level is None
                self._close()
                if level is None and not wanted:
                    return position, number
                self._open_record(view, position, number, marks)
            position, number = end + 1, number + 1
        return position, number

    def _next_line(self, view: bytes, position: int, number: int) -> tuple[int, int]:
        return view.find(b"\n", position) + 1, number + 1

    def _record_start(self, view: bytes, start: int, number: int) -> int:
        """Where the record begins that holds the line at `start`: looks back a bounded way."""
        kind = kind_of(view[start : view.find(b"\n", start)])
        if kind is LineKind.START:
            return start
        best, position, bare = start, start, 0
        floor = max(0, start - _LOOKBACK_BYTES)
        continued = kind is LineKind.CONTINUED
        for _ in range(min(_LOOKBACK_LINES, number - self._floor)):
            if position <= floor:
                break
            previous = view.rfind(b"\n", 0, position - 1) + 1
            kind = kind_of(view[previous : position - 1])
            position = previous
            if kind is LineKind.START:
                return position
            if kind is LineKind.BARE:
                bare += 1
                if continued and bare == 1:
                    best = position
                if bare > 8:
                    break
        return best

    def _open_record(self, view: bytes, position: int, number: int, marks: dict[int, Level]) -> None:
        lead: list[bytes] = []
        start = position
        for _ in range(min(_CONTEXT_LINES, number - 1)):
            if start == 0:
                break
            previous = view.rfind(b"\n", 0, start - 1) + 1
            lead.append(shorten(view[previous : start - 1]))
            start = previous
        self._lead = (number - len(lead), tuple(reversed(lead)))
        line = view[position : view.find(b"\n", position)]
        self._record = Record(number, line, marks.get(position))

    def _close(self) -> None:
        record, self._record = self._record, None
        if record is None:
            return
        self._floor = record.first_line + record.line_count
        if record.level is None:
            return
        pieces = record.pieces()
        lead_first, lead = self._lead
        pieces[0] = (lead_first, [*lead, *pieces[0][1]])
        key = _key(record)
        self._budget.add(key, record.level, pieces, record.size + sum(map(len, lead)))

    def _keep_ends(self, block: bytes) -> None:
        if self._head_room > 0:
            self._head.append(block[: self._head_room])
            self._head_room -= len(self._head[-1])
        self._tail.append(block)
        self._tail_bytes += len(block)
        while self._tail_bytes - len(self._tail[0]) > TAIL_BYTES:
            self._tail_bytes -= len(self._tail.popleft())

    def _head_run(self, count: int) -> Run:
        head = b"".join(self._head)
        lines = head.split(b"\n")
        partial = lines.pop()
        if self._head_room > 0 and partial:
            lines.append(partial)
        return 1, tuple(lines[:count]), 1

    def _window_runs(self) -> Iterator[Run]:
        for window, repeats in self._budget.windows():
            for first, lines in window.pieces:
                yield first, lines, repeats

    def _tail_run(self, count: int, *, ended: bool) -> Run:
        tail = b"".join(self._tail)
        whole = len(tail) <= TAIL_BYTES
        tail = tail if whole else tail[-TAIL_BYTES - 1 :]
        lines = tail.split(b"\n")
        if ended and lines and not lines[-1]:
            lines.pop()
        if not whole:
            del lines[0]
        if not lines and count:
            lines = [self._before.rstrip(b"\n").rpartition(b"\n")[2]]
        return count - len(lines) + 1, tuple(lines), 1


def _from_line_start(data: bytes, size: int) -> bytes:
    """At most the last `size` bytes of whole lines, but at least the last line."""
    if len(data) <= size:
        return data
    start = data.find(b"\n", len(data) - size - 1) + 1
    return data[start:] if start < len(data) else data[data.rfind(b"\n", 0, len(data) - 1) + 1 :]


def _key(record: Record) -> bytes:
    second = record.begin[1] if len(record.begin) > 1 else b""
    if kind_of(second) is not LineKind.BARE:
        second = b""
    return b"\n".join((normalised(record.begin[0]), normalised(second), normalised(record.last_cause)))


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs in order of line, those that overlap or touch as one."""
    current: tuple[int, list[bytes], int] | None = None
    for first, lines, repeats in sorted((run for run in runs if run[1]), key=lambda run: run[0]):
        if current is not None and first <= current[0] + len(current[1]):
            current[1].extend(lines[current[0] + len(current[1]) - first :])
            current = (current[0], current[1], max(current[2], repeats))
            continue
        if current is not None:
            yield current[0], tuple(current[1]), current[2]
        current = (first, list(lines), repeats)
    if current is not None:
        yield current[0], tuple(current[1]), current[2]


__all__ = ["LINE_BYTES", "Kept", "Windows", "blocks", "keep"]
