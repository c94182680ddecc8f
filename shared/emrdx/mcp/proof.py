"""The lines that prove a diagnosis, in the order in which they are handed out."""

from typing import Final

from emrdx.mcp import cursor as cursors
from emrdx.mcp.answers import LinePart
from emrdx.mcp.budget import json_text, tokens
from emrdx.mcp.errors import CursorError
from emrdx.redaction.text import Redacted, identifier
from emrdx.schemas import Diagnosis, EvidenceLine

_PLACE: Final = "line"


def in_order(diagnosis: Diagnosis) -> list[EvidenceLine]:
    """The proof, the lines that the cause cites first."""
    cited = set(diagnosis.cause.evidence) if diagnosis.cause else set[Redacted]()
    return sorted(diagnosis.evidence, key=lambda line: line.id not in cited)


def start(diagnosis: Diagnosis, cursor: str | None) -> int:
    """How many lines were shown before this page.

    Raises:
        CursorError: the cursor is none, or of another run or attempt.
    """
    shown = cursors.decode(_question(diagnosis), cursor).get(_PLACE, 0)
    if not isinstance(shown, int) or shown < 0:
        raise CursorError("This is no cursor of this server. Call again without it.")
    return shown


def cursor_after(diagnosis: Diagnosis, shown: int) -> Redacted | None:
    """The cursor for the lines after the first `shown`; None where there are none."""
    if shown >= len(diagnosis.evidence):
        return None
    return identifier(cursors.encode(_question(diagnosis), {_PLACE: shown}))


def as_text(line: LinePart) -> str:
    """A line with its id and its place."""
    return f"{line.id} {line.source}:{line.line or '-'} {line.text}"


def cost(line: LinePart) -> int:
    """The tokens of a line, as text and in the structure."""
    return tokens(as_text(line)) + tokens(json_text(line.model_dump(mode="json", exclude_defaults=True)))


def _question(diagnosis: Diagnosis) -> dict[str, object]:
    return {"tool": "get_evidence", "run": diagnosis.run.job_run_id, "attempt": diagnosis.run.attempt}
