"""find_similar_failures: has it happened before?"""

from typing import Final, NamedTuple

from emrdx.findings.keys import Scope
from emrdx.findings.query import FindingQuery
from emrdx.mcp import runs
from emrdx.mcp.answers import ChangePart, FixedPart, SimilarAnswer
from emrdx.mcp.changes import MOST, changes
from emrdx.mcp.description import Description
from emrdx.mcp.parts import failure_part, fixed_part, fixed_text, instant, run_alike, seen_part
from emrdx.mcp.reply import data
from emrdx.mcp.scope import Served
from emrdx.mcp.tools.list_failures import as_text
from emrdx.mcp.untrusted import word
from emrdx.redaction.text import stored
from emrdx.schemas import Finding, FindingSummary

DESCRIPTION: Final = Description(
    title="Find earlier failures like this one",
    when=(
        "Has this failure happened before, since when, in which jobs, and did it go away? Use after "
        "get_diagnosis, with the same run."
    ),
    needs="job_run_id (from get_diagnosis or list_failures), attempt if not the newest; cursor for the next page.",
    returns=(
        "seen (count, first, last), fixed_by: the retry that last helped, same: other runs that failed in the same way, similar: same kind and cause in "
        "another way; went_away_after and changes where the job has only failed otherwise since; next_cursor."
    ),
    after="get_diagnosis with a run of the list to compare, or answer.",
)

_SAME: Final = 4
_SIMILAR: Final = 2
_LOOKED_AT: Final = 20


class Asked(NamedTuple):
    """A run, and which page."""

    job_run_id: str
    application_id: str | None = None
    attempt: int | None = None
    cursor: str | None = None


def answer(served: Served, asked: Asked) -> SimilarAnswer:
    """Other runs that failed alike: first those of the same fingerprint in any job, a page at a time.

    Raises:
        InvalidCursor: the cursor is none, or of another run.
    """
    found = runs.of_run(served, asked.job_run_id, asked.application_id, asked.attempt)
    if found.finding is None:
        return SimilarAnswer(status="not_found", not_found=found.not_found)
    finding = found.finding
    scope = runs.scope_of(finding, served.scope)
    page = served.findings.list(
        FindingQuery(scope=scope, fingerprint=str(finding.fingerprint)), limit=_SAME + 1, cursor=asked.cursor
    )
    same = [other for other in page.items if not _is(other, finding)]
    first = asked.cursor is None
    before, after = _end(served, scope, finding) if first else (None, None)
    differences = _changes(served, before, after) if before and after else []
    return SimilarAnswer(
        status="found",
        fingerprint=finding.fingerprint,
        kind=finding.kind,
        seen=seen_part(finding.recurrence),
        fixed_by=_fixed(finding),
        same=tuple(map(run_alike, same)),
        similar=tuple(map(failure_part, _similar(served, scope, finding))) if first else (),
        went_away_after=instant(before.occurred_at) if before else None,
        changes=tuple(differences[:MOST]),
        changes_left_out=max(0, len(differences) - MOST),
        next_cursor=stored(page.cursor) if page.cursor else None,
    )


def text(found: SimilarAnswer) -> list[str]:
    """The answer as text."""
    seen = found.seen
    head = f"{word(found.kind)}: this job failed so "
    head += (
        f"{seen.count} time{'' if seen.count == 1 else 's'}, first {word(seen.first_seen)}, "
        f"last {word(seen.last_seen)}"
        if seen
        else "before"
    )
    gone = f"Went away after {word(found.went_away_after)}." if found.went_away_after else None
    more = "More with next_cursor." if found.next_cursor else None
    lines = [f"fixed by: {fixed_text(found.fixed_by)}"] if found.fixed_by else []
    lines += [f"same: {as_text(failure)}" for failure in found.same]
    lines += [f"similar: {as_text(failure)}" for failure in found.similar]
    lines += [
        f"changed: {change.field}: {change.before or 'not set'} -> {change.after or 'not set'}"
        for change in found.changes
    ]
    alone = None if found.same or found.similar else "No other run failed alike."
    return [head, *data(lines), *filter(None, (alone, gone, more))]


def _fixed(finding: Finding) -> FixedPart | None:
    fixed = finding.fixed_by or finding.recurrence.last_fix
    return fixed_part(fixed) if fixed else None


def _is(found: FindingSummary, finding: Finding) -> bool:
    run = finding.run
    return (found.job_run_id, found.attempt) == (run.job_run_id, run.attempt or 1)


def _similar(served: Served, scope: Scope, finding: Finding) -> list[FindingSummary]:
    """The newest of the same kind and root, but of another fingerprint."""
    cause = finding.cause
    root = cause and (cause.condition or cause.error_code or cause.type)
    page = served.findings.list(FindingQuery(scope=scope, kind=str(finding.kind)), limit=_LOOKED_AT)
    alike = [
        found
        for found in page.items
        if found.fingerprint != finding.fingerprint and (found.cause or None) == (root or None)
    ]
    return alike[:_SIMILAR]


def _end(
    served: Served, scope: Scope, finding: Finding
) -> tuple[FindingSummary | None, FindingSummary | None]:
    """The job's last run that failed so and its next failure, if it has only failed otherwise since."""
    if not finding.run.name:
        return None, None
    question = FindingQuery(
        scope=scope,
        job_name=str(finding.run.name),
        application_id=str(finding.run.application_id) if finding.run.application_id else None,
    )
    after: FindingSummary | None = None
    for found in served.findings.list(question, limit=_LOOKED_AT).items:
        if found.fingerprint == finding.fingerprint:
            return (found, after) if after else (None, None)
        after = found
    return None, None


def _changes(served: Served, before: FindingSummary, after: FindingSummary) -> list[ChangePart]:
    keys = (runs.run_key(before), runs.run_key(after))
    setups = served.findings.setups(keys)
    return changes(before, after, *map(setups.get, keys))
