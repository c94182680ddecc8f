"""A diagnosis: why a run failed and what to change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from emrdx.model import SourceStatus
from emrdx.redaction.text import Redacted


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
    """Why a run failed and what to change. Null where not known.

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
