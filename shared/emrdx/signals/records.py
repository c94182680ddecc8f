"""Lines of a source to log records.

A source's lines are first brought back to the log's own form (out of JSON, without others' prefixes, unbroken);
then a head line begins a record, and all else is printed text.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import re2

from emrdx.model import Segment, SourceRef, Stream
from emrdx.signals.braids import unbraided
from emrdx.signals.consoles import unboxed, unframed
from emrdx.signals.folding import folded
from emrdx.signals.heads import LEVELS, Head, head_of
from emrdx.signals.joining import unjoined
from emrdx.signals.lines import Line
from emrdx.signals.messages import is_tail
from emrdx.signals.model import Level, Place, Record
from emrdx.signals.ordering import in_order
from emrdx.signals.packing import decoded, spread, structured, unpacked
from emrdx.signals.rotation import unrotated
from emrdx.signals.sections import Part, apart
from emrdx.signals.wrapping import unwrapped

_TRACEBACK: Final = "Traceback (most recent call last)"
_BARE_LEVELS: Final = ("WARN", "ERROR", "FATAL", "CRITICAL")
# What people and consoles put where they left lines out: the ones below may be of another record.
_GAP: Final = re2.compile(
    r"(?i)^[\s.…\[(<*-]{0,12}\d{1,9} (?:more )?(?:log )?lines? (?:were |are )?(?:omitted|skipped|truncated|left out|not shown|hidden)\b"
)
LAYERS: Final = 2


def _parsed(line: str) -> Head | None:
    """What a record's head line says; None where the line is no head."""
    if line.startswith("{"):
        data = decoded(line) if '"' in line else None
        return structured(data) if data else None
    return head_of(line)


def _encodable(segment: Segment) -> Sequence[str]:
    """A segment's lines, without what no encoding has: lone surrogates, which the scanners refuse."""
    try:
        for line in segment.lines:
            line.encode()
    except UnicodeEncodeError:
        return [line.encode(errors="replace").decode() for line in segment.lines]
    return segment.lines


def own_lines(segment: Segment) -> Sequence[Line]:
    """A segment's lines in the log's own form."""
    lines: Sequence[Line] = [
        Line(number, text.lstrip("\ufeff"))
        for number, text in enumerate(_encodable(segment), segment.first_line)
    ]
    for _ in range(LAYERS):
        lines = unwrapped(unpacked(unframed(unboxed(lines))))
    whole = unjoined(folded(spread(lines)))
    # A broken line's rest bears no prefix: it shows as one only on the lines that are whole again.
    return whole if len(whole) == len(lines) else unwrapped(unpacked(whole))


def streams(sources: Iterable[tuple[SourceRef, tuple[Segment, ...]]]) -> list[Part]:
    """The sources' lines in the log's own form and in the order of time, by the streams that they hold."""
    parts = [part for ref, segments in sources for part in _parts(ref, segments)]
    return unbraided(unrotated(parts), _is_head)


def _parts(ref: SourceRef, segments: tuple[Segment, ...]) -> list[Part]:
    parts = []
    free = 1
    for segment in segments:
        lines = own_lines(segment)
        first = max(segment.first_line, free)
        free = first + len(lines)
        parts.append(Part(ref, first, lines, segment.repeats))
    return apart(in_order(parts, _parsed))


def records(ref: SourceRef, segments: tuple[Segment, ...]) -> Iterator[Record]:
    """The records of a source in order; printed text between two records is one bare record."""
    return records_of(streams([(ref, segments)]))


def records_of(parts: Iterable[Part]) -> Iterator[Record]:
    """The same of lines that are in their own form already."""
    for ref, first, lines, repeats in parts:
        yield from _segment_records(ref, lines, first, repeats)


def _is_head(line: str) -> bool:
    return _parsed(line) is not None


def _segment_records(ref: SourceRef, lines: Sequence[Line], first: int, repeats: int) -> Iterator[Record]:
    head: Head | None = None
    begun, thrown = 0, False
    printed_between = ref.stream == Stream.STDOUT
    for at, (_, line, _) in enumerate(lines):
        parsed = _parsed(line)
        logged = head is not None and head.level >= Level.ERROR
        if (
            parsed is not None
            or at == begun
            or _leaves(line, bare=head is None, logged=logged, thrown=thrown, printed_between=printed_between)
        ):
            if at > begun:
                yield _record(ref, first + begun, head, lines[begun:at], repeats)
            head, begun, thrown = parsed, at, False
        thrown = thrown or line.startswith(_TRACEBACK) or line.lstrip().startswith("at ")
    if len(lines) > begun:
        yield _record(ref, first + begun, head, lines[begun:], repeats)


def _record(ref: SourceRef, start: int, head: Head | None, body: Sequence[Line], repeats: int) -> Record:
    level, logger, message, time = head or Head(_bare_level(body[0].text), "", body[0].text)
    plain = body[0] == Line(start, body[0].text) and body[-1] == Line(start + len(body) - 1, body[-1].text)
    return Record(
        place=Place(ref, start),
        level=level,
        logger=logger.rpartition(".")[2] or logger,
        message=message,
        lines=tuple(line.text for line in body),
        time=time,
        repeats=repeats,
        bare=head is None,
        origins=() if plain else tuple(Place(line.ref or ref, line.number) for line in body),
    )


def _bare_level(line: str) -> Level:
    word, _, _ = line.lstrip("[")[:12].replace("]", " ").replace(":", " ").partition(" ")
    return LEVELS[word] if word in LEVELS and word.startswith(_BARE_LEVELS) else Level.PRINTED


def _leaves(line: str, *, bare: bool, logged: bool, thrown: bool, printed_between: bool) -> bool:
    """Whether a line without a head does not continue the record above it.

    What a JVM or a Python interpreter prints when an exception reaches the top stands for itself, unless an
    error was logged with its traceback. On standard
    output, where programs print between records, only indented lines and what belongs to an exception
    continue a record; in the log itself everything up to the next head does.
    """
    if " line" in line[:40] and _GAP.match(line):
        return True
    if line.startswith(("Exception in thread ", "Error: ", "usage: ")):
        return not bare or thrown
    if line.startswith(_TRACEBACK) and not bare and not logged and not thrown:
        return True
    if bare or not printed_between or not line.strip() or is_tail(line):
        return False
    return not thrown and line[0] not in " \t" and not line.startswith(("Caused by", _TRACEBACK))
