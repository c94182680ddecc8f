"""Logs whose newest line or newest record stands first, as consoles export them, in the order of time again."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.exceptions.announced import HEAD
from emrdx.signals.exceptions.chain import TRACEBACK
from emrdx.signals.exceptions.frames import OF_TRACE
from emrdx.signals.layouts import record_head

SAMPLE_LINES: Final = 600
LEAST: Final = 2
# What Spark's shells print one below the other before they log anything.
_PAIR: Final = ("Setting default log level to", "To adjust logging level use")
SHARE: Final = 5
_FILE: Final = '  File "'


class Order(NamedTuple):
    """What speaks for lines that stand from the oldest to the newest (`rises`) and against it (`falls`); `whole` says
    that records of several lines are in order in themselves.
    """

    rises: int
    falls: int
    whole: bool

    @property
    def newest_first(self) -> bool:
        return self.falls >= LEAST and self.falls >= SHARE * self.rises


def in_order(sources: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """The parts of each source from its oldest line to its newest, as they are where nothing shows another order. A
    source that shows none follows the others of the run, which were exported together.
    """
    orders = [_shown(parts) for parts in sources]
    turned = any(order.newest_first for order in orders) and not any(
        order.rises > order.falls for order in orders
    )
    return [
        _turned(parts, order)
        if order.newest_first or (turned and not order.rises and not order.falls)
        else list(parts)
        for parts, order in zip(sources, orders, strict=True)
    ]


def _turned(parts: Sequence[Part], order: Order) -> list[Part]:
    made: list[Part] = []
    free = parts[0].first if parts else 1
    for part in reversed(parts):
        groups = _records(part.lines) if order.whole else _lines(part.lines)
        lines = [line for group in reversed(list(groups)) for line in group]
        made.append(Part(part.ref, free, lines))
        free += len(lines)
    return made


def _shown(parts: Sequence[Part]) -> Order:
    sample = _sample(parts)
    rises, falls = _steps(sample)
    forward, backward = _traces(sample)
    timed = bool(rises or falls)
    first, last = (next((at for at, text in enumerate(sample) if mark in text), -1) for mark in _PAIR)
    if first >= 0 and last >= 0:
        rises, falls = rises + (first < last), falls + (first > last)
    if not forward:
        falls += backward if timed else LEAST * backward
    elif not timed:
        rises += forward
    return Order(rises, falls, whole=forward > backward)


def _sample(parts: Sequence[Part]) -> list[str]:
    """The first and the last lines."""
    first = [line.text for part in parts[:1] for line in part.lines[:SAMPLE_LINES]]
    rest = [line.text for part in parts[-1:] for line in part.lines[-SAMPLE_LINES:]]
    if len(parts) == 1:
        whole = parts[0].lines
        return [line.text for line in whole] if len(whole) <= 2 * SAMPLE_LINES else [*first, "", *rest]
    return [*first, "", *rest]


def _steps(sample: Sequence[str]) -> tuple[int, int]:
    """How often the time rises and how often it falls from one record to the next, where both write it alike."""
    ups = downs = 0
    before = ""
    for text in sample:
        head = record_head(text)
        if head is None or not head.time:
            continue
        if len(head.time) == len(before) and head.time != before:
            ups += head.time > before
            downs += head.time < before
        before = head.time
    return ups, downs


def _traces(sample: Sequence[str]) -> tuple[int, int]:
    """How many stack traces stand below what they belong to, and how many above it."""
    forward = backward = 0
    for at, text in enumerate(sample):
        above, below = sample[at - 1] if at else "", sample[at + 1] if at + 1 < len(sample) else ""
        if text.startswith(TRACEBACK):
            forward += below.startswith(_FILE)
            backward += above.startswith(_FILE) and not below.startswith(_FILE)
        elif HEAD.match(text):
            forward += bool(OF_TRACE.match(below))
            backward += bool(OF_TRACE.match(above)) and not OF_TRACE.match(below)
    return forward, backward


def _lines(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """What each line of the source holds: a message of several lines has them in order."""
    group: list[Line] = []
    for line in lines:
        if group and line.number != group[0].number:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _records(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The records, each from its head to the next one's."""
    group: list[Line] = []
    for line in lines:
        if group and record_head(line.text) is not None:
            yield group
            group = []
        group.append(line)
    if group:
        yield group
