"""list_failures: which runs failed, newest first."""

from typing import Final, NamedTuple

from emrdx.findings.query import FindingQuery
from emrdx.mcp import absent
from emrdx.mcp.answers import FailurePart, FailuresAnswer
from emrdx.mcp.budget import fitting, json_text, tokens
from emrdx.mcp.description import Description
from emrdx.mcp.errors import ArgumentError
from emrdx.mcp.jobs import called, failing_lately, names
from emrdx.mcp.model import NotFound
from emrdx.mcp.parts import failure_part
from emrdx.mcp.reply import data
from emrdx.mcp.scope import Served
from emrdx.redaction.text import stored
from emrdx.schemas import Owner

DESCRIPTION: Final = Description(
    title="List failed runs",
    when=(
        "Which EMR Serverless runs failed, newest first? Use to find a run's id, or what failed in a span of "
        "time. For counts use get_failure_trends; for why, get_diagnosis."
    ),
    needs=(
        "nothing, or any of: application_id, job_name, kind (resource emrdx://kinds), owner, fingerprint (from "
        "get_diagnosis), since and until (2026-11-20, 2026-11-20T06:00:00Z, or 24h, 7d back); 30 days unless "
        "since is given; limit; cursor."
    ),
    returns="failures with job_run_id, time, job, kind, owner and one sentence; next_cursor while there are more.",
    after="get_diagnosis with a job_run_id, or list_failures with next_cursor and the same arguments.",
)

LIMIT_DEFAULT: Final = 6
LIMIT_MAX: Final = 20
_ALLOWANCE: Final = 5000


class Asked(NamedTuple):
    """Conditions, all of which hold together, and which page."""

    application_id: str | None = None
    job_name: str | None = None
    kind: str | None = None
    owner: Owner | None = None
    fingerprint: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = LIMIT_DEFAULT
    cursor: str | None = None


def answer(served: Served, asked: Asked) -> FailuresAnswer:
    """One page of findings that meet all conditions.

    Raises:
        ArgumentError: a time or the cursor is none.
    """
    since, until = served.moment(asked.since), served.end(asked.until)
    if since and until and since > until:
        raise ArgumentError("since is after until: swap them, or leave one out")
    question = FindingQuery(
        scope=served.scope,
        application_id=asked.application_id,
        job_name=asked.job_name,
        kind=asked.kind,
        owner=asked.owner.value if asked.owner else None,
        fingerprint=asked.fingerprint,
        since=since,
        until=min(until, served.clock()) if until else None,
    )
    page = served.findings.list(question, limit=min(asked.limit, LIMIT_MAX), cursor=asked.cursor)
    if not page.items and page.cursor is None:
        return FailuresAnswer(status="not_found", not_found=_nothing(served, asked))
    parts = [failure_part(found) for found in page.items]
    affordable = fitting(parts, _cost, _ALLOWANCE)
    if affordable < len(parts):
        # A cursor stands at the end of a page, so the shorter page is asked for anew.
        page = served.findings.list(question, limit=affordable, cursor=asked.cursor)
    return FailuresAnswer(
        status="found",
        failures=tuple(parts[:affordable]),
        next_cursor=stored(page.cursor) if page.cursor else None,
    )


def text(found: FailuresAnswer) -> list[str]:
    """The answer as text: one line a run, its sentence left to the structure."""
    count = len(found.failures)
    head = (
        f"{count} failed run{'' if count == 1 else 's'}, newest first"
        if count
        else "None among those looked at."
    )
    more = ["More with next_cursor."] if found.next_cursor else []
    return [head, *data([as_text(failure) for failure in found.failures]), *more]


def as_text(failure: FailurePart) -> str:
    """A failed run as a line."""
    attempt = f" attempt {failure.attempt}" if failure.attempt > 1 else ""
    job = f" {failure.job}" if failure.job else ""
    return f"{failure.at} {failure.job_run_id}{attempt} {failure.kind}{job}"


def _cost(failure: FailurePart) -> int:
    return tokens(as_text(failure)) + tokens(
        json_text(failure.model_dump(mode="json", exclude_defaults=True))
    )


def _is_known(served: Served, job_name: str) -> bool:
    return bool(served.findings.list(FindingQuery(scope=served.scope, job_name=job_name), limit=1).items)


def _nothing(served: Served, asked: Asked) -> NotFound:
    if asked.job_name is None or _is_known(served, asked.job_name):
        return absent.nothing_matches(served, asked.kind)
    lately = failing_lately(served, asked.job_name, asked.application_id)
    return absent.job(names(called(lately, asked.job_name) or list(lately.values())))
