"""Findings as parts of answers, each text cut to what an answer can afford."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from emrdx.mcp.answers import (
    CausePart,
    FailurePart,
    FixedPart,
    FixPart,
    LinePart,
    LinkPart,
    RunPart,
    SeenPart,
    UnreadPart,
)
from emrdx.mcp.budget import CHARACTERS_PER_TOKEN
from emrdx.redaction.text import Redacted, identifier, stored
from emrdx.schemas import (
    Cause,
    ChainLink,
    Coverage,
    EvidenceLine,
    FindingSummary,
    Fix,
    FixedBy,
    Recurrence,
    RunFacts,
)

_UNREAD_MAX: Final = 4
_CONFIG_MAX: Final = 6
_FIXED_CONFIG_MAX: Final = 2
_SECONDS: Final = len("2026-11-20T02:14:05")


def short(text: Redacted, tokens: int) -> Redacted:
    """The text cut to that many tokens."""
    return text.cut(tokens * CHARACTERS_PER_TOKEN if text.isascii() else tokens)


def optional(text: Redacted | None, tokens: int) -> Redacted | None:
    """The text cut to that many tokens, where there is one."""
    return short(text, tokens) if text else None


def instant(time: Redacted) -> Redacted:
    """A time to the second, in UTC."""
    return stored(f"{time[:_SECONDS]}Z") if time[_SECONDS:].startswith(".") else time


def run_part(run: RunFacts) -> RunPart:
    """Which run it is."""
    return RunPart(
        job_run_id=optional(run.job_run_id, 20),
        application_id=optional(run.application_id, 20),
        application_name=optional(run.application_name, 20),
        attempt=run.attempt,
        name=optional(run.name, 30),
        state=optional(run.state, 8),
        ended_at=instant(run.ended_at) if run.ended_at else None,
        release=optional(run.release, 12),
        account=optional(run.account, 8),
        region=optional(run.region, 8),
    )


def cause_part(cause: Cause) -> CausePart:
    """The root, its message cut."""
    return CausePart(
        type=optional(cause.type, 30),
        message=optional(cause.message, 35),
        sqlstate=optional(cause.sqlstate, 8),
        condition=optional(cause.condition, 20),
        service=optional(cause.service, 12),
        http_status=cause.status,
        error_code=optional(cause.error_code, 20),
        exit_code=cause.exit_code,
        evidence=cause.evidence[:3],
    )


def link_parts(chain: Iterable[ChainLink], most: int) -> tuple[LinkPart, ...]:
    """The first links of the chain."""
    return tuple(
        LinkPart(kind=short(link.kind, 15), text=short(link.text, 35), source=optional(link.source, 25))
        for link in islice(chain, most)
    )


def line_part(line: EvidenceLine, tokens: int) -> LinePart:
    """A line of proof, cut to that many tokens."""
    return LinePart(
        id=short(line.id, 4), source=short(line.source, 25), line=line.line, text=short(line.text, tokens)
    )


def fix_part(fix: Fix) -> FixPart:
    """A change to make."""
    return FixPart(
        action=short(fix.action, 55),
        why=optional(fix.why, 40),
        config={short(key, 20): short(value, 20) for key, value in islice(fix.config.items(), _CONFIG_MAX)},
        check=optional(fix.check, 40),
        docs=optional(fix.docs, 30),
    )


def seen_part(recurrence: Recurrence) -> SeenPart:
    """How often."""
    return SeenPart(
        count=recurrence.count,
        first_seen=instant(recurrence.first_seen),
        last_seen=instant(recurrence.last_seen),
    )


def fixed_part(fixed: FixedBy) -> FixedPart:
    """A retry that succeeded."""
    return FixedPart(
        job_run_id=short(fixed.job_run_id, 20),
        at=short(instant(fixed.at), 6),
        fix=optional(fixed.action, 30),
        config={
            short(stored(key), 15): short(stored(value), 10)
            for key, value in islice(fixed.config.items(), _FIXED_CONFIG_MAX)
        },
    )


def fixed_text(fixed: FixedPart) -> str:
    """What a retry changed, as a line of data."""
    if fixed.fix is None:
        return "a retry of the run as it was"
    settings = ", ".join(f"{name}={value}" for name, value in fixed.config.items())
    return f"{fixed.fix}{f' [{settings}]' if settings else ''}"


def unread_parts(coverage: Coverage) -> tuple[UnreadPart, ...]:
    """The first sources that were not read whole."""
    unread = (source for source in coverage.sources if not source.status.whole)
    return tuple(
        UnreadPart(source=short(source.source, 25), status=identifier(source.status.value))
        for source in islice(unread, _UNREAD_MAX)
    )


def run_alike(found: FindingSummary) -> FailurePart:
    """A finding as a line of a list of findings that say the same: which run, when and of which job."""
    return FailurePart(
        job_run_id=short(found.job_run_id, 20),
        application_id=short(found.application_id, 20),
        attempt=found.attempt,
        at=instant(found.occurred_at),
        job=optional(found.name, 20),
        kind=short(found.kind, 15),
    )


def failure_part(found: FindingSummary) -> FailurePart:
    """A finding as a line of a list."""
    return FailurePart(
        job_run_id=short(found.job_run_id, 20),
        application_id=short(found.application_id, 20),
        attempt=found.attempt,
        at=instant(found.occurred_at),
        job=optional(found.name, 20),
        kind=short(found.kind, 15),
        owner=identifier(found.owner.value),
        confidence=identifier(found.confidence.value),
        summary=short(found.summary, 45),
    )
