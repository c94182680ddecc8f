"""Logs of several streams in one, with their paths: before each line, as `aws logs tail` over a run's log group and
`grep` over its files put them, or above a file's lines, as `tail` and `head` do.

EMR Serverless names them `SPARK_DRIVER/stderr` and `SPARK_EXECUTOR/<id>/stdout`, in S3 as in CloudWatch Logs (User
Guide, "Storing logs").
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import re2

from emrdx.model import Role, SourceRef, Stream
from emrdx.signals.carriage.gaps import is_gap
from emrdx.signals.carriage.lines import Line

SHARE: Final = 0.9
SAMPLE_LINES: Final = 400
_FOLDERS: Final = {
    "SPARK_DRIVER": Role.DRIVER,
    "SPARK_EXECUTOR": Role.EXECUTOR,
    "HIVE_DRIVER": Role.HIVE_DRIVER,
    "TEZ_TASK": Role.TEZ_TASK,
}
_PATH: Final = (
    r"(?:\S{0,200}/)?(?P<path>(?P<folder>SPARK_DRIVER|SPARK_EXECUTOR|HIVE_DRIVER|TEZ_TASK)/"
    r"(?:(?P<worker>[\w-]{1,60})/)?(?P<stream>stderr|stdout)(?:\.gz)?)"
)
# Behind the path stands grep's mark of a find or of a line around it, with a number or without, or a blank.
_NAMED: Final = re2.compile(r"^(?:\d\S{9,39} )?" + _PATH + r"(?:[:-]\d{1,9}[:-]|[:-]| |$)")
_ABOVE: Final = re2.compile(r"^==> " + _PATH + r" <==$")


def by_name(ref: SourceRef, lines: Sequence[Line]) -> list[tuple[SourceRef, Sequence[Line]]]:
    """The lines of each stream with the source that they are, drivers first; the given ones where fewer than two are
    named.
    """
    if any(_ABOVE.match(line.text) for line in lines[:1]):
        return _divided(ref, lines, _ABOVE)
    filled = [line.text for line in lines[:SAMPLE_LINES] if line.text.strip() and not is_gap(line.text)]
    if not filled or sum(bool(_NAMED.match(text)) for text in filled) < SHARE * len(filled):
        return [(ref, lines)]
    return _divided(ref, lines, _NAMED)


def _divided(ref: SourceRef, lines: Sequence[Line], pattern: Any) -> list[tuple[SourceRef, Sequence[Line]]]:
    of_path: dict[str, tuple[SourceRef, list[Line]]] = {}
    below: list[Line] = []
    for line in lines:
        match = pattern.match(line.text)
        if match is None:
            below.append(line)
            continue
        _, below = of_path.setdefault(str(match.group("path")), (_source(ref, match), []))
        if pattern is _NAMED:
            below.append(line._replace(text=line.text[match.end() :]))
    if len(of_path) < 2:
        return [(ref, lines)]
    return sorted(of_path.values(), key=lambda one: one[0].role in {Role.EXECUTOR, Role.TEZ_TASK})


def _source(ref: SourceRef, match: re2._Match) -> SourceRef:
    return replace(
        ref,
        path=match.group("path"),
        role=_FOLDERS[match.group("folder")],
        worker=match.group("worker"),
        stream=Stream(match.group("stream")),
    )
