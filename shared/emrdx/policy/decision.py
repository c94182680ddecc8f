"""What a policy says of one call, before anything is counted: no I/O but reading counters through the function given."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from emrdx.policy.model import (
    OPERATION_ARGUMENT,
    Action,
    Charge,
    Condition,
    Counter,
    Per,
    Policy,
    Rule,
)
from emrdx.policy.readable import NESTED_MAX, is_text, nested_too_deeply

HIDDEN: Final = "(hidden)"
NOT_GRANTED: Final = "(not granted)"
DEFAULT_DENY: Final = "(default deny)"
NO_OPERATION: Final = "(no operation)"
MALFORMED: Final = "(malformed call)"
STORE: Final = "(store)"
RECORD: Final = "(record)"
POLICY_FAULT: Final = "Internal policy error"
_MISSING: Final = object()


class Verdict(StrEnum):
    """What happens to a call."""

    ALLOW = "allow"
    DENY = "deny"
    APPROVE = "approve"


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a tool as the caller made it; `arguments` None means none were given."""

    tool: str
    arguments: Any = None
    identity: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, the rule that decided and what the caller is told; both None where the call is allowed."""

    verdict: Verdict
    rule: str | None = None
    message: str | None = None
    approval: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One counter for one caller: where a charge is stored."""

    counter: Counter
    who: str

    @property
    def key(self) -> str:
        """The stored name. As JSON, no tool's or caller's name can pass for another's."""
        counter = self.counter
        window = f"{counter.window.seconds}{'' if counter.window.calendar else '+'}"
        return json.dumps([counter.scope, counter.name, window, counter.per.value, self.who])


@dataclass(frozen=True, slots=True)
class Due:
    """What a call is to be charged, by which rule."""

    slot: Slot
    charge: Charge
    amount: Decimal
    rule: Rule


@dataclass(frozen=True, slots=True)
class Judgement:
    """A denial; or what is due and which rules want a person's approval."""

    denial: Decision | None = None
    due: tuple[Due, ...] = ()
    wanted: tuple[Rule, ...] = ()


Read = Callable[[Slot], Decimal]
ALLOWED: Final = Decision(Verdict.ALLOW)
_NOTHING: Final = Judgement()


def judge(policy: Policy, call: Call, read: Read) -> Judgement:
    """What the policy says.

    Hidden tools first, then grants, the default, and every rule in order: of the operation, of the tool, of all
    tools. Nothing allows outright, so that no rule can make a policy more permissive. A denial anywhere comes
    before any wish for approval: nobody is asked for what would be denied all the same.
    """
    arguments = {} if call.arguments is None else call.arguments
    if not isinstance(arguments, dict):
        return _denied(MALFORMED, "The arguments of a call must be an object")
    if nested_too_deeply(arguments):
        return _denied(MALFORMED, f"The arguments of a call are nested more than {NESTED_MAX} deep")
    operation = None
    if call.tool in policy.by_operation:
        given = arguments.get(OPERATION_ARGUMENT)
        operation = given if isinstance(given, str) else None
    shut = _shut(policy, call, operation)
    if shut is not None:
        return shut
    rules = policy.rules(call.tool, operation)
    if not rules:
        return _NOTHING
    wanted: list[Rule] = []
    for rule in rules:
        if rule.action is Action.REQUIRE_APPROVAL:
            if all(_holds(condition, call, arguments, read) for condition in rule.conditions):
                wanted.append(rule)
        elif rule.action is Action.DENY or not all(
            _holds(condition, call, arguments, read) for condition in rule.conditions
        ):
            return _denied(rule.name, rule.message or f"Denied by rule {quoted(rule.name)}")
    return _owed(rules, call, arguments, tuple(wanted))


def _shut(policy: Policy, call: Call, operation: str | None) -> Judgement | None:
    tool = call.tool
    if policy.hidden and policy.hides(tool, operation):
        return _denied(HIDDEN, f"Tool {quoted(tool)} is hidden by policy")
    if policy.grants is not None and not policy.grants_use(tool, operation, call.identity):
        return _denied(NOT_GRANTED, f"Tool {quoted(tool)} is not granted to this identity")
    if not policy.default_allow and not policy.lists(tool, operation):
        return _denied(DEFAULT_DENY, f"Tool {quoted(tool)} is not permitted by policy")
    if operation is None and tool in policy.by_operation:
        return _denied(
            NO_OPERATION, f"Tool {quoted(tool)} is ruled by operation, and the call names none as text"
        )
    return None


def _owed(
    rules: tuple[Rule, ...], call: Call, arguments: Mapping[str, Any], wanted: tuple[Rule, ...]
) -> Judgement:
    due = []
    for rule in rules:
        charge = rule.charge
        if charge is None:
            continue
        amount = charge.amount
        if charge.amount_path is not None:
            found = resolve(arguments, charge.amount_path)
            if not _is_amount(found):
                return _denied(rule.name, POLICY_FAULT)
            amount = Decimal(found) if isinstance(found, int) else Decimal(repr(found))
            if amount < 0:
                return _denied(rule.name, "Bad amount: a negative one would refill the limit")
        due.append(Due(slot(charge.counter, call), charge, amount, rule))
    return Judgement(due=tuple(due), wanted=wanted)


def _is_amount(value: Any) -> bool:
    if type(value) is int:
        # Beyond what a double holds, no other reader of the call would see the same number.
        return abs(value) < 10**300
    return type(value) is float and math.isfinite(value)


def slot(counter: Counter, call: Call) -> Slot:
    """Where this caller's count is kept. Callers without an identity or session share one count."""
    who = {Per.GLOBAL: "", Per.IDENTITY: call.identity, Per.SESSION: call.session}[counter.per]
    return Slot(counter, who)


def _holds(condition: Condition, call: Call, arguments: Mapping[str, Any], read: Read) -> bool:
    if condition.counter is not None:
        return condition.test(read(slot(condition.counter, call)))
    found = resolve(arguments, condition.path)
    return condition.on_absence if found is _MISSING else condition.test(found)


def resolve(arguments: Any, path: tuple[str, ...]) -> Any:
    """The value that a path leads to through mappings."""
    current = arguments
    for name in path:
        if not isinstance(current, dict):
            return _MISSING
        current = current.get(name, _MISSING)
        if current is _MISSING:
            return _MISSING
    return current


def refused(due: Due) -> Decision:
    """The denial of a call that a counter has no room for."""
    return Decision(
        Verdict.DENY, due.rule.name, due.rule.message or f"Rate limit exceeded for {due.rule.name}"
    )


def quoted(text: str) -> str:
    """A name in quotes, on one line."""
    return json.dumps(text, ensure_ascii=False)


def _denied(rule: str, message: str) -> Judgement:
    return Judgement(denial=Decision(Verdict.DENY, rule, message))


def names_no_tool(tool: Any) -> bool:
    """Whether a call's tool is no name at all, or one that cannot be written down."""
    return not isinstance(tool, str) or not tool or not is_text(tool)
