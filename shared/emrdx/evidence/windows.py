"""What is kept of one log stream: its head, its salient windows and its tail, in one pass.

Memory is bounded by the limits and two blocks, whatever the stream's length, record lengths or line lengths.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from emrdx.evidence.ahead import ahead
from emrdx.evidence.budget import WindowBudget
from emrdx.evidence.ends import Ends
from emrdx.evidence.lines import shorten
from emrdx.evidence.marks import Marks
from emrdx.evidence.salience import LONGEST, Hit, hits, moved, place, starting_at
from emrdx.evidence.segments import NumberedRun, segments
from emrdx.evidence.view import REACH_BYTES, View
from emrdx.evidence.walk import Walk
from emrdx.limits import KIB, WINDOWS_BYTES
from emrdx.model import Segment

BLOCK_BYTES: Final = 1024 * KIB


@dataclass(frozen=True, slots=True)
class Kept:
    """Segments in order of line, not touching one another, and the number of lines of the whole stream."""

    segments: tuple[Segment, ...]
    line_count: int


def keep(chunks: Iterable[bytes], *, block_bytes: int = BLOCK_BYTES, budget: int = WINDOWS_BYTES) -> Kept:
    """What is worth keeping of a stream, given as decompressed chunks of any size."""
    windows = Windows(budget)
    for scan in scanned(ahead(counted(blocks(chunks, block_bytes)))):
        windows.feed(scan)
    return windows.finish()


@dataclass(frozen=True, slots=True)
class Scanned:
    """Bytes of a stream, the number of lines that end in them, and the hits whose last byte is among them."""

    data: bytes
    newlines: int
    hits: list[Hit]


def counted(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """The pieces with the number of lines that end in them."""
    for piece in pieces:
        yield piece, piece.count(b"\n")


def scanned(pieces: Iterable[tuple[bytes, int]]) -> Iterator[Scanned]:
    """The pieces with their hits, also those that began in the piece before."""
    edge = b""
    for piece, newlines in pieces:
        seam = edge + piece[: LONGEST - 1]
        across = [moved(hit, -len(edge)) for hit in hits(seam) if hit >= starting_at(len(edge))]
        found = hits(piece)
        yield Scanned(piece, newlines, sorted({*across, *found}) if across else found)
        edge = seam[1 - LONGEST :] if len(piece) < LONGEST else piece[1 - LONGEST :]


def blocks(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The same bytes in blocks of half of `size` to one and a half of it, the last one maybe shorter. A chunk of
    about that size is not copied.
    """
    held: list[bytes] = []
    length = 0
    for chunk in chunks:
        for start in range(0, len(chunk), size):
            piece = chunk[start : start + size]
            held.append(piece)
            length += len(piece)
            if 2 * length >= size:
                yield b"".join(held)
                held, length = [], 0
    if held:
        yield b"".join(held)


class Windows:
    """The state of the pass. Complete lines are looked at block by block, the open line waits for its end."""

    def __init__(self, budget: int = WINDOWS_BYTES) -> None:
        self._budget = WindowBudget(budget)
        self._walk = Walk(self._budget)
        self._before = b""  # complete lines just before the open line
        self._open = b""  # the line that has no end yet, shortened
        self._open_hits: list[Hit] = []
        self._line = 1  # number of the open line
        self._offset = 0  # where the open line begins
        self._ends = Ends()

    def feed(self, scan: Scanned) -> None:
        """Takes the next bytes of the stream."""
        block, found = scan.data, scan.hits
        self._ends.feed(block)
        last = block.rfind(b"\n")
        if last < 0:
            self._open = shorten(self._open + block)
            self._open_hits = found or self._open_hits
            return
        first = block.find(b"\n")
        quiet = not found and not self._open_hits and not self._walk.open
        if quiet and last - first > REACH_BYTES:
            self._before = _last_lines(block, last + 1)
            self._offset += len(self._open) + last + 1
        else:
            self._look(block, first, last, found)
        self._line += scan.newlines
        self._open = shorten(block[last + 1 :])
        self._open_hits = found[bisect_left(found, starting_at(last)) :]

    def finish(self) -> Kept:
        """Ends the stream."""
        complete = not self._open
        if not complete:
            self._look(b"\n", 0, 0, [])
            self._line += 1
        self._walk.close()
        count = self._line - 1
        runs = [
            self._ends.head(count),
            *self._window_runs(),
            self._ends.tail(count, self._before, complete=complete),
        ]
        return Kept(tuple(segments(runs)), count)

    def _look(self, block: bytes, first: int, last: int, found: list[Hit]) -> None:
        """Walks the records of the lines that end in this block.

        Its first lines are put together with what stands before them, the rest is looked at where it is.
        """
        split = block.find(b"\n", first + REACH_BYTES, last)
        split = last if split < 0 else split
        early, middle, late = (bisect_left(found, starting_at(place + 1)) for place in (first, split, last))
        opening = shorten(self._open + block[:first])
        mark = len(self._before)
        data = b"".join((self._before, opening, memoryview(block)[first : split + 1]))
        of_open = [moved(hit, mark - place(hit)) for hit in (*self._open_hits, *found[:early])]
        shift = mark + len(opening) - first
        delta = moved(0, shift)
        seam = View(data, mark, self._line, self._offset - mark)
        self._walk.look(seam, Marks([*of_open, *(hit + delta for hit in found[early:middle])]))
        if split < last:
            rest = View(block, split + 1, self._line, seam.offset + shift, first=first + 1, end=last + 1)
            self._walk.look(rest, Marks(found[middle:late]))
            self._before = _last_lines(block, last + 1)
        else:
            self._before = _last_lines(data, len(data))
        self._offset += len(opening) + last + 1 - first

    def _window_runs(self) -> Iterator[NumberedRun]:
        for window, repeats in self._budget.windows():
            for first, lines in window.runs:
                yield first, lines, repeats


def _last_lines(data: bytes, end: int) -> bytes:
    """The last whole lines before `end`, of REACH_BYTES at most, but at least one."""
    if end <= REACH_BYTES:
        return data[:end]
    start = data.find(b"\n", end - REACH_BYTES - 1) + 1
    return data[start:end] if start < end else data[data.rfind(b"\n", 0, end - 1) + 1 : end]
