"""How long an answer may be. A tool declares its budget; what does not fit is reached by a cursor."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from emrdx.limits import MCP_MAX_TOKENS, MCP_USUAL_TOKENS

CHARACTERS_PER_TOKEN: Final = 4

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Tokens of one answer, text and structure together: what it usually costs and what it never exceeds."""

    usual: int = MCP_USUAL_TOKENS
    most: int = MCP_MAX_TOKENS


STANDARD: Final = Budget()


def tokens(text: str) -> int:
    """An estimate: four ASCII characters a token, any other character a token of its own."""
    if text.isascii():
        return -(-len(text) // CHARACTERS_PER_TOKEN)
    plain = sum(character.isascii() for character in text)
    return -(-plain // CHARACTERS_PER_TOKEN) + len(text) - plain


def json_text(value: Any) -> str:
    """Compact JSON, characters as they are, as it goes over the wire."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fitting(items: Sequence[_T], cost: Callable[[_T], int], allowance: int) -> int:
    """How many of the items, from the first on, cost at most `allowance` together; at least one if there is one."""
    spent = 0
    for count, item in enumerate(items):
        spent += cost(item)
        if spent > allowance and count:
            return count
    return len(items)
