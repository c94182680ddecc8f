"""An outcome as a tool's result: a sentence and the JSON as text, and the same JSON as structure."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError
from mcp.types import CallToolResult, TextContent

from emrdx.acting.errors import Refusal, of_aws
from emrdx.acting.job_runs import Outcome
from emrdx.mcp.budget import tokens
from emrdx.mcp.calls import SIZE
from emrdx.mcp.reply import TOKENS
from emrdx.redaction import Redacted, Redactor
from emrdx.visible import visible


def _message(refusal: Refusal) -> Redacted:
    return refusal.message


def acted(make: Callable[[], Outcome], worded: Callable[[Refusal], Redacted] = _message) -> CallToolResult:
    """The result of a call: two blocks of text and a structure, or a refusal's one block and its code."""
    try:
        outcome = make()
    except Refusal as refusal:
        return _refused(refusal, worded)
    except (ClientError, BotoCoreError) as error:
        return _refused(of_aws(error, Redactor().session()), worded)
    shown: dict[str, Any] = readable(outcome.structure())
    sentence, encoded = (
        visible(outcome.sentence),
        json.dumps(shown, ensure_ascii=False, separators=(",", ":")),
    )
    return CallToolResult(
        content=[TextContent(type="text", text=sentence), TextContent(type="text", text=encoded)],
        structured_content=shown,
        _meta={SIZE: len(sentence) + 2 * len(encoded), TOKENS: tokens(sentence) + 2 * tokens(encoded)},
    )


def refused(code: str, message: Redacted, *, retryable: bool) -> CallToolResult:
    """A refusal as one block of text and its code."""
    text = visible(message)
    structure = {"code": code, "message": text, "retryable": retryable}
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=structure, is_error=True
    )


def _refused(refusal: Refusal, worded: Callable[[Refusal], Redacted]) -> CallToolResult:
    return refused(refusal.code.value, worded(refusal), retryable=refusal.retryable)


def readable(value: Any) -> Any:
    """The value with every text visible; a query keeps its lines."""
    if isinstance(value, str):
        return "\n".join(visible(line) for line in value.split("\n"))
    if isinstance(value, Mapping):
        return {visible(str(name)): readable(one) for name, one in value.items()}
    if isinstance(value, list):
        return [readable(one) for one in value]
    return value
