"""Values that go on in the next lines: a trailing backslash, or a line that was cut at a terminal's width."""

from typing import Final

from emrdx.redaction import values
from emrdx.redaction.document import Document
from emrdx.redaction.form import compiled

LINES_MAX: Final = 128
_RUN: Final = r"[0-9A-Za-z+/=_.~%:!@#$^*?-]+"
_EXPLICIT_RUN: Final = r"[^\s\"'<>()\[\]{}&;,\\]+"
_INDENT: Final = r"[ \t]*(?:>[ \t])?"
_OTHER: Final = r"[0-9A-Za-z_.-]+(?:[=:][^=]|:$)|[0-9]{2,4}[-/][0-9]{2}[-/]"
_STRUCTURE: Final = frozenset((b";", b")", b"&", b"}", b"'", b'"', b"\\", b"|"))
_AWS_SECRET: Final = 40
_BASE64: Final = r"[0-9A-Za-z+/]+"
_OPEN_LENGTH: Final = 16
_WIDE: Final = 64


def continued(document: Document, start: int, end: int, kind: str) -> list[tuple[int, int]]:
    """The further pieces of the value at `[start, end)`, in the lines behind it. Mostly none."""
    data = document.data
    pieces: list[tuple[int, int]] = []
    length = end - start
    while len(pieces) < LINES_MAX:
        explicit = data[end : end + 1] == b"\\"
        behind = end + explicit
        if data[behind : behind + 1] == b"\r":
            behind += 1
        if data[behind : behind + 1] != b"\n":
            break
        piece = _next(document, behind + 1, _EXPLICIT_RUN if explicit else _RUN)
        if piece is None or not (explicit or _goes_on(document, piece, length, kind)):
            break
        pieces.append(piece)
        end = piece[1]
        length += piece[1] - piece[0]
    return pieces


def is_own_line(run: bytes) -> bool:
    """The run begins a line of its own: a pair, an address, a label or a log line's time."""
    return compiled(_OTHER).match(run) is not None


def _next(document: Document, position: int, run: str) -> tuple[int, int] | None:
    indent = compiled(_INDENT).match(document.data, position)
    found = compiled(run).match(document.data, indent.end() if indent is not None else position)
    return (found.start(), found.end()) if found is not None else None


def _goes_on(document: Document, piece: tuple[int, int], length: int, kind: str) -> bool:
    """The line looks like the rest of a value that a terminal's width cut, and not like a line of its own."""
    data = document.data
    run, behind = data[piece[0] : piece[1]], data[piece[1] : piece[1] + 1]
    at_end = document.line_end(piece[1]) == piece[1]
    if kind == "aws-secret-key" and length < _AWS_SECRET and compiled(_BASE64).fullmatch(run) is not None:
        total = length + len(run)
        if total == _AWS_SECRET or (total < _AWS_SECRET and at_end):
            return True
    if behind in {b"(", b"[", b"{"} or is_own_line(run):
        return False
    above = document.line_start(piece[0]) - 1
    is_wide = above - document.line_start(above) >= _WIDE
    if not is_wide and length < _OPEN_LENGTH:
        return False
    if is_wide and behind in _STRUCTURE:
        return True
    return values.is_opaque(run, 4) and (
        at_end or behind in {b" ", b"\t", b",", b"<", b">", b"]", b"\x1b", *_STRUCTURE}
    )
