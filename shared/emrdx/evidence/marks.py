"""The salient lines of a view, taken in order of place."""

from typing import Final

from emrdx.evidence.salience import BRACKET, IDENTITY, Hit, Level, level, place

_CONDITION: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ_")
_CONDITION_CHARS: Final = 4
_NO_CONDITION: Final = (b"INFO", b"WARN", b"DEBU", b"TRAC")


class Marks:
    """Hits in `data`, in order of place; those from `index` on are not yet passed."""

    __slots__ = ("_data", "hits", "index")

    def __init__(self, data: bytes, hits: list[Hit]) -> None:
        self._data = data
        self.hits = [hit for hit in hits if hit & IDENTITY != BRACKET or self._is_condition(place(hit))]
        self.index = 0

    def next_place(self) -> int:
        """Where the next hit is; -1 where there is none."""
        return place(self.hits[self.index]) if self.index < len(self.hits) else -1

    def level(self, end: int) -> Level | None:
        """Passes every hit before `end` and gives the highest level among them."""
        highest: Level | None = None
        while self.index < len(self.hits) and place(self.hits[self.index]) < end:
            worth = level(self.hits[self.index])
            if highest is None or worth > highest:
                highest = worth
            self.index += 1
        return highest

    def _is_condition(self, position: int) -> bool:
        """Whether a Spark error condition stands after the bracket: `[TABLE_OR_VIEW_NOT_FOUND]`."""
        begin = self._data[position + 1 : position + 1 + _CONDITION_CHARS]
        return len(begin) == _CONDITION_CHARS and _CONDITION.issuperset(begin) and begin not in _NO_CONDITION
