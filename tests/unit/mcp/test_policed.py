"""A policy inside our own server: what is given back, and what is not."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from emrdx.mcp.policed import policed
from emrdx.policy import Gate, SqliteStore, load
from emrdx.policy.sqlite import MEMORY

if TYPE_CHECKING:
    from emrdx.policy.audit import Entry

pytestmark = pytest.mark.anyio

CALL: Any = SimpleNamespace(method="tools/call", params={"name": "start", "arguments": {}})


class Server:
    """A tool that may be called once a day, behind a policy."""

    def __init__(self) -> None:
        policy, _ = load('version: "1"\ntools:\n  start: {rules: [{name: once, rate_limit: 1/day}]}\n')
        self.entries: list[Entry] = []
        gate = Gate(lambda: policy, SqliteStore(MEMORY))
        self._middleware = policed(gate, self.entries.append, user="ann", session="s")

    async def call(self, tool: Any) -> Any:
        return await self._middleware(CALL, tool)

    def outcomes(self) -> list[tuple[str, str]]:
        return [(entry.decision.verdict.value, entry.outcome.value) for entry in self.entries]


async def fine(_ctx: Any) -> dict[str, Any]:
    return {"content": []}


async def wrong(_ctx: Any) -> dict[str, Any]:
    return {"content": [], "isError": True}


async def broken(_ctx: Any) -> dict[str, Any]:
    raise LookupError


async def endless(_ctx: Any) -> dict[str, Any]:
    await anyio.sleep_forever()
    return {}


async def test_a_failed_call_is_given_back() -> None:
    server = Server()
    await server.call(wrong)
    with pytest.raises(LookupError):
        await server.call(broken)
    await server.call(fine)
    await server.call(fine)
    assert server.outcomes() == [
        ("allow", "error"),
        ("allow", "error"),
        ("allow", "ok"),
        ("deny", "not_forwarded"),
    ]


async def test_a_call_whose_caller_goes_away_is_not() -> None:
    server = Server()
    with anyio.move_on_after(0.01):
        await server.call(endless)
    await server.call(fine)
    assert server.outcomes() == [("allow", "no_answer"), ("deny", "not_forwarded")]
