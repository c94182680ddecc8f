"""Lines as a tool left them, in the log's own form, as tests read them."""

from collections.abc import Sequence

from emrdx.model import Segment
from emrdx.signals.carriage.lines import Line
from emrdx.signals.carriage.own_form import in_own_form, numbered


def own_lines(lines: Sequence[str], first_line: int = 1) -> Sequence[Line]:
    """The lines of a stream that is alone in its run."""
    return in_own_form([numbered(Segment(first_line, tuple(lines)))])[0]


def own(lines: Sequence[str]) -> list[str]:
    """Their texts."""
    return texts(own_lines(lines))


def texts(lines: Sequence[Line]) -> list[str]:
    """Lines without their places."""
    return [line.text for line in lines]
