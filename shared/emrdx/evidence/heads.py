"""What makes two records repeats of one another: their heads, without what varies."""

import re
from typing import Final

from emrdx.evidence.lines import LineKind, clean, kind_of
from emrdx.evidence.records import Excerpt

HEAD_BYTES: Final = 240
_QUOTED: Final = re.compile(rb"\"[^\"]*+\"|'[^']*+'|`[^`]*+`")  # nothing in it can run away
_EXIT: Final = re.compile(rb"[Ee]xit[A-Za-z ]{0,24}[ :=]{0,4}[0-9]{1,4}")
_TELLTALES: Final = bytes.maketrans(b"123456789/\\", b"0" * 11)


def normalised(line: bytes) -> bytes:
    """The line's first bytes with every quoted value, and every word that holds a digit or a slash, replaced,
    but for the number of an exit: 1 and 137 are different ends.
    """
    head = clean(line[: 2 * HEAD_BYTES])[:HEAD_BYTES]
    ended = _EXIT.search(head)
    words = _QUOTED.sub(b"0", head).translate(_TELLTALES).split()
    replaced = b" ".join([b"#" if b"0" in word else word for word in words])
    return replaced if ended is None else replaced + ended[0]


def head_key(record: Excerpt) -> bytes:
    """What repeats of a record share: its first line and the exceptions in it."""
    second = record.begin[1] if len(record.begin) > 1 else b""
    if kind_of(second) is not LineKind.BARE:
        second = b""
    return b"\n".join(map(normalised, (record.begin[0], second, record.last_cause, record.raised)))
