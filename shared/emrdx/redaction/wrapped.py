"""Values that go on in the next lines: a trailing backslash, or a line that was cut at a terminal's width."""

from typing import Final

from emrdx.redaction import values
from emrdx.redaction.document import Document
from emrdx.redaction.form import compiled

LINES_MAX: Final = 128
_RUN: Final = r"[0-9A-Za-z+/=_.~%:!@#$^*-]+"
_INDENT: Final = r"[ \t]*(?:>[ \t])?"
_AWS_SECRET: Final = 40
_OPEN_LENGTH: Final = 16
_WIDE: Final = 60


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
        piece = _next(document, behind + 1)
        if piece is None or not _goes_on(document, piece, length, kind, explicit=explicit):
            break
        pieces.append(piece)
        end = piece[1]
        length += piece[1] - piece[0]
    return pieces


def _next(document: Document, position: int) -> tuple[int, int] | None:
    indent = compiled(_INDENT).match(document.data, position)
    run = compiled(_RUN).match(document.data, indent.end() if indent is not None else position)
    return run.span() if run is not None else None


def _goes_on(document: Document, piece: tuple[int, int], length: int, kind: str, *, explicit: bool) -> bool:
    if explicit:
        return True
    data = document.data
    run = data[piece[0] : piece[1]]
    total = length + len(run)
    at_end = document.line_end(piece[1]) == piece[1] or data[piece[1] : piece[1] + 1] == b"\\"
    if kind == "aws-secret-key":
        return length < _AWS_SECRET and (total == _AWS_SECRET or (total < _AWS_SECRET and at_end))
    if (
        data[piece[1] : piece[1] + 1] in {b"(", b"[", b"{"}
        or compiled(r"[0-9A-Za-z_.-]+[=:]").match(run) is not None
    ):
        return False
    above = document.line_start(piece[0]) - 1
    if length < _OPEN_LENGTH and above - document.line_start(above) < _WIDE:
        return False
    return values.is_opaque(run, 5) and (at_end or data[piece[1] : piece[1] + 1] in b" \t\"',;&)]}")
