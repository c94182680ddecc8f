"""The rules of a diagnosis: a user's files before ours, and what a rule file's schema cannot say of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import re2

from emrdx.diagnosis.advice.advisors import ADVISORS
from emrdx.diagnosis.knowledge.predicates import PREDICATES
from emrdx.diagnosis.knowledge.rules import (
    FIELDS,
    NARROWING,
    Bound,
    InvalidRulesError,
    Kind,
    Rule,
    RuleSet,
    built_in,
    fact_of,
    given,
    parse,
)

PATTERNS: Final = (
    "message",
    "not_message",
    "frame",
    "not_frame",
    "root_frame",
    "line",
    "not_line",
    "details",
)
"""The fields of a rule's condition that hold an RE2 pattern."""


def rule_set(files_first: Iterable[tuple[str, bytes]] = ()) -> RuleSet:
    """Our rules, with users' files before them.

    Raises:
        InvalidRulesError: a user's file is not of the form, or has a pattern or a name that is none.
    """
    users = [(name, parse(text, name)) for name, text in files_first]
    kinds = dict(built_in())
    for _, parsed in users:
        kinds = parsed | kinds
    bound: list[Bound] = []
    for name, parsed in users:
        found = _bound(parsed, len(bound))
        if fault := next(faults(RuleSet(kinds | parsed, found)), None):
            raise InvalidRulesError(f"{name}: {fault}")
        bound += found
    return RuleSet(kinds, (*bound, *_bound(built_in(), len(bound))))


def _bound(kinds: Mapping[str, Kind], first: int) -> tuple[Bound, ...]:
    each = [(kind, rule) for kind, entry in kinds.items() for rule in entry.rules]
    return tuple(Bound(kind, rule, order) for order, (kind, rule) in enumerate(each, first))


def faults(rules: RuleSet) -> Iterator[str]:
    """What the schema cannot say: ids that are used twice, unknown names, patterns that do not compile, conditions
    that hold for everything or look at two facts.
    """
    ids: set[str] = set()
    for bound in rules.bound:
        if bound.rule.id in ids:
            yield f"{bound.rule.id}: the id is used twice"
        ids.add(bound.rule.id)
        yield from _of_patterns(bound.rule)
        yield from _of_condition(bound.rule)
    for name in dict.fromkeys(bound.kind for bound in rules.bound):
        yield from _of_kind(name, rules.kinds[name], rules.kinds, ids)


def _of_patterns(rule: Rule) -> Iterator[str]:
    options = re2.Options()
    options.log_errors = False
    for field in PATTERNS:
        pattern = getattr(rule.when, field)
        try:
            re2.compile(pattern, options)
        except re2.error as error:
            why = error.args[0].decode() if error.args and isinstance(error.args[0], bytes) else str(error)
            yield f"{rule.id}: {field} {pattern!r} is no RE2 pattern: {why}"


def _of_condition(rule: Rule) -> Iterator[str]:
    """A condition looks at one fact, and names it; what ends a process is a line, what is stated has words."""
    when, fact, fields = rule.when, fact_of(rule.when), given(rule.when)
    if not fields:
        yield f"{rule.id}: `when` is empty and would hold for everything"
    elif fields <= NARROWING and rule.rank != "fallback":
        yield f"{rule.id}: {_listed(fields)} alone names no exception; only a rule of rank fallback may do so"
    if strange := fields - FIELDS[fact]:
        yield f"{rule.id}: {_listed(strange)} cannot stand in a rule on `{fact}`"
    if rule.fatal and fact != "line":
        yield f"{rule.id}: `fatal` is for a rule on a `line`"
    if rule.stated and (fact != "exception" or not when.message):
        yield f"{rule.id}: `stated` is for a rule on an exception's `message`"
    if when.run and when.run not in PREDICATES:
        yield f"{rule.id}: no predicate {when.run!r}; there are {', '.join(PREDICATES)}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _of_kind(name: str, kind: Kind, kinds: Mapping[str, Kind], rules: set[str]) -> Iterator[str]:
    for other in kind.yields_to:
        if other not in kinds:
            yield f"{name}: yields to {other!r}, which is no kind"
    for fix in kind.fixes:
        if fix.advisor and fix.advisor not in ADVISORS:
            yield f"{name}: no advisor {fix.advisor!r}; there are {', '.join(ADVISORS)}"
        for rule in fix.rules:
            if rule not in rules:
                yield f"{name}: a fix names the rule {rule!r}, which is not there"
