"""The arrow from an event to a stored finding. What it talks to comes as arguments.

event > run > evidence > diagnosis > finding > store
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from emrdx.events import ENDED_STATES, JobRunEvent, Rejection, parse
from emrdx.findings.items import Report, job_of
from emrdx.findings.keys import RunKey
from emrdx.findings.setup import setup_of
from emrdx.findings.store import Stored
from emrdx.model import Evidence, JobRun, SourceStatus
from emrdx.redaction.text import Redacted, literal
from emrdx.schemas import Diagnosis

if TYPE_CHECKING:
    from emrdx.redaction import RedactionSession

LOOK_DELAYS: Final = (15, 30, 60, 120, 165, 210)
"""Seconds between the looks at logs that are late: ten minutes in all."""
LOOKS_BEFORE_STORING: Final = 4
"""Looks at late logs after which a finding is stored from what there is, though better ones may follow."""


class Outcome(StrEnum):
    """What became of an event."""

    STORED = "stored"
    RAISED = "raised"
    KEPT = "kept"
    KNOWN = "known"
    LATE = "late"
    NOT_ENDED = "not_ended"
    CANCELLED_BY_USER = "cancelled_by_user"
    SUCCEEDED = "succeeded"
    UNKNOWN_RUN = "unknown_run"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a message: the failure's kind where one was diagnosed, the reason of a rejection."""

    outcome: Outcome
    key: RunKey | None = None
    kind: Redacted | None = None
    reason: str | None = None


class Store(Protocol):
    """Where findings go: `emrdx.findings.store.FindingStore`."""

    def record(self, report: Report) -> Stored: ...
    def bury(self, key: RunKey, reason: Redacted, seen_at: datetime) -> None: ...
    def is_settled(self, key: RunKey, *, announced: bool) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What the pipeline talks to.

    `fetch` gives None for a run that the service does not know; `look_again` takes a delay in seconds;
    `reject` puts a message that can never be handled aside, with the reason.
    """

    fetch: Callable[[JobRunEvent], JobRun | None]
    collect: Callable[[JobRun], Evidence]
    diagnose: Callable[[Evidence, "RedactionSession"], Diagnosis]
    session: Callable[[], "RedactionSession"]
    store: Store
    look_again: Callable[[JobRunEvent, int], None]
    reject: Callable[[str, str], None]
    now: Callable[[], datetime]


def take(body: str, ports: Ports) -> Result:
    """Handles one message of the intake queue; what can never be handled is put aside with the reason."""
    event = parse(body)
    if isinstance(event, Rejection):
        ports.reject(body, event.reason)
        return Result(outcome=Outcome.REJECTED, reason=event.reason)
    result = process(event, ports)
    if result.outcome is Outcome.UNKNOWN_RUN:
        ports.reject(body, "EMR Serverless knows no such application or run")
    return result


def process(event: JobRunEvent, ports: Ports) -> Result:
    """Diagnoses the attempt that an event is of, and stores what was found.

    A duplicate, a late or a repeated event is harmless. An event of a run that has not ended, or whose logs
    are late, is put back with a growing delay.
    """
    run = ports.fetch(event)
    if run is None:
        return Result(outcome=Outcome.UNKNOWN_RUN)
    key = _key(event, run)
    run = replace(run, attempt=key.attempt)
    if not event.retried and run.state not in ENDED_STATES:
        return _not_failed(event, run, key, ports)
    if ports.store.is_settled(key, announced=not event.retried):
        return Result(outcome=Outcome.KNOWN, key=key)
    if run.state == "CANCELLED" and _ended_by_user(run, ports):
        ports.store.bury(key, literal("cancelled by its user"), ports.now())
        return Result(outcome=Outcome.CANCELLED_BY_USER, key=key)
    return _diagnosed(event, run, key, ports)


def _diagnosed(event: JobRunEvent, run: JobRun, key: RunKey, ports: Ports) -> Result:
    evidence = ports.collect(run)
    late = any(source.status is SourceStatus.LATE for source in evidence.sources)
    delay = LOOK_DELAYS[event.look] if late and event.look < len(LOOK_DELAYS) else None
    if delay is not None and event.look < LOOKS_BEFORE_STORING:
        ports.look_again(event.next_look(), delay)
        return Result(outcome=Outcome.LATE, key=key)
    session = ports.session()
    diagnosis = ports.diagnose(evidence, session)
    stored = ports.store.record(
        Report(
            key=key,
            diagnosis=diagnosis,
            job=session.text(job_of(run.name, run.entry_point)),
            occurred_at=run.ended_at or event.time,
            diagnosed_at=ports.now(),
            announce=delay is None and not event.retried and diagnosis.kind != "none",
            final=delay is None,
            logs=_log_root(run, session),
            setup=setup_of(run, session),
        )
    )
    if delay is not None:
        ports.look_again(event.next_look(), delay)
    outcomes = {Stored.NEW: Outcome.STORED, Stored.RAISED: Outcome.RAISED, Stored.KEPT: Outcome.KEPT}
    return Result(outcome=outcomes[stored], key=key, kind=diagnosis.kind)


def _not_failed(event: JobRunEvent, run: JobRun, key: RunKey, ports: Ports) -> Result:
    """A run that goes on, for instance with a further attempt, or that came to a good end after one."""
    if run.state == "SUCCESS":
        ports.store.bury(key, literal("succeeded in the end"), ports.now())
        return Result(outcome=Outcome.SUCCEEDED, key=key)
    if event.look < len(LOOK_DELAYS):
        ports.look_again(event.next_look(), LOOK_DELAYS[event.look])
    return Result(outcome=Outcome.NOT_ENDED, key=key)


def _ended_by_user(run: JobRun, ports: Ports) -> bool:
    """Whether state, times and settings say so; logs know nothing of it and need not be read."""
    return ports.diagnose(Evidence(run=run), ports.session()).kind == "none"


def _key(event: JobRunEvent, run: JobRun) -> RunKey:
    return RunKey.of_event(event, event.attempt or run.attempt)


def _log_root(run: JobRun, session: "RedactionSession") -> Redacted | None:
    path = f"applications/{run.application_id}/jobs/{run.job_run_id}/"
    if run.logs is not None and run.logs.s3 is not None:
        return session.text(f"{run.logs.s3.uri.rstrip('/')}/{path}")
    if run.logs is not None and run.logs.cloudwatch is not None:
        prefix = run.logs.cloudwatch.prefix.strip("/")
        stream = f"{prefix}/{path}" if prefix else f"/{path}"
        return session.text(f"cloudwatch:{run.logs.cloudwatch.group}:{stream}")
    return None
