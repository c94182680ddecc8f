"""Logs of several pods in one, each line behind its pod's name: `stern`, `kubectl logs --prefix`, and their like.

Spark on Kubernetes names pods `<name>-driver` and `<name>-exec-<n>` (`org.apache.spark.deploy.k8s`).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import re2

from emrdx.model import Role, SourceRef, Stream
from emrdx.signals.carriage.lines import Line

SHARE: Final = 0.9
SAMPLE_LINES: Final = 400
_POD: Final = re2.compile(
    r"^\[?(?:pod/)?(?P<pod>[A-Za-z0-9][\w.-]{0,120}-(?P<role>driver|exec(?:utor)?-\d{1,6}))(?:[ /][\w.-]{1,60})?\]?(?: [|\x{203A}:])? "
)


def by_pod(ref: SourceRef, lines: Sequence[Line]) -> list[tuple[SourceRef, Sequence[Line]]]:
    """The lines of each pod with the source that they are; the given ones where they are not a driver's and others'."""
    filled = [line.text for line in lines[:SAMPLE_LINES] if line.text.strip()]
    named = [match for text in filled if (match := _POD.match(f"{text} "))]
    if not filled or len(named) < SHARE * len(filled):
        return [(ref, lines)]
    if not any(_POD.match(f"{line.text} ").group("role") != "driver" for line in lines if _bears(line)):
        return [(ref, lines)]
    of_pod: dict[str, list[Line]] = {}
    pod = ""
    for line in lines:
        match = _POD.match(f"{line.text} ")
        pod = str(match.group("pod")) if match else pod
        of_pod.setdefault(pod, []).append(line._replace(text=line.text[match.end() :]) if match else line)
    return [
        (_source(ref, pod), of_pod[pod])
        for pod in sorted(of_pod, key=lambda pod: not pod.endswith("-driver"))
    ]


def _bears(line: Line) -> bool:
    return _POD.match(f"{line.text} ") is not None


def _source(ref: SourceRef, pod: str) -> SourceRef:
    if not pod or pod.endswith("-driver"):
        return ref
    worker = pod.rpartition("-")[2]
    return replace(ref, path=f"{ref.path}/{pod}", role=Role.EXECUTOR, worker=worker, stream=Stream.STDERR)
