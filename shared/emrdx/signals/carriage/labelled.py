"""Logs of several streams in one, each line behind its stream's name, or below it.

EMR Serverless names them `SPARK_DRIVER/stderr` and `SPARK_EXECUTOR/<id>/stdout`, in S3 as in CloudWatch Logs (User
Guide, "Storing logs"): `aws logs tail` over a run's log group and `grep` over its files put the path before each
line, `tail` and `head` above a file's lines. Spark on Kubernetes names pods `<name>-driver` and `<name>-exec-<n>`
(`org.apache.spark.deploy.k8s`): `stern`, `kubectl logs --prefix` and their like put them before each line.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import re2

from emrdx.model import ROLE_OF_FOLDER, Role, SourceRef, Stream
from emrdx.signals.carriage.gaps import is_gap
from emrdx.signals.carriage.lines import Line

SHARE: Final = 0.9
SAMPLE_LINES: Final = 400
_PATH: Final = (
    rf"(?:\S{{0,200}}/)?(?P<name>(?P<folder>{'|'.join(ROLE_OF_FOLDER)})/"
    r"(?:(?P<worker>[\w-]{1,60})/)?(?P<stream>stderr|stdout)(?:\.gz)?)"
)
# Each is tried on a line with a blank behind it: who strips lines takes the one behind a name, too.
# Behind the path stands grep's mark of a find or of a line around it, with a number or without, or a blank.
_BEFORE: Final = re2.compile(r"^(?:\d\S{9,39} )?" + _PATH + r"(?:[:-]\d{1,9}[:-]|[:-]| )")
_ABOVE: Final = re2.compile(r"^==> " + _PATH + r" <== $")
_POD: Final = re2.compile(
    r"^\[?(?:pod/)?(?P<name>[A-Za-z0-9][\w.-]{0,120}-(?:driver|exec(?:utor)?-(?P<worker>\d{1,6})))"
    r"(?:[ /][\w.-]{1,60})?\]?(?: [|\x{203A}:])? "
)

Labelled = tuple[SourceRef, Sequence[Line]]


def by_label(ref: SourceRef, lines: Sequence[Line]) -> list[Labelled]:
    """The lines of each stream with the source that they are, drivers first; the given ones where no names tell
    several apart.
    """
    return [one for source, named in _by_path(ref, lines) for one in _by_pod(source, named)]


def _by_path(ref: SourceRef, lines: Sequence[Line]) -> list[Labelled]:
    if any(_named(_ABOVE, line) for line in lines[:1]):
        found = _divided(ref, lines, _ABOVE, _of_path)
    elif _all_named(lines, _BEFORE):
        found = _divided(ref, lines, _BEFORE, _of_path)
    else:
        return [(ref, lines)]
    return found if len(found) > 1 else [(ref, lines)]


def _by_pod(ref: SourceRef, lines: Sequence[Line]) -> list[Labelled]:
    if not _all_named(lines, _POD):
        return [(ref, lines)]
    found = _divided(ref, lines, _POD, _of_pod)
    return found if any(source != ref for source, _ in found) else [(ref, lines)]


def _all_named(lines: Sequence[Line], pattern: Any) -> bool:
    """Whether nearly all of the first lines bear a name."""
    filled = [line for line in lines[:SAMPLE_LINES] if line.text.strip() and not is_gap(line.text)]
    return bool(filled) and sum(bool(_named(pattern, line)) for line in filled) >= SHARE * len(filled)


def _named(pattern: Any, line: Line) -> Any:
    return pattern.match(f"{line.text} ")


def _divided(
    ref: SourceRef, lines: Sequence[Line], pattern: Any, source: Callable[[SourceRef, Any], SourceRef]
) -> list[Labelled]:
    """The lines by name, without it; those that bear none are of the stream above them, the first ones of the first."""
    above: list[Line] = []
    of_name: dict[str, tuple[SourceRef, list[Line]]] = {}
    own = above
    for line in lines:
        match = _named(pattern, line)
        if match is None:
            own.append(line)
            continue
        _, own = of_name.setdefault(match.group("name"), (source(ref, match), [] if of_name else above))
        if pattern is not _ABOVE:
            own.append(line._replace(text=line.text[match.end() :]))
    return sorted(of_name.values(), key=lambda one: one[0].role.is_worker)


def _of_path(ref: SourceRef, match: Any) -> SourceRef:
    return replace(
        ref,
        path=match.group("name"),
        role=ROLE_OF_FOLDER[match.group("folder")],
        worker=match.group("worker"),
        stream=Stream(match.group("stream")),
    )


def _of_pod(ref: SourceRef, match: Any) -> SourceRef:
    worker = match.group("worker")
    if worker is None:
        return ref
    path = f"{ref.path}/{match.group('name')}"
    return replace(ref, path=path, role=Role.EXECUTOR, worker=worker, stream=Stream.STDERR)
