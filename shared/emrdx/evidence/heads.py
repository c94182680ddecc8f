"""What makes two records repeats of one another: their heads, without what varies."""

import re
from typing import Final

from emrdx.evidence.lines import LineKind, clean, kind_of
from emrdx.evidence.records import Record

HEAD_BYTES: Final = 240
_VARIABLE: Final = re.compile(  # on HEAD_BYTES at most, where this is faster than re2 and cannot run away
    rb"\"[^\"]*+\"|'[^']*+'|`[^`]*+`"
    rb"|(?:[a-z0-9]++:/|/)[^\s,;:()\[\]]++"
    rb"|[A-Za-z_.:/$-]*[0-9][A-Za-z0-9_.:/$-]*+"
)
_EXIT: Final = re.compile(rb"[Ee]xit[A-Za-z ]{0,24}[ :=]{0,4}[0-9]+")


def normalised(line: bytes) -> bytes:
    """The line's first bytes with every quoted value, path and word that holds a digit replaced, but for the
    number of an exit: 1 and 137 are different ends.
    """
    head = clean(line[: 2 * HEAD_BYTES])[:HEAD_BYTES]
    ended = _EXIT.search(head)
    replaced: bytes = _VARIABLE.sub(b"#", head)
    return replaced if ended is None else replaced + ended[0]


def head_key(record: Record) -> bytes:
    """What repeats of a record share: its first line and the exceptions in it."""
    second = record.begin[1] if len(record.begin) > 1 else b""
    if kind_of(second) is not LineKind.BARE:
        second = b""
    return b"\n".join(map(normalised, (record.begin[0], second, record.last_cause, record.raised)))
