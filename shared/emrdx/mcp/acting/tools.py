"""The acting tools: each is one line over a plain function."""

from typing import Annotated, Any, Final

from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from emrdx.acting import combined
from emrdx.acting.job_runs import JobRuns
from emrdx.acting.retry import Retry, retry
from emrdx.findings.reader import FindingReader
from emrdx.findings.retries import RetryLedger, StartedRetry
from emrdx.mcp.acting import answers, descriptions
from emrdx.mcp.acting.reply import acted
from emrdx.mcp.toolbox import Toolbox
from emrdx.schemas import Finding

_STARTS: Final = ToolAnnotations(
    read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=True
)
_DESTROYS: Final = ToolAnnotations(
    read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=True
)
_ANY: Final = ToolAnnotations(
    read_only_hint=False, destructive_hint=True, idempotent_hint=False, open_world_hint=True
)

Id = Annotated[str | None, Field(description="Application id")]
Run = Annotated[str | None, Field(description="Job run id")]
_DRIVER: Final = Field(
    description='{"sparkSubmit": {"entryPoint": "s3://…"}} or {"hive": {"query": "s3://…"}}'
)
Driver = Annotated[dict[str, Any] | None, _DRIVER]
RequiredDriver = Annotated[dict[str, Any], _DRIVER]
Block = dict[str, Any] | None
Pairs = dict[str, str] | None
Attempt = Annotated[int | None, Field(description="Attempt, from 1")]
Size = Annotated[int | None, Field(description="1 to 50")]
States = Annotated[
    list[str] | None, Field(description="SUBMITTED, PENDING, SCHEDULED, QUEUED, RUNNING, SUCCESS, …")
]
Mode = Annotated[str | None, Field(description="BATCH or STREAMING")]
Number = Annotated[int | None, Field(description="A fix of the finding, counted from 1")]


def add_acting_tools(
    tools: Toolbox, runs: JobRuns, findings: FindingReader, retries: RetryLedger | None = None
) -> None:
    """Adds the tools; those that only write are left out where the server may not.

    `retries` is where started retries are noted, so that a success is told on the finding.
    """
    _add_combined(tools, runs)
    _add_readers(tools, runs)
    if runs.permissions.write:
        _add_writers(tools, runs)
    _add_retry(tools, runs, findings, retries)


def _add_combined(tools: Toolbox, runs: JobRuns) -> None:
    @tools.add(descriptions.MANAGE, annotations=_ANY)
    def manage_aws_emr_serverless_job_runs(
        operation: str,
        application_id: Id = None,
        job_run_id: Run = None,
        execution_role_arn: str | None = None,
        job_driver: Driver = None,
        configuration_overrides: Block = None,
        tags: Pairs = None,
        execution_timeout_minutes: int | None = None,
        name: str | None = None,
        client_token: str | None = None,
        max_results: Size = None,
        next_token: str | None = None,
        created_at_after: str | None = None,
        created_at_before: str | None = None,
        states: States = None,
        mode: Mode = None,
        job_timeout_minutes: int | None = None,
        retry_policy: Block = None,
        attempt: Attempt = None,
    ) -> Annotated[CallToolResult, answers.ManageAnswer]:
        asked = combined.Asked(
            operation, application_id, job_run_id, execution_role_arn, job_driver, configuration_overrides, tags,
            execution_timeout_minutes, name, client_token, max_results, next_token, created_at_after,
            created_at_before, states, mode, job_timeout_minutes, retry_policy, attempt,
        )  # fmt: skip
        return acted(lambda: combined.manage(runs, asked), combined.worded)


def _add_readers(tools: Toolbox, runs: JobRuns) -> None:
    @tools.add(descriptions.LIST, live=True)
    def list_job_runs(
        application_id: str,
        max_results: Size = None,
        next_token: str | None = None,
        created_at_after: str | None = None,
        created_at_before: str | None = None,
        states: States = None,
        mode: Mode = None,
    ) -> Annotated[CallToolResult, answers.RunsAnswer]:
        request = {
            "applicationId": application_id,
            "maxResults": max_results,
            "nextToken": next_token,
            "createdAtAfter": created_at_after,
            "createdAtBefore": created_at_before,
            "states": states,
            "mode": mode,
        }
        return acted(lambda: runs.page(request))

    @tools.add(descriptions.GET, live=True)
    def get_job_run(
        application_id: str, job_run_id: str, attempt: Attempt = None
    ) -> Annotated[CallToolResult, answers.RunAnswer]:
        return acted(lambda: runs.get(application_id, job_run_id, attempt))

    @tools.add(descriptions.DASHBOARD, live=True)
    def get_job_run_dashboard(
        application_id: str, job_run_id: str, attempt: Attempt = None
    ) -> Annotated[CallToolResult, answers.DashboardAnswer]:
        return acted(lambda: runs.dashboard(application_id, job_run_id, attempt))


def _add_writers(tools: Toolbox, runs: JobRuns) -> None:
    @tools.add(descriptions.START, annotations=_STARTS)
    def start_job_run(
        application_id: str,
        execution_role_arn: str,
        job_driver: RequiredDriver,
        configuration_overrides: Block = None,
        tags: Pairs = None,
        execution_timeout_minutes: int | None = None,
        name: str | None = None,
        client_token: str | None = None,
        mode: Mode = None,
        retry_policy: Block = None,
        execution_iam_policy: Block = None,
    ) -> Annotated[CallToolResult, answers.StartAnswer]:
        request = {
            "applicationId": application_id,
            "executionRoleArn": execution_role_arn,
            "jobDriver": job_driver,
            "configurationOverrides": configuration_overrides,
            "tags": tags,
            "executionTimeoutMinutes": execution_timeout_minutes,
            "name": name,
            "clientToken": client_token,
            "mode": mode,
            "retryPolicy": retry_policy,
            "executionIamPolicy": execution_iam_policy,
        }
        return acted(lambda: runs.start(request))

    @tools.add(descriptions.CANCEL, annotations=_DESTROYS)
    def cancel_job_run(
        application_id: str, job_run_id: str, shutdown_grace_period_in_seconds: int | None = None
    ) -> Annotated[CallToolResult, answers.CancelAnswer]:
        return acted(lambda: runs.cancel(application_id, job_run_id, shutdown_grace_period_in_seconds))


def _add_retry(tools: Toolbox, runs: JobRuns, findings: FindingReader, retries: RetryLedger | None) -> None:
    def note(started: StartedRetry) -> None:
        if retries is not None:
            retries.note(started, runs.clock())

    def newest(application_id: str, job_run_id: str) -> Finding | None:
        found = findings.run(job_run_id).findings
        return next((finding for finding in found if finding.run.application_id == application_id), None)

    @tools.add(descriptions.RETRY, annotations=_STARTS)
    def retry_job_run(
        application_id: str,
        job_run_id: str,
        fix: Number = None,
        dry_run: bool = True,  # noqa: FBT001, FBT002 - a tool's argument has a name
        client_token: str | None = None,
    ) -> Annotated[CallToolResult, answers.RetryAnswer]:
        asked = Retry(
            application_id=application_id,
            job_run_id=job_run_id,
            fix=fix,
            dry_run=dry_run,
            client_token=client_token,
        )
        return acted(lambda: retry(runs, asked, newest(application_id, job_run_id), note))
