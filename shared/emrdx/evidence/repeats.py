"""Repeats of records that are known well, recognised by their bytes alone.

Most of what a long log says it says often, so this loop decides the speed of the whole pass: it calls nothing
of ours for a record of one line.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from emrdx.evidence.budget import Group
from emrdx.evidence.heads import HEAD_BYTES
from emrdx.evidence.marks import Marks
from emrdx.evidence.salience import EXIT, IDENTITY, IDENTITY_BITS
from emrdx.evidence.view import View
from emrdx.limits import WINDOW_BYTES

_REPEATABLE: Final = frozenset(b"0123456789[{")
_PREFIX_BYTES: Final = 3
_KNOWN_KEYS: Final = 10_000
_TELLING_HITS: Final = 64
_INDENT: Final = b" \t"
_UNINDENTED: Final = re.compile(rb"\n(?=[^ \t\n])")
_TRACEBACK: Final = b"Traceback (most recent call last)"
_EXIT_NUMBER: Final = re.compile(rb"[A-Za-z ]{0,24}[ :=]{0,4}[0-9]{1,4}")
_HEX_DIGITS: Final = b"0123456789abcdef"


@dataclass(frozen=True, slots=True)
class TimedRecord:
    """A record whose end its bytes tell: it begins with a time and so does the one after it."""

    key: bytes
    start: int
    end: int


class Repeats:
    """The records known by their cheap keys. A key is a record's telling lines without hex digits."""

    def __init__(self) -> None:
        self._known: dict[bytes, Group] = {}

    def learn(self, candidate: TimedRecord, group: Group) -> None:
        """Whatever has the candidate's key belongs to the group."""
        if len(self._known) >= _KNOWN_KEYS:
            self._known.clear()
        self._known[candidate.key] = group

    def take(self, view: View, position: int, marks: Marks) -> tuple[int, TimedRecord | None]:
        """Passes the known records from `position` on. Returns where it stopped: at the end of the last of
        them, and the candidate that comes next if that is one.
        """
        data, found, index, known = view.data, marks.hits, marks.index, self._known
        find, rfind, startswith, total = data.find, data.rfind, data.startswith, len(found)
        prefix, candidate = b"", None
        while index < total:
            place = found[index] >> IDENTITY_BITS
            start = rfind(b"\n", position, place) + 1 or position
            if not prefix or not startswith(prefix, start):
                prefix = data[start : start + _PREFIX_BYTES]
                if prefix[0] not in _REPEATABLE:
                    break
            line_end = find(b"\n", place)
            key = data[start:line_end][:HEAD_BYTES].translate(None, _HEX_DIGITS)
            bound = line_end << IDENTITY_BITS
            after = index
            while after < total and (hit := found[after]) < bound:
                after += 1
                if hit & IDENTITY == EXIT:
                    ended = _EXIT_NUMBER.match(data, (hit >> IDENTITY_BITS) + 1, line_end)
                    key += ended[0] if ended else b""
            end = line_end
            if not startswith(prefix, line_end + 1):
                end = find(b"\n" + prefix, line_end, line_end + WINDOW_BYTES)
                if end < 0:
                    break
                inner, after = after, bisect_left(found, end << IDENTITY_BITS, after)
                key += _telling(data, line_end + 1, end, found[inner:after])
            group = known.get(key)
            if group is None or group.forgotten:
                candidate = TimedRecord(key, start, end)
                break
            group.count += 1
            group.last.append((view, start, end))
            position, index = end + 1, after
        marks.index = index
        return position, candidate


def _telling(data: bytes, second: int, end: int, found: list[int]) -> bytes:
    """The lines that tell one failure from another, without hex digits: the second, every unindented salient
    one, the last cause, and what a Python traceback ends with.
    """
    starts = [second]
    line_end = data.find(b"\n", second)
    for hit in found[:_TELLING_HITS]:
        place = hit >> IDENTITY_BITS
        if place > line_end:
            start = data.rfind(b"\n", 0, place) + 1
            line_end = data.find(b"\n", place)
            if data[start] not in _INDENT:
                starts.append(start)
    starts.append(data.rfind(b"\nCaused by:", second, end) + 1)
    traceback = data.find(_TRACEBACK, second - 1, end)
    if traceback >= 0 and (raised := _UNINDENTED.search(data, traceback, end)):
        starts.append(raised.end())
    lines = [data[start : data.find(b"\n", start)][:HEAD_BYTES] for start in starts if start]
    return b"\n".join(lines).translate(None, _HEX_DIGITS)
