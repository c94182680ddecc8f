"""The schemas of what leaves the process: the CLI's JSON, the stored finding, the MCP output, our events.

Every text field is `Redacted`. Fields are only ever added. `to_json` and `to_builtins` are the one way out,
`from_stored` the one way back in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Literal, TypeVar

import msgspec

from emrdx.model import SourceStatus
from emrdx.redaction.text import Redacted, stored

DIAGNOSIS_SCHEMA: Final = "emrdx.diagnosis/1"
FINDING_SCHEMA: Final = "emrdx.finding/1"

# The members that are mappings, and the lists of values that hold one.
_MAPPINGS: Final = frozenset({"config", "redactions", "settings"})
_HOLDERS: Final = frozenset({"fixes"})

_T = TypeVar("_T")


class Confidence(StrEnum):
    """How often such answers are right, as measured on labelled cases: 95 %, 80 %, 50 %."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Owner(StrEnum):
    """Who has to act."""

    CODE = "code"
    DATA = "data"
    CONFIG = "config"
    ACCESS = "access"
    PLATFORM = "platform"
    UNKNOWN = "unknown"
    NONE = "none"


class Retry(StrEnum):
    """Whether a plain rerun can help."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """The run that is diagnosed, as far as known. Times are ISO 8601 in UTC."""

    account: Redacted | None = None
    region: Redacted | None = None
    application_id: Redacted | None = None
    application_name: Redacted | None = None
    job_run_id: Redacted | None = None
    attempt: int | None = None
    name: Redacted | None = None
    state: Redacted | None = None
    created_at: Redacted | None = None
    started_at: Redacted | None = None
    ended_at: Redacted | None = None
    release: Redacted | None = None
    mode: Redacted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidingRule:
    """The rule that decided, and the version of the whole rule set."""

    id: Redacted
    version: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """The exception or message that is the root. `evidence` cites ids of evidence lines."""

    type: Redacted | None = None
    message: Redacted | None = None
    sqlstate: Redacted | None = None
    condition: Redacted | None = None
    service: Redacted | None = None
    status: int | None = None
    error_code: Redacted | None = None
    exit_code: int | None = None
    evidence: tuple[Redacted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """One step from the root to what the run reported last. `source` is `path:line` or null."""

    kind: Redacted
    text: Redacted
    source: Redacted | None = None
    evidence: tuple[Redacted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """One line of proof. `line` counts from 1 in the decompressed source; null where there is no line."""

    id: Redacted
    source: Redacted
    line: int | None
    text: Redacted


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One change to make: `config` holds settings to set, `check` says how to see that it worked."""

    action: Redacted
    why: Redacted
    check: Redacted
    config: Mapping[Redacted, Redacted] = field(default_factory=dict[Redacted, Redacted])
    docs: Redacted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something else that was seen and did not end the run."""

    id: Redacted
    text: Redacted
    evidence: tuple[Redacted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCoverage:
    """What became of one source."""

    source: Redacted
    status: SourceStatus
    bytes_compressed: int = 0
    bytes_decompressed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read."""

    sources: tuple[SourceCoverage, ...] = ()
    bytes_compressed: int = 0
    bytes_decompressed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Why a run failed and what to change. See the contract's table for each field.

    `retry_why` says why a plain rerun can help or not, and what the run's retry policy does, where that is known.
    """

    schema: Literal["emrdx.diagnosis/1", "emrdx.finding/1"] = "emrdx.diagnosis/1"
    run: RunFacts
    kind: Redacted
    title: Redacted
    summary: Redacted
    confidence: Confidence
    rule: DecidingRule
    cause: Cause | None
    chain: tuple[ChainLink, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    fixes: tuple[Fix, ...] = ()
    owner: Owner
    retry: Retry
    retry_why: Redacted | None = None
    fingerprint: Redacted
    notes: tuple[Note, ...] = ()
    coverage: Coverage
    redactions: Mapping[Redacted, int] = field(default_factory=dict[Redacted, int])
    input: Redacted | None = None


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


def _plain(value: object) -> str:
    if isinstance(value, Redacted):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} has no JSON form")


def _typed(expected: type, value: object) -> object:
    if expected is Redacted and isinstance(value, str):
        return stored(value)
    raise NotImplementedError(f"no {expected.__name__} in a stored finding")


def to_builtins(value: object) -> Any:
    """A schema's value as dicts, lists and plain scalars, absent optional fields as null."""
    return msgspec.to_builtins(value, enc_hook=_plain, str_keys=True)


def to_json(value: object) -> bytes:
    """A schema's value as compact JSON."""
    return msgspec.json.encode(to_builtins(value))


def from_stored(data: Any, schema: type[_T]) -> _T:
    """A value read back from our own table.

    Raises:
        msgspec.ValidationError: the data is not of the schema.
    """
    return msgspec.convert(_keyed(data), schema, dec_hook=_typed)


def _keyed(data: Any) -> Any:
    """The data with the keys of its mappings typed, which `dec_hook` is not asked for."""
    if not isinstance(data, dict):
        return data
    keyed = dict(data)
    for name in _MAPPINGS & data.keys():
        if isinstance(data[name], dict):
            keyed[name] = {stored(key): value for key, value in data[name].items()}
    for name in _HOLDERS & data.keys():
        if isinstance(data[name], list | tuple):
            keyed[name] = [_keyed(value) for value in data[name]]
    return keyed


def json_schema(schema: type) -> dict[str, Any]:
    """The JSON Schema of one of this module's types."""
    return msgspec.json.schema(schema, schema_hook=lambda _type: {"type": "string"})
