"""A log's own lines to its records: a head line begins one, and all else is printed text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import re2

from emrdx.model import Segment, SourceRef, Stream
from emrdx.signals.carriage import streams
from emrdx.signals.carriage.gaps import is_gap
from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.exceptions.messages import is_tail
from emrdx.signals.heads import LEVELS, Head
from emrdx.signals.layouts import record_head
from emrdx.signals.model import Level, Place, Record

_TRACEBACK: Final = ("Traceback (most recent call last)", "  + Exception Group Traceback")
_FRAME: Final = re2.compile(r"^\s*(?:at \S+\(|\.\.\. \d+ more)")
_BARE_LEVELS: Final = ("WARN", "ERROR", "FATAL", "CRITICAL")


def records(ref: SourceRef, segments: tuple[Segment, ...]) -> Iterator[Record]:
    """The records of a source in order; printed text between two records is one bare record."""
    return records_of(streams([(ref, segments)]))


def records_of(parts: Iterable[Part]) -> Iterator[Record]:
    """The same of lines that are in their own form already."""
    for ref, first, lines in parts:
        yield from _segment_records(ref, lines, first)


@dataclass(slots=True)
class _Open:
    """The record that further lines may continue: where it begins, its head, and what its lines have shown."""

    begun: int = 0
    head: Head | None = None
    thrown: bool = False
    framed: bool = False

    def add(self, line: str) -> None:
        self.framed = bool(_FRAME.match(line)) or (self.framed and not line.strip())
        self.thrown = self.thrown or line.startswith(_TRACEBACK) or line.lstrip().startswith("at ")

    def is_left_by(self, line: str, *, printed_between: bool) -> bool:
        """Whether a line without a head does not continue the record.

        What a JVM or a Python interpreter prints when an exception reaches the top stands for itself, unless an
        error was logged with its traceback; the JVM's frames end what it logs. On standard
        output, where programs print between records, only indented lines and what belongs to an exception
        continue a record; in the log itself everything up to the next head does.
        """
        # The lines below one may be of another record.
        if is_gap(line):
            return True
        bare, logged = self.head is None, self.head is not None and self.head.level >= Level.ERROR
        if line.startswith(("Exception in thread ", "Error: ", "usage: ")):
            return not bare or self.thrown
        if line.startswith(_TRACEBACK) and not bare and (self.framed or (not logged and not self.thrown)):
            return True
        if bare or not printed_between or not line.strip() or is_tail(line):
            return False
        return not self.thrown and line[0] not in " \t" and not line.startswith(("Caused by", *_TRACEBACK))


def _segment_records(ref: SourceRef, lines: Sequence[Line], first: int) -> Iterator[Record]:
    if not lines:
        return
    now = _Open(head=record_head(lines[0].text))
    for at, (_, line, _) in enumerate(lines):
        parsed = record_head(line)
        if at and (parsed or now.is_left_by(line, printed_between=ref.stream == Stream.STDOUT)):
            yield _record(
                ref, first + now.begun, now.head, lines[now.begun : at], _above(ref, lines, now.begun)
            )
            now = _Open(begun=at, head=parsed)
        now.add(line)
    yield _record(ref, first + now.begun, now.head, lines[now.begun :], _above(ref, lines, now.begun))


def _above(ref: SourceRef, lines: Sequence[Line], begun: int) -> str:
    return lines[begun - 1].text if begun and ref.stream == Stream.STDOUT else ""


def _record(ref: SourceRef, start: int, head: Head | None, body: Sequence[Line], above: str) -> Record:
    level, logger, message, time = head or Head(_bare_level(body[0].text), "", body[0].text)
    plain = body[0] == Line(start, body[0].text) and body[-1] == Line(start + len(body) - 1, body[-1].text)
    return Record(
        place=Place(ref, start),
        level=level,
        logger=logger.rpartition(".")[2] or logger,
        message=message,
        lines=tuple(line.text for line in body),
        time=time,
        bare=head is None,
        origins=() if plain else tuple(Place(line.ref or ref, line.number) for line in body),
        above=above,
    )


def _bare_level(line: str) -> Level:
    word, _, _ = line.lstrip("[")[:12].replace("]", " ").replace(":", " ").partition(" ")
    return LEVELS[word] if word in LEVELS and word.startswith(_BARE_LEVELS) else Level.PRINTED
