"""What a program said last, or in words of failure, without naming an exception: `print(str(error))`."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final

from emrdx.model import Stream
from emrdx.signals.model import Level, Place, Record, Thrown
from emrdx.signals.spark import closes_gateway
from emrdx.signals.spoken import said, speaks
from emrdx.signals.statements import covered_by, in_full, is_attempt, texts_of

LAST_LINES: Final = 3
SPOKEN_LINES: Final = 120


def last_words(
    records: Sequence[Record], thrown: Iterable[Thrown], stated: Iterable[Thrown]
) -> tuple[Thrown, ...]:
    """The lines that the driver's program printed last, or that speak of a failure, as failures of no type:
    `print(str(error))`, `logger.error(f"load failed: {error}")`.

    Only rules that know a failure by its words alone look at them.
    """
    covered = covered_by([*thrown, *stated])
    last = {id(record) for record in _last_printed(records)}
    found: deque[Thrown] = deque(maxlen=SPOKEN_LINES)
    for record in records:
        if record.place.role.is_worker or is_attempt(record):
            continue
        for number, line in _spoken(record, is_last=id(record) in last):
            if (record.place.ref.path, number) in covered:
                continue
            place = Place(record.place.ref, number)
            for text in in_full(record, line, number - record.place.line):
                links = said(text, place)
                found.append(
                    Thrown(links=links, record=record, first_line=number, last_line=number, stated=True)
                )
    return tuple(found)


def _spoken(record: Record, *, is_last: bool) -> list[tuple[int, str]]:
    """The lines of a record that may say why the program failed, with their numbers."""
    numbered = [one for one in enumerate(texts_of(record), record.place.line) if one[1].strip()]
    printed = record.bare or record.place.ref.stream == Stream.STDOUT
    if not printed and record.level == Level.WARN:
        head = numbered[:1] if numbered and numbered[0][0] == record.place.line else []
        below = [one for one in numbered if one[0] > record.place.line and not one[1][:1].isspace()]
        numbered = head + below
    elif not printed and record.level < Level.ERROR:
        # Below a record's head stands what was printed between records.
        numbered = [one for one in numbered if one[0] > record.place.line and not one[1][:1].isspace()]
    elif not record.bare and record.level < Level.WARN:
        numbered = [one for one in numbered if one[0] > record.place.line] if not is_last else numbered
    elif not record.bare and not is_last:
        numbered = numbered[:1]
    end = numbered[-LAST_LINES:] if is_last else []
    return [
        (number, line)
        for number, line in numbered
        if (number, line) in end
        or (speaks(record.lines[number - record.place.line]) and not line.startswith("> "))
    ]


def _last_printed(records: Sequence[Record]) -> list[Record]:
    """The last printed or error record of each of the driver's streams; the last of any level where only a program
    logs.
    """
    last: dict[str, Record] = {}
    for record in records:
        if record.place.role.is_worker:
            continue
        # Below a record's head only what was printed between records stands, as spark-sql's own messages do.
        own = record.place.ref.stream == Stream.STDOUT and not closes_gateway(record.message)
        if record.bare or record.level >= Level.ERROR or len(record.lines) > 1 or own:
            last[record.place.ref.path] = record
    return list(last.values())
