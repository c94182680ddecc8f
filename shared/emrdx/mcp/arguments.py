"""What is wrong with a call's arguments, in one line that a model can act on.

Arguments that a tool does not have are refused: the SDK drops them, and a typo would succeed with defaults. What the
SDK says of a wrong value is shortened, and does not repeat the value.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from mcp.server.context import CallNext, HandlerResult, ServerMiddleware, ServerRequestContext
from mcp.types import CallToolResult, TextContent
from pydantic import BaseModel

from emrdx.visible import visible

_NAMED_MAX = 5
_INVALID: Final = re.compile(r"\AError executing tool (\w{1,64}): \d{1,4} validation errors? for \w{1,128}\n")
# A place, and below it what is wrong there with its details in brackets.
_WRONG: Final = re.compile(r"(?m)^([\w.-]{1,128})\n  (?:Value error, )?([^\n]{1,400}?) \[type=")


def refuse_unknown(accepted: Mapping[str, Sequence[str]]) -> ServerMiddleware[Any]:
    """A middleware that answers a call with unknown arguments by an error that names the nearest valid one.

    `accepted` holds each tool's arguments, and may be filled after this.
    """

    async def middleware(ctx: ServerRequestContext[Any, Any], call_next: CallNext) -> HandlerResult:
        if ctx.method == "tools/call" and ctx.params is not None:
            message = _complaint(ctx.params.get("name"), ctx.params.get("arguments"), accepted)
            if message:
                return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)
        return _shortened(await call_next(ctx))

    return middleware


def _shortened(result: HandlerResult) -> HandlerResult:
    """The result; of a refused value its argument and what would be right."""
    answer = result.model_dump(by_alias=True, mode="json") if isinstance(result, BaseModel) else result
    if not answer or not answer.get("isError"):
        return result
    said = "".join(part.get("text", "") for part in answer.get("content", ()))
    invalid, wrong = _INVALID.match(said), list(dict.fromkeys(_WRONG.findall(said)))
    if invalid is None or not wrong:
        return result
    complaints = "; ".join(f"{place.partition('.')[0]}: {what}" for place, what in wrong[:_NAMED_MAX])
    text = f"{invalid[1]} cannot take this: {visible(complaints)}."
    return CallToolResult(content=[TextContent(type="text", text=text)], is_error=True)


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
