"""Arguments that a tool does not have are refused: the SDK drops them, and a typo would succeed with defaults."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.types import CallToolResult, TextContent

from emrdx.mcp.untrusted import visible

_NAMED_MAX = 5


def refuse_unknown(accepted: Mapping[str, Sequence[str]]) -> ServerMiddleware[Any]:
    """A middleware that answers a call with unknown arguments by an error that names the nearest valid one.

    `accepted` holds each tool's arguments, and may be filled after this.
    """

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        if ctx.method == "tools/call" and ctx.params is not None:
            message = _complaint(ctx.params.get("name"), ctx.params.get("arguments"), accepted)
            if message:
                return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)
        return await call_next(ctx)

    return middleware


def _complaint(tool: object, arguments: object, accepted: Mapping[str, Sequence[str]]) -> str | None:
    if not isinstance(tool, str) or not isinstance(arguments, Mapping) or tool not in accepted:
        return None
    known = accepted[tool]
    unknown = [str(name) for name in arguments if name not in known]
    if not unknown:
        return None
    complaints = " ".join(_one(name, known) for name in unknown[:_NAMED_MAX])
    return f"{complaints} {tool} takes: {', '.join(known) or 'no arguments'}."


def _one(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else "."
    return f"Unknown argument {visible(name[:64])!r}{hint}"
