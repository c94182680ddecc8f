"""One rule of a file: its keys, its conditions and what it counts, in the strict form and in the catalogue's."""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from yaml.nodes import MappingNode, Node

from emrdx.policy.counting import Counting, Rate, counting, per, rate, rate_of_snippet, scope_name
from emrdx.policy.document import Document, is_null, line
from emrdx.policy.model import Action, Charge, Condition, Counter, Per, Rule
from emrdx.policy.operators import OperandError, decimal, state_test, test
from emrdx.policy.render import from_yaml
from emrdx.policy.scalars import is_number

_STRICT_KEYS: Final = frozenset(
    {"name", "action", "conditions", "on_deny", "rate_limit", "state", "approval_timeout", "scope"}
)
_SNIPPET_KEYS: Final = _STRICT_KEYS | {"reason"}
_CONDITION_KEYS: Final = frozenset({"path", "op", "value"})
_ALLOW: Final = "allow"
_DURATION: Final = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h))+", re.ASCII)
_DURATION_PART: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)", re.ASCII)
_UNITS: Final = {"ms": 0.001, "s": 1, "m": 60, "h": 3600}
_DAYS_MAX: Final = 30

Counters = Mapping[str, Counter]


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule's keys, with what it counts already read, so that other rules' conditions can refer to it."""

    node: Node
    tool: str
    where: str
    strict: bool
    fields: Mapping[str, Node]
    rate: Rate | None
    counting: Counting | None


def draft(document: Document, node: Node, tool: str, index: int, *, strict: bool) -> Draft:
    """The first look at a rule."""
    where = f"tools.{tool}.rules[{index}]"
    fields = {
        name: value
        for name, value in document.fields(node, _STRICT_KEYS if strict else _SNIPPET_KEYS, where).items()
        if not is_null(value)
    }
    limit = fields.get("rate_limit")
    state = fields.get("state")
    scope = fields.get("scope")
    found_rate = None
    if isinstance(limit, MappingNode) and not strict:
        own = per(document, [scope], where, Per.SESSION)
        found_rate = rate_of_snippet(document, limit, own, index, where)
    elif limit is not None:
        found_rate = rate(document, limit, per(document, [scope], where), where)
    elif scope is not None and state is None:
        document.found.error(
            line(scope), where, "scope says whose calls are counted, and this rule counts none"
        )
    counted = counting(document, state, tool, scope, f"{where}.state") if state is not None else None
    return Draft(node, tool, where, strict, fields, found_rate, counted)


def rule(document: Document, part: Draft, counters: Counters) -> Rule | None:
    """The rule, or None where it says nothing valid."""
    fields, where, found = part.fields, part.where, document.found
    action = _action(document, part)
    name = document.text(fields.get("name"), where)
    if not name and part.strict:
        found.error(line(part.node), where, "a rule must have a name")
    name = name or f"{part.tool}.{where.rpartition('.')[2]}"
    nodes = document.items(fields.get("conditions"), f"{where}.conditions")
    conditions = [
        condition(document, node, counters, f"{where}.conditions[{index}]")
        for index, node in enumerate(nodes)
    ]
    _fits(document, part, action, len(nodes))
    charge = _charge(document, part, action, nodes)
    reason = fields.get("on_deny") or fields.get("reason")
    message = document.text(reason, where) or (part.rate.message if part.rate else "")
    if action is None:
        return None
    return Rule(
        name=name,
        action=action,
        conditions=tuple(one for one in conditions if one is not None),
        message=message,
        charge=charge,
        approval_timeout=duration(document, fields.get("approval_timeout"), where),
        digest=_digest(document, part),
    )


def _action(document: Document, part: Draft) -> Action | None:
    text = document.text(part.fields.get("action"), part.where)
    if not text or (text == _ALLOW and not part.strict):
        return Action.EVALUATE
    if text in set(Action):
        return Action(text)
    known = ", ".join(Action) if part.strict else ", ".join([_ALLOW, *Action])
    document.found.error(
        line(part.fields["action"]), part.where, f"action must be one of {known}, not {text!r}"
    )
    return None


def _fits(document: Document, part: Draft, action: Action | None, conditions: int) -> None:
    fields, where, found = part.fields, part.where, document.found
    limit = fields.get("rate_limit")
    if limit is not None:
        if action in {Action.DENY, Action.REQUIRE_APPROVAL}:
            found.error(line(limit), where, f"rate_limit does not go with action {action}")
        if part.strict and (conditions or "state" in fields):
            found.error(line(limit), where, "rate_limit does not go with conditions or state: use two rules")
    elif action is Action.DENY and conditions:
        found.error(line(fields["conditions"]), where, "a deny rule has no conditions; it always denies")
    elif action is Action.EVALUATE and not conditions and part.strict:
        found.error(line(part.node), where, "an evaluate rule must have a condition, or it says nothing")
    if "state" in fields and action in {Action.DENY, Action.REQUIRE_APPROVAL}:
        found.error(line(fields["state"]), where, f"a rule with action {action} never counts: no state here")
    if "approval_timeout" in fields and action is not Action.REQUIRE_APPROVAL:
        found.warn(line(fields["approval_timeout"]), where, "approval_timeout is for require_approval alone")


def _charge(document: Document, part: Draft, action: Action | None, nodes: list[Node]) -> Charge | None:
    if part.rate is not None:
        return part.rate.charge(part.tool)
    if part.counting is None or action is not Action.EVALUATE:
        return None
    counter = part.counting.counter
    own = f"state.{counter.scope}.{counter.name}"
    for index, node in enumerate(nodes):
        fields = _plain_fields(document, node)
        if fields.get("path") == own and fields.get("op") in {"lt", "lte"} and is_number(fields.get("value")):
            bound = fields["value"]
            if not math.isfinite(bound):
                where = f"{part.where}.conditions[{index}]"
                document.found.error(line(node), where, "no limit: the counter would never refuse")
                return None
            return Charge(
                counter,
                decimal(bound),
                inclusive=fields["op"] == "lte",
                amount=part.counting.amount,
                amount_path=part.counting.amount_path,
            )
    document.found.error(
        line(part.fields["state"]),
        f"{part.where}.state",
        f"never counts: the rule needs a condition lt or lte with a number on its own counter, {own}",
    )
    return None


def _plain_fields(document: Document, node: Node) -> dict[str, Any]:
    if not isinstance(node, MappingNode):
        return {}
    silent = Document(type(document.found)(), document.visited)
    return {name: silent.value(value, "") for name, (_key, value) in silent.entries(node, "").items()}


def condition(document: Document, node: Node, counters: Counters, where: str) -> Condition | None:
    """One condition of a rule."""
    fields, found = document.fields(node, _CONDITION_KEYS, where), document.found
    path = document.text(fields.get("path"), where)
    op = document.text(fields.get("op"), where)
    expected = document.value(fields.get("value"), where)
    place = line(fields.get("value", node))
    source, _, rest = path.partition(".")
    counter = None
    if source not in {"args", "state"} or "." not in path:
        found.error(
            line(fields.get("path", node)), where, f"path must begin with args. or state., not {path!r}"
        )
    elif source == "state":
        counter = counters.get(rest)
        if counter is None:
            found.error(
                line(fields["path"]), where, f"no rule has a counter for {path}: state.<tool>.<counter>"
            )
    try:
        tested = state_test(op, expected) if source == "state" else test(op, expected)
    except OperandError as error:
        found.error(place if op else line(node), where, str(error))
        return None
    absent = op == "exists" and expected is False
    if source == "state":
        return Condition(tested, counter=counter, on_absence=absent)
    return Condition(tested, path=tuple(rest.split(".")), on_absence=absent)


def duration(document: Document, node: Node | None, where: str) -> timedelta | None:
    """A span such as 30m or 1h30m."""
    text = document.text(node, where)
    if node is None or not text:
        return None
    seconds = 0.0
    if _DURATION.fullmatch(text) and len(text) < 40:
        seconds = sum(float(count) * _UNITS[unit] for count, unit in _DURATION_PART.findall(text))
    if not 0 < seconds <= _DAYS_MAX * 86400:
        document.found.error(
            line(node), where, f"{text!r} must be a span such as 30m or 1h30m, at most {_DAYS_MAX} days"
        )
        return None
    return timedelta(seconds=seconds)


def declared(drafts: list[Draft]) -> dict[str, Counter]:
    """Every counter by its path below `state.`."""
    found: dict[str, Counter] = {}
    for part in drafts:
        counter = None
        if part.counting is not None:
            counter = part.counting.counter
        elif part.rate is not None:
            counter = part.rate.charge(part.tool).counter
        if counter is not None:
            found.setdefault(f"{scope_name(part.tool)}.{counter.name}", counter)
    return found


def _digest(document: Document, part: Draft) -> str:
    silent = Document(type(document.found)(), document.visited)
    said = [part.tool, from_yaml({name: silent.value(node, "") for name, node in part.fields.items()})]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
