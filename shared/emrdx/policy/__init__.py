"""What agents may call: policies, their evaluation, counters, approvals and the record of calls.

Knows nothing of EMR and nothing of MCP: a call is a tool's name with arguments, an identity and a session.
"""

from emrdx.policy.decision import Call, Decision, Verdict
from emrdx.policy.form import examine, load
from emrdx.policy.gate import Gate, Passage
from emrdx.policy.model import Policy
from emrdx.policy.problems import PolicyError, Problem
from emrdx.policy.sqlite import SqliteStore
from emrdx.policy.store import Store, StoreError

__all__ = [
    "Call",
    "Decision",
    "Gate",
    "Passage",
    "Policy",
    "PolicyError",
    "Problem",
    "SqliteStore",
    "Store",
    "StoreError",
    "Verdict",
    "examine",
    "load",
]
