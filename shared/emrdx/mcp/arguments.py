"""Arguments that a tool does not have are refused: the SDK drops them, and a typo would succeed with defaults."""

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.types import CallToolResult, TextContent

from emrdx.mcp.untrusted import word

Parameters = Callable[[str], Mapping[str, Any] | None]


def refuse_unknown(parameters: Parameters) -> ServerMiddleware[Any]:
    """A middleware that answers a call with unknown arguments by an error that names the nearest valid one.

    `parameters` gives a tool's input schema by the tool's name, None for a tool that does not exist.
    """

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        if ctx.method == "tools/call" and ctx.params is not None:
            message = _complaint(ctx.params.get("name"), ctx.params.get("arguments"), parameters)
            if message:
                return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)
        return await call_next(ctx)

    return middleware


def _complaint(tool: object, arguments: object, parameters: Parameters) -> str | None:
    if not isinstance(tool, str) or not isinstance(arguments, Mapping):
        return None
    schema = parameters(tool)
    if schema is None:
        return None
    known = list(schema.get("properties", {}))
    unknown = [name for name in arguments if name not in known]
    if not unknown:
        return None
    complaints = " ".join(_one(name, known) for name in unknown[:5])
    return f"{complaints} {tool} takes: {', '.join(known) or 'no arguments'}."


def _one(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else "."
    return f"Unknown argument {word(name)[:64]}{hint}"
