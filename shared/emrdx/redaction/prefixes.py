"""What a text begins with, among many values: found in their order, so that it costs their number's logarithm."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Begun(NamedTuple):
    """The value that a text begins with, or only its first `length` bytes; empty where there is none."""

    length: int
    value: bytes


_NOTHING = Begun(0, b"")


class Prefixes:
    """Values that a text may begin with."""

    def __init__(self, values: Iterable[bytes]) -> None:
        self._values = sorted(set(values))
        self._inner = _inner(self._values)
        self.longest = max(map(len, self._values), default=0)

    def whole(self, text: bytes) -> Begun:
        """The longest value that the text begins with.

        Whatever the text begins with, the last value before it in order begins with too.
        """
        index = bisect_right(self._values, text) - 1
        if index < 0:
            return _NOTHING
        shared = common(text, self._values[index])
        while index >= 0 and len(self._values[index]) > shared:
            index = self._inner[index]
        return Begun(len(self._values[index]), self._values[index]) if index >= 0 else _NOTHING

    def part(self, text: bytes) -> Begun:
        """A value with the most of the bytes that the text begins with: it is next to the text in order."""
        index = bisect_right(self._values, text)
        around = self._values[max(0, index - 1) : index + 1]
        return max((Begun(common(text, value), value) for value in around), default=_NOTHING)


def common(one: bytes, other: bytes) -> int:
    """With how many equal bytes two values begin."""
    equal, different = 0, min(len(one), len(other))
    if one[:different] == other[:different]:
        return different
    while different - equal > 1:
        middle = (equal + different) // 2
        if one[equal:middle] == other[equal:middle]:
            equal = middle
        else:
            different = middle
    return equal


def _inner(values: list[bytes]) -> list[int]:
    """For each value where the longest other one stands that it begins with; -1 where there is none."""
    inner: list[int] = []
    for index, value in enumerate(values):
        before = index - 1
        while before >= 0 and not value.startswith(values[before]):
            before = inner[before]
        inner.append(before)
    return inner
