"""Policies tried on calls, by the real gate and a store in memory."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from emrdx.policy import Call, Decision, Gate, Policy, SqliteStore, load
from emrdx.policy.sqlite import MEMORY

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Trial:
    """Calls on one policy; `now` may be moved."""

    def __init__(self, policy: Policy) -> None:
        self.now = NOON
        self.policy = policy
        self.store = SqliteStore(MEMORY)
        self.gate = Gate(lambda: self.policy, self.store, clock=lambda: self.now)

    def decide(
        self,
        tool: str = "t",
        args: Any = None,
        at: str | None = None,
        failed: bool = False,
        identity: str = "",
        session: str = "",
    ) -> Decision:
        if at is not None:
            self.now = datetime.fromisoformat(at)
        passage = self.gate.enter(Call(tool, args, identity, session))
        self.gate.settle(passage, failed=failed)
        return passage.decision

    def letters(self, *calls: dict[str, Any]) -> str:
        """The verdicts of calls in order: A, D, or P for one that wants approval."""
        return "".join(
            {"allow": "A", "deny": "D", "approve": "P"}[self.decide(**call).verdict] for call in calls
        )


@pytest.fixture
def trial() -> Callable[[str], Trial]:
    """A trial of a policy's text."""
    return lambda text: Trial(load(text)[0])


def strict(rule: str, tool: str = "t") -> str:
    """A policy with one tool and one rule in flow style."""
    return f'version: "1"\ntools:\n  {json.dumps(tool)}:\n    rules:\n      - {rule}\n'
