"""What people are told of a finding: one value that every channel renders."""

from dataclasses import dataclass

from emrdx.limits import NOTICE_LINE_CHARS, NOTICE_PROOF_LINES
from emrdx.notify import links
from emrdx.redaction.text import Redacted, join, literal, stored
from emrdx.schemas import EvidenceLine, Finding, FindingSummary


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of a log, and where it stands."""

    place: Redacted
    text: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A finding as people are told of it. Proof and cause are text from an untrusted log.

    `run_page` and `logs_page` are addresses in the AWS console.
    """

    finding: Finding
    brief: FindingSummary
    job: Redacted
    cause: Redacted
    proof: tuple[Proof, ...]
    run_page: str | None
    logs_page: str | None

    @property
    def partial(self) -> bool:
        """Whether the diagnosis did without some or all of the logs."""
        return self.brief.completeness != "complete"

    @property
    def recurs(self) -> bool:
        """Whether the failure was seen before."""
        return self.finding.recurrence.count > 1


def notice_of(finding: Finding, brief: FindingSummary) -> Notice:
    """What to tell of a finding."""
    return Notice(
        finding=finding,
        brief=brief,
        job=brief.name or join(" ", (literal("run"), brief.job_run_id)),
        cause=_cause(finding),
        proof=tuple(Proof(_place(line), line.text.cut(NOTICE_LINE_CHARS)) for line in _cited(finding)),
        run_page=links.run_page(finding),
        logs_page=links.logs(finding),
    )


def _cause(finding: Finding) -> Redacted:
    cause = finding.cause
    parts = [part for part in (cause.type, cause.message) if part] if cause else []
    return join(": ", parts).cut(NOTICE_LINE_CHARS) if parts else finding.summary


def _cited(finding: Finding) -> tuple[EvidenceLine, ...]:
    """The lines that the cause cites, else the first ones."""
    cited = finding.cause.evidence if finding.cause else ()
    by_id = {line.id: line for line in finding.evidence}
    lines = [by_id[name] for name in cited if name in by_id] or [*finding.evidence]
    return tuple(lines[:NOTICE_PROOF_LINES])


def _place(line: EvidenceLine) -> Redacted:
    return line.source if line.line is None else join(":", (line.source, stored(str(line.line))))
