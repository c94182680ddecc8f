"""A stored diagnosis, and what is kept and told beside it: failures, days, tombstones, our events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from emrdx.redaction.text import Redacted
from emrdx.schemas.diagnosis import Confidence, Diagnosis, Owner, Retry

FINDING_SCHEMA: Final = "emrdx.finding/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Which write of a finding this is. Ordered by completeness of the evidence, then the rules' version."""

    number: int
    completeness: Literal["state_only", "partial", "complete"]
    rules: Redacted
    diagnosed_at: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedBy:
    """A retry that succeeded. `action` is the fix that it tried, `config` its settings; None and empty where the
    run was repeated as it was. `at` is when it ended, ISO 8601 in UTC.
    """

    job_run_id: Redacted
    at: Redacted
    action: Redacted | None = None
    config: Mapping[Redacted, Redacted] = field(default_factory=dict[Redacted, Redacted])


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How often this failure was seen, and what last fixed a run that failed so. Times are ISO 8601 in UTC."""

    count: int
    first_seen: Redacted
    last_seen: Redacted
    last_fix: FixedBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeState:
    """Whether people were told: `pending`, `sent`, `folded`, `muted`, `none`."""

    state: Literal["pending", "sent", "folded", "muted", "none"]
    at: Redacted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a run was started with, as far as known. `settings` are the effective ones by name."""

    entry_point: Redacted | None = None
    image: Redacted | None = None
    architecture: Redacted | None = None
    settings: Mapping[Redacted, Redacted] = field(default_factory=dict[Redacted, Redacted])


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Diagnosis):
    """A stored diagnosis. `fixed_by` is the retry of this very run that succeeded. `logs` is where the run's logs lie: `s3://bucket/key/` or `cloudwatch:group:stream`."""

    schema: Literal["emrdx.diagnosis/1", "emrdx.finding/1"] = "emrdx.finding/1"
    revision: Revision
    recurrence: Recurrence
    notice: NoticeState
    logs: Redacted | None = None
    setup: Setup | None = None
    fixed_by: FixedBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSummary:
    """A finding as a line of a list. `failure` is the id of the recurring failure that it is a case of; `cause`
    is the root's error condition or type.
    """

    account: Redacted
    region: Redacted
    application_id: Redacted
    job_run_id: Redacted
    attempt: int
    occurred_at: Redacted
    kind: Redacted
    title: Redacted
    summary: Redacted
    confidence: Confidence
    owner: Owner
    retry: Retry
    fingerprint: Redacted
    failure: Redacted
    completeness: Literal["state_only", "partial", "complete"]
    application_name: Redacted | None = None
    name: Redacted | None = None
    state: Redacted | None = None
    cause: Redacted | None = None
    release: Redacted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One job of one application failing in one way, over all its runs. Times are ISO 8601 in UTC.

    `job` is the job's name, or its entry point, without what changes from run to run.
    """

    id: Redacted
    account: Redacted
    region: Redacted
    application_id: Redacted
    job: Redacted
    fingerprint: Redacted
    kind: Redacted
    recurrence: Recurrence
    notified_at: Redacted | None = None
    muted_until: Redacted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many findings of new and of recurring failures a day brought for one application, kind and owner."""

    date: Redacted
    application_id: Redacted
    kind: Redacted
    owner: Owner
    new: int
    recurring: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """A run that was looked at and is no failure: a user's cancel, or a success in the end."""

    account: Redacted
    region: Redacted
    application_id: Redacted
    job_run_id: Redacted
    attempt: int
    reason: Redacted
    seen_at: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecorded:
    """The detail of our `FindingRecorded` event. `fix` is the first change to make."""

    schema: Literal["emrdx.event/1"] = "emrdx.event/1"
    finding: FindingSummary
    revision: int
    recurrence: Recurrence
    fix: Redacted | None = None
