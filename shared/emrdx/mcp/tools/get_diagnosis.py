"""get_diagnosis: why a run failed and what to change."""

from typing import Final, NamedTuple

from emrdx.mcp import runs
from emrdx.mcp.answers import DiagnosisAnswer
from emrdx.mcp.description import Description
from emrdx.mcp.diagnosed import of_finding
from emrdx.mcp.errors import ArgumentError
from emrdx.mcp.scope import Served

DESCRIPTION: Final = Description(
    title="Get a run's diagnosis",
    when=(
        "Why did an EMR Serverless job run fail, and what to change? Use first for any question about one "
        "failed run or job. The diagnosis is stored; do not fetch logs yourself."
    ),
    needs=(
        "job_run_id (from the user, a notice, the EMR console or list_failures), attempt for an earlier one; or "
        "job_name (the name or words of it) for that job's newest failure."
    ),
    returns=(
        "root cause's kind, confidence, owner, whether a rerun helps, how often seen, fixes with settings, first "
        "lines of proof; or status not_found with reason and next step."
    ),
    after=(
        "answer if that suffices; find_similar_failures for history, get_evidence for more lines, "
        "explain_failure_kind for background."
    ),
)


class Asked(NamedTuple):
    """A run by its id, or a job by its name."""

    job_run_id: str | None = None
    application_id: str | None = None
    attempt: int | None = None
    job_name: str | None = None


def answer(served: Served, asked: Asked) -> DiagnosisAnswer:
    """The stored diagnosis of a run, or of a job's newest failed run.

    Raises:
        ArgumentError: neither a run nor a job was named.
    """
    if asked.job_run_id is not None:
        found = runs.of_run(served, asked.job_run_id, asked.application_id, asked.attempt)
    elif asked.job_name is not None:
        found = runs.of_job(served, asked.job_name, asked.application_id)
    else:
        raise ArgumentError("Give job_run_id or job_name; list_failures finds them.")
    if found.finding is None:
        return DiagnosisAnswer(status="not_found", not_found=found.not_found)
    return of_finding(found.finding, found.other_attempts)
