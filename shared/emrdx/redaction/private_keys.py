"""Private keys in text: PEM, OpenSSH, PGP and PuTTY, over lines, behind a log prefix, escaped on one line, or cut."""

from collections.abc import Iterable, Iterator
from typing import Final

from emrdx.redaction.document import FORM_RANK, Document, Hit
from emrdx.redaction.form import compiled

TYPE: Final = "private-key"
LINES_MAX: Final = 600

BEGIN: Final = r"---- ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}"
_END: Final = r"---- ?END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}"
# The body on one line: base64, and line breaks in any escaping.
_INLINE: Final = r"(?:\\*[nr]|[\"'+, \t]|%0[AaDd]|%2[BbFf]|%3[Dd]|&#x?[0-9a-fA-F]+;|[0-9A-Za-z+/=])*"
_TAIL: Final = r"([0-9A-Za-z+/=]+)(?:\\*[\"'`,+ \t]|\\*[nr]|\\)*\r?$"
_FULL: Final = r"(?:^|[^0-9A-Za-z+/=_.-])([0-9A-Za-z+/]{64}|[0-9A-Za-z+/]{70}|[0-9A-Za-z+/]{76})\r?$"
_JWK: Final = r"\"(?:d|p|q|dp|dq|qi|k)\"[ \t]*:[ \t]*\"([0-9A-Za-z_-]{16,})"
_PUTTY: Final = r"Private-Lines: ([0-9]{1,4})"


def pem(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Keys from their first line; `positions` are inside `BEGIN ... PRIVATE KEY`."""
    data = document.data
    done = -1
    for position in positions:
        if position < done:
            continue
        begin = compiled(BEGIN).search(data, max(0, position - 60), position + 60)
        if begin is None:
            continue
        inline = _inline(document, begin.end())
        pieces = inline or _lines(document, begin.end())
        if pieces:
            done = pieces[-1][1]
        yield from _whole(document, pieces)


def _inline(document: Document, start: int) -> list[tuple[int, int]]:
    data = document.data
    end = document.line_end(start)
    body = compiled(_INLINE).match(data, start, min(len(data), start + 16 * 1024, end))
    if body is None or compiled(r"[0-9A-Za-z+/]{16}").search(body.group()) is None:
        return []
    first = compiled(r"(?:\\+[nr]|[\"'+, \t]|%0[AaDd])*").match(data, start, body.end())
    begin = first.end() if first is not None else start
    stop = body.end()
    while stop > begin and data[stop - 1] in b"\"'+, \t\\nr" and data[stop - 2 : stop] in {b"\\n", b"\\r"}:
        stop -= 2
    while stop > begin and data[stop - 1] in b"\"', \t\\":
        stop -= 1
    return [(begin, stop)] if stop > begin else []


def _lines(document: Document, position: int) -> list[tuple[int, int]]:
    """The body's lines, each without the prefix that the first line has."""
    data = document.data
    pieces: list[tuple[int, int]] = []
    missed = 0
    end = document.line_end(position)
    for _ in range(LINES_MAX):
        start = data.find(b"\n", end, end + 2) + 1
        if not start:
            break
        end = document.line_end(start)
        line = data[start:end]
        if compiled(_END).search(line) is not None or b"-----BEGIN" in line:
            break
        tail = compiled(_TAIL).search(line)
        if tail is not None and _is_body(line, tail.start(1), tail.group(1)):
            pieces.append((start + tail.start(1), start + tail.end(1)))
            missed = 0
        elif compiled(r"[A-Z][A-Za-z-]+: |^\s*$").search(line) is None:
            missed += 1
            if missed > 8:
                break
    return pieces


def _is_body(line: bytes, start: int, run: bytes) -> bool:
    """The last word of the line is a line of base64: a long one, or a short last one behind a prefix or nothing."""
    if len(run) >= 32:
        return True
    before = line[:start].strip()
    return not before or before.endswith((b":", b"|", b">", b'"', b"'", b"]", b"-")) or run.endswith(b"=")


def _whole(document: Document, pieces: list[tuple[int, int]]) -> Iterator[Hit]:
    value = b"".join(document.data[start:end] for start, end in pieces)
    for index, (start, end) in enumerate(pieces):
        yield Hit(start, end, TYPE, value, FORM_RANK, counted=index == 0)


def headless(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """A key whose first line was cut off; `positions` are inside `END ... PRIVATE KEY`, or after full lines of base64."""
    data = document.data
    for position in positions:
        start = document.line_start(position)
        pieces: list[tuple[int, int]] = []
        while start > 0 and len(pieces) < LINES_MAX:
            end = start - 1
            start = document.line_start(end)
            line = data[start:end]
            tail = compiled(_TAIL).search(line)
            if b"-----BEGIN" in line or tail is None or not _is_body(line, tail.start(1), tail.group(1)):
                break
            pieces.insert(0, (start + tail.start(1), start + tail.end(1)))
        yield from _whole(document, pieces)


def bodies(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """Three or more full lines of base64 in a row, which are the middle of a key whose ends were cut off.

    A certificate or public key is told by its own first line and stays.
    """
    data = document.data
    run: list[tuple[int, int]] = []
    for position in positions:
        line_start = document.line_start(position - 1)
        found = compiled(_FULL).search(data[line_start : document.line_end(position - 1)])
        if found is None:
            continue
        piece = (line_start + found.start(1), line_start + found.end(1))
        if run and piece[0] <= run[-1][0]:
            continue
        if run and data.count(b"\n", run[-1][1], piece[0]) != 1:
            yield from _body(document, run)
            run = []
        run.append(piece)
    yield from _body(document, run)


def _body(document: Document, run: list[tuple[int, int]]) -> Iterator[Hit]:
    if len(run) < 3:
        return
    before = document.data[max(0, run[0][0] - 200) : run[0][0]]
    if b"-----BEGIN" in before and b"PRIVATE" not in before:
        return
    if not _is_random(document.data[run[0][0] : run[0][1]]):
        return
    yield from _whole(document, run)


def _is_random(text: bytes) -> bool:
    return any(48 <= byte <= 57 for byte in text) and text != text.lower() and text != text.upper()


def putty(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """The private lines of a PuTTY key and its MAC; `positions` are the beginnings of `Private-Lines`."""
    data = document.data
    for position in positions:
        head = compiled(_PUTTY).match(data, position)
        if head is None:
            continue
        pieces: list[tuple[int, int]] = []
        end = document.line_end(head.end())
        for _ in range(min(int(head.group(1)), LINES_MAX)):
            start = data.find(b"\n", end, end + 2) + 1
            if not start:
                break
            end = document.line_end(start)
            tail = compiled(_TAIL).search(data[start:end])
            if tail is None:
                break
            pieces.append((start + tail.start(1), start + tail.end(1)))
        yield from _whole(document, pieces)


def jwk(document: Document, positions: Iterable[int]) -> Iterator[Hit]:
    """The private members of a JSON Web Key (RFC 7518); `positions` are at its `kty`."""
    data = document.data
    done = 0
    for position in positions:
        if position < done:
            continue
        start = max(document.line_start(position), data.rfind(b"{", max(done, position - 8192), position))
        end = data.find(b"}", position, position + 8192)
        end = done = end if end >= 0 else document.line_end(position)
        for found in compiled(_JWK).finditer(data, start, end):
            yield Hit(found.start(1), found.end(1), TYPE, found.group(1), FORM_RANK)
