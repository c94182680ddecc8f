"""Where a value ends: quoted in any quoting, or bare, at the first byte behind it that is structure and no secret."""

from typing import Final, NamedTuple

from emrdx.redaction.document import MARKER, Document
from emrdx.redaction.form import compiled

_LOOK: Final = 64
_LOOK_BACK: Final = 2048


class Value(NamedTuple):
    """A value at `[start, end)`; `quoted` where quotes enclose it."""

    start: int
    end: int
    quoted: bool


_OPEN: Final = (
    r"(?:(?:Some|Optional|Just|Success|Right)[(\[]|[\[(])?[ ]?(?:[bBuUrRfF]{1,2})?(\\*[\"'`])"
    r"|(?:Some|Optional|Just|Success|Right)[(\[]|([\[(<])"
)
# ODBC: a value with signs stands in braces.
_BRACED: Final = r"\{((?:[^{}\n\"']|\}\}){1,256})\}(?:;|\s|$)"
_INSIDE: Final = {
    b'"': r'(?:[^"\\\n]|\\.)*',
    b"'": r"(?:[^'\\\n]|\\.|'')*",
    b"`": r"[^`\n]*",
}
_RUN: Final = r"[^\s\x00-\x20\x7f]+"
_ENTRY: Final = (
    r"[{}]|(?:^|\s)[\"']?[A-Za-z_][0-9A-Za-z_.-]*[\"']?\s*[=:][^=]|\n\s*(?:[0-9]{2,4}[-/][0-9]{2}|\[|at )"
)
_CLOSERS: Final = {0x29: b"(", 0x5D: b"[", 0x7D: b"{"}
# What ends a bare value: the next parameter of a query, a connection string or a list, a quote or bracket that
# was opened before the key, an escaped line break or an entity.
_CUT: Final = (
    r"(?:&|&amp;)[0-9A-Za-z_.\-\[\]%]+=|;[ ]?[0-9A-Za-z_.\- ]{1,40}=|,[ ]?\\*[\"']?[0-9A-Za-z_.\-]+\\*[\"']?[ ]?[=:]"
    r"|,[\[({\"'\\]|\\*[\"'`](?:[\s,;:)\]}>&|+]|$)|</|\\[nrt](?:[0-9A-Za-z_.\-]+[=: ]|\s|$|[\"'\\]|-----|--)"
    r"|\x1b|&(?:quot|lt|gt|apos|#[0-9x])|\\u00(?:26|22|27|3[cCeE])|[)\]}](?:[,;)\]}.:/\s\"'\\]|$)|\|(?:\s|$)"
)


def value_at(document: Document, position: int) -> Value | None:
    """The value that begins at `position`, before its line's end. None where there is none."""
    data = document.data
    marker = compiled(MARKER).match(data, position)
    if marker is not None:
        return bare(document, marker.end()) if data[marker.end() : marker.end() + 1].isalnum() else None
    braced = compiled(_BRACED).match(data, position) if data[position : position + 1] == b"{" else None
    if braced is not None:
        return Value(braced.start(1), braced.end(1), quoted=True)
    opened = compiled(_OPEN).match(data, position)
    if opened is not None:
        quote = opened.group(1)
        if quote:
            return _quoted(document, opened.end(), quote)
        if opened.group(2) == b"<":
            return _enclosed(document, opened.end(), b">")
        return _enclosed(document, opened.end(), b"]" if data[opened.end() - 1] == 0x5B else b")")
    return bare(document, position)


def _quoted(document: Document, start: int, quote: bytes) -> Value | None:
    data = document.data
    if len(quote) == 1:
        inside = compiled(_INSIDE[quote]).match(data, start)
        end = inside.end() if inside is not None else start
        if data[end : end + 1] == quote:
            return Value(start, end, quoted=True)
    else:
        end = _escaped_end(data, start, quote, document.line_end(start))
        if end >= 0:
            return Value(start, end, quoted=True)
    return _unclosed(document, start, quote)


def _escaped_end(data: bytes, start: int, quote: bytes, limit: int) -> int:
    """Where the same escaped quote stands again, and not one more deeply escaped."""
    at = data.find(quote, start, limit)
    while at > start and data[at - 1] == 0x5C:
        at = data.find(quote, at + 1, limit)
    return at


def _unclosed(document: Document, start: int, quote: bytes) -> Value | None:
    """A quoted value whose end is on the next lines, or was cut off."""
    data = document.data
    line_end = document.line_end(start)
    if line_end >= len(data) - 1:
        return Value(start, line_end, quoted=True) if line_end - start <= _LOOK * 4 else bare(document, start)
    close = data.find(quote, line_end, line_end + _LOOK * 8)
    if close >= 0 and data.count(b"\n", line_end, close) <= 3 and not _is_structured(data[line_end:close]):
        return Value(start, close, quoted=True)
    return bare(document, start)


def _is_structured(rest: bytes) -> bool:
    """The lines are further entries or log lines, not the rest of a value."""
    return compiled(_ENTRY).search(rest) is not None


def _enclosed(document: Document, start: int, close: bytes) -> Value | None:
    data = document.data
    run = compiled(r"[^\s,\"']*").match(data, start)
    end = data.find(close, start, run.end() if run is not None else start)
    if end < 0:
        return None if close == b">" else bare(document, start)
    return Value(start, end, quoted=False)


def bare(document: Document, start: int) -> Value | None:
    """The value without quotes that begins at `start`."""
    data = document.data
    run = compiled(_RUN).match(data, start)
    if run is None:
        return None
    end = _cut(document, start, run.end())
    while end > start and data[end - 1] in b",;:\\\"'`":
        end -= 1
    if end > start and data[end - 1] == 0x2E and end == run.end():
        end -= 1
    return Value(start, end, quoted=False) if end > start else None


def _cut(document: Document, start: int, end: int) -> int:
    data = document.data
    pattern = compiled(_CUT)
    at = start
    while True:
        found = pattern.search(data, at, min(len(data), end + _LOOK))
        if found is None or found.start() >= end:
            return end
        if _ends(data, start, found.start()):
            return int(found.start())
        at = found.start() + 1


def _ends(data: bytes, start: int, at: int) -> bool:
    """The byte ends the value: no bracket, or one that closes what was opened before the value."""
    opener = _CLOSERS.get(data[at])
    if opener is None:
        return True
    closer = data[at : at + 1]
    if data.count(opener, start, at) > data.count(closer, start, at):
        return False
    low = max(0, start - _LOOK_BACK)
    return data.count(opener, low, start) > data.count(closer, low, start)


def until(document: Document, value: Value, separator: bytes) -> Value:
    """A bare value up to the first separator: a query's `&`, a connection string's `;`."""
    if value.quoted:
        return value
    end = document.data.find(separator, value.start, value.end)
    return value if end < 0 else Value(value.start, end, quoted=False)
