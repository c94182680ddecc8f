"""Windows kept within a budget: the first and last of each kind of head, the worthier before the rest."""

from collections import deque
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Final

from emrdx.evidence.salience import Worth
from emrdx.evidence.view import View
from emrdx.evidence.window import Window, window_at
from emrdx.limits import WINDOW_REPEATS_FIRST, WINDOW_REPEATS_LAST, WINDOWS_BYTES

_GROUPS: Final = 20_000

Sighting = tuple[View, int, int]
"""A repeat that is only pointed at, from its first byte to the end of its last line: it costs nothing if later
repeats push it out.
"""


@dataclass(slots=True, eq=False)
class Group:
    """Windows with the same normalised head: how many there were, the first and the last of them."""

    worth: Worth
    count: int = 0
    first: list[Window] = field(default_factory=list[Window])
    last: deque[Window | Sighting] = field(default_factory=lambda: deque(maxlen=WINDOW_REPEATS_LAST))
    forgotten: bool = False
    """Whether the budget let go of it: what comes now belongs to a new group."""

    @property
    def saturated(self) -> bool:
        """Whether one more window only pushes out another."""
        return self.count >= WINDOW_REPEATS_FIRST + WINDOW_REPEATS_LAST

    def see(self, window: Window) -> None:
        """Counts the newest window of the group."""
        self.count += 1
        if self.count <= WINDOW_REPEATS_FIRST:
            self.first.append(window)
        else:
            self.last.append(window)

    def resolve(self, before: int | None = None) -> None:
        """Makes windows of the sightings, or only of those in views that begin before an offset."""
        for index, item in enumerate(self.last):
            if isinstance(item, tuple) and (before is None or item[0].offset < before):
                self.last[index] = window_at(*item, self.worth)

    def windows(self) -> list[Window]:
        """The windows kept; a sighting is not yet one."""
        return [*self.first, *(item for item in self.last if isinstance(item, Window))]

    def forget(self) -> None:
        """Lets go of all that is kept, and with it of the views that sightings hold."""
        self.forgotten = True
        self.first.clear()
        self.last.clear()

    def drop_middle(self) -> int:
        """Drops one repeat from the middle and returns its bytes; the oldest and the newest stay."""
        if len(self.first) + len(self.last) <= 2:
            return 0
        dropped = self.first.pop() if len(self.first) > 1 else self.last.popleft()
        return dropped.size if isinstance(dropped, Window) else 0

    def without(self, doomed: Container[int]) -> None:
        """Drops the windows of these orders."""
        self.first = [window for window in self.first if window.order not in doomed]
        kept = [item for item in self.last if isinstance(item, tuple) or item.order not in doomed]
        self.last.clear()
        self.last.extend(kept)


class WindowBudget:
    """Takes windows in order. Holds at most about two times `limit` bytes, and `limit` when asked for all."""

    def __init__(self, limit: int = WINDOWS_BYTES) -> None:
        self._limit = limit
        self._groups: dict[bytes, Group] = {}
        self._size = 0  # never less than what is held

    def add(self, key: bytes, window: Window) -> Group:
        """Counts a window under its key, keeps it as the budget allows, and returns its group."""
        group = self._groups.get(key)
        if group is None:
            if len(self._groups) >= _GROUPS:
                self._forget()
            group = self._groups[key] = Group(window.worth)
        group.see(window)
        self._size += window.size
        if self._size > 2 * self._limit:
            self._shrink()
        return group

    def resolve(self, before: int) -> None:
        """Lets go of every view that begins before an offset."""
        for group in self._groups.values():
            group.resolve(before)
        self._shrink()

    def windows(self) -> list[tuple[Window, int]]:
        """The windows kept, in order, each with its group's count."""
        for group in self._groups.values():
            group.resolve()
        self._shrink()
        kept = [(window, group.count) for group in self._groups.values() for window in group.windows()]
        return sorted(kept, key=lambda pair: pair[0].order)

    def _forget(self) -> None:
        """Makes room for new groups: those without windows go first, then a quarter from the middle."""
        doomed = [key for key, group in self._groups.items() if not group.first and not group.last]
        if len(doomed) < _GROUPS // 4:
            doomed = list(self._groups)[_GROUPS // 4 : _GROUPS // 2]
        for key in doomed:
            self._groups.pop(key).forget()

    def _shrink(self) -> None:
        """Down to the limit: repeats in the middle go first, then the least worthy."""
        self._size = sum(window.size for group in self._groups.values() for window in group.windows())
        for group in self._groups.values():
            while self._size > self._limit and (dropped := group.drop_middle()):
                self._size -= dropped
        for worth in Worth:
            if self._size > self._limit:
                self._thin(worth)

    def _thin(self, worth: Worth) -> None:
        """Drops windows of one worth until the budget holds; the oldest and the newest go last."""
        windows = sorted(
            (window.order, window.size)
            for group in self._groups.values()
            for window in group.windows()
            if window.worth is worth
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
