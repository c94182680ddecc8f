"""An answer as a tool's result: short text for people and plain clients, the structure for programs."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from botocore.exceptions import BotoCoreError, ClientError
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent

from emrdx.findings.client import Conflict
from emrdx.findings.cursor import InvalidCursor
from emrdx.mcp.budget import json_text, tokens
from emrdx.mcp.calls import SIZE
from emrdx.mcp.errors import ArgumentError
from emrdx.mcp.model import Answer, NotFound
from emrdx.mcp.untrusted import NOTICE, quoted, word

TOKENS: Final = "emrdx/tokens"

_A = TypeVar("_A", bound=Answer)
Lines = Sequence[str]

_NEXT: Final = {
    "ResourceNotFoundException": "the table does not exist here: check --table, --region and the account",
    "AccessDeniedException": "this server's role may not read it",
    "ExpiredTokenException": "renew the credentials",
    "UnrecognizedClientException": "renew the credentials",
    "ProvisionedThroughputExceededException": "call again in a moment",
    "RequestLimitExceeded": "call again in a moment",
    "ThrottlingException": "call again in a moment",
    "InternalServerError": "call again in a moment",
    "ServiceUnavailable": "call again in a moment",
}


def reply(make: Callable[[], _A], text: Callable[[_A], Lines]) -> CallToolResult:
    """The result of a call. `text` gives the lines of an answer that was found.

    Raises:
        ToolError: an argument cannot be used, or the findings cannot be read; the model sees the text.
    """
    answer = attempt(make)
    structure = answer.structure()
    lines = nothing(answer.not_found) if answer.not_found else text(answer)
    shown, encoded = "\n".join(lines), json_text(structure)
    return CallToolResult(
        content=[TextContent(type="text", text=shown)],
        structured_content=structure,
        _meta={SIZE: len(shown) + len(encoded), TOKENS: tokens(shown) + tokens(encoded)},
    )


def attempt(make: Callable[[], _A]) -> _A:
    """The answer; what the caller or AWS' configuration did wrong becomes an error that says what to do.

    Raises:
        ToolError: an argument cannot be used, AWS refused, or the table is too busy.
    """
    try:
        return make()
    except ArgumentError as error:
        raise ToolError(str(error)) from error
    except InvalidCursor as error:
        raise ToolError(f"Cursor: {error}") from error
    except ClientError as error:
        # The message of an AWS error may name principals and resources; its code does not.
        code = error.response.get("Error", {}).get("Code", "unknown")
        raise ToolError(f"AWS refused ({word(code)}): {_NEXT.get(code, 'tell the operator')}.") from None
    except Conflict:
        raise ToolError("The table is busy: call again in a moment.") from None
    except BotoCoreError as error:
        raise ToolError(f"AWS cannot be reached ({type(error).__name__}): tell the operator.") from None


def nothing(found: NotFound) -> Lines:
    """What is said where there is nothing. Meaning and next step are words of ours; the rest is data."""
    lines = [f"Not found ({word(found.reason)}): {found.meaning}", f"Next: {found.next_step}"]
    detail = [found.detail] if found.detail else []
    return lines + quoted([*detail, *found.candidates])


def data(lines: Lines) -> list[str]:
    """Lines of data under the notice that they are that."""
    return [f"{NOTICE} Such lines begin with |", *quoted(lines)] if lines else []
