"""The log of calls: who asked what, how long it took, how much it got. Never an argument's value.

One JSON object a line. It is the only thing that the reading server writes.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from pydantic import BaseModel

from emrdx.mcp.untrusted import word

LOGGER: Final = "emrdx.mcp.calls"
SIZE: Final = "emrdx/characters"

# Set by the transport that knows the caller, from what AWS says and never from what the caller says.
identity: ContextVar[str] = ContextVar("identity", default="local")
session: ContextVar[str] = ContextVar("session", default="")

_NAME_CHARS: Final = 200
_SUBJECT: Final = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}


def log_calls(clock: Callable[[], float] = time.perf_counter) -> ServerMiddleware[Any]:
    """A middleware that logs each call of a tool, a prompt or a resource."""

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        if ctx.method not in _SUBJECT:
            return await call_next(ctx)
        started = clock()
        result: HandlerResult = None
        try:
            result = await call_next(ctx)
        finally:
            _log(ctx.method, ctx.params or {}, result, clock() - started)
        return result

    return middleware


def _log(method: str, params: Mapping[str, Any], result: HandlerResult, seconds: float) -> None:
    arguments, answer = params.get("arguments"), _wire(result)
    entry = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "identity": identity.get(),
        "method": method,
        "tool": word(str(params.get(_SUBJECT[method])), _NAME_CHARS),
        "arguments": sorted(word(str(name)) for name in arguments) if isinstance(arguments, Mapping) else [],
        "outcome": _outcome(answer),
        "size": _size(answer),
        "latency_ms": round(seconds * 1000, 1),
    }
    logging.getLogger(LOGGER).info(json.dumps(entry, separators=(",", ":")))


def _outcome(result: Mapping[str, Any] | None) -> str:
    if result is None:
        return "refused"
    if result.get("isError"):
        return "error"
    structure = result.get("structuredContent") or {}
    return str(structure.get("status", "ok"))


def _size(result: Mapping[str, Any] | None) -> int:
    """Characters of the answer's texts and structure."""
    if result is None:
        return 0
    known = (result.get("_meta") or {}).get(SIZE)
    if isinstance(known, int):
        return known
    parts = [*result.get("content", ()), *result.get("contents", ())]
    return sum(len(part.get("text", "")) for part in parts if isinstance(part, Mapping))


def _wire(result: HandlerResult) -> Mapping[str, Any] | None:
    return result.model_dump(by_alias=True, mode="json") if isinstance(result, BaseModel) else result
