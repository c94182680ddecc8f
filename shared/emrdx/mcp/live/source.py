"""A run and its logs, asked for from AWS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from botocore.exceptions import ClientError

from emrdx import diagnosis
from emrdx.diagnosis import RuleSet
from emrdx.evidence.collect import collect
from emrdx.mcp.model import NotFound
from emrdx.model import Evidence, JobRun
from emrdx.redaction import RedactionSession, Redactor
from emrdx.redaction.text import literal
from emrdx.runs import job_run
from emrdx.runs.source import Applications
from emrdx.schemas import Diagnosis

Client = Callable[[str], Any]

UNKNOWN_RUN = NotFound(
    reason="unknown_run",
    meaning=literal("EMR Serverless knows no such application, run or attempt in this account and region."),
    next_step=literal("Check both ids and the region. For a run that failed long ago call get_diagnosis."),
)


@dataclass(frozen=True, slots=True)
class Described:
    """A run as the service describes it: GetJobRun's `jobRun`, and the same as our value."""

    answer: Mapping[str, Any]
    run: JobRun


@dataclass(frozen=True)
class Source:
    """Where runs and logs come from, and how they are judged: as the deployment's stored findings are.

    Attributes:
        client: makes a client of a service by its name.
        rules: loads the user's rules before ours when first needed; ours alone unless given.
    """

    client: Client
    redactor: Redactor = field(default_factory=Redactor)
    rules: Callable[[], RuleSet | None] = lambda: None

    def session(self) -> RedactionSession:
        """A redaction session for one answer."""
        return self.redactor.session()

    def describe(self, application_id: str, job_run_id: str, attempt: int | None) -> Described | None:
        """GetJobRun and, kept for some minutes, GetApplication; None where the service knows no such run.

        Raises:
            ClientError: the service refuses otherwise.
        """
        which = {"attempt": attempt} if attempt is not None else {}
        try:
            answer = self._serverless.get_job_run(applicationId=application_id, jobRunId=job_run_id, **which)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ResourceNotFoundException":
                return None
            raise
        return Described(answer["jobRun"], job_run(answer, self._applications.get(application_id)))

    def evidence(self, run: JobRun) -> Evidence:
        """What the run's logs say.

        Raises:
            ClientError: the credentials are not valid.
        """
        s3 = self._s3 if run.logs and run.logs.s3 else None
        logs = self._logs if run.logs and run.logs.cloudwatch else None
        return collect(run, s3=s3, logs=logs)

    def diagnose(self, evidence: Evidence, session: RedactionSession) -> Diagnosis:
        """Why the run failed. Nothing is stored."""
        return diagnosis.diagnose(evidence, session, self._rules)

    @cached_property
    def _rules(self) -> RuleSet | None:
        return self.rules()

    @cached_property
    def _serverless(self) -> Any:
        return self.client("emr-serverless")

    @cached_property
    def _applications(self) -> Applications:
        return Applications(self._serverless)

    @cached_property
    def _s3(self) -> Any:
        return self.client("s3")

    @cached_property
    def _logs(self) -> Any:
        return self.client("logs")
