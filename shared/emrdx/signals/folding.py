"""Lines that a terminal, an editor or a ticket broke, spaced or escaped, in their own form again."""

import html
from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.heads import head_of
from emrdx.signals.lines import Line

NARROWEST: Final = 60
WIDEST: Final = 500
LEAST_FULL: Final = 3
TERMINALS: Final = frozenset({120, 132, 160, 200})
_COLOUR: Final = re2.compile(
    r"(?:\x1b|\^\[|#033|\\033|\\e|\\x1b|\\u001b|␛)\[[\d;]{0,12}m|\[\d{1,3}(?:;\d{1,3}){0,3}m"
)
_COLOUR_MARKS: Final = ("[0m", "[0;", "\x1b[", "^[[", "#033[", "\\033[", "\\x1b[", "\\u001b[", "␛[")
_ENTITIES: Final = ("&lt;", "&gt;", "&quot;", "&#x27;", "&#39;", "&amp;")
_BEGINS: Final = re2.compile(
    r"^(?:\t|\s+at \S|\s*\.\.\. \d+ more|\s*Caused by: |\s*Traceback \(most|\s*Exception in thread |\s+File \"|: (?:\w+\.){2})"
)


def smooth(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without colours, a web page's escapes, and blank lines between all of them."""
    return _single_spaced(_unescaped(_uncoloured(lines)))


def _uncoloured(lines: Sequence[Line]) -> Sequence[Line]:
    if not any(mark in line.text for line in lines for mark in _COLOUR_MARKS):
        return lines
    return [
        Line(line.number, _COLOUR.sub("", line.text))
        if any(mark in line.text for mark in _COLOUR_MARKS)
        else line
        for line in lines
    ]


def _unescaped(lines: Sequence[Line]) -> Sequence[Line]:
    """Text out of a web page: entities, and none of the characters that they stand for."""
    escaped = 0
    for line in lines:
        if "<" in line.text or '"' in line.text:
            return lines
        escaped += "&" in line.text and any(entity in line.text for entity in _ENTITIES)
    if not escaped:
        return lines
    return [Line(line.number, html.unescape(line.text)) if "&" in line.text else line for line in lines]


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the empty one that stands after each of them."""
    if len(lines) < 8 or any(line.text.strip() for line in lines[1 : 2 * (len(lines) // 2) : 2]):
        return lines
    return lines[::2]


def broken_at(lines: Sequence[Line]) -> int | None:
    """The width at which the lines were broken; None where they do not show that they were."""
    widest = max((len(line.text) for line in lines), default=0)
    if not NARROWEST <= widest <= WIDEST:
        return None
    # The rows of a printed table are of one width too.
    full = sum(len(line.text) == widest and line.text[-1] not in "|+-=" for line in lines)
    if full < (1 if widest in TERMINALS else LEAST_FULL) or full * 50 < len(lines):
        return None
    return widest


def rejoined(lines: Sequence[Line], width: int | None) -> Sequence[Line]:
    """Lines that were broken at a width, joined again; as they are where one is wider."""
    if width is None or any(len(line.text) > width for line in lines):
        return lines
    made: list[Line] = []
    room = False
    for line in lines:
        if room and not _begins(line.text):
            made[-1] = Line(made[-1].number, made[-1].text + line.text)
        else:
            made.append(line)
        room = len(line.text) == width and not line.text.endswith(("|", "-+"))
    return made


def _begins(text: str) -> bool:
    """Whether a line cannot go on with the one above it."""
    return text.startswith('{"') or bool(_BEGINS.match(text)) or head_of(text) is not None
