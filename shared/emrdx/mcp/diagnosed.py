"""A diagnosis as an answer and as text."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from emrdx.mcp.afford import Wanted, affordable, part_cost
from emrdx.mcp.answers import (
    CausePart,
    DiagnosisAnswer,
    FixedPart,
    FixPart,
    LinePart,
    LinkPart,
    SeenPart,
    UnreadPart,
)
from emrdx.mcp.budget import STANDARD, json_text, tokens
from emrdx.mcp.parts import (
    cause_part,
    fix_part,
    fixed_part,
    fixed_text,
    line_part,
    link_parts,
    run_part,
    seen_part,
    short,
    unread_parts,
)
from emrdx.mcp.proof import as_text, cursor_after, in_order
from emrdx.mcp.reply import data
from emrdx.mcp.untrusted import word
from emrdx.schemas import Diagnosis, Finding

_LINES: Final = 4
_LINE_TOKENS: Final = 36
_LINKS: Final = 2
_FIXES: Final = 3
_NOTES: Final = 6
_SAID_CHARACTERS: Final = 80
# What the names of a list and the mark of a quoted line cost, and what is said of what was left out.
_LINE_OVERHEAD: Final = 6
_AFTER_TOKENS: Final = 64
_NO_LOGS: Final = frozenset({"not_configured", "managed_only"})
_TURN_ON: Final = "The run's logs cannot be read: set monitoringConfiguration.s3MonitoringConfiguration.logUri for the next run."


class _Known(NamedTuple):
    """What is known of a diagnosis beside itself."""

    provenance: Literal["stored", "live", "caller_supplied"]
    seen: SeenPart | None = None
    completeness: Literal["state_only", "partial", "complete"] | None = None
    other_attempts: tuple[int, ...] = ()
    fixed_by: FixedPart | None = None
    known_fix: FixedPart | None = None


class _Shown(NamedTuple):
    """The first of each of a diagnosis' lists, as many as an answer shows."""

    fixes: tuple[FixPart, ...]
    evidence: tuple[LinePart, ...]
    chain: tuple[LinkPart, ...] = ()


def of_finding(finding: Finding, other_attempts: tuple[int, ...] = ()) -> DiagnosisAnswer:
    """A stored finding as an answer."""
    # A retry of this very run says more than one of a run that failed alike.
    own, others = finding.fixed_by, finding.recurrence.last_fix
    known = _Known(
        "stored",
        seen=seen_part(finding.recurrence),
        completeness=finding.revision.completeness,
        other_attempts=other_attempts,
        fixed_by=fixed_part(own) if own else None,
        known_fix=fixed_part(others) if others and not own else None,
    )
    return _answer(finding, known)


def of_unstored(diagnosis: Diagnosis, provenance: Literal["live", "caller_supplied"]) -> DiagnosisAnswer:
    """A diagnosis that is not stored as an answer; the rest of its proof cannot be asked for."""
    return _answer(diagnosis, _Known(provenance))


def _answer(diagnosis: Diagnosis, known: _Known) -> DiagnosisAnswer:
    """An answer that costs what is usual: cause, first fix and first line, then as much more as that affords."""
    full = [fix_part(fix) for fix in diagnosis.fixes[:_FIXES]]
    fixes = (*full[:1], *(fix.model_copy(update={"why": None, "docs": None}) for fix in full[1:]))
    lines = tuple(line_part(line, _LINE_TOKENS) for line in in_order(diagnosis)[:_LINES])
    links = link_parts(diagnosis.chain[1:], _LINKS)
    least = _showing(diagnosis, known, _Shown(fixes[:1], lines[:1]))
    allowance = STANDARD.usual - _spent(least) - _AFTER_TOKENS
    more = affordable(_wanted(least, _Shown(fixes[1:], lines[1:], links)), allowance)
    count = {name: len(parts) for name, parts in more.items()}
    return _showing(
        diagnosis,
        known,
        _Shown(
            fixes[: 1 + count.get("fixes", 0)],
            lines[: 1 + count.get("evidence", 0)],
            links[: count.get("chain", 0)],
        ),
    )


def _showing(diagnosis: Diagnosis, known: _Known, shown: _Shown) -> DiagnosisAnswer:
    rest = known.provenance == "stored"
    return DiagnosisAnswer(
        status="found",
        run=run_part(diagnosis.run),
        kind=diagnosis.kind,
        title=short(diagnosis.title, 25),
        summary=short(diagnosis.summary, 50),
        confidence=diagnosis.confidence,
        owner=diagnosis.owner,
        retry=diagnosis.retry,
        seen=known.seen,
        cause=cause_part(diagnosis.cause) if diagnosis.cause else None,
        fixes=shown.fixes,
        fixes_left_out=len(diagnosis.fixes) - len(shown.fixes),
        chain=shown.chain,
        evidence=shown.evidence,
        evidence_total=len(diagnosis.evidence),
        evidence_cursor=cursor_after(diagnosis, len(shown.evidence)) if rest else None,
        notes=tuple(short(note.id, 12) for note in diagnosis.notes[:_NOTES]),
        unread=unread_parts(diagnosis.coverage),
        completeness=known.completeness,
        other_attempts=known.other_attempts,
        fixed_by=known.fixed_by,
        known_fix=known.known_fix,
        fingerprint=diagnosis.fingerprint,
        provenance=known.provenance,
    )


def _wanted(least: DiagnosisAnswer, further: _Shown) -> Iterator[Wanted]:
    """What more an answer may hold, the most valuable first."""
    proof = [Wanted("evidence", line, _line_cost(line, least)) for line in further.evidence]
    changes = [Wanted("fixes", fix, _fix_cost(fix)) for fix in further.fixes]
    links = [Wanted("chain", link, part_cost(link)) for link in further.chain]
    yield from (*changes[:1], *proof[:1], *links, *changes[1:], *proof[1:])


def _spent(found: DiagnosisAnswer) -> int:
    return tokens("\n".join(text(found))) + tokens(json_text(found.structure()))


def _fix_cost(fix: FixPart) -> int:
    return tokens(_fix(fix)) + part_cost(fix) + _LINE_OVERHEAD


def _line_cost(line: LinePart, found: DiagnosisAnswer) -> int:
    return tokens(_line(line, found.cause)) + part_cost(line) + _LINE_OVERHEAD


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
    if (run := found.run) and run.job_run_id:
        end = " ".join(word(part) for part in (run.state, run.ended_at) if part)
        ids = (
            f"Run {word(run.job_run_id)}, attempt {run.attempt or 1}, application {word(run.application_id)}"
        )
        lines.append(f"{ids}: {end}" if end else ids)
    if seen := found.seen:
        times = "once" if seen.count == 1 else f"{seen.count} times"
        lines.append(f"Seen {times}: first {word(seen.first_seen)}, last {word(seen.last_seen)}")
    if fixed := found.fixed_by:
        lines.append(f"Fixed: retry {word(fixed.job_run_id)} succeeded {word(fixed.at)}")
    if before := found.known_fix:
        lines.append(
            f"Fixed before: retry {word(before.job_run_id)} of a run that failed so, {word(before.at)}"
        )
    if found.provenance not in {"stored", None}:
        lines.append(f"Provenance: {found.provenance}; not stored")
    return lines


def _quotations(found: DiagnosisAnswer) -> list[str]:
    job = [f"job: {found.run.name}"] if found.run and found.run.name else []
    summary = [f"summary: {found.summary}"] if found.summary else []
    cause = [f"cause: {_cause(found.cause, found.summary)}"] if found.cause else []
    helped = found.fixed_by or found.known_fix
    fixed = [f"fixed by: {fixed_text(helped)}"] if helped else []
    fixes = [f"fix {place}: {_fix(fix)}" for place, fix in enumerate(found.fixes, start=1)]
    return [*job, *summary, *cause, *fixed, *fixes, *(_line(line, found.cause) for line in found.evidence)]


def _cause(cause: CausePart, summary: str | None) -> str:
    """The root; its message only if the summary does not hold it."""
    message = None if cause.message and cause.message.rstrip("…") in (summary or "") else cause.message
    exit_code = f" (exit {cause.exit_code})" if cause.exit_code is not None else ""
    return ": ".join(part for part in (cause.type, message) if part) + exit_code


def _line(line: LinePart, cause: CausePart | None) -> str:
    """A line of proof: its place alone where it only says what the cause says."""
    said = cause.message.rstrip("…")[:_SAID_CHARACTERS] if cause and cause.message else ""
    return f"{line.id} {line.source}:{line.line or '-'}" if said and said in line.text else as_text(line)


def _fix(fix: FixPart) -> str:
    settings = ", ".join(f"{name}={value}" for name, value in fix.config.items())
    return f"{fix.action}{f' [{settings}]' if settings else ''}"


def _after(found: DiagnosisAnswer) -> list[str]:
    lines = []
    if found.fixes_left_out:
        lines.append(f"Further fixes: {found.fixes_left_out}; in general: explain_failure_kind.")
    if found.evidence_cursor:
        shown = f"{len(found.evidence)} of {found.evidence_total} lines of proof"
        lines.append(f"{shown}; the rest: get_evidence with evidence_cursor.")
    return lines
