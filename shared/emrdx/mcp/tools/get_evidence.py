"""get_evidence: the lines that prove a diagnosis."""

from typing import Final, NamedTuple

from emrdx.mcp import proof, runs
from emrdx.mcp.answers import EvidenceAnswer
from emrdx.mcp.budget import fitting
from emrdx.mcp.description import Description
from emrdx.mcp.diagnosed import unread
from emrdx.mcp.parts import line_part, run_part, unread_parts
from emrdx.mcp.reply import data
from emrdx.mcp.scope import Served
from emrdx.mcp.untrusted import word

DESCRIPTION: Final = Description(
    title="Get the log lines behind a diagnosis",
    when=(
        "Which redacted log lines prove a stored diagnosis, with file and line number? Use when "
        "those in get_diagnosis are too few, or to quote them."
    ),
    needs=(
        "job_run_id (from get_diagnosis or list_failures), attempt if not the newest; cursor from the answer "
        "before (evidence_cursor, next_cursor); limit for a longer page."
    ),
    returns="lines, those that the cause rests on first; total; next_cursor while there are more.",
    after="get_evidence with next_cursor, or answer.",
)

LIMIT_MAX: Final = 60
_LINE_TOKENS: Final = 150
_USUAL_ALLOWANCE: Final = 600
_LONG_ALLOWANCE: Final = 5000


class Asked(NamedTuple):
    """A run, and which page of its proof."""

    job_run_id: str
    application_id: str | None = None
    attempt: int | None = None
    limit: int | None = None
    cursor: str | None = None


def answer(served: Served, asked: Asked) -> EvidenceAnswer:
    """One page of a finding's proof. Without a limit the page is as long as a usual answer.

    Raises:
        CursorError: the cursor is none, or of another run or attempt.
    """
    found = runs.of_run(served, asked.job_run_id, asked.application_id, asked.attempt)
    if found.finding is None:
        return EvidenceAnswer(status="not_found", not_found=found.not_found)
    finding = found.finding
    start = proof.start(finding, asked.cursor)
    lines = proof.in_order(finding)[start : start + (asked.limit or LIMIT_MAX)]
    parts = [line_part(line, _LINE_TOKENS) for line in lines]
    taken = fitting(parts, proof.cost, _LONG_ALLOWANCE if asked.limit else _USUAL_ALLOWANCE)
    return EvidenceAnswer(
        status="found",
        run=run_part(finding.run),
        total=len(finding.evidence),
        lines=tuple(parts[:taken]),
        unread=unread_parts(finding.coverage),
        next_cursor=proof.cursor_after(finding, start + taken),
    )


def text(found: EvidenceAnswer) -> list[str]:
    """The answer as text."""
    run = word(found.run.job_run_id if found.run else None)
    head = f"{len(found.lines)} of {found.total} lines of proof of run {run}"
    more = "More with next_cursor." if found.next_cursor else "These are the last."
    return [head, *data([proof.as_text(line) for line in found.lines]), *unread(found.unread), more]
