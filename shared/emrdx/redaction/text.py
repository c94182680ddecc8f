"""The type of text that may leave the process.

`Redacted` is a `str` that only this package makes. A finding's fields, a notice and an MCP answer take no
other text, so that a type checker finds the place where raw log text would leave.
"""

import re
from collections.abc import Iterable
from typing import Final, LiteralString, Self

_IDENTIFIER: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:/-]{0,127}\Z")


class Redacted(str):
    """Text without secrets. Operations of `str` give plain `str` back, which no sink accepts."""

    __slots__ = ()

    def cut(self, characters: int) -> "Redacted":
        """At most `characters` of the text, an ellipsis at its end where it was cut."""
        return self if len(self) <= characters else _redacted(str(self[: max(0, characters - 1)]) + "…")

    def __deepcopy__(self, _memo: object) -> Self:
        return self


def _redacted(text: str) -> Redacted:
    return Redacted(text)


def literal(text: LiteralString) -> Redacted:
    """Text that stands in our own source code and so holds nobody's secret."""
    return _redacted(text)


def join(separator: LiteralString, parts: Iterable[Redacted]) -> Redacted:
    """Redacted parts as one text."""
    return _redacted(separator.join(parts))


def stored(text: str) -> Redacted:
    """Text read back from our own findings table, which takes only redacted text."""
    return _redacted(text)


def identifier(text: str) -> Redacted:
    """An id or enumeration of AWS' API (application, run, state, region), which holds no secret.

    Raises:
        ValueError: the text is no identifier (white space, quotes, `=`, longer than 128 characters).
    """
    if not _IDENTIFIER.match(text):
        raise ValueError("not an identifier")
    return _redacted(text)
