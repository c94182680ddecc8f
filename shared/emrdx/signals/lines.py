"""A line of a log with its place in the source, and the order of the steps that bring it back to its own form."""

from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line's text, and the number in its source of the line that holds it.

    One line of a source may hold several of a log (a JSON message), and one of a log take several (a hard wrap).
    """

    number: int
    text: str


def texts(lines: Sequence[Line]) -> list[str]:
    """The lines' texts."""
    return [line.text for line in lines]
