"""Windows kept within a budget: the first and last of each kind of head, the worthier before the rest."""

from collections import deque
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import count
from typing import Final, Protocol

from emrdx.evidence.salience import Level
from emrdx.limits import WINDOW_REPEATS_FIRST, WINDOW_REPEATS_LAST, WINDOWS_BYTES

_GROUPS: Final = 20_000

Run = tuple[int, tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Window:
    """One record worth keeping: runs of `(first line, lines)` in order."""

    order: int
    level: Level
    size: int
    runs: tuple[Run, ...]


class Sighting(Protocol):
    """A repeat that is only pointed at, so that one which later repeats push out costs nothing."""

    @property
    def order(self) -> int: ...

    def window(self, level: Level) -> Window:
        """The window itself."""
        ...


@dataclass(slots=True, eq=False)
class Group:
    """Windows with the same normalised head: how many there were, the first and the last of them."""

    level: Level
    count: int = 0
    first: list[Window] = field(default_factory=list[Window])
    last: deque[Window | Sighting] = field(default_factory=deque[Window | Sighting])

    @property
    def saturated(self) -> bool:
        """Whether one more window only pushes out another."""
        return self.count >= WINDOW_REPEATS_FIRST + WINDOW_REPEATS_LAST

    def see(self, item: Window | Sighting) -> int:
        """Counts the newest of the group and returns by how many bytes the group grew."""
        self.count += 1
        if isinstance(item, Window) and self.count <= WINDOW_REPEATS_FIRST:
            self.first.append(item)
            return item.size
        self.last.append(item)
        pushed_out = self.last.popleft() if len(self.last) > WINDOW_REPEATS_LAST else None
        return _size(item) - _size(pushed_out)

    def resolve(self) -> int:
        """Makes windows of the sightings and returns by how many bytes the group grew."""
        grown = 0
        for index, item in enumerate(self.last):
            if not isinstance(item, Window):
                self.last[index] = window = item.window(self.level)
                grown += window.size
        return grown

    def windows(self) -> list[Window]:
        """The windows kept; a sighting is not yet one."""
        return [*self.first, *(item for item in self.last if isinstance(item, Window))]

    def drop_middle(self) -> int:
        """Drops one repeat from the middle and returns its bytes; the oldest and the newest stay."""
        if len(self.first) + len(self.last) <= 2:
            return 0
        return self.first.pop().size if len(self.first) > 1 else _size(self.last.popleft())

    def without(self, doomed: Container[int]) -> None:
        """Drops the windows of these orders."""
        self.first = [window for window in self.first if window.order not in doomed]
        self.last = deque(item for item in self.last if item.order not in doomed)


def _size(item: Window | Sighting | None) -> int:
    return item.size if isinstance(item, Window) else 0


class WindowBudget:
    """Takes windows in order. Holds at most two times `limit` bytes, and `limit` when asked for all."""

    def __init__(self, limit: int = WINDOWS_BYTES) -> None:
        self._limit = limit
        self._groups: dict[bytes, Group] = {}
        self._size = 0
        self._orders = count()

    def order(self) -> int:
        """The next window's place among all."""
        return next(self._orders)

    def add(self, key: bytes, window: Window) -> Group:
        """Counts a window under its key, keeps it as the budget allows, and returns its group."""
        group = self._groups.get(key)
        if group is None:
            if len(self._groups) >= _GROUPS:
                self._forget()
            group = self._groups[key] = Group(window.level)
        self._size += group.see(window)
        if self._size > 2 * self._limit:
            self._shrink()
        return group

    def resolve(self) -> None:
        """Lets go of every view that a sighting holds."""
        for group in self._groups.values():
            self._size += group.resolve()
        if self._size > 2 * self._limit:
            self._shrink()

    def windows(self) -> list[tuple[Window, int]]:
        """The windows kept, in order, each with its group's count."""
        self.resolve()
        self._shrink()
        kept = [(window, group.count) for group in self._groups.values() for window in group.windows()]
        return sorted(kept, key=lambda pair: pair[0].order)

    def _forget(self) -> None:
        """Makes room for new groups: those without windows go first, then a quarter from the middle."""
        doomed = [key for key, group in self._groups.items() if not group.first and not group.last]
        if len(doomed) < _GROUPS // 4:
            doomed = list(self._groups)[_GROUPS // 4 : _GROUPS // 2]
        for key in doomed:
            self._size -= sum(map(_size, self._groups.pop(key).windows()))

    def _shrink(self) -> None:
        """Down to the limit: repeats in the middle go first, then the least worthy."""
        for group in self._groups.values():
            while self._size > self._limit and (dropped := group.drop_middle()):
                self._size -= dropped
        for level in Level:
            if self._size > self._limit:
                self._thin(level)

    def _thin(self, level: Level) -> None:
        """Drops windows of one level until the budget holds; the oldest and the newest go last."""
        windows = sorted(
            (window.order, window.size)
            for group in self._groups.values()
            for window in group.windows()
            if window.level is level
        )
        middle = len(windows) // 2
        outward = sorted(range(len(windows)), key=lambda index: abs(index - middle))
        doomed: set[int] = set()
        for index in outward:
            if self._size <= self._limit:
                break
            order, size = windows[index]
            doomed.add(order)
            self._size -= size
        for group in self._groups.values():
            group.without(doomed)
