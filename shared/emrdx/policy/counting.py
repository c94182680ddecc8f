"""What rules count: `state` blocks and both forms of `rate_limit`."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from yaml.nodes import MappingNode, Node, ScalarNode

from emrdx.policy.document import Document, is_null, line
from emrdx.policy.model import GLOBAL_SCOPE, WILDCARD, WINDOWS, Charge, Counter, Per, Window
from emrdx.policy.operators import decimal
from emrdx.policy.scalars import INT64_MAX, is_number

STATE_KEYS: Final = frozenset({"counter", "window", "increment", "increment_from", "scope"})
_RATE: Final = re.compile(r"(\+?[0-9]+)/(minute|hour|day)", re.ASCII)
_SCOPES: Final = ", ".join(Per)


@dataclass(frozen=True, slots=True)
class Counting:
    """A counter as a rule declares it; its bound comes from the rule's own condition on it."""

    counter: Counter
    amount: Decimal = Decimal(1)
    amount_path: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """A `rate_limit`: so many calls a window."""

    count: int
    window: Window
    per: Per
    name: str
    unit: str

    def charge(self, tool: str) -> Charge:
        """What a rule with this limit counts."""
        counter = Counter(scope_name(tool), self.name, self.window, self.per)
        return Charge(counter, Decimal(self.count), inclusive=True)

    @property
    def message(self) -> str:
        """What is said where the rule says nothing."""
        return f"Rate limit of {self.count} per {self.unit} reached. Try again later."


def scope_name(tool: str) -> str:
    """The name in a counter's path for the key of a tool."""
    return GLOBAL_SCOPE if tool == WILDCARD else tool


def per(document: Document, nodes: Iterable[Node | None], where: str, otherwise: Per = Per.GLOBAL) -> Per:
    """Whose calls are counted together, from `scope` at a rule or at its state block."""
    given = [node for node in nodes if not is_null(node)]
    if len(given) > 1:
        document.found.error(line(given[1]), where, "scope stands twice; keep one")  # type: ignore[arg-type]
    for node in given:
        text = document.text(node, where)
        if text in set(Per):
            return Per(text)
        document.found.error(line(node), where, f"scope must be one of {_SCOPES}, not {text!r}")  # type: ignore[arg-type]
    return otherwise


def rate(document: Document, node: Node, scope: Per, where: str) -> Rate | None:
    """A `rate_limit` of the form N/minute, N/hour or N/day."""
    if not isinstance(node, ScalarNode):
        document.found.error(line(node), where, 'rate_limit must be a text such as "5/hour"')
        return None
    found = _RATE.fullmatch(node.value)
    count = int(found[1]) if found and len(found[1]) < 20 else 0
    if found is None or not 0 < count <= INT64_MAX:
        document.found.error(
            line(node),
            where,
            f"rate_limit {node.value!r} must be a positive whole number, / and minute, hour or day",
        )
        return None
    return Rate(count, WINDOWS[found[2]], scope, f"_rate_{found[2]}", found[2])


def rate_of_snippet(document: Document, node: MappingNode, scope: Per, index: int, where: str) -> Rate | None:
    """A catalogue snippet's `rate_limit`: `max` calls in `window` seconds from the first one counted."""
    fields = document.fields(node, frozenset({"max", "window"}), where)
    numbers = {}
    for name in ("max", "window"):
        value = document.value(fields.get(name), where)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 < value <= INT64_MAX:
            place = fields.get(name, node)
            document.found.error(line(place), where, f"rate_limit.{name} must be a positive whole number")
        else:
            numbers[name] = value
    if len(numbers) < 2:
        return None
    window = Window(numbers["window"], calendar=False)
    return Rate(
        numbers["max"], window, scope, f"_rate_{window.seconds}s_{index}", f"{window.seconds} seconds"
    )


def counting(
    document: Document, node: Node, tool: str, rule_scope: Node | None, where: str
) -> Counting | None:
    """A rule's `state` block."""
    fields = document.fields(node, STATE_KEYS, where)
    name = document.text(fields.get("counter"), where)
    if not name:
        document.found.error(line(node), where, "counter must have a name")
    window = document.text(fields.get("window"), where)
    if window not in WINDOWS:
        place = fields.get("window", node)
        document.found.error(line(place), where, f"window must be minute, hour or day, not {window!r}")
    source = document.text(fields.get("increment_from"), where)
    if source and not source.startswith("args."):
        document.found.error(
            line(fields["increment_from"]), where, f"increment_from must begin with args., not {source!r}"
        )
    amount = _increment(document, fields, where)
    scope = per(document, [rule_scope, fields.get("scope")], where)
    if not name or window not in WINDOWS:
        return None
    path = tuple(source.removeprefix("args.").split(".")) if source else None
    return Counting(Counter(scope_name(tool), name, WINDOWS[window], scope), amount, path)


def _increment(document: Document, fields: Mapping[str, Node], where: str) -> Decimal:
    node = fields.get("increment")
    value = document.value(node, where)
    if node is None or value is None:
        return Decimal(1)
    if not is_number(value) or not math.isfinite(value):
        document.found.error(line(node), where, "increment must be a number")
    elif value < 0:
        document.found.error(line(node), where, "a negative increment would refill the limit at each call")
    elif value:
        return decimal(value)
    return Decimal(1)
