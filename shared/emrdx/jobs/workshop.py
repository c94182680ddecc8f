"""The worker of background jobs with all that its jobs need: in a function, in the demo, beside a local server."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config

from emrdx.events import JobRunEvent
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.store import RETENTION, FindingStore
from emrdx.jobs.backfill import Diagnose, QuietStore
from emrdx.jobs.model import Job, JobType
from emrdx.jobs.runners import backfilling, exporting
from emrdx.jobs.store import JobStore
from emrdx.jobs.worker import Worker
from emrdx.pipeline import LOOK_DELAYS, Ports, process
from emrdx.redaction import Redactor
from emrdx.redaction.settings import from_json
from emrdx.settings import Settings
from emrdx.user_rules import user_rules
from emrdx.wiring import Variable

if TYPE_CHECKING:
    from emrdx.diagnosis import RuleSet

ERRORS_IN_A_ROW_MAX: Final = 5
ERROR: Final = "error"
"""The outcome of a run that could not be diagnosed: the service or its logs' place refused, or we failed on it."""
_CONFIG: Final = Config(
    retries={"mode": "standard", "total_max_attempts": 5},
    connect_timeout=5,
    read_timeout=60,
    user_agent_extra="emrdx",
)

Clients = Callable[..., Any]
"""Makes a client of the service named; further arguments are the credentials to use."""


@dataclass(frozen=True, kw_only=True)
class Workshop:
    """What jobs are done with.

    Attributes:
        scope: whose findings are exported.
        rules: the user's own rules, None for ours alone; asked for with the first diagnosis.
    """

    clients: Clients
    findings: Table
    acting: Table
    scope: Scope
    redactor: Callable[[], Redactor] = Redactor
    rules: Callable[[], "RuleSet | None"] = lambda: None
    retention: timedelta = RETENTION

    def worker(
        self, seconds_left: Callable[[], float] = lambda: float("inf"), *, owner: str | None = None
    ) -> Worker:
        """A worker on all jobs, or on one owner's alone, that stops in time."""
        return Worker(
            store=JobStore(self.acting),
            runners={
                JobType.EXPORT: exporting(self.findings, self.scope, self.s3_as, retention=self.retention),
                JobType.BACKFILL: self._backfill,
            },
            owner=owner,
            seconds_left=seconds_left,
        )

    def s3_as(self, role: str | None) -> Any:
        """The S3 client that acts as a role, or as this process itself; a role's session lasts an hour."""
        if role is None:
            return self.clients("s3")
        answer = self.clients("sts").assume_role(RoleArn=role, RoleSessionName="emrdx-export")
        given = answer["Credentials"]
        return self.clients(
            "s3",
            aws_access_key_id=given["AccessKeyId"],
            aws_secret_access_key=given["SecretAccessKey"],
            aws_session_token=given["SessionToken"],
        )

    @cached_property
    def _rules(self) -> "RuleSet | None":
        return self.rules()

    def _backfill(self, job: Job, tick: Callable[..., None]) -> Mapping[str, Any]:
        """A backfill; its clients are made with the first one, since most turns find nothing to do."""
        runner = backfilling(
            self.clients("emr-serverless"),
            self.findings,
            lambda again: past_diagnosis(self._ports(again=again)),
            time.sleep,
        )
        return runner(job, tick)

    def _ports(self, *, again: bool) -> Ports:
        return quiet_ports(
            self.clients,
            FindingStore(self.findings, retention=self.retention),
            self.redactor(),
            lambda: self._rules,
            again=again,
        )


def quiet_ports(
    clients: Clients,
    store: FindingStore,
    redactor: Redactor,
    rules: Callable[[], "RuleSet | None"],
    *,
    again: bool,
) -> Ports:
    """What the pipeline talks to for past runs: nobody is told and nobody looks again, their logs stay as they are."""
    from emrdx.diagnosis import diagnose
    from emrdx.evidence.collect import collect
    from emrdx.runs.source import RunSource

    runs, s3, logs = RunSource(clients("emr-serverless")), clients("s3"), clients("logs")
    return Ports(
        fetch=lambda event: runs.fetch(event.application_id, event.job_run_id, event.attempt),
        collect=lambda run: collect(run, s3=s3, logs=logs),
        diagnose=lambda evidence, session: diagnose(evidence, session, rules()),
        session=redactor.session,
        store=QuietStore(store, again=again),
        look_again=lambda _event, _delay: None,
        reject=lambda _body, _reason: None,
        now=lambda: datetime.now(UTC),
    )


def past_diagnosis(
    ports: Ports,
    *,
    told: Callable[[JobRunEvent, str], None] = lambda _event, _what: None,
    failed: Callable[[JobRunEvent, Exception], None] = lambda _event, _error: None,
) -> Diagnose:
    """Diagnoses past runs; one that cannot be is passed over, but not `ERRORS_IN_A_ROW_MAX` in a row."""
    errors = 0

    def diagnose(event: JobRunEvent) -> tuple[str, str | None]:
        nonlocal errors
        try:
            result = process(replace(event, look=len(LOOK_DELAYS)), ports)
        except Exception as error:  # one log that we cannot read must not keep the other runs from us
            errors += 1
            failed(event, error)
            if errors >= ERRORS_IN_A_ROW_MAX:
                raise
            return ERROR, None
        errors = 0
        told(event, str(result.kind or result.outcome))
        return result.outcome.value, result.kind

    return diagnose


@lru_cache(maxsize=1)
def deployed(settings: Settings, scope: Scope) -> Workshop:
    """The workshop of a deployment's function.

    Raises:
        SettingsError: the acting table is not set.
    """
    clients = partial(_client, region=scope.region)
    dynamodb = clients("dynamodb")
    return Workshop(
        clients=clients,
        findings=Table(dynamodb, settings.table),
        acting=Table(dynamodb, settings.required(Variable.ACTING_TABLE)),
        scope=scope,
        redactor=lambda: Redactor(from_json(settings.redaction)),
        rules=lambda: user_rules(settings.rules, partial(clients, "s3")),
        retention=settings.retention,
    )


def _client(service: str, *, region: str, **credentials: str) -> Any:
    return boto3.client(service, region_name=region, config=_CONFIG, **credentials)  # type: ignore[call-overload]
