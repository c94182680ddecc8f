"""A driver's two streams in one (`2>&1`, a terminal, a console): what the program printed, apart from the log again.

Programs print between records of Spark's log, which at levels up to INFO have one line each unless their message
announces more. Tracebacks stay where they are: interpreters and JVMs write them to standard error, as Spark its log.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import re2

from emrdx.model import Stream
from emrdx.signals.carriage.gaps import is_gap
from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.exceptions.announced import HEAD
from emrdx.signals.heads import Head
from emrdx.signals.layouts import record_head
from emrdx.signals.model import Level

_THROWN: Final = re2.compile(
    r"^\s*(?:at \S+\(|\.\.\. \d+ more|Caused by: |Traceback \(most recent call last\)|Driver stacktrace:|File \"|[|+] |Exception in thread \")"
)
# What a record's message ends with whose further lines are its own.
_ANNOUNCES: Final = (":", "=", "(", "[", "{", ",")


def unmerged(parts: Sequence[Part]) -> list[Part]:
    """The parts, and those that the driver's program printed where it has no standard output of its own."""
    drivers = [part for part in parts if part.ref.role.is_driver]
    if any(part.ref.stream == Stream.STDOUT and part.lines for part in drivers):
        return list(parts)
    made: list[Part] = []
    for part in parts:
        printed = _printed(part.lines) if part.ref.role.is_driver else frozenset()
        if not printed:
            made.append(part)
            continue
        lines = list(enumerate(part.lines))
        log = [_of(part, line) for at, line in lines if at not in printed]
        output = [_of(part, line) for at, line in lines if at in printed]
        ref = replace(part.ref, path=f"{part.ref.path}/{Stream.STDOUT.value}", stream=Stream.STDOUT)
        made += [part._replace(lines=log), Part(ref, part.first, output)]
    return made


def _of(part: Part, line: Line) -> Line:
    """A line that tells its source, as its place no longer does."""
    return line if line.ref else line._replace(ref=part.ref)


def _printed(lines: Sequence[Line]) -> frozenset[int]:
    """Where lines stand that are no record's."""
    found: set[int] = set()
    for head, block in _between(lines):
        texts = [lines[at].text for at in block]
        if _is_whole(head) and not any(_THROWN.match(one) or HEAD.match(one) or is_gap(one) for one in texts):
            found.update(block)
    return frozenset(found)


def _between(lines: Sequence[Line]) -> Iterator[tuple[Head, range]]:
    """The lines between two records, with the record above them."""
    above: Head | None = None
    begun = 0
    for at, line in enumerate([*lines, None]):
        head = record_head(line.text) if line else None
        if head is None and line is not None:
            continue
        if above is not None and at > begun:
            yield above, range(begun, at)
        above, begun = head, at + 1


def _is_whole(head: Head) -> bool:
    """Whether a record of Spark's own ends with its first line."""
    sparks = head.logger[:1].isupper() or "." in head.logger
    message = head.message.rstrip()
    return sparks and head.level <= Level.INFO and bool(message) and not message.endswith(_ANNOUNCES)
