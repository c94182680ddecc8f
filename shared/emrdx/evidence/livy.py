"""The answer of Livy's REST API for a batch's or a session's log: one JSON object whose `log` is an array of lines.

Source: Livy's REST API, `GET /batches/{id}/log`: `id`, `from`, `total`, `log`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

import msgspec
import re2

from emrdx.limits import MIB

_LONGEST_LINE: Final = 4 * MIB
_HEAD_BYTES: Final = 1024
_HEAD: Final = re2.compile(
    rb'^\s{0,20}\{(?:\s{0,20}"(?:id|from|size|total)"\s{0,20}:\s{0,20}\d{1,12}\s{0,20},){1,4}'
    rb'\s{0,20}"log"\s{0,20}:\s{0,20}\['
)
_STRING: Final = re.compile(rb'([\s,]*)("[^"\\]*(?:\\.[^"\\]*)*")', re.DOTALL)  # nothing in it can run away
_END: Final = re.compile(rb"\s*\][\s}]*")


def unfolded(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of the array, each on the line of the file that holds it, or, where all are on one, on its own.

    Bytes that are no such answer come as they are, and so does what follows one.
    """
    source = iter(chunks)
    first = b""
    for chunk in source:
        first += chunk
        if len(first) >= _HEAD_BYTES or not first.lstrip().startswith(b"{"):
            break
    head = _HEAD.match(first[:_HEAD_BYTES])
    if head is None:
        if first:
            yield first
        yield from source
        return
    yield b"\n" * first.count(b"\n", 0, head.end())
    yield from _lines(chain((first[head.end() :],), source))


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest, begun = b"", False
    for chunk in chunks:
        rest += chunk
        made: list[bytes] = []
        at = 0
        while match := _STRING.match(rest, at):
            # The first line's break stands before the array's own first line break, which is told already.
            breaks = match.group(1).count(b"\n")
            made.append(b"\n" * (max(1, breaks) if begun else breaks))
            made.append(_text(match.group(2)))
            at, begun = match.end(), True
        if made:
            yield b"".join(made)
        rest = rest[at:]
        if rest.lstrip()[:1] not in {b"", b",", b'"'} or len(rest) > _LONGEST_LINE:
            ended = _END.match(rest)
            yield b"\n" + rest[ended.end() if ended else 0 :]
            yield from chunks
            return
    if rest.strip(b" ,\r\n\t"):
        yield b"\n" + rest


def _text(string: bytes) -> bytes:
    """What a JSON string holds, without line ends around it: Livy puts one before `stderr: `."""
    try:
        return msgspec.json.decode(string, type=str).strip("\r\n").encode("utf-8", "replace")
    except (msgspec.DecodeError, UnicodeError):
        return string[1:-1]
