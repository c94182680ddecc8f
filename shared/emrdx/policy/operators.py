"""The operators of conditions: each becomes a test of one present value, made once when the policy is read."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Final

import re2

from emrdx.policy.render import as_float, from_json, from_yaml
from emrdx.policy.scalars import is_number

Test = Callable[[Any], bool]

_BYTE: Final = re2.compile(r"^(?:[^\\]|\\[^C])*\\C")

COMPARISONS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "gte": lambda a, b: a >= b,
}
OPERATORS: Final = frozenset({"eq", "neq", "in", "not_in", "regex", "contains", "exists", *COMPARISONS})


class OperandError(ValueError):
    """The operator takes no such value."""


def number(value: Any) -> float | None:
    """A call's value as a number: texts, booleans and null are none."""
    kind = type(value)
    if kind is float:
        return float(value)
    return as_float(value) if kind is int else None


def test(op: str, expected: Any) -> Test:
    """The test that an operator makes of a policy's value. Absence is the caller's to judge.

    Raises:
        OperandError: the value does not suit the operator.
    """
    if op not in OPERATORS:
        raise OperandError(f"unknown operator {op!r}; known are {', '.join(sorted(OPERATORS))}")
    if op in COMPARISONS:
        return _comparison(op, expected)
    if op in {"in", "not_in"}:
        if not isinstance(expected, list):
            raise OperandError(f"{op} takes a list")
        return _negated(_any_of(expected)) if op == "not_in" else _any_of(expected)
    if op == "regex":
        return _matches(expected)
    if op == "contains":
        return _contains(expected)
    if op == "exists":
        if not isinstance(expected, bool):
            raise OperandError("exists takes true or false")
        return lambda actual: (actual is not None) == expected
    return _negated(_equals(expected)) if op == "neq" else _equals(expected)


def state_test(op: str, expected: Any) -> Test:
    """The same for a counter's value, which is an exact decimal.

    Raises:
        OperandError: the value does not suit the operator.
    """
    usual = test(op, expected)
    if op not in {*COMPARISONS, "eq", "neq"} or not is_number(expected) or not math.isfinite(expected):
        return usual
    exact = decimal(expected)
    if op in {"eq", "neq"}:
        return lambda actual: (actual == exact) == (op == "eq")
    compare = COMPARISONS[op]
    return lambda actual: compare(actual, exact)


def decimal(value: float) -> Decimal:
    """A finite number as the decimal that a person wrote."""
    return Decimal(value) if isinstance(value, int) else Decimal(repr(value))


def _negated(positive: Test) -> Test:
    return lambda actual: not positive(actual)


def _equals(expected: Any) -> Test:
    as_number = float(expected) if is_number(expected) else None
    as_text = from_yaml(expected)

    def equals(actual: Any) -> bool:
        if as_number is not None:
            value = number(actual)
            if value is not None:
                return value == as_number
        return from_json(actual) == as_text

    return equals


def _any_of(expected: Sequence[Any]) -> Test:
    tests = [_equals(item) for item in expected]
    return lambda actual: any(equals(actual) for equals in tests)


def _comparison(op: str, expected: Any) -> Test:
    if not is_number(expected):
        raise OperandError(f"{op} takes a number of at most 63 bits")
    compare, limit = COMPARISONS[op], float(expected)

    def holds(actual: Any) -> bool:
        value = number(actual)
        return value is not None and compare(value, limit)

    return holds


def _matches(expected: Any) -> Test:
    if not isinstance(expected, str):
        raise OperandError("regex takes a text")
    if _BYTE.search(expected):
        raise OperandError("no RE2 pattern: \\C matches half a character")
    options = re2.Options()
    options.log_errors = False
    try:
        pattern = re2.compile(expected, options)
    except (re2.error, UnicodeEncodeError) as error:
        raise OperandError(f"no RE2 pattern: {error}") from None

    def matches(actual: Any) -> bool:
        return isinstance(actual, str) and pattern.search(scalar_values(actual)) is not None

    return matches


def _contains(expected: Any) -> Test:
    equals = _equals(expected)

    def contains(actual: Any) -> bool:
        if isinstance(actual, str):
            return isinstance(expected, str) and expected in actual
        return isinstance(actual, list) and any(equals(item) for item in actual)

    return contains


def scalar_values(text: str) -> str:
    """The text with each half of a broken surrogate pair replaced, as JSON readers of other languages do."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
