"""A line of a log with its place in the source, and consecutive lines of one stream."""

from collections.abc import Sequence
from typing import NamedTuple

from emrdx.model import SourceRef


class Line(NamedTuple):
    """A line's text, and the number in its source of the line that holds it.

    One line of a source may hold several of a log (a JSON message), and one of a log take several (a hard wrap).
    `ref` is that source where it is another than that of the stream: a rotated piece of it.
    """

    number: int
    text: str
    ref: SourceRef | None = None


class Part(NamedTuple):
    """Consecutive lines of one stream; `first` is the place of the first of them, `repeats` their segment's."""

    ref: SourceRef
    first: int
    lines: Sequence[Line]
    repeats: int


def texts(lines: Sequence[Line]) -> list[str]:
    """The lines' texts."""
    return [line.text for line in lines]
