"""A form of secret at its anchor: whole, cut off where the text ends, or cut by a line break."""

from collections.abc import Iterator
from typing import Any, Final

from emrdx.redaction import values
from emrdx.redaction.document import FORM_RANK, Document, Hit, group_hit
from emrdx.redaction.form import Form, compiled, literal_start
from emrdx.redaction.wrapped import is_own_line

_REACH: Final = 4096
_LEAD_REACH: Final = 512
# Longer secrets are looked at twice; what is none costs no more than this for each of its anchors.
_MATCH_MAX: Final = 8192
_RUN: Final = r"[0-9A-Za-z_.~+/=%:@!$-]+"
_BREAK: Final = r"\\?\r?\n[ \t]*(?:>[ \t])?"
_CUT_LEAST: Final = 6
_CUT_LITERAL: Final = 4
_HEX: Final = frozenset(b"0123456789abcdef")
_COMPANION_REACH: Final = 160
_LINES_MAX: Final = 64


def at_anchor(document: Document, form: Form, start: int) -> Iterator[Hit]:
    """The secret whose anchor begins at `start`."""
    data = document.data
    pattern = compiled(form.pattern)
    if form.lead:
        found = pattern.search(data, max(0, start - form.lead), start + _LEAD_REACH)
        if found is not None and found.start() <= start:
            yield _hit(form, found, pattern.groups)
        return
    if not _begins(data, start):
        return
    found = pattern.match(data, start, start + _MATCH_MAX)
    if found is not None and found.end() == start + _MATCH_MAX:
        found = pattern.match(data, start)
    whole = _hit(form, found, pattern.groups) if found is not None else None
    near_end = document.line_end(start) - start < _REACH
    pieces = _wrapped(document, form, start, whole) if near_end else []
    if pieces:
        value = b"".join(data[a:b] for a, b in pieces)
        for index, (a, b) in enumerate(pieces):
            yield Hit(a, b, form.type, value, FORM_RANK, counted=index == 0)
    elif whole is not None:
        yield whole
        if form.companion is not None:
            yield from _companion(document, whole.end, *form.companion)
    elif near_end:
        yield from _cut(document, form, start)


def _hit(form: Form, found: Any, groups: int) -> Hit:
    group = next((number for number in range(1, groups + 1) if found.group(number)), 0)
    return group_hit(found, group, form.type, FORM_RANK)


def _begins(data: bytes, start: int) -> bool:
    """No letter or digit stands before, unless it is an escaped line break's."""
    if not start or not data[start - 1 : start].isalnum():
        return True
    return data[start - 1 : start] in {b"n", b"r", b"t"} and data[start - 2 : start - 1] == b"\\"


def _wrapped(document: Document, form: Form, start: int, whole: Hit | None) -> list[tuple[int, int]]:
    """The pieces of a secret that goes on in the next lines; empty where it does not."""
    data = document.data
    run = compiled(_RUN).match(data, start)
    if run is None or (whole is not None and whole.end != run.end()):
        return []
    pieces = [run.span()]
    best: list[tuple[int, int]] = []
    least = whole.end - start if whole is not None else 0
    while len(pieces) < _LINES_MAX:
        broken = compiled(_BREAK).match(data, pieces[-1][1])
        piece = compiled(_RUN).match(data, broken.end()) if broken is not None else None
        if piece is None or is_own_line(piece.group()):
            break
        if whole is not None and not values.is_opaque(piece.group(), 5):
            break
        pieces.append(piece.span())
        joined = b"".join(data[a:b] for a, b in pieces)
        found = compiled(form.pattern).match(joined)
        if found is None:
            continue
        if found.end() <= max(least, len(joined) - len(piece.group())):
            break
        excess = len(joined) - found.end()
        best = [*pieces[:-1], (pieces[-1][0], pieces[-1][1] - excess)]
        if excess:
            break
    return best


def _companion(document: Document, end: int, kind: str, pattern: str) -> Iterator[Hit]:
    data = document.data
    found = compiled(pattern).search(data, end, end + _COMPANION_REACH)
    if found is not None and values.is_mixed(found.group(1)):
        yield Hit(found.start(1), found.end(1), kind, found.group(1), FORM_RANK)


def _cut(document: Document, form: Form, start: int) -> Iterator[Hit]:
    """The beginning of a secret where the text ends, told by a literal that is long enough to be no accident."""
    data = document.data
    literal = next(
        (len(text) for text in map(literal_start, form.anchors) if data.startswith(text, start)), 0
    )
    if literal < _CUT_LITERAL or not set(data[start : start + literal]) - _HEX:
        return
    run = compiled(_RUN).match(data, start, start + _REACH)
    if run is None or not _is_cut(document, start, run.end()):
        return
    rest = data[start + literal : run.end()]
    looks_random = values.is_opaque(rest, _CUT_LEAST) or rest.isupper()
    if len(rest) >= _CUT_LEAST and looks_random and not rest.startswith(b"/"):
        yield Hit(start, run.end(), form.type, run.group(), FORM_RANK)


def _is_cut(document: Document, start: int, end: int) -> bool:
    """The text ends here, or a line so long that whoever wrote it down cut it."""
    rest = document.data[end : end + 8]
    if rest.startswith((b"\n", b"\r\n")) and end - document.line_start(start) >= _REACH:
        return True
    return end + len(rest) == len(document.data) and not rest.strip(b"\"'\\\r\n")
