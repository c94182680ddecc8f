"""Diagnosing past runs: each finding is stored as it is made, so that a backfill can end anywhere and lose none.

A backfill that is run again lists the runs again and passes over those that have their finding. It announces
nothing: people want to be told of what fails, not of what failed.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from emrdx.events import DetailType, JobRunEvent
from emrdx.findings.items import Report
from emrdx.findings.keys import RunKey
from emrdx.findings.store import FindingStore, Stored
from emrdx.redaction.text import Redacted

if TYPE_CHECKING:
    from mypy_boto3_emr_serverless import EMRServerlessClient

PAGE: Final = 50
BETWEEN_PAGES: Final = 1.5
"""Seconds between two calls of ListJobRuns, which allows one a second that the account shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Which runs, by the time that they were created."""

    applications: Sequence[str]
    since: datetime
    until: datetime
    states: Sequence[str] = ("FAILED",)
    max_job_runs: int = 500
    again: bool = False


@dataclass(slots=True)
class Backfilled:
    """What a backfill did: runs by outcome, and the kinds that it found."""

    seen: int = 0
    outcomes: Counter[str] = field(default_factory=Counter[str])
    kinds: Counter[str] = field(default_factory=Counter[str])

    @property
    def done(self) -> int:
        """How many runs it has dealt with."""
        return self.seen + self.outcomes.total()

    def plain(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "job_runs": self.done,
            "already_diagnosed": self.seen,
            "outcomes": dict(self.outcomes),
            "kinds": dict(self.kinds),
        }


Diagnose = Callable[[JobRunEvent], tuple[str, str | None]]
"""Diagnoses the run of an event: the outcome, and the kind where one was found."""
Seen = Callable[[Iterable[RunKey]], frozenset[RunKey]]
Tick = Callable[[Backfilled], None]


def backfill(
    client: "EMRServerlessClient",
    past: Past,
    *,
    seen: Seen,
    diagnose: Diagnose,
    tick: Tick,
    done: Backfilled | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Backfilled:
    """Diagnoses the runs that have no finding yet; `tick` is told after each, and may raise to stop.

    `done` is counted in, so that whoever stops the backfill knows how far it came.

    Raises:
        ClientError: the service refuses.
    """
    done = Backfilled() if done is None else done
    for page in _pages(_runs(client, past, sleep), past.max_job_runs):
        known = frozenset[RunKey]() if past.again else seen(key for key, _ in page)
        for key, event in page:
            if key in known:
                done.seen += 1
            else:
                outcome, kind = diagnose(event)
                done.outcomes[outcome] += 1
                if kind is not None:
                    done.kinds[kind] += 1
            tick(done)
    return done


class QuietStore:
    """A store whose findings nobody is told of. With `again`, every finding may be bettered."""

    def __init__(self, store: FindingStore, *, again: bool = False) -> None:
        self._store = store
        self._again = again

    def record(self, report: Report) -> Stored:
        """Stores a report if it is new or better, without a notice."""
        return self._store.record(replace(report, announce=False))

    def bury(self, key: RunKey, reason: Redacted, seen_at: datetime) -> None:
        """Leaves a tombstone."""
        self._store.bury(key, reason, seen_at)

    def is_settled(self, key: RunKey, *, announced: bool) -> bool:
        """Whether there is nothing to better."""
        return not self._again and self._store.is_settled(key, announced=False)


def _runs(
    client: "EMRServerlessClient", past: Past, sleep: Callable[[float], None]
) -> Iterator[tuple[RunKey, JobRunEvent]]:
    for application_id in past.applications:
        pages = client.get_paginator("list_job_runs").paginate(
            applicationId=application_id,
            createdAtAfter=past.since,
            createdAtBefore=past.until,
            states=[*past.states],  # type: ignore[list-item]  # checked by the request's own type
            PaginationConfig={"PageSize": PAGE},
        )
        for number, page in enumerate(pages):
            if number:
                sleep(BETWEEN_PAGES)
            for run in page["jobRuns"]:
                yield _event(run)


def _pages(
    runs: Iterator[tuple[RunKey, JobRunEvent]], most: int
) -> Iterator[tuple[tuple[RunKey, JobRunEvent], ...]]:
    limited = islice(runs, most)
    while page := tuple(islice(limited, PAGE)):
        yield page


def _event(run: Mapping[str, Any]) -> tuple[RunKey, JobRunEvent]:
    region, account = run["arn"].split(":")[3:5]
    updated: datetime = run["updatedAt"]
    event = JobRunEvent(
        account=account,
        region=region,
        application_id=run["applicationId"],
        job_run_id=run["id"],
        detail_type=DetailType.STATE_CHANGE,
        state=run["state"],
        time=updated if updated.tzinfo else updated.replace(tzinfo=UTC),
    )
    key = RunKey(
        account=account,
        region=region,
        application_id=event.application_id,
        job_run_id=event.job_run_id,
        attempt=run.get("attempt") or 1,
    )
    return key, event
