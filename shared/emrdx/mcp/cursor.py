"""Opaque cursors: where a page ends, bound to the question that it belongs to."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from emrdx.mcp.errors import CursorError

_DIGEST_CHARACTERS: Final = 8
_LONGEST: Final = 4096


def encode(question: Mapping[str, Any], position: Mapping[str, Any]) -> str:
    """A cursor for the next page of a question; both must be JSON."""
    payload = json.dumps([_digest(question), dict(position)], separators=(",", ":"))
    return base64.urlsafe_b64encode(payload.encode()).decode().rstrip("=")


def decode(question: Mapping[str, Any], cursor: str | None) -> dict[str, Any]:
    """The position that a cursor holds; empty where there is no cursor.

    Raises:
        CursorError: it is none of ours, or was handed out for other arguments.
    """
    if not cursor:
        return {}
    try:
        if len(cursor) > _LONGEST:
            raise CursorError("The cursor is too long.")
        padded = cursor + "=" * (-len(cursor) % 4)
        digest, position = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if not isinstance(position, dict):
            raise CursorError("This is no cursor of this server. Call again without it.")
    except (binascii.Error, UnicodeError, ValueError, TypeError, RecursionError) as error:
        if isinstance(error, CursorError):
            raise
        raise CursorError("This is no cursor of this server. Call again without it.") from error
    if digest != _digest(question):
        raise CursorError(
            "The cursor belongs to other arguments. Repeat the call that gave it, with the cursor."
        )
    return position


def _digest(question: Mapping[str, Any]) -> str:
    asked = {name: value for name, value in question.items() if value is not None}
    text = json.dumps(asked, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGEST_CHARACTERS]
