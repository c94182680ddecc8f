"""The schemas of what leaves the process: the CLI's JSON, the stored finding, the MCP output, our events.

Every text field is `Redacted`. Fields are only ever added. `to_json` and `to_builtins` are the one way out,
`from_stored` the one way back in.
"""

from emrdx.schemas.diagnosis import (
    Cause,
    ChainLink,
    Confidence,
    Coverage,
    DecidingRule,
    Diagnosis,
    EvidenceLine,
    Fix,
    Note,
    Owner,
    Retry,
    RunFacts,
    SourceCoverage,
)
from emrdx.schemas.encoding import (
    from_stored,
    to_builtins,
    to_json,
)
from emrdx.schemas.finding import (
    FINDING_SCHEMA,
    DayCount,
    Failure,
    Finding,
    FindingRecorded,
    FindingSummary,
    FixedBy,
    NoticeState,
    Recurrence,
    Revision,
    Setup,
    Tombstone,
)

__all__ = [
    "FINDING_SCHEMA",
    "Cause",
    "ChainLink",
    "Confidence",
    "Coverage",
    "DayCount",
    "DecidingRule",
    "Diagnosis",
    "EvidenceLine",
    "Failure",
    "Finding",
    "FindingRecorded",
    "FindingSummary",
    "Fix",
    "FixedBy",
    "Note",
    "NoticeState",
    "Owner",
    "Recurrence",
    "Retry",
    "Revision",
    "RunFacts",
    "Setup",
    "SourceCoverage",
    "Tombstone",
    "from_stored",
    "to_builtins",
    "to_json",
]
