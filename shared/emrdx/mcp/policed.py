"""A policy on our own server's tools: calls are judged before they run, hidden tools are not in the list."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from anyio import to_thread
from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.types import CallToolResult
from pydantic import BaseModel

from emrdx.mcp import calls
from emrdx.policy import Call, Gate, Passage
from emrdx.policy.answer import result as denial
from emrdx.policy.audit import Entry, Outcome, Record

_LOCAL = "local"


def policed(
    gate: Gate,
    record: Record,
    *,
    user: str,
    session: str,
    clock: Callable[[], float] = time.perf_counter,
) -> ServerMiddleware[Any]:
    """A middleware that enforces the gate's policy and records every call.

    `user` and `session` are whose calls they are where the transport knows no caller of its own.
    """

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        caller = calls.identity.get()
        caller = user if caller == _LOCAL else caller
        if ctx.method == "tools/list":
            return _visible(await call_next(ctx), gate, caller)
        if ctx.method != "tools/call":
            return await call_next(ctx)
        params = ctx.params or {}
        call = Call(params.get("name", ""), params.get("arguments"), caller, calls.session.get() or session)
        passage = await to_thread.run_sync(gate.enter, call)
        if not passage.allowed:
            record(_entry(call, passage, Outcome.NOT_FORWARDED, 0.0, 0))
            return CallToolResult.model_validate(denial(passage.decision))
        started = clock()
        # A caller who goes away gets nothing back: what was called may have been done.
        outcome, size = Outcome.NO_ANSWER, 0
        try:
            answer = await call_next(ctx)
            said = _wire(answer)
            outcome, size = Outcome.ERROR if said.get("isError") else Outcome.OK, len(json.dumps(said))
        except Exception:
            outcome = Outcome.ERROR
            raise
        finally:
            gate.settle(passage, failed=outcome is Outcome.ERROR)
            record(_entry(call, passage, outcome, (clock() - started) * 1000, size))
        return answer

    return middleware


def _visible(result: HandlerResult, gate: Gate, caller: str) -> HandlerResult:
    policy, answer = gate.policy(), _wire(result)
    shown = [tool for tool in answer.get("tools", ()) if policy.shows(str(tool.get("name")), caller)]
    return {**answer, "tools": shown}


def _wire(result: HandlerResult) -> dict[str, Any]:
    if isinstance(result, BaseModel):
        return result.model_dump(by_alias=True, mode="json", exclude_none=True)
    return result or {}


def _entry(call: Call, passage: Passage, outcome: Outcome, latency: float, size: int) -> Entry:
    return Entry(
        time=datetime.now(UTC),
        server="emrdx",
        call=call,
        decision=passage.decision,
        outcome=outcome,
        latency_ms=latency,
        result_bytes=size,
    )
