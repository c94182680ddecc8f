"""Why there is nothing, and what to do next. A miss is an answer, not an error."""

import difflib
from collections.abc import Collection, Sequence
from typing import Final

from emrdx.findings.query import FindingQuery
from emrdx.findings.reader import RunRecord
from emrdx.mcp.model import NotFound
from emrdx.mcp.parts import instant
from emrdx.mcp.scope import Served
from emrdx.redaction.text import Redacted, identifier, join, literal

_NEAR: Final = 5
_ASK_AWS: Final = literal("Ask AWS for the run's state (aws emr-serverless get-job-run).")
_ASK_LIVE: Final = literal("Call get_emr_job_run_state for its state, classify_spark_failure for its logs.")
_UNSEEN: Final = literal(
    "No finding of this run: it is unknown, still running, succeeded, or failed just now, or its finding has "
    "expired."
)


def run(served: Served, record: RunRecord, application_id: str | None, attempts: Sequence[int]) -> NotFound:
    """There is no finding of a run, or not of the attempt asked for; `attempts` have one."""
    if attempts:
        return _other_attempts(attempts)
    if record.findings:
        return _other_application(record)
    if record.tombstones:
        return NotFound(
            reason="no_failure",
            meaning=literal("The run was looked at and is no failure."),
            next_step=literal("There is nothing to fix. For what did fail call list_failures."),
            detail=record.tombstones[0].reason,
        )
    ask = _ASK_LIVE if served.live else _ASK_AWS
    if application_id and served.applications and application_id not in served.applications:
        return NotFound(
            reason="not_covered",
            meaning=literal("The run's application is not among those that this deployment covers."),
            next_step=join(" ", [ask, literal("To cover it, add it to the deployment's applications.")]),
        )
    return NotFound(
        reason="no_finding",
        meaning=join(" ", [_UNSEEN, *_coverage(served, application_id), *_retention(served)]),
        next_step=join(" ", [ask, literal("If it failed in the last ten minutes, call again later.")]),
    )


def job(candidates: tuple[Redacted, ...]) -> NotFound:
    """There is no finding of a job of that name."""
    return NotFound(
        reason="unknown_job",
        meaning=literal(
            "No failure of a job of that name is stored: it did not fail, or is called otherwise."
        ),
        next_step=literal(
            "Call again with the whole name, or with one of these, which failed lately, if it is meant."
        )
        if candidates
        else literal("No job failed in the last seven days. Call list_failures with since for older ones."),
        candidates=candidates,
    )


def unknown_kind(asked: str, kinds: Collection[str]) -> NotFound:
    """There is no failure kind of that id."""
    meant = asked.casefold()
    near = [name for name in kinds if meant and meant in name]
    leaves = {name.rpartition(".")[2]: name for name in kinds}
    near += difflib.get_close_matches(meant, kinds, n=_NEAR, cutoff=0.5)
    near += [leaves[leaf] for leaf in difflib.get_close_matches(meant.rpartition(".")[2], leaves, n=_NEAR)]
    return NotFound(
        reason="unknown_kind",
        meaning=literal("There is no failure kind of that id."),
        next_step=literal(
            "Call again with one of the ids that come near, or read the resource emrdx://kinds."
        ),
        candidates=tuple(identifier(name) for name in dict.fromkeys(near))[:_NEAR],
    )


def nothing_matches(served: Served, kind: str | None = None) -> NotFound:
    """No finding meets the conditions; the kind asked for may be none."""
    if kind is not None and kind not in (kinds := served.kinds()):
        return unknown_kind(kind, kinds)
    return NotFound(
        reason="nothing_matches",
        meaning=literal("No finding meets all conditions in this span of time, account and region."),
        next_step=literal("Leave conditions out or set since further back; check account and region."),
    )


def _other_application(record: RunRecord) -> NotFound:
    named = record.findings[0].run.application_id or literal("unknown")
    return NotFound(
        reason="no_finding",
        meaning=literal("The run has a finding, of another application than the one asked for."),
        next_step=literal("Call again without application_id, or with the one that the finding has."),
        detail=join(" ", [literal("Application of the finding:"), named]),
    )


def _other_attempts(attempts: Sequence[int]) -> NotFound:
    numbers = [identifier(str(attempt)) for attempt in sorted(attempts)]
    return NotFound(
        reason="no_finding",
        meaning=literal("The run has findings, but none of this attempt."),
        next_step=literal("Call again without attempt, or with one that has a finding."),
        detail=join(" ", [literal("Attempts with a finding:"), *numbers]),
    )


def _coverage(served: Served, application_id: str | None) -> list[Redacted]:
    if application_id is None:
        return []
    newest = served.findings.list(
        FindingQuery(scope=served.scope, application_id=application_id), limit=1
    ).items
    if not newest:
        return [literal("Nothing of its application is stored either: it may not be covered.")]
    return [literal("Its application is covered; its newest finding is of"), instant(newest[0].occurred_at)]


def _retention(served: Served) -> list[Redacted]:
    if served.retention_days is None:
        return []
    return [literal("Findings expire after"), identifier(str(served.retention_days)), literal("days.")]
