"""All operations behind one name and 19 parameters, as AWS' data-processing server has them."""

from typing import Any, Final, NamedTuple

from emrdx.acting import gates
from emrdx.acting.errors import Refusal, invalid
from emrdx.acting.gates import Operation
from emrdx.acting.job_runs import JobRuns, Outcome
from emrdx.redaction.text import Redacted, join, literal

NAME: Final = "manage_aws_emr_serverless_job_runs"
# Refusals of the tool itself keep their wording; what the request or AWS is to blame for names the tool.
_OWN_WORDS: Final = frozenset(
    {"INVALID_OPERATION", "WRITE_DISABLED", "SENSITIVE_DATA_DISABLED", "MISSING_PARAMETER", "NOT_OWNED"}
)


class Asked(NamedTuple):
    """The tool's parameters."""

    operation: str
    application_id: str | None = None
    job_run_id: str | None = None
    execution_role_arn: str | None = None
    job_driver: dict[str, Any] | None = None
    configuration_overrides: dict[str, Any] | None = None
    tags: dict[str, str] | None = None
    execution_timeout_minutes: int | None = None
    name: str | None = None
    client_token: str | None = None
    max_results: int | None = None
    next_token: str | None = None
    created_at_after: str | None = None
    created_at_before: str | None = None
    states: list[str] | None = None
    mode: str | None = None
    job_timeout_minutes: int | None = None
    retry_policy: dict[str, Any] | None = None
    attempt: int | None = None


def manage(runs: JobRuns, asked: Asked) -> Outcome:
    """Does what is asked.

    Raises:
        Refusal: in this order: the operation is unknown, writing is off, a required parameter is missing, sensitive
            data is off, a parameter is not valid, the service refuses.
    """
    operation = gates.known(asked.operation)
    if operation in gates.WRITES:
        gates.pass_write(operation, runs.permissions)
    gates.pass_required(operation, asked._asdict())
    application_id, job_run_id = asked.application_id or "", asked.job_run_id or ""
    match operation:
        case Operation.START:
            return _start(runs, asked)
        case Operation.GET:
            return runs.get(application_id, job_run_id, asked.attempt)
        case Operation.CANCEL:
            return runs.cancel(application_id, job_run_id)
        case Operation.LIST:
            return runs.page(
                {
                    "applicationId": application_id,
                    "maxResults": asked.max_results,
                    "nextToken": asked.next_token,
                    "createdAtAfter": asked.created_at_after,
                    "createdAtBefore": asked.created_at_before,
                    "states": asked.states,
                    "mode": asked.mode,
                }
            )
        case Operation.DASHBOARD:
            ignored = ("mode is no parameter of the dashboard and was ignored",) if asked.mode else ()
            return runs.dashboard(application_id, job_run_id, asked.attempt, ignored)


def worded(refusal: Refusal) -> Redacted:
    """A refusal's text as AWS' server begins it."""
    if refusal.code in _OWN_WORDS:
        return refusal.message
    return join("", (literal("Error in "), literal(NAME), literal(": "), refusal.message))


def _start(runs: JobRuns, asked: Asked) -> Outcome:
    minutes, warnings = _timeout(asked.execution_timeout_minutes, asked.job_timeout_minutes)
    request = {
        "applicationId": asked.application_id,
        "executionRoleArn": asked.execution_role_arn,
        "jobDriver": asked.job_driver,
        "configurationOverrides": asked.configuration_overrides,
        "tags": asked.tags,
        "executionTimeoutMinutes": minutes,
        "name": asked.name,
        "clientToken": asked.client_token,
        "retryPolicy": asked.retry_policy,
        "mode": asked.mode,
    }
    return runs.start(request, warnings)


def _timeout(execution: int | None, job: int | None) -> tuple[int | None, tuple[str, ...]]:
    """The service knows one time-out; the other name is taken for it.

    Raises:
        Refusal: both are given and differ.
    """
    if job is None:
        return execution, ()
    if execution is not None and execution != job:
        raise invalid("job_timeout_minutes", "differs from execution_timeout_minutes; give one of them")
    return job, ("job_timeout_minutes was taken for execution_timeout_minutes",)
