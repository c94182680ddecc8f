"""Windows: the records worth keeping, with a little context before them."""

from dataclasses import dataclass

from emrdx.evidence.marks import Marks
from emrdx.evidence.records import Excerpt
from emrdx.evidence.salience import Worth, hits, moved
from emrdx.evidence.view import View

Run = tuple[int, tuple[bytes, ...]]
"""The first line's number and consecutive raw lines."""


@dataclass(frozen=True, slots=True)
class Window:
    """One record worth keeping. `order` is where it begins in the stream of lines looked at."""

    order: int
    worth: Worth
    size: int
    runs: tuple[Run, ...]


def window_of(record: Excerpt, lead: tuple[bytes, ...], worth: Worth, order: int) -> Window:
    """The window of a record that has ended, after its lines of context."""
    (first, lines), *rest = record.runs()
    runs = ((first - len(lead), (*lead, *lines)), *rest)
    return Window(order, worth, record.size + sum(map(len, lead)), runs)


def window_at(view: View, start: int, end: int, worth: Worth) -> Window:
    """The window of the record that begins at `start` and ends in the view, at `end` or before it."""
    marks = Marks([moved(hit, start) for hit in hits(view.data[start:end])])
    record = view.record(start, marks)
    view.extend(record, view.data.find(b"\n", start) + 1, marks)
    return window_of(record, view.lead(start), worth, view.offset + start)
