"""A diagnosis as an answer and as text."""

from typing import Final

from emrdx.mcp.answers import CausePart, DiagnosisAnswer, FixPart, UnreadPart
from emrdx.mcp.budget import fitting, json_text, tokens
from emrdx.mcp.parts import (
    cause_part,
    fix_part,
    line_part,
    link_parts,
    run_part,
    seen_part,
    short,
    unread_parts,
)
from emrdx.mcp.proof import as_text, cost, cursor_after, in_order
from emrdx.mcp.reply import data
from emrdx.mcp.untrusted import word
from emrdx.schemas import Diagnosis, Finding

_LINES: Final = 4
_LINE_TOKENS: Final = 45
_PROOF_TOKENS: Final = 150
_LINKS: Final = 3
_FIXES: Final = 3
_FIX_TOKENS: Final = 1500
_NOTES: Final = 6
_NO_LOGS: Final = frozenset({"not_configured", "managed_only"})
_TURN_ON: Final = "The run's logs cannot be read: set monitoringConfiguration.s3MonitoringConfiguration.logUri for the next run."


def of_finding(finding: Finding, other_attempts: tuple[int, ...] = ()) -> DiagnosisAnswer:
    """A stored finding as an answer."""
    return of_diagnosis(finding).model_copy(
        update={
            "seen": seen_part(finding.recurrence),
            "completeness": finding.revision.completeness,
            "other_attempts": other_attempts,
            "provenance": "stored",
        }
    )


def of_diagnosis(diagnosis: Diagnosis) -> DiagnosisAnswer:
    """A diagnosis as an answer, with as much proof as it can afford."""
    lines = [line_part(line, _LINE_TOKENS) for line in in_order(diagnosis)[:_LINES]]
    proof = lines[: fitting(lines, cost, _PROOF_TOKENS)]
    fixes = [fix_part(fix) for fix in diagnosis.fixes[:_FIXES]]
    return DiagnosisAnswer(
        status="found",
        run=run_part(diagnosis.run),
        kind=diagnosis.kind,
        title=short(diagnosis.title, 25),
        summary=short(diagnosis.summary, 90),
        confidence=diagnosis.confidence,
        owner=diagnosis.owner,
        retry=diagnosis.retry,
        cause=cause_part(diagnosis.cause) if diagnosis.cause else None,
        fixes=tuple(fixes[: fitting(fixes, _fix_cost, _FIX_TOKENS)]),
        chain=link_parts(diagnosis.chain, _LINKS) if len(diagnosis.chain) > 1 else (),
        evidence=tuple(proof),
        evidence_total=len(diagnosis.evidence),
        evidence_cursor=cursor_after(diagnosis, len(proof)),
        notes=tuple(short(note.id, 12) for note in diagnosis.notes[:_NOTES]),
        unread=unread_parts(diagnosis.coverage),
        fingerprint=diagnosis.fingerprint,
    )


def text(found: DiagnosisAnswer) -> list[str]:
    """The answer as text: what is ours in lines of our own, all else quoted."""
    return [*_head(found), *data(_quotations(found)), *unread(found.unread), *_after(found)]


def unread(sources: tuple[UnreadPart, ...]) -> list[str]:
    """What could not be read, and what to do about it where that is known."""
    lines = [f"Not read whole: {word(part.source)} ({word(part.status)})" for part in sources]
    return lines + ([_TURN_ON] if any(part.status in _NO_LOGS for part in sources) else [])


def _head(found: DiagnosisAnswer) -> list[str]:
    facts = (
        f"confidence {word(found.confidence)}; owner {word(found.owner)}; rerun helps: {word(found.retry)}"
    )
    lines = [f"{word(found.kind)} ({facts})"]
    if run := found.run:
        end = " ".join(word(part) for part in (run.state, run.ended_at) if part)
        ids = (
            f"Run {word(run.job_run_id)}, attempt {run.attempt or 1}, application {word(run.application_id)}"
        )
        lines.append(f"{ids}: {end}" if end else ids)
    if seen := found.seen:
        times = "once" if seen.count == 1 else f"{seen.count} times"
        lines.append(f"Seen {times}: first {word(seen.first_seen)}, last {word(seen.last_seen)}")
    if found.provenance not in {"stored", None}:
        lines.append(f"Provenance: {found.provenance}; not stored")
    return lines


def _quotations(found: DiagnosisAnswer) -> list[str]:
    job = [f"job: {found.run.name}"] if found.run and found.run.name else []
    summary = [f"summary: {found.summary}"] if found.summary else []
    cause = [f"cause: {_cause(found.cause)}"] if found.cause else []
    fixes = [f"fix {place}: {_fix(fix)}" for place, fix in enumerate(found.fixes, start=1)]
    return [*job, *summary, *cause, *fixes, *map(as_text, found.evidence)]


def _cause(cause: CausePart) -> str:
    exit_code = f" (exit {cause.exit_code})" if cause.exit_code is not None else ""
    return ": ".join(part for part in (cause.type, cause.message) if part) + exit_code


def _fix(fix: FixPart) -> str:
    settings = ", ".join(f"{name}={value}" for name, value in fix.config.items())
    return f"{fix.action}{f' [{settings}]' if settings else ''}"


def _fix_cost(fix: FixPart) -> int:
    return tokens(_fix(fix)) + tokens(json_text(fix.model_dump(mode="json", exclude_defaults=True)))


def _after(found: DiagnosisAnswer) -> list[str]:
    shown, total = len(found.evidence), found.evidence_total or 0
    if found.evidence_cursor:
        return [f"{shown} of {total} lines of proof; the rest: get_evidence with evidence_cursor."]
    return []
