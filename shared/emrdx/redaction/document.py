"""The text under inspection, as bytes, and what was found in it."""

from typing import Any, Final, NamedTuple

_NAME_BYTES: Final = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.-$"
_NAME_TABLE: Final = bytes(byte if byte in _NAME_BYTES or byte > 127 else 32 for byte in range(256))
_NAME_MAX: Final = 256
_LINE_MAX: Final = 16 * 1024


# Of what is told by its form alone; context ranks lower.
FORM_RANK: Final = 3
MARKER: Final = r"\[redacted:[a-z0-9_-]+(?:#(?:[0-9]+|many))?\]"


class Hit(NamedTuple):
    """A secret at `[start, end)`.

    `value` is the whole secret, also where this is one of several pieces of it. Only the first piece is
    `counted`. Where hits overlap, the type of the highest `rank` names them.
    """

    start: int
    end: int
    type: str
    value: bytes
    rank: int = 0
    counted: bool = True


def group_hit(found: Any, group: int, kind: str, rank: int) -> Hit:
    """The hit that a group of an RE2 match is."""
    return Hit(found.start(group), found.end(group), kind, found.group(group), rank)


class Document:
    """Bytes with their lines and names. Look-ups are bounded, so that a long line is no worse than short ones."""

    __slots__ = ("_names", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._names: bytes | None = None

    def name_at(self, position: int) -> tuple[int, int]:
        """The span of the name (letters, digits, `_`, `.`, `-`, `$`) that covers the byte before `position`."""
        if self._names is None:
            self._names = self.data.translate(_NAME_TABLE)
        low = max(0, position - _NAME_MAX)
        start = self._names.rfind(b" ", low, position) + 1
        end = self._names.find(b" ", position, position + _NAME_MAX)
        return max(start, low), end if end >= 0 else min(len(self.data), position + _NAME_MAX)

    def line_start(self, position: int) -> int:
        """Where the line of `position` begins."""
        low = max(0, position - _LINE_MAX)
        return max(self.data.rfind(b"\n", low, position) + 1, low)

    def line_end(self, position: int) -> int:
        """Where the line of `position` ends: at its newline, or at the carriage return before it."""
        end = self.data.find(b"\n", position, position + _LINE_MAX)
        if end < 0:
            return min(len(self.data), position + _LINE_MAX)
        return end - 1 if end > position and self.data[end - 1] == 0x0D else end
