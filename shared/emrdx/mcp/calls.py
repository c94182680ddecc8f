"""The log of calls: who asked what, how long it took, how much it got. Never an argument's value.

One JSON object a line. It is the only thing that the reading server writes.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final, TextIO

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.types import CallToolResult

from emrdx.mcp.untrusted import word

LOGGER: Final = "emrdx.mcp.calls"
SIZE: Final = "emrdx/characters"

# Set by the transport that knows the caller, from what AWS says and never from what the caller says.
identity: ContextVar[str] = ContextVar("identity", default="local")

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
    arguments = params.get("arguments")
    entry = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "identity": identity.get(),
        "method": method,
        "tool": word(str(params.get(_SUBJECT[method]))),
        "arguments": sorted(word(str(name)) for name in arguments) if isinstance(arguments, Mapping) else [],
        "outcome": _outcome(result),
        "size": _size(result),
        "latency_ms": round(seconds * 1000, 1),
    }
    logging.getLogger(LOGGER).info(json.dumps(entry, separators=(",", ":")))


def _outcome(result: HandlerResult) -> str:
    if result is None:
        return "refused"
    if isinstance(result, CallToolResult):
        return "error" if result.is_error else str((result.structured_content or {}).get("status", "ok"))
    return "ok"


def _size(result: HandlerResult) -> int:
    if isinstance(result, CallToolResult):
        known = (result.meta or {}).get(SIZE)
        return known if isinstance(known, int) else sum(len(getattr(part, "text", "")) for part in result.content)
    return 0


def write_to(stream: TextIO) -> None:
    """Send the log of calls to a stream, a bare JSON object a line, and nowhere else."""
    logger = logging.getLogger(LOGGER)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False
