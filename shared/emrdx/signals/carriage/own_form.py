"""A source's lines in the log's own form: out of JSON, without others' prefixes, unbroken.

What one stream of a run shows of its carriage holds for the others of the run too, some of which are too short to
show it: a prefix, the width at which a console broke lines.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from emrdx.model import Segment
from emrdx.signals.carriage.consoles import unboxed, unframed, unmarked
from emrdx.signals.carriage.folding import (
    broken_at,
    rejoined,
    single_spaced,
    uncoloured,
    unescaped,
    unwrapped_words,
)
from emrdx.signals.carriage.joining import unjoined
from emrdx.signals.carriage.lines import Line
from emrdx.signals.carriage.packing import spread, unpacked
from emrdx.signals.carriage.pastes import (
    straightened,
    uncareted,
    unencoded,
    unfenced,
    unquoted,
    untagged,
    visible,
)
from emrdx.signals.carriage.schedulers import without_schedulers
from emrdx.signals.carriage.wrapping import bears, most_bear, prefix_of, without

Step = Callable[[Sequence[Line]], Sequence[Line]]
LAYERS: Final = 2
# What is undone before a layer's prefix is looked for, in this order; each leaves lines alone that do not show it.
_AROUND: Final[tuple[Step, ...]] = (
    visible,
    unmarked,
    uncareted,
    unencoded,
    untagged,
    unfenced,
    unquoted,
    straightened,
    unboxed,
    unframed,
    unpacked,
    without_schedulers,
)
# What is undone when no prefix is left, so that each line shows how wide it was.
_WITHIN: Final[tuple[Step, ...]] = (spread, uncoloured, unescaped, single_spaced, unwrapped_words)


@dataclass(frozen=True, slots=True)
class Carriage:
    """What was done to lines on their way: the prefixes before them (RE2), the width at which they were broken."""

    prefixes: tuple[Any, ...] = ()
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A segment's lines in the log's own form, and what they themselves showed of their carriage."""

    lines: Sequence[Line]
    shown: Carriage


def in_own_form(given: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """Runs of lines of one job run, each in the log's own form."""
    found = [_carried(lines, Carriage()) for lines in given]
    whole = _together(one.shown for one in found)
    return [
        _carried(lines, whole).lines if _may_show_less(one.shown, whole) else one.lines
        for lines, one in zip(given, found, strict=True)
    ]


def numbered(segment: Segment) -> list[Line]:
    """A segment's lines with their numbers."""
    return [
        Line(number, text.lstrip("\ufeff"))
        for number, text in enumerate(_encodable(segment), segment.first_line)
    ]


def _together(shown: Iterable[Carriage]) -> Carriage:
    """All prefixes that streams of a run show, and the width that most of them do."""
    prefixes: dict[str, Any] = {}
    widths: Counter[int] = Counter()
    for one in shown:
        prefixes |= {pattern.pattern: pattern for pattern in one.prefixes}
        widths.update([one.width] if one.width else [])
    longest_first = sorted(prefixes.values(), key=lambda pattern: -len(pattern.pattern))
    return Carriage(tuple(longest_first), widths.most_common(1)[0][0] if widths else None)


def _may_show_less(shown: Carriage, whole: Carriage) -> bool:
    own = {pattern.pattern for pattern in shown.prefixes}
    missing = any(pattern.pattern not in own for pattern in whole.prefixes)
    return missing or bool(whole.width and not shown.width)


def _carried(lines: Sequence[Line], known: Carriage) -> Carried:
    prefixes: list[Any] = []
    for _ in range(LAYERS):
        lines = _unwrapped(_through(_AROUND, lines), known, prefixes)
    flat = _through(_WITHIN, lines)
    width = broken_at(flat)
    whole = unjoined(rejoined(flat, width or known.width))
    if len(whole) != len(lines):
        # A broken line's rest bears no prefix: it shows as one only on the lines that are whole again.
        whole = _unwrapped(unpacked(whole), known, prefixes)
    return Carried(whole, Carriage(tuple(prefixes), width))


def _through(steps: Sequence[Step], lines: Sequence[Line]) -> Sequence[Line]:
    for step in steps:
        lines = step(lines)
    return lines


def _unwrapped(lines: Sequence[Line], known: Carriage, prefixes: list[Any]) -> Sequence[Line]:
    """The lines without a prefix that is known or that they show; it is added to `prefixes`."""
    pattern = next((one for one in known.prefixes if bears(lines, one)), None) or prefix_of(lines)
    if pattern is None and broken_at(lines) is None:
        pattern = most_bear(lines)
    if pattern is None:
        return lines
    prefixes.append(pattern)
    return without(lines, pattern)


def _encodable(segment: Segment) -> Sequence[str]:
    """A segment's lines, without what no encoding has: lone surrogates, which the scanners refuse."""
    try:
        for line in segment.lines:
            line.encode()
    except UnicodeEncodeError:
        return [line.encode(errors="replace").decode() for line in segment.lines]
    return segment.lines
