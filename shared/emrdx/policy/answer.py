"""A denial as the caller gets it: a result that says so, which a client can tell from a failure of the tool."""

from typing import Any, Final

from emrdx.policy.decision import Decision, Verdict

DENIED: Final = "policy_denied"
APPROVAL_REQUIRED: Final = "approval_required"
META: Final = "emrdx/policy"


def code(decision: Decision) -> str:
    """The stable code of a call that does not go on."""
    return APPROVAL_REQUIRED if decision.verdict is Verdict.APPROVE else DENIED


def structure(decision: Decision) -> dict[str, Any]:
    """What a program reads: code, rule and message, and the approval to wait for."""
    said = {"code": code(decision), "rule": decision.rule, "message": decision.message}
    return said | ({"approval": decision.approval} if decision.approval else {})


def text(decision: Decision) -> str:
    """What a model reads."""
    if decision.verdict is Verdict.APPROVE:
        return f"Approval required ({decision.rule}): {decision.message}"
    return f"Denied by policy ({decision.rule}): {decision.message}"


def result(decision: Decision) -> dict[str, Any]:
    """A tool's result in MCP's JSON form."""
    said = structure(decision)
    return {
        "content": [{"type": "text", "text": text(decision)}],
        "structuredContent": said,
        "isError": True,
        "_meta": {META: said},
    }
