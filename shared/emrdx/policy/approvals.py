"""A person's yes to one call: asked for once, given once, used once, for the same arguments only."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from emrdx.policy.model import Rule

PREFIX: Final = "apr_"


class State(StrEnum):
    """Where an approval stands. What is pending or approved past its time has expired."""

    PENDING = "pending"
    APPROVED = "approved"
    DENIED = "denied"
    USED = "used"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A wish for approval and what became of it. The arguments are kept so that the person sees them."""

    id: str
    fingerprint: str
    tool: str
    arguments: str
    identity: str
    rule: str
    created_at: datetime
    expires_at: datetime
    state: State = State.PENDING
    decided_by: str = ""

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be decided or used."""
        return self.state in {State.PENDING, State.APPROVED} and now < self.expires_at


def canonical(arguments: Mapping[str, Any] | None) -> str:
    """Arguments as one text: keys sorted at every depth, no spaces."""
    return json.dumps(arguments or {}, sort_keys=True, separators=(",", ":"))


def fingerprint(tool: str, identity: str, arguments: Mapping[str, Any] | None, rules: Sequence[Rule]) -> str:
    """What one approval is good for: this tool, this caller, these arguments, these rules as they stand now."""
    said = [tool, identity, canonical(arguments), [rule.digest for rule in rules]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def new_id() -> str:
    """An id that nobody guesses."""
    return PREFIX + secrets.token_hex(12)
