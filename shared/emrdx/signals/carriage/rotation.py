"""A stream that was rotated while it was written: its pieces as one stream again, an exception over two of them whole.

EMR Serverless keeps the pieces as `archived/stderr_<n>.gz` beside the current `stderr.gz` (User Guide, "Rotating
logs"). Lines keep the file and the number that evidence cites; places count through all pieces, so that what stands
in a later one stands below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import re2

from emrdx.model import SourceRef
from emrdx.signals.carriage.lines import Line, Part

_PIECE: Final = re2.compile(
    r"^(?P<folder>(?:.*/)?)archived/(?:(?:stderr|stdout)/)?(?P<name>stderr|stdout)_(?P<index>\d{1,9})(?:\.gz)?$"
)
_CURRENT: Final = re2.compile(r"^(?P<folder>(?:.*/)?)(?P<name>stderr|stdout)(?:\.gz)?$")


@dataclass(frozen=True, slots=True)
class _File:
    """A file of a stream: the stream's name, and the place among its pieces; the current file is the last."""

    stream: str
    index: float


def _file(ref: SourceRef) -> _File | None:
    if match := _PIECE.match(ref.path):
        return _File(match.group("folder") + match.group("name"), int(match.group("index")))
    if match := _CURRENT.match(ref.path):
        return _File(match.group("folder") + match.group("name"), float("inf"))
    return None


def unrotated(parts: Sequence[Part]) -> list[Part]:
    """The parts, those of a rotated stream in the order of its pieces under the name of its newest file."""
    files = [_file(part.ref) for part in parts]
    of_stream: dict[str, list[int]] = {}
    for at, file in enumerate(files):
        if file is not None:
            of_stream.setdefault(file.stream, []).append(at)
    made: list[Part] = []
    rotated = {
        stream: together
        for stream, together in of_stream.items()
        if len({parts[at].ref.path for at in together}) > 1
    }
    for at, file in enumerate(files):
        together = rotated.get(file.stream, []) if file else []
        if not together:
            made.append(parts[at])
        elif at == together[0]:
            # The sort is stable: the parts of one file stay in their order.
            ordered = sorted(together, key=lambda each: of.index if (of := files[each]) else 0)
            made += _one_stream([parts[each] for each in ordered])
    return made


def _one_stream(pieces: Sequence[Part]) -> list[Part]:
    made: list[Part] = []
    joined: list[Line] = []
    free = 1
    for before, part in zip([None, *pieces], pieces, strict=False):
        if before is None or not _goes_on(before, part):
            # One number is left out where lines are: nothing goes on across it.
            joined, free = [], free + bool(made)
            made.append(Part(pieces[-1].ref, free, joined))
        joined += [line._replace(ref=part.ref) for line in part.lines]
        free += len(part.lines)
    return made


def _goes_on(before: Part, part: Part) -> bool:
    """Whether a part begins the file after the one that another part ends; files that were not read lie between."""
    first, second = _file(before.ref), _file(part.ref)
    if first is None or second is None or before.ref.path == part.ref.path:
        return False
    return second.index in {first.index + 1, float("inf")} and part.first == 1
