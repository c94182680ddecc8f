"""Lines that a terminal, an editor or a ticket broke, spaced or escaped, in their own form again."""

import html
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import re2

from emrdx.signals.carriage.lines import Line, joined
from emrdx.signals.exceptions.announced import HEAD
from emrdx.signals.heads import head_of

NARROWEST: Final = 60
WIDEST: Final = 500
LEAST_FULL: Final = 3
SHARE: Final = 0.8
SHORT: Final = 0.3
ANNOUNCING: Final = ('"', ":", "by", "):")
# The widths to which mail programs wrap, and what only a text that was wrapped keeps below.
MAILED: Final = (72, 74, 76, 78, 80, 90, 98, 100, 120)
LEAST_MAILED: Final = 50
WIDEST_MAILED: Final = 120
TERMINALS: Final = frozenset({120, 132, 160, 200})
_COLOUR: Final = re2.compile(
    r"(?:\x1b|\^\[|#033|\\033|\\e|\\x1b|\\u001b|␛)\[[\d;]{0,12}m|\[\d{1,3}(?:;\d{1,3}){0,3}m"
)
_COLOUR_MARKS: Final = ("[0m", "[0;", "\x1b[", "^[[", "#033[", "\\033[", "\\x1b[", "\\u001b[", "␛[")
_DIGITS: Final = re2.compile(r"\d")
_ENTITIES: Final = ("&lt;", "&gt;", "&quot;", "&#x27;", "&#39;", "&amp;")
_BEGINS: Final = re2.compile(
    r"^(?:\t|\s+at \S|\s*\.\.\. \d+ more|\s*Caused by: |\s*Traceback \(most|\s*Exception in thread |\s+File \"|: (?:\w+\.){2})"
)


def uncoloured(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without a terminal's colours, whatever became of their escape character."""
    if not any(mark in line.text for line in lines for mark in _COLOUR_MARKS):
        return lines
    return [
        Line(line.number, _COLOUR.sub("", line.text))
        if any(mark in line.text for mark in _COLOUR_MARKS)
        else line
        for line in lines
    ]


def unescaped(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines out of a web page that shows its text: entities, and none of the characters that they stand for."""
    escaped = 0
    for line in lines:
        if "<" in line.text or '"' in line.text:
            return lines
        escaped += "&" in line.text and any(entity in line.text for entity in _ENTITIES)
    if not escaped:
        return lines
    return [Line(line.number, html.unescape(line.text)) if "&" in line.text else line for line in lines]


def single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the empty one that stands after each of them."""
    if len(lines) < 8 or any(line.text.strip() for line in lines[1 : 2 * (len(lines) // 2) : 2]):
        return lines
    return lines[::2]


def broken_at(lines: Sequence[Line]) -> int | None:
    """The width at which the lines were broken; None where they do not show that they were."""
    widest = max((len(line.text) for line in lines), default=0)
    if not NARROWEST <= widest <= WIDEST:
        return None
    # The rows of a printed table are of one width too, and lines that differ in numbers alone.
    full = [line.text for line in lines if len(line.text) == widest and line.text[-1] not in "|+-="]
    if len(full) < (1 if widest in TERMINALS else LEAST_FULL) or len(full) * 50 < len(lines):
        return None
    if len(full) > 1 and len({_DIGITS.sub("0", text) for text in full}) == 1:
        return None
    return widest


def rejoined(lines: Sequence[Line], width: int | None) -> Sequence[Line]:
    """Lines that were broken at a width, joined again; as they are where one is wider."""
    if width is None or any(len(line.text) > width for line in lines):
        return lines
    groups: list[list[Line]] = []
    room = False
    for line in lines:
        if room and not _begins(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
        room = len(line.text) == width and not line.text.endswith(("|", "-+"))
    return joined(groups)


def unwrapped_words(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines that a mail program broke at blanks, joined again. It breaks where the next word has no room, and nowhere
    else; nothing else makes nearly all of a log's lines that begin nothing stand so.
    """
    if not any(len(line.text) >= LEAST_MAILED for line in lines):
        return lines
    widest = max((len(line.text) for line in lines if " " in line.text.strip()), default=0)
    widths = [width for width in MAILED if width >= widest] or ([widest] if widest <= WIDEST_MAILED else [])
    for width in [widest, *widths[:1]] if widths else []:
        forced, free = _breaks(lines, width)
        # Lines that were cut at a width stand below full ones alone.
        below_short = sum(len(lines[at - 1].text) < widest for at in forced)
        if below_short >= max(LEAST_FULL, SHORT * len(forced)) and len(forced) >= SHARE * (
            len(forced) + free
        ):
            return _glued(lines, forced)
    return lines


def _breaks(lines: Sequence[Line], width: int) -> tuple[frozenset[int], int]:
    """The lines that go on with the one above, whose first word had no room there; and how many others begin nothing."""
    forced: set[int] = set()
    free = 0
    for at, (above, line) in enumerate(pairwise(lines), 1):
        text = line.text
        # An exception stands on its own line, but behind the words that announce it.
        named = HEAD.match(text) is not None and not above.text.endswith(ANNOUNCING)
        if not text.strip() or text[0] in " \t|+" or not above.text.strip() or named or _begins(text):
            continue
        word = text.split(" ", 1)[0]
        if len(above.text) + 1 + len(word) > width:
            forced.add(at)
        else:
            free += 1
    return frozenset(forced), free


def _glued(lines: Sequence[Line], forced: frozenset[int]) -> Sequence[Line]:
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        if at in forced:
            groups[-1].append(line)
        else:
            groups.append([line])
    return joined(groups, " ")


def _begins(text: str) -> bool:
    """Whether a line cannot go on with the one above it."""
    return text.startswith('{"') or bool(_BEGINS.match(text)) or head_of(text) is not None
