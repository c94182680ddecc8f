"""Whether logs may still come.

EMR Serverless refreshes the current file about every 15 s (User Guide, "Rotating logs"), so what is read right
after a run's end may lack its last lines or be missing altogether.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from emrdx.model import Evidence, JobRun, SourceEvidence, SourceStatus

SETTLED_AFTER: Final = timedelta(seconds=60)
"""After the run's end an object that is older than it counts as final."""
GIVEN_UP_AFTER: Final = timedelta(minutes=10)
"""After the run's end a log that is not there is missing."""


def is_late(evidence: Evidence) -> bool:
    """Whether looking again later may show more."""
    return any(source.status is SourceStatus.LATE for source in evidence.sources)


def mark_late(run: JobRun, sources: Sequence[SourceEvidence], now: datetime) -> list[SourceEvidence]:
    """The sources, with the drivers' as `late` that are stale or missing and may still come."""
    if run.ended_at is None:
        return list(sources)
    age = now - run.ended_at
    drivers = [source for source in sources if source.ref.role.is_driver]
    absent = not any(source.status is not SourceStatus.MISSING for source in drivers)
    return [
        replace(source, status=SourceStatus.LATE)
        if source.ref.role.is_driver
        and (_is_stale(source, run.ended_at, age) or (absent and _may_come(run, age)))
        else source
        for source in sources
    ]


def _is_stale(source: SourceEvidence, ended_at: datetime, age: timedelta) -> bool:
    modified = source.ref.modified
    return (
        age < SETTLED_AFTER
        and (source.status.whole or source.status.broken)
        and modified is not None
        and modified < ended_at
        and "archived/" not in source.ref.path
    )


def _may_come(run: JobRun, age: timedelta) -> bool:
    """A run that never started wrote no log and never will."""
    return age < GIVEN_UP_AFTER and (run.started_at is not None or bool(run.execution_seconds))
