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
_LOOKED_AT: Final = 100


def failing_lately(served: Served, application_id: str | None = None) -> Mapping[str, FindingSummary]:
    """The jobs that failed in the last week, newest first, each with its newest finding.

    One query for each day, or one of an application's index. Of many findings, only the newest are looked at.
    """
    question = FindingQuery(
        scope=served.scope, application_id=application_id, since=served.clock() - LOOK_BACK
    )
    newest: dict[str, FindingSummary] = {}
    for found in served.findings.list(question, limit=_LOOKED_AT).items:
        if found.name:
            newest.setdefault(job_identity(found.name), found)
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
