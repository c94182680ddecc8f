"""What more an answer may hold, chosen by what it costs."""

from collections.abc import Iterable
from dataclasses import dataclass

from emrdx.mcp.budget import json_text, tokens
from emrdx.mcp.model import Part


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part for one of an answer's lists, and its tokens as text and in the structure."""

    field: str
    part: Part
    cost: int


def affordable(wanted: Iterable[Wanted], allowance: int) -> dict[str, tuple[Part, ...]]:
    """The parts that the allowance affords, in the order given; a list ends with its first part that is too dear."""
    chosen: dict[str, tuple[Part, ...]] = {}
    ended: set[str] = set()
    for one in wanted:
        if one.field in ended or one.cost > allowance:
            ended.add(one.field)
            continue
        allowance -= one.cost
        chosen[one.field] = (*chosen.get(one.field, ()), one.part)
    return chosen


def part_cost(part: Part) -> int:
    """The tokens of a part in the structure."""
    return tokens(json_text(part.model_dump(mode="json", exclude_defaults=True)))
