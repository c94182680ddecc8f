"""get_emr_driver_logs: what does the driver's log say?"""

from typing import Final, NamedTuple

from emrdx.mcp import cursor as cursors
from emrdx.mcp import proof
from emrdx.mcp.budget import fitting
from emrdx.mcp.description import Description
from emrdx.mcp.diagnosed import unread
from emrdx.mcp.errors import CursorError
from emrdx.mcp.live.answers import LogsAnswer
from emrdx.mcp.live.source import UNKNOWN_RUN, Source
from emrdx.mcp.live.state import live_run
from emrdx.mcp.parts import line_part, short, unread_parts
from emrdx.mcp.reply import data
from emrdx.mcp.untrusted import word
from emrdx.model import Evidence, SourceEvidence
from emrdx.redaction import RedactionSession
from emrdx.redaction.text import Redacted, identifier, literal
from emrdx.schemas import Diagnosis, EvidenceLine

DESCRIPTION: Final = Description(
    title="Read a run's driver log",
    when=(
        "What do the relevant lines of a run's driver log say? Use only for a run without a finding, for instance "
        "while it is running: it reads the log from S3 or CloudWatch. Stored proof is in get_evidence."
    ),
    needs=(
        "application_id and job_run_id (from get_emr_job_run_state or the user; list_failures for failed runs), "
        "attempt for an earlier one; limit for a longer page; cursor."
    ),
    returns=(
        "source, classification (a failure kind, or UNCLASSIFIED), redacted lines: those that matter, then the "
        "log's last ones; unread says why there is no log; next_cursor."
    ),
    after="classify_spark_failure with the same run.",
)

LIMIT_MAX: Final = 60
UNCLASSIFIED: Final = literal("UNCLASSIFIED")
_TAIL_LINES: Final = 20
_LINE_TOKENS: Final = 150
_USUAL_ALLOWANCE: Final = 580
_LONG_ALLOWANCE: Final = 5000


class Asked(NamedTuple):
    """A run, and which page of its driver log."""

    application_id: str
    job_run_id: str
    attempt: int | None = None
    limit: int | None = None
    cursor: str | None = None


def answer(source: Source, asked: Asked) -> LogsAnswer:
    """The relevant lines of the driver's log, and its last ones.

    Raises:
        ClientError: the service refuses, or the credentials are not valid.
        CursorError: the cursor is none, or of another run.
    """
    described = source.describe(asked.application_id, asked.job_run_id, asked.attempt)
    if described is None:
        return LogsAnswer(status="not_found", not_found=UNKNOWN_RUN)
    run, session = described.run, source.session()
    question = {"tool": "get_emr_driver_logs", "run": run.job_run_id, "attempt": run.attempt}
    start = cursors.decode(question, asked.cursor).get("line", 0)
    if not isinstance(start, int) or start < 0:
        raise CursorError("This is no cursor of this server. Call again without it.")
    evidence = source.evidence(run)
    diagnosis = source.diagnose(evidence, session)
    lines = _relevant(diagnosis, evidence, session)
    parts = [line_part(line, _LINE_TOKENS) for line in lines[start:]][: asked.limit or LIMIT_MAX]
    taken = fitting(parts, proof.cost, _LONG_ALLOWANCE if asked.limit else _USUAL_ALLOWANCE)
    after = start + taken
    return LogsAnswer(
        status="found",
        run=live_run(run, session),
        source=_place(evidence, session),
        classification=UNCLASSIFIED if diagnosis.kind in {"unknown", "none"} else diagnosis.kind,
        lines=tuple(parts[:taken]),
        total=len(lines),
        unread=unread_parts(diagnosis.coverage),
        next_cursor=identifier(cursors.encode(question, {"line": after})) if after < len(lines) else None,
    )


def text(found: LogsAnswer) -> list[str]:
    """The answer as text: a heading with the log and its classification, then the lines."""
    run = found.run
    heading = (
        f"Driver log of run {word(run.job_run_id if run else None)}, attempt {(run and run.attempt) or 1}: "
        f"{word(found.classification)}"
    )
    shown = (
        f"{len(found.lines)} of {found.total} relevant lines" if found.lines else "There is no line to show."
    )
    more = ["More with next_cursor."] if found.next_cursor else []
    return [
        heading,
        shown,
        *data([proof.as_text(line) for line in found.lines]),
        *unread(found.unread),
        *more,
    ]


def _relevant(diagnosis: Diagnosis, evidence: Evidence, session: RedactionSession) -> list[EvidenceLine]:
    """The diagnosis' own proof, then the log's last lines that are not among it; at most 60."""
    chosen = proof.in_order(diagnosis)
    known = {(line.source, line.line) for line in chosen}
    tail = [line for line in _tail(evidence, session) if (line.source, line.line) not in known]
    return [*chosen, *tail][:LIMIT_MAX]


def _tail(evidence: Evidence, session: RedactionSession) -> list[EvidenceLine]:
    log = _driver_log(evidence)
    if log is None or not log.segments:
        return []
    last = log.segments[-1]
    texts = session.lines(last.lines)
    numbered = [(last.first_line + place, text) for place, text in enumerate(texts) if text.strip()]
    path = session.text(log.ref.path)
    return [
        EvidenceLine(id=identifier(f"t{place}"), source=path, line=number, text=text)
        for place, (number, text) in enumerate(numbered[-_TAIL_LINES:], start=1)
    ]


def _driver_log(evidence: Evidence) -> SourceEvidence | None:
    """The driver's log with the most text; a failure may stand on either of its streams."""
    logs = [source for source in evidence.sources if source.ref.role.is_driver and source.segments]
    return max(logs, key=lambda source: source.bytes_decompressed, default=None)


def _place(evidence: Evidence, session: RedactionSession) -> Redacted | None:
    log = _driver_log(evidence)
    return short(session.text(log.ref.path), 25) if log else None
