"""Warnings: what is valid, and can never match or never comes to be read."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from yaml.nodes import Node, ScalarNode

from emrdx.policy.document import Document, line
from emrdx.policy.model import OPERATION_MARK, WILDCARD, Action, Policy
from emrdx.policy.operators import OperandError, test
from emrdx.policy.problems import Findings
from emrdx.policy.render import from_yaml
from emrdx.policy.scalars import Timestamp, is_number

_PATTERN: Final = re.compile(r"[*?\[\]]")
_OLD_BOOLEANS: Final = frozenset({"yes", "no", "on", "off", "y", "n"})
_BELOW: Final = frozenset({"lt", "lte"})
_ABOVE: Final = frozenset({"gt", "gte"})


def of_policy(document: Document, policy: Policy, fields: Mapping[str, Node]) -> None:
    """Notes the warnings about a policy that was read."""
    found = document.found
    _hidden(document, policy, fields.get("hide"))
    if not policy.default_allow and not policy.tools.keys() - {WILDCARD}:
        found.warn(line(fields["default"]), "default", "deny, and no tool is listed: every call is denied")
    silent = Document(Findings(), document.visited)
    for name, (key, value) in silent.entries(fields.get("tools"), "").items():
        where = f"tools.{name}"
        if name != WILDCARD and _PATTERN.search(name):
            found.warn(
                line(key), where, "names are exact: this is no pattern and matches that one name alone"
            )
        if policy.hides(*_parts(name)):
            found.warn(line(key), where, "hidden, so its rules are never read")
        rules = silent.fields(value, frozenset({"rules"}), "").get("rules")
        _unreached(document, policy, name, silent.items(rules, ""))
        for index, rule in enumerate(silent.items(rules, "")):
            conditions = silent.entries(rule, "").get("conditions")
            _conditions(document, silent, conditions[1] if conditions else None, f"{where}.rules[{index}]")
    _grants(document, policy, fields.get("grants"))


def _parts(name: str) -> tuple[str, str | None]:
    tool, mark, operation = name.partition(OPERATION_MARK)
    return tool, operation if mark else None


def _hidden(document: Document, policy: Policy, node: Node | None) -> None:
    for index, item in enumerate(getattr(node, "value", ())):
        name, where = str(getattr(item, "value", "")), f"hide[{index}]"
        if name == WILDCARD:
            document.found.warn(line(item), where, "hides every tool: every call is denied")
        elif _PATTERN.search(name):
            document.found.warn(
                line(item), where, "names are exact: this is no pattern and hides that one name alone"
            )
        elif WILDCARD in policy.hidden:
            document.found.warn(line(item), where, "the '*' beside it hides this tool already")


def _unreached(document: Document, policy: Policy, name: str, nodes: list[Node]) -> None:
    rules = policy.tools.get(name, ())
    if len(rules) != len(nodes):
        return
    for index, rule in enumerate(rules):
        if rule.action is Action.DENY and index < len(rules) - 1:
            text = f"never read: rules[{index}] before it always denies"
            document.found.warn(line(nodes[index + 1]), f"tools.{name}.rules[{index + 1}]", text)
            return
        charge = rule.charge
        if charge and charge.amount_path is None and not charge.holds(charge.amount):
            text = "denies every call: one alone is over the limit"
            document.found.warn(line(nodes[index]), f"tools.{name}.rules[{index}]", text)


def _conditions(document: Document, silent: Document, node: Node | None, where: str) -> None:
    tests: dict[str, list[tuple[str, Any]]] = {}
    for index, item in enumerate(silent.items(node, "")):
        fields = {name: value for name, (_key, value) in silent.entries(item, "").items()}
        path, op = silent.text(fields.get("path"), ""), silent.text(fields.get("op"), "")
        expected, place = silent.value(fields.get("value"), ""), f"{where}.conditions[{index}]"
        for text in _of_condition(path, op, expected, fields.get("value")):
            document.found.warn(line(fields.get("value", item)), place, text)
        tests.setdefault(path, []).append((op, expected))
    for path, said in tests.items():
        if contradict(said) and node is not None:
            document.found.warn(line(node), f"{where}.conditions", f"no value of {path} meets them all")


def _of_condition(path: str, op: str, expected: Any, node: Node | None) -> Iterator[str]:
    segments = path.split(".")[1:]
    if path.startswith("args.") and any(_PATTERN.search(part) or part == "" for part in segments):
        yield f"{path}: segments are the names of arguments; there are no list indexes, brackets or wildcards"
    elif path.startswith("args.") and any(part.isdecimal() for part in segments):
        yield f"{path}: a number is a name in a mapping here and never an index of a list"
    if op in {"in", "not_in"} and expected == []:
        yield "an empty list holds nothing" + (": this denies every call" if op == "in" else "")
    values = expected if op in {"in", "not_in"} and isinstance(expected, list) else [expected]
    if op in {"eq", "neq", "in", "not_in", "contains"}:
        for value in values:
            if isinstance(value, Timestamp):
                yield f"a bare date is a moment, rendered {value.rendering!r}, and equals no date text: quote it"
            elif isinstance(value, int) and not isinstance(value, bool) and not is_number(value):
                yield f"{value} is above 63 bits and equals no number of a call"
    if op == "contains" and isinstance(expected, (list, dict)):
        yield "contains looks for one element, not for a list or a mapping"
    if isinstance(node, ScalarNode) and node.tag == "?" and node.value.lower() in _OLD_BOOLEANS:
        yield f"{node.value} is a text, not a truth value: write true or false, or quote it"


def contradict(tests: list[tuple[str, Any]]) -> bool:
    """Whether no one value can pass all of these tests of one path, as far as the values and bounds that they
    name tell.
    """
    if ("exists", False) in tests and len(tests) > 1:
        return any(one != ("exists", False) for one in tests)
    try:
        every = [test(op, expected) for op, expected in tests]
    except OperandError:
        return False
    for op, expected in tests:
        named = _passing(op, expected)
        if named:
            return not any(all(passes(value) for passes in every) for value in named)
    return _bounds_cross(tests)


def _passing(op: str, expected: Any) -> list[Any]:
    """All values of a call that pass a test, and some that do not; empty where they cannot be listed.

    Equality compares texts, so that 5 is also passed by "5".
    """
    options = {"eq": [expected], "in": expected}.get(op, ())
    texts = [from_yaml(option) for option in options]
    if any(text.startswith(("[", "map[")) for text in texts):
        return []
    numbers = [option for option in options if is_number(option)]
    return [*texts, *numbers, *_numbers(texts), True, False, None] if texts else []


def _numbers(texts: list[str]) -> Iterator[float]:
    for text in texts:
        with suppress(ValueError):
            yield float(text)


def _bounds_cross(tests: list[tuple[str, Any]]) -> bool:
    above = [(value, op == "gt") for op, value in tests if op in _ABOVE and is_number(value)]
    below = [(value, op == "lte") for op, value in tests if op in _BELOW and is_number(value)]
    if not above or not below:
        return False
    (low, beyond), (high, reached) = max(above), min(below)
    return bool(low > high or (low == high and (beyond or not reached)))


def _grants(document: Document, policy: Policy, node: Node | None) -> None:
    if policy.grants is None or node is None:
        return
    if not policy.grants:
        document.found.warn(line(node), "grants", "nobody is granted anything: every call is denied")
    for index, grant in enumerate(policy.grants):
        for tool in grant.tools:
            name, operation = _parts(tool)
            if not name.endswith(WILDCARD) and policy.hides(name, operation):
                document.found.warn(
                    line(node), f"grants[{index}]", f"{tool} is hidden, so nobody can call it"
                )
            elif not name.endswith(WILDCARD) and not policy.default_allow and not _listed(policy, tool):
                document.found.warn(
                    line(node), f"grants[{index}]", f"{tool} is not under tools, and the default denies it"
                )


def _listed(policy: Policy, tool: str) -> bool:
    name, operation = _parts(tool)
    if operation is None:
        return name in policy.tools or name in policy.by_operation
    return policy.lists(name, operation)
