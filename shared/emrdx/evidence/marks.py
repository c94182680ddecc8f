"""The salient lines of a view, taken in order of place."""

from bisect import bisect_left
from itertools import islice
from typing import Final

from emrdx.evidence.salience import Hit, Level, is_bracket, is_exit, level, place, starting_at

_CONDITION: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_CONDITION_CHARS: Final = 4
_EXIT_CHARS: Final = 24
_NO_CONDITION: Final = (b"INFO", b"WARN", b"DEBU", b"TRAC")


class Marks:
    """Hits not yet passed. `hits` are sorted and say where in `data` they are."""

    __slots__ = ("_data", "_hits", "_next")

    def __init__(self, data: bytes, hits: list[Hit]) -> None:
        self._data = data
        self._hits = [hit for hit in hits if not is_bracket(hit) or self._is_condition(place(hit))]
        self._next = 0

    def next_place(self) -> int:
        """Where the next hit is; -1 where there is none."""
        return place(self._hits[self._next]) if self._next < len(self._hits) else -1

    def level(self, end: int) -> Level | None:
        """Passes every hit before `end` and gives the highest level among them."""
        highest: Level | None = None
        while self._next < len(self._hits) and place(self._hits[self._next]) < end:
            worth = level(self._hits[self._next])
            if highest is None or worth > highest:
                highest = worth
            self._next += 1
        return highest

    def skip(self, end: int) -> None:
        """Passes every hit before `end`."""
        self._next = bisect_left(self._hits, starting_at(end), self._next)

    def _is_condition(self, position: int) -> bool:
        """Whether a Spark error condition stands after the bracket: `[TABLE_OR_VIEW_NOT_FOUND]`."""
        begin = self._data[position + 1 : position + 1 + _CONDITION_CHARS]
        return len(begin) == _CONDITION_CHARS and _CONDITION.issuperset(begin) and begin not in _NO_CONDITION

    def unindented(self, position: int, end: int) -> list[int]:
        """Where the salient lines between begin, but for those that are indented."""
        starts: list[int] = []
        for hit in islice(self._hits, bisect_left(self._hits, starting_at(position), self._next), None):
            here = place(hit)
            if here >= end:
                break
            start = self._data.rfind(b"\n", 0, here) + 1
            if self._data[start] not in b" \t" and (not starts or starts[-1] != start):
                starts.append(start)
        return starts

    def exit_text(self, end: int) -> bytes:
        """The text that follows a hit of an exit before `end`, digits and all; empty where there is none."""
        for hit in self._hits[self._next : self._next + 4]:
            here = place(hit)
            if here >= end:
                break
            if is_exit(hit):
                return self._data[here + 1 : min(end, here + _EXIT_CHARS)]
        return b""
