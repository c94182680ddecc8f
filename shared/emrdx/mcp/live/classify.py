"""classify_spark_failure: why did this run fail, diagnosed now and not stored?"""

from dataclasses import replace
from typing import Any, Final, NamedTuple

from emrdx.mcp.answers import DiagnosisAnswer
from emrdx.mcp.description import Description
from emrdx.mcp.diagnosed import of_unstored
from emrdx.mcp.errors import ArgumentError
from emrdx.mcp.live.source import UNKNOWN_RUN, Source
from emrdx.mcp.live.supplied import evidence_of
from emrdx.schemas import Confidence

DESCRIPTION: Final = Description(
    title="Diagnose a run now",
    when=(
        "Why did a run fail that has no finding yet? Use only if get_diagnosis says not_found: it reads the logs "
        "from AWS, diagnoses and stores nothing."
    ),
    needs=(
        "application_id and job_run_id (from get_emr_job_run_state or the user; list_failures for failed runs), "
        "attempt for an earlier one; or evidence_json: log text, or JSON with driver_log, state, state_details."
    ),
    returns=(
        "a diagnosis as get_diagnosis gives it, without history. provenance is live or caller_supplied; the latter "
        "is never of high confidence."
    ),
    after="answer; explain_failure_kind for background.",
)


class Asked(NamedTuple):
    """A run, or what the caller brings instead."""

    application_id: str | None = None
    job_run_id: str | None = None
    attempt: int | None = None
    evidence_json: str | dict[str, Any] | list[Any] | None = None


def answer(source: Source, asked: Asked) -> DiagnosisAnswer:
    """A diagnosis that is not stored.

    Raises:
        ArgumentError: neither a run nor evidence was given, or both.
        ClientError: the service refuses, or the credentials are not valid.
    """
    if asked.evidence_json is not None:
        if asked.job_run_id is not None:
            raise ArgumentError("Give a run or evidence_json, not both.")
        return _of_caller(source, asked.evidence_json)
    if asked.application_id is None or asked.job_run_id is None:
        raise ArgumentError("Give application_id and job_run_id, or evidence_json.")
    described = source.describe(asked.application_id, asked.job_run_id, asked.attempt)
    if described is None:
        return DiagnosisAnswer(status="not_found", not_found=UNKNOWN_RUN)
    return of_unstored(source.diagnose(source.evidence(described.run), source.session()), "live")


def _of_caller(source: Source, given: str | dict[str, Any] | list[Any]) -> DiagnosisAnswer:
    diagnosis = source.diagnose(evidence_of(given), source.session())
    # Nobody vouches for what a caller passes on: it may be cut, reworded or made up.
    capped = Confidence.MEDIUM if diagnosis.confidence is Confidence.HIGH else diagnosis.confidence
    return of_unstored(replace(diagnosis, confidence=capped), "caller_supplied")
