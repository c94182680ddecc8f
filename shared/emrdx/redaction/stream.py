"""Redaction of a stream of any length in bounded memory.

The stream is read in blocks of lines. The end of a block is looked at again with the next block, so that a secret
over several lines, or one whose key stands at the end of a block, is seen whole.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from emrdx.limits import KIB, MIB
from emrdx.redaction.session import Edit, RedactionSession

_BLOCK: Final = MIB
_AHEAD: Final = 64 * KIB
_BEHIND: Final = 8 * KIB


def redacted_stream(
    parts: Iterable[bytes], session: RedactionSession, *, block: int = _BLOCK, ahead: int = _AHEAD
) -> Iterator[bytes]:
    """The stream without its secrets. Holds at most `block` and one part in memory; `ahead` bytes are read again."""
    data = b""
    out = 0
    for part in parts:
        data += part
        if len(data) - out < block:
            continue
        edits, settled = session.settled_edits(data, len(data) - ahead // 4)
        if settled <= out:
            # A secret as long as the block: what there is of it goes now.
            edits, settled = session.edits(data), len(data)
        cut = _cut(data, edits, min(settled, len(data) - ahead), out)
        yield _between(session, data, edits, out, cut)
        keep = max(0, cut - _BEHIND)
        data, out = data[keep:], cut - keep
    yield _between(session, data, session.edits(data), out, len(data))


def _between(session: RedactionSession, data: bytes, edits: list[Edit], start: int, end: int) -> bytes:
    """The part of the text from `start` to `end`, redacted."""
    inside = [edit for edit in edits if edit.end > start and edit.start < end]
    moved = [edit._replace(start=max(edit.start, start) - start, end=edit.end - start) for edit in inside]
    return session.applied(data[start:end], moved)


def _cut(data: bytes, edits: list[Edit], limit: int, least: int) -> int:
    """Where the text may be cut: at a line's end, else at white space, and never inside a secret."""
    cut = data.rfind(b"\n", least, limit) + 1
    if cut <= least:
        cut = max(data.rfind(b" ", least, limit), data.rfind(b"\t", least, limit)) + 1
    cut = cut if cut > least else limit
    for start, end in _secrets(edits):
        if start < cut < end:
            cut = start if start > least else end
    return cut


def _secrets(edits: list[Edit]) -> list[tuple[int, int]]:
    """From the first to the last piece of each secret."""
    whole: list[tuple[int, int]] = []
    for edit in edits:
        if whole and not edit.counted:
            whole[-1] = (whole[-1][0], edit.end)
        else:
            whole.append((edit.start, edit.end))
    return whole
