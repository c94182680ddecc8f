"""Finding what EventBridge lost: ended runs without a finding or a tombstone are put into the intake queue.

Events of EMR Serverless are best effort (EventBridge Events Reference, "Delivery level"). ListJobRuns filters
by creation, so a sweep looks back over the longest run and keeps the runs that ended within its window.
"""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
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
PAGES_PER_APPLICATION: Final = 20
PAGE: Final = 50

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


@dataclass(slots=True)
class Sweep:
    """What a sweep did. `unfinished` counts the applications that time or rates did not allow."""

    applications: int = 0
    ended: int = 0
    queued: list[RunKey] = field(default_factory=list[RunKey])
    unfinished: int = 0


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
    names = _shuffled(sorted(applications or _applications(client)), now)
    for position, application_id in enumerate(names):
        try:
            for page in _pages(client, application_id, now, pace):
                events = dict(_ended(page, now))
                done.ended += len(events)
                for key in events.keys() - seen(events):
                    queue(events[key])
                    done.queued.append(key)
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code not in _THROTTLED | {_GONE}:
                raise
            if code in _THROTTLED:
                done.unfinished = len(names) - position
                return done
        if pace.over:
            done.unfinished = len(names) - position - 1
            return done
        done.applications += 1
    return done


def _applications(client: "EMRServerlessClient") -> Iterator[str]:
    for page in client.get_paginator("list_applications").paginate(PaginationConfig={"PageSize": PAGE}):
        yield from (application["id"] for application in page["applications"])


def _shuffled(names: list[str], now: datetime) -> list[str]:
    start = zlib.crc32(now.isoformat().encode()) % max(1, len(names))
    return names[start:] + names[:start]


def _pages(
    client: "EMRServerlessClient", application_id: str, now: datetime, pace: Pace
) -> Iterator[Sequence[Mapping[str, Any]]]:
    pages = client.get_paginator("list_job_runs").paginate(
        applicationId=application_id,
        createdAtAfter=now - LONGEST_RUN - WINDOW,
        states=sorted(ENDED_STATES),  # type: ignore[arg-type]  # a set of the same literals
        PaginationConfig={"PageSize": PAGE, "MaxItems": PAGE * PAGES_PER_APPLICATION},
    )
    for page in pages:
        yield page["jobRuns"]
        if pace.over:
            return
        pace.sleep(pace.between)


def _ended(runs: Sequence[Mapping[str, Any]], now: datetime) -> Iterator[tuple[RunKey, JobRunEvent]]:
    for run in runs:
        event = listed_run(run)
        if now - WINDOW <= event.time <= now - GRACE:
            yield RunKey.of_event(event, run.get("attempt")), event
