"""The record of calls: who called what, what the policy said, how it ended. Never an argument's value."""

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from emrdx.policy.approvals import canonical
from emrdx.policy.decision import Call, Decision
from emrdx.policy.readable import nested_too_deeply

LOGGER: Final = "emrdx.audit"
_NAMES_MAX: Final = 50
_NAME_CHARS: Final = 100
_ESCAPED: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


class Outcome(StrEnum):
    """How a call ended at the server behind."""

    OK = "ok"
    ERROR = "error"
    NOT_FORWARDED = "not_forwarded"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One call. `latency_ms` is the time at the server behind, `result_bytes` the size of its answer."""

    time: datetime
    server: str
    call: Call
    decision: Decision
    outcome: Outcome
    latency_ms: float = 0.0
    result_bytes: int = 0

    def fields(self) -> dict[str, Any]:
        """The entry as it is written."""
        arguments = self.call.arguments
        named = isinstance(arguments, Mapping)
        return {
            "time": self.time.isoformat(timespec="milliseconds"),
            "server": self.server,
            "identity": self.call.identity,
            "session": self.call.session,
            "tool": str(self.call.tool)[:_NAME_CHARS],
            "arguments": sorted(str(name)[:_NAME_CHARS] for name in arguments)[:_NAMES_MAX] if named else [],
            "arguments_hash": hash_of(arguments) if named else "",
            "verdict": self.decision.verdict.value,
            "rule": self.decision.rule,
            "approval": self.decision.approval,
            "outcome": self.outcome.value,
            "latency_ms": round(self.latency_ms, 1),
            "result_bytes": self.result_bytes,
        }


Record = Callable[[Entry], None]


def hash_of(arguments: Mapping[str, Any]) -> str:
    """A hash of arguments by which equal calls are found; empty where there are none, or none that can be read."""
    if not arguments or nested_too_deeply(arguments):
        return ""
    text = canonical(arguments)
    for mark, escaped in _ESCAPED.items():
        text = text.replace(mark, escaped)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def log(entry: Entry) -> None:
    """Writes an entry to the structured log, for a deployment."""
    logging.getLogger(LOGGER).info(json.dumps(entry.fields(), separators=(",", ":")))
