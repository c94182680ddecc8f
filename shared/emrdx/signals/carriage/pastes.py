"""What mail, office programs, chats, tickets and web pages make of a log: its own characters and lines again."""

import html
import quopri
from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.carriage.lines import Line, borne, joined

MOST: Final = 0.7
NEARLY_ALL: Final = 0.9
PRINTABLE_WIDTH: Final = 78
LEAST_BROKEN: Final = 70
# A zero-width space, joiners and marks; a blank that breaks no line.
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), None) | {0xA0: " ", 0x202F: " "}
_QUOTES: Final = {
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a"), "'"),
}
_TAG: Final = re2.compile(
    r"</?(?:html|head|body|div|span|pre|code|table|tbody|tr|td|th|p|b|i|li|ul|ol|font|a|samp)(?: [^<>]{0,300})?/?>"
)
_BREAK: Final = re2.compile(r"(?i)<br ?/?>")
_NUMBER_CELL: Final = re2.compile(r"(?i)^\s*(?:<tr[^<>]*>)?\s*<td[^<>]*>\s*\d{1,7}\s*</td>")
_QUOTED: Final = re2.compile(r"^(?:[ \t]{0,4}>)+ ?")
_OPENS: Final = re2.compile(
    r"^(?:\s*(?:```+\w{0,12}\s*$|\{(?:noformat|code)(?::[^}]{0,80})?\}|~~~+\s*$|\[code\])|```)"
)
_CLOSES: Final = re2.compile(r"(?:```+|\{(?:noformat|code)\}|~~~+|\[/code\])\s*$")
_ESCAPE: Final = re2.compile(r"=[0-9A-F]{2}")
_SOFT: Final = re2.compile(r"=(?:[0-9A-F]{2}|$)")


def visible(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without characters that nobody sees, and with blanks for those that only look like them."""
    if not any(not line.text.isascii() for line in lines):
        return lines
    return [
        line if line.text.isascii() else line._replace(text=line.text.translate(_UNSEEN)) for line in lines
    ]


def unquoted(lines: Sequence[Line]) -> Sequence[Line]:
    """What a mail quotes, where most of it is quoted, without the marks; the answer above and below is left out."""
    if not borne(lines, _QUOTED.match, MOST):
        return lines
    return [
        line._replace(text=str(_QUOTED.sub("", line.text, count=1)))
        for line in lines
        if _QUOTED.match(line.text)
    ]


def unfenced(lines: Sequence[Line]) -> Sequence[Line]:
    """What stands between a chat's or a ticket's marks for code, where most lines do."""
    if not any("```" in line.text or line.text.lstrip()[:1] in "{~[" for line in lines):
        return lines
    inside: list[Line] = []
    outside = 0
    opened = False
    for line in lines:
        text = line.text
        marked = not opened
        if not opened:
            match = _OPENS.match(text)
            if match is None:
                outside += bool(text.strip())
                continue
            opened, text = True, text[match.end() :]
        if match := _CLOSES.search(text):
            opened, marked, text = False, True, text[: match.start()]
        if text.strip() or not marked:
            inside.append(line._replace(text=text))
    return inside if len(inside) > outside else lines


def untagged(lines: Sequence[Line]) -> Sequence[Line]:
    """The text of a web page, where most lines bear its tags or a tag opens it."""
    filled = [line.text for line in lines if line.text.strip()]
    if not any("<" in text for text in filled):
        return lines
    opened = filled[0].lstrip().lower().startswith(("<html", "<pre", "<!doctype", "<div", "<code", "<body"))
    if not (opened or borne(lines, lambda text: _TAG.match(text.lstrip()) or _BREAK.search(text), MOST)):
        return lines
    made: list[Line] = []
    for line in lines:
        text = str(_TAG.sub("", _NUMBER_CELL.sub("", line.text)))
        if line.text.strip() and not text.strip() and not _BREAK.search(text):
            continue
        made += [line._replace(text=html.unescape(part)) for part in _BREAK.sub("\n", text).split("\n")]
    return made


def unencoded(lines: Sequence[Line]) -> Sequence[Line]:
    """A mail's text out of its transfer encoding, quoted-printable: escapes, and `=` where a line goes on."""
    if not any(line.text.endswith("=") for line in lines) or any(
        len(line.text) > PRINTABLE_WIDTH for line in lines
    ):
        return lines
    marked = [line.text for line in lines if "=" in line.text]
    if not any(_ESCAPE.search(text) or len(text) > LEAST_BROKEN for text in marked):
        return lines
    if sum(bool(_SOFT.search(text)) for text in marked) < NEARLY_ALL * len(marked):
        return lines
    groups: list[list[Line]] = []
    goes_on = False
    for line in lines:
        part = line._replace(text=line.text.removesuffix("="))
        if goes_on:
            groups[-1].append(part)
        else:
            groups.append([part])
        goes_on = line.text.endswith("=")
    return [
        line._replace(text=quopri.decodestring(line.text.encode()).decode("utf-8", "replace"))
        for line in joined(groups)
    ]


def straightened(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with plain quotation marks, where an office program turned all of them."""
    if all(line.text.isascii() for line in lines) or any(
        '"' in line.text or "'" in line.text for line in lines
    ):
        return lines
    return [line._replace(text=line.text.translate(_QUOTES)) for line in lines]


def uncareted(lines: Sequence[Line]) -> Sequence[Line]:
    """What `cat -A` shows: `^I` for a tab, and `$` at each line's end."""
    if not lines or sum(line.text.endswith("$") for line in lines) < NEARLY_ALL * len(lines):
        return lines
    return [line._replace(text=line.text.removesuffix("$").replace("^I", "\t")) for line in lines]
