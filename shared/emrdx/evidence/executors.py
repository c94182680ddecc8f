"""Which executors' logs are worth reading: those that the driver blames, else a fair sample."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import re2

from emrdx.evidence.layout import LogFile
from emrdx.limits import EXECUTORS_READ
from emrdx.model import SourceEvidence

_BLAMED: Final = (
    (
        re2.compile(
            r"Lost executor (\d+) on [^:]*: (?:Remote|Executor heartbeat|Command|worker|Unable|The executor)"
        ),
        4,
    ),
    (re2.compile(r"Lost executor (\d+)\b"), 3),
    (re2.compile(r"ExecutorLostFailure \(executor (\d+) exited caused by one of the running tasks"), 4),
    (re2.compile(r"relative remote executor\(Id: (\d+)\)"), 3),
    (re2.compile(r"Executor updated: \S+/(\d+) is now (?:EXITED|FAILED|KILLED) \([^)]*(?:code|exit)"), 2),
    (
        re2.compile(
            r"Lost task [\d.]+ in stage [\d.]+ \(TID \d+\) (?:\([^)]*executor (\d+)\)|on \S+, executor (\d+))"
        ),
        1,
    ),
    (re2.compile(r"\(TID \d+\) \(\S+ executor (\d+)\)"), 1),
    (re2.compile(r"Executor (\d+) (?:exited|failed|was lost|is lost|killed)"), 2),
)
_NEEDED: Final = ("xecutor",)


def blamed(sources: Iterable[SourceEvidence]) -> list[str]:
    """Executor ids that the driver's evidence names as lost or failed, the most blamed first.

    Sources of the phrases: Spark's TaskSchedulerImpl, TaskSetManager, ExecutorLostFailure,
    ExecutorDeadException and StandaloneAppClient.
    """
    points: dict[str, int] = {}
    for source in sources:
        for segment in source.segments:
            for line in segment.lines:
                if any(word in line for word in _NEEDED):
                    _blame(line, points)
    return sorted(points, key=lambda worker: (-points[worker], int(worker)))


def _blame(line: str, points: dict[str, int]) -> None:
    for pattern, weight in _BLAMED:
        for match in pattern.finditer(line):
            worker = next((group for group in match.groups() if group), None)
            if worker:
                points[worker] = points.get(worker, 0) + weight


def choose(files: Sequence[LogFile], accused: Sequence[str], *, limit: int = EXECUTORS_READ) -> list[str]:
    """At most `limit` executors: the accused ones; where none is, or one has no logs, then the first, the last
    and the most recently ended too.
    """
    ended: dict[str, tuple[float, int]] = {}
    for file in files:
        worker = file.ref.worker
        if worker is None:
            continue
        time = file.ref.modified.timestamp() if file.ref.modified else 0.0
        ended[worker] = max(ended.get(worker, (0.0, 0)), (time, _number(worker)))
    known = [worker for worker in accused if worker in ended]
    if known and len(known) >= min(limit, len(accused)):
        return known[:limit]
    by_id = sorted(ended, key=_number)
    wanted = [*known, *by_id[:1], *by_id[-1:], *sorted(ended, key=lambda worker: ended[worker], reverse=True)]
    return list(dict.fromkeys(wanted))[:limit]


def _number(worker: str) -> int:
    return int(worker) if worker.isdigit() else -1


def by_worker(files: Iterable[LogFile]) -> Mapping[str, list[LogFile]]:
    """Log files of workers, by worker."""
    grouped: dict[str, list[LogFile]] = {}
    for file in files:
        if file.ref.worker is not None:
            grouped.setdefault(file.ref.worker, []).append(file)
    return grouped
