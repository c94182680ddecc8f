"""Finding what EventBridge lost: ended runs without a finding or a tombstone are put into the intake queue.

Events of EMR Serverless are best effort (EventBridge Events Reference, "Delivery level"). ListJobRuns filters
by creation, so a sweep looks back over the longest run and keeps the runs that ended within its window.
"""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from emrdx.events import ENDED_STATES, JobRunEvent, listed_run
from emrdx.findings.keys import RunKey

if TYPE_CHECKING:
    from mypy_boto3_emr_serverless import EMRServerlessClient

LONGEST_RUN: Final = timedelta(days=7)
"""The longest batch run that the service allows."""
WINDOW: Final = timedelta(hours=24)
GRACE: Final = timedelta(minutes=20)
"""How long an ended run is left to its own event and the looks at late logs."""
PAGE: Final = 50
PAGES_PER_APPLICATION: Final = 20
"""So that one application with a thousand failed runs does not take the turn of all others."""

_GONE: Final = "ResourceNotFoundException"
_THROTTLED: Final = frozenset({"ThrottlingException", "TooManyRequestsException"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a sweep may go and until when, in seconds.

    ListJobRuns allows one call a second (EMR Serverless endpoints and quotas), which the account's own
    orchestrators share, so there is more than that between two calls.
    """

    seconds_left: Callable[[], float]
    sleep: Callable[[float], None] = time.sleep
    between: float = 1.5
    reserve: float = 20.0

    @property
    def over(self) -> bool:
        """Whether the time left is needed for the end."""
        return self.seconds_left() < self.reserve


class Reached(Enum):
    """How far the look through one application's runs came."""

    END = auto()
    CAP = auto()
    BROKEN_OFF = auto()


@dataclass(slots=True)
class Sweep:
    """What a sweep did.

    Attributes:
        applications: how many were looked through.
        unfinished: how many time or rates did not allow, the one that was broken off among them.
        capped: those of which only the first `PAGE * PAGES_PER_APPLICATION` runs were looked at.
    """

    applications: int = 0
    ended: int = 0
    queued: list[RunKey] = field(default_factory=list[RunKey])
    unfinished: int = 0
    capped: list[str] = field(default_factory=list[str])


def sweep(
    client: "EMRServerlessClient",
    *,
    applications: Sequence[str],
    seen: Callable[[Iterable[RunKey]], frozenset[RunKey]],
    queue: Callable[[JobRunEvent], None],
    now: datetime,
    pace: Pace,
) -> Sweep:
    """Queues the ended runs that have neither finding nor tombstone.

    `applications` are those to sweep, all of the account where empty. Each sweep begins at another one, so
    that each has its turn where time does not suffice for all.
    """
    done = Sweep()

    def take(runs: Sequence[Mapping[str, Any]]) -> None:
        events = dict(_ended(runs, now))
        done.ended += len(events)
        for key in events.keys() - seen(events):
            queue(events[key])
            done.queued.append(key)

    names = _rotated(sorted(applications or _applications(client)), now)
    for application_id in names:
        reached = _look_through(client, application_id, now, pace, take)
        if reached is Reached.BROKEN_OFF:
            break
        if reached is Reached.CAP:
            done.capped.append(application_id)
        done.applications += 1
    done.unfinished = len(names) - done.applications
    return done


def _applications(client: "EMRServerlessClient") -> Iterator[str]:
    for page in client.get_paginator("list_applications").paginate(PaginationConfig={"PageSize": PAGE}):
        yield from (application["id"] for application in page["applications"])


def _rotated(names: list[str], now: datetime) -> list[str]:
    start = zlib.crc32(now.isoformat().encode()) % max(1, len(names))
    return names[start:] + names[:start]


def _look_through(
    client: "EMRServerlessClient",
    application_id: str,
    now: datetime,
    pace: Pace,
    take: Callable[[Sequence[Mapping[str, Any]]], None],
) -> Reached:
    """Gives an application's ended runs to `take`, page by page. One that is gone has none."""
    request: Any = {
        "applicationId": application_id,
        "createdAtAfter": now - LONGEST_RUN - WINDOW,
        "states": sorted(ENDED_STATES),
        "maxResults": PAGE,
    }
    for _ in range(PAGES_PER_APPLICATION):
        if pace.over:
            return Reached.BROKEN_OFF
        pace.sleep(pace.between)
        try:
            page = client.list_job_runs(**request)
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code in _THROTTLED:
                return Reached.BROKEN_OFF
            if code == _GONE:
                return Reached.END
            raise
        take(page["jobRuns"])
        if not page.get("nextToken"):
            return Reached.END
        request["nextToken"] = page["nextToken"]
    return Reached.CAP


def _ended(runs: Sequence[Mapping[str, Any]], now: datetime) -> Iterator[tuple[RunKey, JobRunEvent]]:
    for run in runs:
        event = listed_run(run)
        if now - WINDOW <= event.time <= now - GRACE:
            yield RunKey.of_event(event, run.get("attempt")), event
