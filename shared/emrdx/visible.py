"""Text as a reader sees it.

What a log, a job's name or a setting says may be written by anybody who can start a job. In a terminal, a mail, a
chat or a model's input it must not hide characters, turn their order, or begin a line of ours.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

_HIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
_SPACE_CATEGORIES: Final = frozenset({"Zl", "Zp", "Zs"})
# Blank or invisible although Unicode calls them letters, marks or symbols: fillers, joiners, variation selectors.
_HIDDEN: Final = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)
_LINE_BREAKS: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x85")


def visible(text: str) -> str:
    """The text as one line of characters that a reader can see.

    Line breaks and every kind of space become a space; control, bidirectional, zero-width, private and
    unassigned characters, fillers and variation selectors are left out.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text))


def _shown(text: str) -> Iterator[str]:
    for character in text:
        if character in _LINE_BREAKS:
            yield " "
        elif character not in _HIDDEN:
            category = unicodedata.category(character)
            if category in _SPACE_CATEGORIES:
                yield " "
            elif category not in _HIDDEN_CATEGORIES:
                yield character


def visible_lines(text: str) -> str:
    """The same for text whose lines are ours: each stays one line."""
    return "\n".join(visible(line) for line in text.split("\n"))
