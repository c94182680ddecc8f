"""get_emr_job_run_state: how is this run?"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from emrdx.findings.keys import moment
from emrdx.mcp.answers import RunPart
from emrdx.mcp.budget import fitting, json_text, tokens
from emrdx.mcp.description import Description
from emrdx.mcp.live.answers import NetworkPart, RunStateAnswer, UtilizationPart
from emrdx.mcp.live.source import UNKNOWN_RUN, Source
from emrdx.mcp.parts import instant, optional, short
from emrdx.mcp.reply import data
from emrdx.mcp.untrusted import word
from emrdx.model import JobRun
from emrdx.redaction import RedactionSession
from emrdx.redaction.text import Redacted, identifier, literal

DESCRIPTION: Final = Description(
    title="Get a run's state from EMR Serverless",
    when=(
        "What state is a run in, and what does the service say of it? Use only for a run without a finding (still "
        "running, or get_diagnosis says not_found): it calls AWS."
    ),
    needs="application_id and job_run_id (from the user, or the EMR console; list_failures for failed runs).",
    returns=(
        "state, state_details (the failure's reason), times, resources used, time-out, network, effective settings "
        "redacted, where logs are kept; attempt for an earlier attempt."
    ),
    after="if it ended FAILED: get_diagnosis, or classify_spark_failure while there is no finding.",
)

_ENDED: Final = frozenset({"SUCCESS", "FAILED", "CANCELLED"})
_SETTINGS_TOKENS: Final = 250
_NETWORK_MAX: Final = 6


class Asked(NamedTuple):
    """A run, and an attempt of it."""

    application_id: str
    job_run_id: str
    attempt: int | None = None


def answer(source: Source, asked: Asked) -> RunStateAnswer:
    """The run as the service describes it now.

    Raises:
        ClientError: the service refuses.
    """
    described = source.describe(*asked)
    if described is None:
        return RunStateAnswer(status="not_found", not_found=UNKNOWN_RUN)
    run, session = described.run, source.session()
    settings = [short(session.text(f"{name}={value}"), 40) for name, value in sorted(run.settings.items())]
    affordable = fitting(settings, lambda setting: tokens(json_text(setting)), _SETTINGS_TOKENS)
    return RunStateAnswer(
        status="found",
        run=live_run(run, session),
        state_details=optional(session.text(run.state_details), 120),
        ended=run.state in _ENDED,
        max_attempts=run.max_attempts,
        execution_timeout_minutes=run.execution_timeout_minutes,
        execution_seconds=run.execution_seconds,
        queued_seconds=run.queued_seconds,
        utilization=_utilization(described.answer),
        network=_network(described.answer, session),
        settings=tuple(settings[:affordable]),
        settings_left_out=len(settings) - affordable,
        logs=_logs(run, session),
    )


def text(found: RunStateAnswer) -> list[str]:
    """The answer as text."""
    run = found.run
    ids = f"Run {word(run.job_run_id)}, attempt {run.attempt or 1}" if run else "Run"
    end = f" {word(run.ended_at)}" if run and run.ended_at else ""
    lines = [f"{ids}: {word(run.state if run else None)}{end}"]
    if not found.ended:
        lines.append("It has not ended: there is nothing to diagnose yet.")
    quotations = [f"details: {found.state_details}"] if found.state_details else []
    quotations += [f"job: {run.name}"] if run and run.name else []
    quotations += [f"logs: {place}" for place in found.logs]
    return [*lines, *data(quotations)]


def live_run(run: JobRun, session: RedactionSession) -> RunPart:
    """Which run it is."""
    return RunPart(
        job_run_id=_id(run.job_run_id),
        application_id=_id(run.application_id),
        application_name=optional(session.text(run.application.name), 20)
        if run.application and run.application.name
        else None,
        attempt=run.attempt,
        name=optional(session.text(run.name), 30) if run.name else None,
        state=_id(run.state),
        ended_at=instant(moment(run.ended_at)) if run.ended_at else None,
        release=_id(run.release),
        account=_id(run.account),
        region=_id(run.region),
    )


def _id(value: str | None) -> Redacted | None:
    return identifier(value) if value else None


def _utilization(answer: Mapping[str, Any]) -> UtilizationPart | None:
    used = answer.get("totalResourceUtilization")
    if not used:
        return None
    return UtilizationPart(
        vcpu_hours=used.get("vCPUHour"),
        memory_gb_hours=used.get("memoryGBHour"),
        storage_gb_hours=used.get("storageGBHour"),
    )


def _network(answer: Mapping[str, Any], session: RedactionSession) -> NetworkPart | None:
    network = answer.get("networkConfiguration")
    if not network:
        return None
    return NetworkPart(
        subnets=tuple(session.text(name) for name in network.get("subnetIds", ())[:_NETWORK_MAX]),
        security_groups=tuple(
            session.text(name) for name in network.get("securityGroupIds", ())[:_NETWORK_MAX]
        ),
    )


def _logs(run: JobRun, session: RedactionSession) -> tuple[Redacted, ...]:
    if run.logs is None:
        return ()
    places = []
    if run.logs.s3:
        places.append(short(session.text(run.logs.s3.uri), 40))
    if run.logs.cloudwatch:
        places.append(short(session.text(f"cloudwatch:{run.logs.cloudwatch.group}"), 40))
    return tuple(places) or (literal("managed storage only, which no API reads: see the console"),)
