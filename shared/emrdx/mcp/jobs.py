"""Jobs by the names that people call them: `orders` for `orders-nightly-2026-11-20`."""

import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from emrdx.findings.keys import job_identity
from emrdx.findings.query import FindingQuery
from emrdx.mcp.scope import Served
from emrdx.redaction.text import Redacted
from emrdx.schemas import FindingSummary

LOOK_BACK: Final = timedelta(days=7)
_PAGE: Final = 100
_PAGES: Final = 5


def failing_lately(
    served: Served, job_name: str, application_id: str | None = None
) -> Mapping[str, FindingSummary]:
    """The jobs that failed in the last week, newest first, each with its newest finding.

    One query for each day, or one of an application's index, for each hundred findings: until a job is called like
    `job_name`, and of many findings only the newest 500.
    """
    question = FindingQuery(
        scope=served.scope, application_id=application_id, since=served.clock() - LOOK_BACK
    )
    newest: dict[str, FindingSummary] = {}
    cursor: str | None = None
    for _ in range(_PAGES):
        page = served.findings.list(question, limit=_PAGE, cursor=cursor)
        for found in page.items:
            if found.name:
                newest.setdefault(job_identity(found.name), found)
        cursor = page.cursor
        if cursor is None or called(newest, job_name):
            break
    return newest


def called(jobs: Mapping[str, FindingSummary], name: str) -> list[FindingSummary]:
    """Those of the jobs whose name contains every word of the one asked for."""
    words = _plain(job_identity(name)).replace("*", " ").replace("-", " ").replace("_", " ").split()
    return [found for job, found in jobs.items() if words and all(word in _plain(job) for word in words)]


def _plain(name: str) -> str:
    # An accent may be typed as a character of its own.
    return unicodedata.normalize("NFKC", name).casefold()


def names(found: list[FindingSummary], most: int = 5) -> tuple[Redacted, ...]:
    """The jobs' names as submitted, the first few."""
    return tuple(entry.name for entry in found[:most] if entry.name)
