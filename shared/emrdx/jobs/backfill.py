"""Diagnosing past runs: each finding is stored as it is made, so that a backfill can end anywhere and lose none.

A backfill that is run again lists the runs again and passes over those that have their finding; one that is
given its place goes on there. It announces nothing: people want to be told of what fails, not of what failed.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from botocore.exceptions import ClientError

from emrdx.events import JobRunEvent, listed_run
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far a backfill came: the application by its number from 0, the page by its token, and which of its runs."""

    application: int = 0
    token: str | None = None
    dealt: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Backfilled:
    """What a backfill did, runs by outcome and the kinds that it found, and where it goes on."""

    seen: int = 0
    outcomes: Counter[str] = field(default_factory=Counter[str])
    kinds: Counter[str] = field(default_factory=Counter[str])
    place: Place = field(default_factory=Place)

    @classmethod
    def restored(cls, checkpoint: Mapping[str, Any] | None) -> "Backfilled":
        """From what `checkpoint` gave; nothing done where there is none."""
        if checkpoint is None:
            return cls()
        return cls(
            seen=checkpoint["seen"],
            outcomes=Counter(checkpoint["outcomes"]),
            kinds=Counter(checkpoint["kinds"]),
            place=msgspec.convert(checkpoint["place"], Place),
        )

    def checkpoint(self) -> dict[str, Any]:
        """All of it as plain values, to be kept."""
        return {
            "seen": self.seen,
            "outcomes": dict(self.outcomes),
            "kinds": dict(self.kinds),
            "place": msgspec.to_builtins(self.place),
        }

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

    `done` is counted in and gone on from, so that whoever stops the backfill knows how far it came.

    Raises:
        ClientError: the service refuses.
    """
    done = Backfilled() if done is None else done
    for place, page in _pages(client, past, done.place, sleep):
        left = [(key, event) for key, event in page if event.job_run_id not in place.dealt]
        left = left[: max(0, past.max_job_runs - done.done)]
        known = frozenset[RunKey]() if past.again else seen(key for key, _ in left)
        for key, event in left:
            if key in known:
                done.seen += 1
            else:
                outcome, kind = diagnose(event)
                done.outcomes[outcome] += 1
                if kind is not None:
                    done.kinds[kind] += 1
            place = replace(place, dealt=(*place.dealt, event.job_run_id))  # noqa: PLW2901 - it moves on
            done.place = place
            tick(done)
        if done.done >= past.max_job_runs:
            break
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


class _Page(NamedTuple):
    place: Place
    runs: tuple[tuple[RunKey, JobRunEvent], ...]


def _pages(
    client: "EMRServerlessClient", past: Past, start: Place, sleep: Callable[[float], None]
) -> Iterator[_Page]:
    """The runs of each application, a page at a time, from a place on."""
    for number, application_id in enumerate(past.applications):
        if number < start.application:
            continue
        place: Place | None = start if number == start.application else Place(application=number)
        while place is not None:
            answer, place = _listed(client, past, application_id, place)
            yield _Page(place, tuple(map(_named, answer["jobRuns"])))
            token = answer.get("nextToken")
            place = Place(application=number, token=token) if token else None
            if place is not None:
                sleep(BETWEEN_PAGES)


def _listed(client: Any, past: Past, application_id: str, place: Place) -> tuple[Mapping[str, Any], Place]:
    """A page, and its place: the application's first page where the service no longer takes the token."""
    request = {
        "applicationId": application_id,
        "createdAtAfter": past.since,
        "createdAtBefore": past.until,
        "states": [*past.states],
        "maxResults": PAGE,
    }
    if place.token is None:
        return client.list_job_runs(**request), place
    try:
        return client.list_job_runs(**request, nextToken=place.token), place
    except ClientError as error:
        if error.response["Error"]["Code"] != "ValidationException":
            raise
    first = Place(application=place.application)
    return client.list_job_runs(**request), first


def _named(run: Mapping[str, Any]) -> tuple[RunKey, JobRunEvent]:
    event = listed_run(run)
    return RunKey.of_event(event, run.get("attempt")), event
