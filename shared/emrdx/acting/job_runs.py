"""The operations on job runs: each checks, passes its gate, calls once or twice, and answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from emrdx.acting import gates, idempotency, ownership, shown
from emrdx.acting.errors import Code, invalid, of_aws, refusal
from emrdx.acting.gates import Operation, Permissions
from emrdx.acting.listing import listed
from emrdx.acting.ownership import Marking
from emrdx.acting.service_model import check
from emrdx.redaction import RedactionSession, Redactor


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done: a sentence for people, the document for programs, and what the caller should know of it."""

    sentence: str
    document: Mapping[str, Any]
    warnings: tuple[str, ...] = ()

    def structure(self) -> dict[str, Any]:
        """The document, with the warnings where there are any."""
        return {**self.document, **({"warnings": list(self.warnings)} if self.warnings else {})}


@dataclass(frozen=True)
class JobRuns:
    """Job runs of one account and region. `connect` makes the EMR Serverless client at its first use."""

    connect: Callable[[], Any]
    permissions: Permissions = field(default_factory=Permissions)
    marking: Marking = field(default_factory=Marking)
    redactor: Redactor = field(default_factory=Redactor)
    clock: Callable[[], datetime] = _now

    def start(self, request: Mapping[str, Any], warnings: tuple[str, ...] = ()) -> Outcome:
        """Starts a run from a StartJobRun request in the service's own members, of which null ones are absent.

        Raises:
            Refusal: writing is off, the request is not valid, or the service refuses.
        """
        gates.pass_write(Operation.START, self.permissions)
        session = self.redactor.session()
        ready, noted = self.prepared(request)
        check("StartJobRun", ready)
        answer = self.call("start_job_run", ready, session)
        run_id = str(answer.get("jobRunId", ""))
        application_id = str(ready["applicationId"])
        marks = " with MCP management tags" if not self.marking.custom else ""
        return Outcome(
            f"Successfully started job run {run_id} on application {application_id}{marks}",
            {
                "application_id": application_id,
                "job_run_id": run_id,
                "arn": str(answer.get("arn", "")),
                "operation": Operation.START.value,
                "client_token": ready["clientToken"],
            },
            (*warnings, *noted),
        )

    def prepared(
        self, request: Mapping[str, Any], links: Mapping[str, str] | None = None
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """A StartJobRun request with marks and client token, and what the caller should know of it.

        `links` are tags of ours. The time in the marks is the token's hour: the service takes a repeated token
        only with the same request.
        """
        given = {name: value for name, value in request.items() if value is not None}
        tags = given.get("tags", {})
        if not isinstance(tags, Mapping):
            raise invalid("tags", "must be an object")
        own_token = "clientToken" in given
        now = self.clock()
        marked = ownership.marked(self.marking, tags, None if own_token else idempotency.window(now))
        given["tags"] = {**marked.tags, **(links or {})}
        if not given["tags"]:
            del given["tags"]
        if not own_token:
            given["clientToken"] = idempotency.token(given, now)
        refused = ", ".join(marked.refused)
        return given, ((f"tags {refused} are this server's own and were not taken",) if refused else ())

    def get(self, application_id: str, job_run_id: str, attempt: int | None = None) -> Outcome:
        """A run as the service describes it.

        Raises:
            Refusal: a parameter is not valid, or the service refuses.
        """
        session = self.redactor.session()
        record = self.described(application_id, job_run_id, attempt, session)
        kept, notice = self._permitted([record], Operation.GET)
        run = shown.bounded(shown.redacted(kept[0], session))
        return Outcome(
            f"Successfully retrieved job run {job_run_id} details{notice}",
            {
                "job_run": run.value,
                "operation": Operation.GET.value,
                **_fixed_by(record),
                **_cut(run.cut),
            },
        )

    def cancel(self, application_id: str, job_run_id: str, grace_seconds: int | None = None) -> Outcome:
        """Asks the service to cancel a run that is managed from here.

        Raises:
            Refusal: writing is off, the run is not ours, a parameter is not valid, or the service refuses.
        """
        gates.pass_write(Operation.CANCEL, self.permissions)
        session = self.redactor.session()
        request = _present(
            applicationId=application_id, jobRunId=job_run_id, shutdownGracePeriodInSeconds=grace_seconds
        )
        check("CancelJobRun", request)
        if not (self.marking.custom or self.marking.cancel_any):
            record = self.described(application_id, job_run_id, None, session)
            ownership.pass_owned(self.marking, record.get("tags") or {})
        self.call("cancel_job_run", request, session)
        return Outcome(
            f"Successfully requested cancellation of job run {job_run_id} on application {application_id}; it goes "
            "through CANCELLING and is over once its state says CANCELLED",
            {"application_id": application_id, "job_run_id": job_run_id, "operation": Operation.CANCEL.value},
        )

    def page(self, request: Mapping[str, Any]) -> Outcome:
        """A page of an application's runs, by a ListJobRuns request whose times may be text in ISO 8601.

        Raises:
            Refusal: a parameter is not valid, or the service refuses.
        """
        session = self.redactor.session()
        ready = listed(request)
        check("ListJobRuns", ready)
        answer = self.call("list_job_runs", ready, session)
        records, notice = self._permitted(answer.get("jobRuns", []), Operation.LIST)
        page = shown.bounded_page([shown.redacted(record, session) for record in records])
        return Outcome(
            f"Successfully listed EMR Serverless job runs{notice}",
            {
                "job_runs": page.value,
                "count": len(page.value),
                "next_token": answer.get("nextToken"),
                "operation": Operation.LIST.value,
                **_cut(page.cut),
            },
        )

    def dashboard(
        self, application_id: str, job_run_id: str, attempt: int | None = None, warnings: tuple[str, ...] = ()
    ) -> Outcome:
        """The address of a run's Spark UI. It lets in whoever has it, so it needs the flag for sensitive data.

        Raises:
            Refusal: the flag is missing, a parameter is not valid, or the service refuses.
        """
        if not self.permissions.sensitive:
            raise refusal(
                Code.SENSITIVE_DATA_DISABLED,
                f"Operation {Operation.DASHBOARD} needs {gates.SENSITIVE_FLAG}: the URL lets in whoever has it",
            )
        session = self.redactor.session()
        request = _present(applicationId=application_id, jobRunId=job_run_id, attempt=attempt)
        check("GetDashboardForJobRun", request)
        answer = self.call("get_dashboard_for_job_run", request, session)
        return Outcome(
            f"Successfully retrieved dashboard URL for job run {job_run_id}",
            {"url": answer.get("url", ""), "operation": Operation.DASHBOARD.value},
            warnings,
        )

    def described(
        self, application_id: str, job_run_id: str, attempt: int | None, session: RedactionSession
    ) -> Mapping[str, Any]:
        """GetJobRun's `jobRun`, raw.

        Raises:
            Refusal: a parameter is not valid, or the service refuses.
        """
        request = _present(applicationId=application_id, jobRunId=job_run_id, attempt=attempt)
        check("GetJobRun", request)
        answer: Mapping[str, Any] = self.call("get_job_run", request, session).get("jobRun", {})
        return answer

    def call(self, method: str, request: Mapping[str, Any], session: RedactionSession) -> Mapping[str, Any]:
        """One call of the service.

        Raises:
            Refusal: it refuses, or cannot be reached.
        """
        try:
            answer: Mapping[str, Any] = getattr(self._client, method)(**request)
        except (ClientError, BotoCoreError) as error:
            raise of_aws(error, session) from None
        return answer

    @cached_property
    def _client(self) -> Any:
        return self.connect()

    def _permitted(
        self, records: Iterable[Mapping[str, Any]], operation: Operation
    ) -> tuple[list[Mapping[str, Any]], str]:
        if self.permissions.sensitive:
            return list(records), ""
        parted = [shown.withheld(record) for record in records]
        names = ", ".join(sorted({name for _kept, left in parted for name in left}))
        notice = f". {operation} leaves out {names}, which need {gates.SENSITIVE_FLAG}" if names else ""
        return [kept for kept, _left in parted], notice


def _present(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}


def _cut(what: str | None) -> dict[str, str]:
    return {"cut": what} if what else {}


def _fixed_by(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a retry that ended well says of the run that it is one of."""
    tags = record.get("tags") or {}
    if record.get("state") != "SUCCESS" or ownership.RETRY_OF not in tags or ownership.FIX not in tags:
        return {}
    kind, _, fix = str(tags[ownership.FIX]).rpartition("/")
    return {"fixed": {"job_run_id": tags[ownership.RETRY_OF], "kind": kind, "fixed_by": fix}}
