"""The finding that a caller means, by run, attempt or job name; or why there is none."""

from dataclasses import dataclass

from emrdx.findings.keys import RunKey, Scope
from emrdx.mcp import absent
from emrdx.mcp.jobs import called, failing_lately, names
from emrdx.mcp.model import NotFound
from emrdx.mcp.scope import Served
from emrdx.schemas import Finding, FindingSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The finding that was asked for and the run's other attempts; or why there is none."""

    finding: Finding | None = None
    other_attempts: tuple[int, ...] = ()
    not_found: NotFound | None = None


def of_run(served: Served, job_run_id: str, application_id: str | None, attempt: int | None) -> Asked:
    """One run's finding: of the attempt asked for, else of the newest one that has a finding."""
    record = served.findings.run(job_run_id)
    findings = {
        found.run.attempt or 1: found
        for found in record.findings
        if application_id in {None, str(found.run.application_id)}
    }
    asked = attempt if attempt is not None else max(findings, default=0)
    if asked not in findings:
        return Asked(not_found=absent.run(served, record, application_id, sorted(findings)))
    return Asked(finding=findings[asked], other_attempts=tuple(sorted(findings.keys() - {asked})))


def of_job(served: Served, job_name: str, application_id: str | None) -> Asked:
    """The newest finding of a job, by its name; else of the only job that failed lately and is called like it."""
    found = served.findings.newest_of_job(served.scope, job_name)
    if found is not None and application_id in {None, str(found.run.application_id)}:
        return Asked(finding=found)
    lately = failing_lately(served, job_name, application_id)
    alike = called(lately, job_name)
    only = served.findings.get(run_key(alike[0])) if len(alike) == 1 else None
    if only is None:
        return Asked(not_found=absent.job(names(alike or list(lately.values()))))
    return Asked(finding=only)


def run_key(found: FindingSummary) -> RunKey:
    """The key of a finding of a list."""
    return RunKey(
        account=str(found.account),
        region=str(found.region),
        application_id=str(found.application_id),
        job_run_id=str(found.job_run_id),
        attempt=found.attempt,
    )


def scope_of(finding: Finding, otherwise: Scope) -> Scope:
    """The account and region of a finding's run."""
    run = finding.run
    return Scope(account=str(run.account or otherwise.account), region=str(run.region or otherwise.region))
