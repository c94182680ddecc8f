"""Kept lines as segments: in order, merged where they touch or overlap."""

from collections.abc import Iterable, Iterator

from emrdx.evidence.lines import text
from emrdx.model import Segment

NumberedRun = tuple[int, tuple[bytes, ...], int]
"""The first line's number, raw lines, and how often the like was seen."""


def segments(runs: Iterable[NumberedRun]) -> Iterator[Segment]:
    """Segments of runs that may touch, overlap or hold one another. Equal numbers hold equal lines."""
    first, lines, repeats = 0, list[bytes](), 1
    for begin, more, count in sorted((run for run in runs if run[1]), key=lambda run: run[0]):
        known = first + len(lines)
        if lines and begin <= known:
            lines.extend(more[known - begin :])
            repeats = max(repeats, count)
            continue
        if lines:
            yield Segment(first, tuple(map(text, lines)), repeats)
        first, lines, repeats = begin, list(more), count
    if lines:
        yield Segment(first, tuple(map(text, lines)), repeats)
