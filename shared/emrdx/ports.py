"""The AWS clients behind each function's use case, made once for a process and its settings.

Everything that costs time to import is imported where it is first used.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config

from emrdx import wiring
from emrdx.findings.client import Key, Table
from emrdx.model import Evidence, JobRun
from emrdx.settings import Settings
from emrdx.wiring import Variable

if TYPE_CHECKING:
    from emrdx.diagnosis import RuleSet
    from emrdx.notify.delivery import Channel
    from emrdx.notify.tell import Told
    from emrdx.pipeline import Ports
    from emrdx.reconcile import Sweep
    from emrdx.redaction import RedactionSession, Redactor
    from emrdx.retried import FollowedUp
    from emrdx.schemas import Diagnosis

_CONFIG: Final = Config(
    retries={"mode": "standard", "total_max_attempts": 5}, connect_timeout=5, read_timeout=20
)
_RESERVE: Final = 10.0
"""Seconds that a sender keeps for its last request and for marking what was sent."""
_FOLLOW_UP_RESERVE: Final = 120.0
"""Seconds that the look at retries leaves to the sweep after it."""
LEASE: Final = timedelta(seconds=2 * wiring.NOTIFY.timeout)


def _client(service: Any) -> Any:
    return boto3.client(service, config=_CONFIG)


def _now() -> datetime:
    return datetime.now(UTC)


def _table(settings: Settings) -> Table:
    return Table(_client("dynamodb"), settings.table)


@lru_cache(maxsize=1)
def diagnosing(settings: Settings) -> "Ports":
    """What the pipeline talks to in a deployment.

    Raises:
        SettingsError: a queue is not set.
    """
    from emrdx.findings.store import FindingStore
    from emrdx.intake import IntakeQueue
    from emrdx.pipeline import Ports
    from emrdx.runs.source import RunSource

    intake = IntakeQueue(
        _client("sqs"), settings.required(Variable.INTAKE_QUEUE_URL), settings.intake_dead_letter_url
    )
    runs = RunSource(_client("emr-serverless"))
    s3, logs = _client("s3"), _client("logs")
    return Ports(
        fetch=lambda event: runs.fetch(event.application_id, event.job_run_id, event.attempt),
        collect=lambda run: _collect(run, s3, logs),
        diagnose=lambda evidence, session: _diagnose(evidence, session, settings.rules, s3),
        session=lambda: _redactor(settings.redaction).session(),
        store=FindingStore(_table(settings), retention=settings.retention),
        look_again=intake.put,
        reject=intake.reject,
        now=_now,
    )


def _collect(run: JobRun, s3: Any, logs: Any) -> Evidence:
    from emrdx.evidence.collect import collect

    return collect(run, s3=s3, logs=logs)


def _diagnose(evidence: Evidence, session: "RedactionSession", rules: str | None, s3: Any) -> "Diagnosis":
    from emrdx.diagnosis import diagnose

    return diagnose(evidence, session, _rules(rules, s3))


@cache
def _rules(place: str | None, s3: Any) -> "RuleSet | None":
    from emrdx.user_rules import user_rules

    return user_rules(place, lambda: s3)


@cache
def _redactor(text: str | None) -> "Redactor":
    from emrdx.redaction import Redactor
    from emrdx.redaction.settings import from_json

    return Redactor(from_json(text))


@lru_cache(maxsize=1)
def reconciling(settings: Settings) -> Callable[[Callable[[], float]], "Sweep"]:
    """A sweep, to be given the seconds that are left.

    Raises:
        SettingsError: the queue is not set.
    """
    from emrdx.findings.reader import FindingReader
    from emrdx.intake import IntakeQueue
    from emrdx.reconcile import Pace, sweep

    intake = IntakeQueue(_client("sqs"), settings.required(Variable.INTAKE_QUEUE_URL))
    client = _client("emr-serverless")
    reader = FindingReader(_table(settings))

    def swept(seconds_left: Callable[[], float]) -> "Sweep":
        return sweep(
            client,
            applications=settings.applications,
            seen=reader.seen,
            queue=partial(intake.put, delay=0),
            now=_now(),
            pace=Pace(seconds_left=seconds_left),
        )

    return swept


@lru_cache(maxsize=1)
def following_up(settings: Settings) -> "Callable[[Callable[[], float]], FollowedUp] | None":
    """A look at the retries that are noted, to be given the seconds that are left; None where nothing acts."""
    if settings.acting_table is None:
        return None
    from emrdx.findings.retries import RetryLedger
    from emrdx.findings.store import FindingStore
    from emrdx.retried import follow_up

    table, client = _table(settings), _client("emr-serverless")
    store = FindingStore(table, retention=settings.retention)
    ledger = RetryLedger(Table(table.client, settings.acting_table))

    def followed(seconds_left: Callable[[], float]) -> "FollowedUp":
        return follow_up(
            client, ledger, store.fixed, _now(), in_time=lambda: seconds_left() > _FOLLOW_UP_RESERVE
        )

    return followed


@lru_cache(maxsize=1)
def notifying(settings: Settings) -> Callable[[str, Callable[[], float]], "Told"]:
    """Telling of what a message of the notices queue names, within the seconds that are left.

    That is a finding, or a call that wants approval.
    """
    from emrdx.findings.notices import NoticeLedger
    from emrdx.notify import wish
    from emrdx.notify.delivery import Asking
    from emrdx.notify.tell import Policy, ask, tell

    ledger = NoticeLedger(_table(settings))
    channels = _channels(settings)
    policy = Policy(fold=settings.fold, lease=LEASE)

    def told(body: str, seconds_left: Callable[[], float]) -> "Told":
        wanted = wish.parse(body)
        if wanted is not None:
            asking = [channel for channel in channels(seconds_left) if isinstance(channel, Asking)]
            return ask(wanted, asking, _now())
        key = Key.parse(body)
        now, holder = _now(), uuid.uuid4().hex
        return tell(key, ledger, channels(seconds_left), holder=holder, now=now, policy=policy)

    return told


def _channels(settings: Settings) -> Callable[[Callable[[], float]], "Sequence[Channel]"]:
    """The channels that are set up; each that waits is given the seconds that are left."""
    from emrdx.notify.eventbridge import EventChannel
    from emrdx.notify.slack import SlackChannel
    from emrdx.notify.sns import SnsChannel
    from emrdx.notify.webhook import SlackWebhook

    lasting: list[Channel] = []
    if settings.event_bus:
        lasting.append(EventChannel(client=_client("events"), bus=settings.event_bus))
    if settings.topic_arn:
        lasting.append(SnsChannel(client=_client("sns"), topic_arn=settings.topic_arn))
    if settings.slack_secret_arn is None:
        return lambda _seconds_left: lasting
    webhook = SlackWebhook(_client("secretsmanager"), settings.slack_secret_arn)

    def channels(seconds_left: Callable[[], float]) -> "Sequence[Channel]":
        return [*lasting, SlackChannel(webhook=webhook, seconds_left=lambda: seconds_left() - _RESERVE)]

    return channels
