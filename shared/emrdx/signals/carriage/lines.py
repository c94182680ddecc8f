"""A line of a log with its place in the source, consecutive lines of one stream, and what all readers ask of lines."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

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
    """Consecutive lines of one stream; `first` is the place of the first of them."""

    ref: SourceRef
    first: int
    lines: Sequence[Line]


def split(line: Line, text: str) -> list[Line]:
    """The lines of a text that one line held; a newline at its end ends the last."""
    return [line._replace(text=part) for part in text.removesuffix("\n").split("\n")]


def joined(groups: Iterable[Sequence[Line]], by: str = "") -> list[Line]:
    """Each group of lines as one, which stands where its first does."""
    return [group[0]._replace(text=by.join(line.text for line in group)) for group in groups]


def borne(lines: Sequence[Line], bears: Callable[[str], Any], share: float) -> bool:
    """Whether a share of the lines that are not blank, and at least one, bear what a test looks for."""
    filled = [line.text for line in lines if line.text.strip()]
    return bool(filled) and sum(bool(bears(text)) for text in filled) >= share * len(filled)
