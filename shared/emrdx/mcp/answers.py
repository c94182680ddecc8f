"""What the tools answer."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from emrdx.mcp.model import Answer, Part, Text, Untrusted
from emrdx.schemas import Confidence, Owner, Retry


class RunPart(Part):
    """One attempt of one job run. Times are ISO 8601 in UTC."""

    job_run_id: Text | None = None
    application_id: Text | None = None
    application_name: Text | None = None
    attempt: int | None = None
    name: Annotated[Text | None, Field(description="The job's name")] = None
    state: Text | None = None
    ended_at: Text | None = None
    release: Text | None = None
    account: Text | None = None
    region: Text | None = None


class CausePart(Part):
    """The exception or message that is the root."""

    type: Text | None = None
    message: Text | None = None
    sqlstate: Text | None = None
    condition: Text | None = None
    service: Text | None = None
    http_status: int | None = None
    error_code: Text | None = None
    exit_code: int | None = None
    evidence: Annotated[tuple[Text, ...], Field(description="Ids of evidence lines")] = ()


class LinkPart(Part):
    """One step from the root to what the run reported last."""

    kind: Text
    text: Text
    source: Text | None = None


class LinePart(Part):
    """One line of proof; `line` counts from 1 in the decompressed source."""

    id: Text
    source: Text
    line: int | None = None
    text: Text


class FixPart(Part):
    """One change to make; `check` says how to see that it worked."""

    action: Text
    why: Text | None = None
    config: Annotated[Mapping[Text, Text], Field(description="Settings to set")] = {}
    check: Text | None = None
    docs: Text | None = None


class SeenPart(Part):
    """How often this failure of this job was seen."""

    count: int
    first_seen: Text
    last_seen: Text


class FixedPart(Part):
    """A retry that succeeded; `fix` is what it changed, absent where the run was repeated as it was."""

    job_run_id: Text
    at: Text
    fix: Text | None = None
    config: Annotated[Mapping[Text, Text], Field(description="Settings that were set")] = {}


class UnreadPart(Part):
    """A log source that could not be read whole, and why."""

    source: Text
    status: Text


class DiagnosisAnswer(Answer):
    """Why a run failed and what to change."""

    untrusted: Untrusted = None
    run: RunPart | None = None
    kind: Text | None = None
    title: Text | None = None
    summary: Annotated[Text | None, Field(description="One sentence on this very run")] = None
    confidence: Confidence | None = None
    owner: Annotated[Owner | None, Field(description="Who has to act")] = None
    retry: Annotated[Retry | None, Field(description="Whether a plain rerun can help")] = None
    seen: SeenPart | None = None
    fixed_by: Annotated[FixedPart | None, Field(description="The retry of this run that succeeded")] = None
    known_fix: Annotated[FixedPart | None, Field(description="What fixed another run that failed so")] = None
    cause: CausePart | None = None
    fixes: tuple[FixPart, ...] = ()
    fixes_left_out: Annotated[int, Field(description="explain_failure_kind has them in general")] = 0
    chain: tuple[LinkPart, ...] = ()
    evidence: tuple[LinePart, ...] = ()
    evidence_total: int | None = None
    evidence_cursor: Annotated[Text | None, Field(description="get_evidence's cursor for the rest")] = None
    notes: Annotated[tuple[Text, ...], Field(description="Seen, but did not end the run")] = ()
    unread: tuple[UnreadPart, ...] = ()
    completeness: Literal["state_only", "partial", "complete"] | None = None
    other_attempts: tuple[int, ...] = ()
    fingerprint: Text | None = None
    provenance: Annotated[
        Literal["stored", "live", "caller_supplied"] | None, Field(description="Where the evidence is from")
    ] = None


class FailurePart(Part):
    """One failed run in a list."""

    job_run_id: Text
    application_id: Text
    attempt: int = 1
    at: Text
    job: Text | None = None
    kind: Text
    owner: Text | None = None
    confidence: Text | None = None
    summary: Text | None = None


class FailuresAnswer(Answer):
    """Failed runs, newest first."""

    untrusted: Untrusted = None
    failures: tuple[FailurePart, ...] = ()
    next_cursor: Text | None = None


class EvidenceAnswer(Answer):
    """Lines of proof, in the order of the finding."""

    untrusted: Untrusted = None
    run: RunPart | None = None
    total: int | None = None
    lines: tuple[LinePart, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    next_cursor: Text | None = None


class ChangePart(Part):
    """What differs between the last run that failed so and the job's next failure."""

    field: Text
    before: Text | None = None
    after: Text | None = None


class SimilarAnswer(Answer):
    """Earlier runs that failed alike: `same` in the same way, `similar` of the same kind and cause."""

    untrusted: Untrusted = None
    fingerprint: Text | None = None
    kind: Text | None = None
    seen: SeenPart | None = None
    fixed_by: Annotated[FixedPart | None, Field(description="What last fixed a run that failed so")] = None
    same: tuple[FailurePart, ...] = ()
    similar: tuple[FailurePart, ...] = ()
    went_away_after: Annotated[
        Text | None,
        Field(description="Time of the last such run, where the job has only failed otherwise since"),
    ] = None
    changes: Annotated[
        tuple[ChangePart, ...],
        Field(description="Release, application, code, worker sizes and settings that differ"),
    ] = ()
    changes_left_out: int = 0
    next_cursor: Text | None = None


class CountPart(Part):
    """Failures of one kind, application, owner or day."""

    key: Text
    failures: int
    new: Annotated[int, Field(description="Of these, the first of their failure")]
    recurring: int
    before: Annotated[int | None, Field(description="Failures in the span of the same length before")] = None


class TrendsAnswer(Answer):
    """Counts over a span of days, the largest first (days: the newest first)."""

    since: Text | None = None
    until: Text | None = None
    by: Literal["kind", "application", "owner", "day"] | None = None
    total: CountPart | None = None
    counts: tuple[CountPart, ...] = ()
    next_cursor: Text | None = None


class KindAnswer(Answer):
    """What a failure kind is and how it is fixed."""

    id: Text | None = None
    title: Text | None = None
    owner: Text | None = None
    retry: Text | None = None
    what: Annotated[Text | None, Field(description="What it is, and where it ends")] = None
    looks: Annotated[Text | None, Field(description="How it looks in a log")] = None
    why: Text | None = None
    fixes: tuple[Text, ...] = ()
