"""Starting a failed run again, as it was or with one of its finding's fixes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError

from emrdx.acting import fixes, gates, ownership, shown
from emrdx.acting.errors import Code, refusal
from emrdx.acting.job_runs import JobRuns, Outcome
from emrdx.acting.service_model import check
from emrdx.findings.client import Conflict
from emrdx.findings.keys import RunKey, moment
from emrdx.findings.retries import StartedRetry
from emrdx.redaction import RedactionSession
from emrdx.redaction.text import identifier
from emrdx.runs import job_run
from emrdx.schemas import Finding, FixedBy

NAME: Final = "retry_job_run"
# StartJobRun's members that GetJobRun gives back under another name, or as they are.
_MEMBERS: Final = {
    "applicationId": "applicationId",
    "executionRole": "executionRoleArn",
    "jobDriver": "jobDriver",
    "configurationOverrides": "configurationOverrides",
    "executionIamPolicy": "executionIamPolicy",
    "executionTimeoutMinutes": "executionTimeoutMinutes",
    "name": "name",
    "mode": "mode",
    "retryPolicy": "retryPolicy",
    "flexExecution": "flexExecution",
}
_RETRIED: Final = frozenset({"FAILED", "CANCELLED"})
_DIFF_MAX: Final = 40
_UNNOTED: Final = "the retry could not be noted: its success will not be told on the finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """What to start again. `fix` counts the finding's fixes from 1; without one the run is repeated as it was."""

    application_id: str
    job_run_id: str
    fix: int | None = None
    dry_run: bool = True
    client_token: str | None = None


Note = Callable[[StartedRetry], None]
"""Notes that a retry was started, so that its success is told on the finding."""


def retry(runs: JobRuns, asked: Retry, finding: Finding | None, note: Note | None = None) -> Outcome:
    """The changed request as a diff and, unless it is a dry run, the run that it started.

    `finding` is the newest finding of the run, where there is one. A run that was started stays so whether or not
    it could be noted.

    Raises:
        Refusal: writing is off, the run did not fail, the fix cannot be applied, or the service refuses.
    """
    if not asked.dry_run:
        gates.pass_write(NAME, runs.permissions)
    session = runs.redactor.session()
    record = runs.described(asked.application_id, asked.job_run_id, None, session)
    state = str(record.get("state"))
    if state not in _RETRIED:
        raise refusal(
            Code.CONFLICT, f"The job run is {state}: only a run that ended FAILED or CANCELLED is retried"
        )
    before = original(record)
    config = _config(asked.fix, finding)
    application = _application(runs, asked.application_id, session) if config is not None else None
    after = before if config is None else fixes.fixed(before, config, application)
    ready, warnings = runs.prepared(
        {**after, "clientToken": asked.client_token}, _links(runs, asked, finding)
    )
    check("StartJobRun", ready)
    document: dict[str, Any] = {
        "application_id": asked.application_id,
        "retry_of": asked.job_run_id,
        "dry_run": asked.dry_run,
        "changes": shown.redacted(settings_changes(before, after, application), session),
        "client_token": ready["clientToken"],
        "operation": NAME,
    }
    if runs.permissions.sensitive:
        document["request_changes"] = changes(shown.redacted(before, session), shown.redacted(after, session))
    if finding is not None:
        document["finding"] = {"kind": str(finding.kind), "fix": asked.fix, "summary": str(finding.summary)}
    if asked.dry_run:
        return Outcome(
            "Nothing was started: this is what would be, with dry_run=false", _fitting(document), warnings
        )
    answer = runs.call("start_job_run", ready, session)
    document |= {"job_run_id": str(answer.get("jobRunId", "")), "arn": str(answer.get("arn", ""))}
    sentence = f"Started job run {document['job_run_id']} as a retry of {asked.job_run_id}"
    return Outcome(sentence, _fitting(document), (*warnings, *_noted(runs, asked, finding, document, note)))


def _noted(
    runs: JobRuns, asked: Retry, finding: Finding | None, started: Mapping[str, Any], note: Note | None
) -> tuple[str, ...]:
    if finding is None or note is None:
        return ()
    fix = finding.fixes[asked.fix - 1] if asked.fix is not None else None
    try:
        _arn, _aws, _service, region, account, *_path = started["arn"].split(":")
    except ValueError:
        return (_UNNOTED,)
    begun = StartedRetry(
        job_run_id=identifier(started["job_run_id"]),
        of=RunKey(
            account=account,
            region=region,
            application_id=asked.application_id,
            job_run_id=asked.job_run_id,
            attempt=finding.run.attempt or 1,
        ),
        tries=FixedBy(
            job_run_id=identifier(started["job_run_id"]),
            at=moment(runs.clock()),
            action=fix.action if fix else None,
            config=fix.config if fix else {},
        ),
    )
    try:
        note(begun)
    except (ClientError, BotoCoreError, Conflict):
        return (_UNNOTED,)
    return ()


def original(record: Mapping[str, Any]) -> dict[str, Any]:
    """The StartJobRun request that a run was started with, without tags of ours and of AWS."""
    request = {
        started: record[described]
        for described, started in _MEMBERS.items()
        if record.get(described) not in (None, {}, "")
    }
    tags = {
        name: value
        for name, value in (record.get("tags") or {}).items()
        if name not in ownership.RESERVED and not name.startswith("aws:")
    }
    return {**request, **({"tags": tags} if tags else {})}


def settings_changes(
    before: Mapping[str, Any], after: Mapping[str, Any], application: Mapping[str, Any] | None
) -> dict[str, dict[str, str | None]]:
    """Each effective setting that differs, as `{"from": …, "to": …}`; null where it was not or is no more."""
    old, new = (_settings(request, application) for request in (before, after))
    return {
        name: {"from": old.get(name), "to": new.get(name)}
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    }


def _settings(request: Mapping[str, Any], application: Mapping[str, Any] | None) -> dict[str, str]:
    minutes = request.get("executionTimeoutMinutes")
    timeout = {} if minutes is None else {"executionTimeoutMinutes": str(minutes)}
    return {**job_run(request, application).settings, **timeout}


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What differs, each with its path, what it was and what it becomes; null where it was not or is no more."""
    found = list(_changes(before, after, ""))
    return [{"member": path, "before": old, "after": new} for path, old, new in found[:_DIFF_MAX]]


def _changes(before: Any, after: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in dict.fromkeys([*before, *after]):
            yield from _changes(before.get(name), after.get(name), f"{path}.{name}" if path else name)
    elif before != after:
        yield path, before, after


def _config(fix: int | None, finding: Finding | None) -> Mapping[str, str] | None:
    if fix is None:
        return None
    if finding is None:
        raise refusal(
            Code.NOT_FOUND, "The job run has no finding whose fix could be applied; retry it without fix"
        )
    if not 1 <= fix <= len(finding.fixes):
        raise refusal(
            Code.INVALID_PARAMETER, f"fix: the finding has {len(finding.fixes)} fixes, counted from 1"
        )
    return {str(name): str(value) for name, value in finding.fixes[fix - 1].config.items()}


def _links(runs: JobRuns, asked: Retry, finding: Finding | None) -> dict[str, str]:
    """Tags that lead from the new run to the finding, and say which fix it tries."""
    if runs.marking.custom:
        return {}
    links = {ownership.RETRY_OF: asked.job_run_id}
    if asked.fix is not None and finding is not None:
        links[ownership.FIX] = f"{finding.kind}/{asked.fix}"
    return links


def _application(runs: JobRuns, application_id: str, session: RedactionSession) -> Mapping[str, Any]:
    answer: Mapping[str, Any] = runs.call("get_application", {"applicationId": application_id}, session)
    return answer


def _fitting(document: dict[str, Any]) -> dict[str, Any]:
    bounded = shown.bounded(document)
    return {**bounded.value, **({"cut": bounded.cut} if bounded.cut else {})}
