"""Windows kept within a budget: the first and last of each kind of head, the worthier before the rest."""

from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import re2

from emrdx.evidence.lines import clean
from emrdx.evidence.salience import Level
from emrdx.limits import WINDOW_REPEATS_FIRST, WINDOW_REPEATS_LAST, WINDOWS_BYTES

_HEAD_BYTES: Final = 240
_GROUPS: Final = 20_000
_VARIABLE: Final = re2.compile(
    rb"\"[^\"]*\"|'[^']*'|`[^`]*`"
    rb"|(?:[a-z0-9]+:/|/)[^\s,;:()\[\]]+"
    rb"|[A-Za-z_.:/$-]*[0-9][A-Za-z0-9_.:/$-]*"
)


def normalised(line: bytes) -> bytes:
    """The line's first bytes with every quoted value, path and word that holds a digit replaced."""
    head: bytes = _VARIABLE.sub(b"#", clean(line[: 2 * _HEAD_BYTES])[:_HEAD_BYTES])
    return head


@dataclass(frozen=True, slots=True)
class Window:
    """One record worth keeping: runs of `(first line, lines)` in order."""

    order: int
    level: Level
    size: int
    pieces: tuple[tuple[int, tuple[bytes, ...]], ...]


@dataclass(slots=True)
class _Group:
    count: int = 0
    first: list[Window] = field(default_factory=list[Window])
    last: deque[Window] = field(default_factory=deque[Window])

    def add(self, window: Window) -> int:
        """Takes a window in and returns by how many bytes the group grew."""
        self.count += 1
        if len(self.first) < WINDOW_REPEATS_FIRST and self.count <= WINDOW_REPEATS_FIRST:
            self.first.append(window)
            return window.size
        self.last.append(window)
        if len(self.last) <= WINDOW_REPEATS_LAST:
            return window.size
        return window.size - self.last.popleft().size


class WindowBudget:
    """Takes windows in order and holds at most two times `limit` bytes of them, `limit` when asked for all."""

    def __init__(self, limit: int = WINDOWS_BYTES) -> None:
        self._limit = limit
        self._groups: dict[bytes, _Group] = {}
        self._size = 0
        self._order = count()

    def add(self, key: bytes, level: Level, pieces: list[tuple[int, list[bytes]]], size: int) -> None:
        """Counts a window under its key and keeps it if the budget allows."""
        group = self._groups.get(key)
        if group is None:
            if len(self._groups) >= _GROUPS:
                self._forget()
            group = self._groups[key] = _Group()
        runs = tuple((number, tuple(lines)) for number, lines in pieces)
        self._size += group.add(Window(next(self._order), level, size, runs))
        if self._size > 2 * self._limit:
            self._shrink()

    def windows(self) -> list[tuple[Window, int]]:
        """The windows kept, in order, each with its group's count."""
        if self._size > self._limit:
            self._shrink()
        kept = [(w, g.count) for g in self._groups.values() for w in (*g.first, *g.last)]
        return sorted(kept, key=lambda pair: pair[0].order)

    def _forget(self) -> None:
        """Drops the counts of the oldest groups of which no window is kept, else the older half."""
        for key in [k for k, g in self._groups.items() if not g.first and not g.last]:
            del self._groups[key]
        if len(self._groups) >= _GROUPS:
            for key in list(self._groups)[_GROUPS // 4 : _GROUPS // 2]:
                self._size -= sum(w.size for g in (self._groups.pop(key),) for w in (*g.first, *g.last))

    def _shrink(self) -> None:
        """Down to the limit: middle repeats go first, then the least worthy, oldest and newest last."""
        for group in self._groups.values():
            while self._size > self._limit and len(group.first) + len(group.last) > 2:
                dropped = group.first.pop() if len(group.first) > 1 else group.last.popleft()
                self._size -= dropped.size
        for level in Level:
            if self._size > self._limit:
                self._thin(level)

    def _thin(self, level: Level) -> None:
        """Drops windows of one level from their middle outward until the budget holds."""
        windows = sorted(
            (w.order, w.size) for g in self._groups.values() for w in (*g.first, *g.last) if w.level is level
        )
        doomed: set[int] = set()
        low = high = len(windows) // 2
        while self._size > self._limit and len(doomed) < len(windows):
            if high < len(windows) and (high - len(windows) // 2 <= len(windows) // 2 - low or low == 0):
                order, size = windows[high]
                high += 1
            else:
                low -= 1
                order, size = windows[low]
            doomed.add(order)
            self._size -= size
        for group in self._groups.values():
            group.first = [w for w in group.first if w.order not in doomed]
            group.last = deque(w for w in group.last if w.order not in doomed)
