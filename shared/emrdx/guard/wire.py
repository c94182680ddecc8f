"""JSON-RPC messages as they stand on the wire, read so that no reader behind us can understand them otherwise."""

import json
from collections.abc import Iterable
from typing import Any, Final

from emrdx.policy.readable import nested_too_deeply

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
INTERNAL_ERROR: Final = -32603

VERSION_KEY: Final = "io.modelcontextprotocol/protocolVersion"
_TOP: Final = frozenset({"jsonrpc", "id", "method", "params"})
_PARAMS: Final = frozenset({"name", "arguments"})


class Ambiguous(ValueError):  # noqa: N818 (says what the message is)
    """A message that two JSON readers could understand differently, or none at all."""


def read(raw: bytes) -> Any:
    """One message, or a batch of them.

    Raises:
        Ambiguous: it is no JSON in UTF-8, a key stands twice in an object, or it is nested too deeply.
    """
    try:
        found = json.loads(raw.decode("utf-8"), object_pairs_hook=_distinct, parse_constant=_refuse)
        if isinstance(found, (dict, list)) and nested_too_deeply(found):
            raise Ambiguous("nested too deeply")
        return found
    except Ambiguous:
        raise
    except (ValueError, RecursionError) as error:
        raise Ambiguous(f"no JSON: {type(error).__name__}") from None


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Ambiguous("a key stands twice")
    return found


def _refuse(constant: str) -> Any:
    raise Ambiguous(f"{constant} is no JSON")


def check_names(message: dict[str, Any]) -> None:
    """Refuses keys that a reader that ignores case would take for ours.

    Raises:
        Ambiguous: such a key stands in the message.
    """
    _check(message, _TOP)
    params = message.get("params")
    if message.get("method") == "tools/call" and isinstance(params, dict):
        _check(params, _PARAMS)


def _check(keys: Iterable[str], known: frozenset[str]) -> None:
    for key in keys:
        if key not in known and key.casefold() in known:
            raise Ambiguous(f"the key {key[:20]!r} is written otherwise")


def write(message: Any) -> bytes:
    """A message as one line."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def error(request_id: Any, code: int, text: str) -> dict[str, Any]:
    """An error's message."""
    return {"jsonrpc": "2.0", "id": request_id, "error": {"code": code, "message": text}}


def is_id(value: Any) -> bool:
    """Whether a value can be a request's id."""
    return isinstance(value, (str, int)) and not isinstance(value, bool)


def of_era(params: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """A result in the era of its request: since 2026-07-28 requests carry their version, results say `complete`."""
    meta = params.get("_meta")
    modern = isinstance(meta, dict) and VERSION_KEY in meta
    return {**said, "resultType": "complete"} if modern else said
