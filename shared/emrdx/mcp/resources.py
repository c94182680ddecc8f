"""Findings and kinds as resources, for clients that attach pages to a conversation."""

from typing import Any, Final

from botocore.exceptions import BotoCoreError, ClientError
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError

from emrdx.mcp import diagnosed, runs
from emrdx.mcp.scope import Served
from emrdx.mcp.tools import explain_failure_kind
from emrdx.mcp.untrusted import word

KINDS: Final = "emrdx://kinds"
KIND: Final = "emrdx://kinds/{kind}"
FINDING: Final = "emrdx://findings/{job_run_id}"
ATTEMPT: Final = "emrdx://findings/{job_run_id}/attempts/{attempt}"
_ATTEMPT_DIGITS: Final = 7


def add_resources(server: MCPServer[Any], served: Served) -> None:
    """Adds the resources."""

    @server.resource(KINDS, title="All failure kinds", mime_type="text/plain")
    def kinds() -> str:
        """Every failure kind: id, owner, title."""
        entries = served.kinds().values()
        return "\n".join(f"{entry.id}\t{entry.owner}\t{entry.title}" for entry in entries)

    @server.resource(KIND, title="A failure kind", mime_type="text/plain")
    def kind(kind: str) -> str:
        """What a kind is, how it looks, why it happens and how it is fixed."""
        found = explain_failure_kind.answer(served, kind)
        if found.not_found:
            raise ResourceNotFoundError(f"No failure kind {word(kind)}. Read {KINDS}.")
        return "\n".join(explain_failure_kind.text(found))

    @server.resource(FINDING, title="A run's diagnosis", mime_type="text/plain")
    def finding(job_run_id: str) -> str:
        """The diagnosis of a run's newest failed attempt."""
        return _page(served, job_run_id, None)

    @server.resource(ATTEMPT, title="An attempt's diagnosis", mime_type="text/plain")
    def attempt_finding(job_run_id: str, attempt: str) -> str:
        """The diagnosis of one attempt of a run."""
        if not (attempt.isascii() and attempt.isdecimal() and len(attempt) < _ATTEMPT_DIGITS):
            raise ResourceNotFoundError(f"{word(attempt)} is no attempt: they count from 1.")
        return _page(served, job_run_id, int(attempt))


def _page(served: Served, job_run_id: str, attempt: int | None) -> str:
    try:
        asked = runs.of_run(served, job_run_id, None, attempt)
    except (ClientError, BotoCoreError) as error:
        raise ResourceError(f"The findings cannot be read ({type(error).__name__}).") from None
    if asked.finding is None:
        raise ResourceNotFoundError(
            f"No finding of run {word(job_run_id)}. Call get_diagnosis for the reason."
        )
    return "\n".join(diagnosed.text(diagnosed.of_finding(asked.finding, asked.other_attempts)))
