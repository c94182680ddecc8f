"""How a log reached us, undone: the sources' lines in the log's own form, order and streams again.

What was done to it last is undone first: `streams` is the whole way, and `own_form` what it does to each run of
lines.
"""

from collections.abc import Iterable

from emrdx.model import Segment, SourceRef
from emrdx.signals.carriage.braided_tracebacks import unbraided
from emrdx.signals.carriage.labelled import by_label
from emrdx.signals.carriage.lines import Part
from emrdx.signals.carriage.ordering import in_order
from emrdx.signals.carriage.own_form import in_own_form, numbered
from emrdx.signals.carriage.printed_between import unmerged
from emrdx.signals.carriage.rotation import unrotated
from emrdx.signals.carriage.sections import apart

__all__ = ["streams"]


def streams(sources: Iterable[tuple[SourceRef, tuple[Segment, ...]]]) -> list[Part]:
    """The sources' lines in the log's own form and in the order of time, by the streams that they hold."""
    ordered = in_order(_in_own_form(sources))
    divided = [part for parts in ordered for part in apart(parts)]
    return unmerged(unbraided(unrotated(divided)))


def _in_own_form(sources: Iterable[tuple[SourceRef, tuple[Segment, ...]]]) -> list[list[Part]]:
    """The parts of each source, and of each stream that its lines name."""
    given = [
        (at, *labelled, segment)
        for at, (ref, segments) in enumerate(sources)
        for segment in segments
        for labelled in by_label(ref, numbered(segment))
    ]
    found: dict[tuple[int, str], list[Part]] = {}
    for (at, ref, _, segment), lines in zip(
        given, in_own_form([lines for _, _, lines, _ in given]), strict=True
    ):
        parts = found.setdefault((at, ref.path), [])
        free = parts[-1].first + len(parts[-1].lines) if parts else 1
        parts.append(Part(ref, max(segment.first_line, free), lines))
    return list(found.values())
