"""Values as Go's `%v` prints them: equality of unlike types compares these texts.

JSON numbers are float64 there, so 1000000 reads `1e+06`; whole numbers that a policy file holds stay whole.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from emrdx.policy.scalars import Timestamp

_EXPONENT: Final = 6


def from_json(value: Any) -> str:
    """A call's value; every number is a float64."""
    if type(value) is str:
        return value
    return "".join(_parts(value, json=True))


def from_yaml(value: Any) -> str:
    """A policy's value; whole numbers print plainly."""
    return "".join(_parts(value, json=False))


def _parts(value: Any, *, json: bool) -> Iterator[str]:
    # A stack of our own, so that deep nesting in a call cannot exhaust the interpreter's.
    stack: list[Any] = [_Value(value)]
    while stack:
        part = stack.pop()
        if not isinstance(part, _Value):
            yield part
            continue
        current = part.value
        if isinstance(current, dict):
            stack.append("]")
            for index, key in enumerate(sorted(current, key=str, reverse=True)):
                space = " " if index < len(current) - 1 else ""
                stack += [_Value(current[key]), f"{space}{scalar(key, json=json)}:"]
            yield "map["
        elif isinstance(current, list):
            stack.append("]")
            for index, item in enumerate(reversed(current)):
                stack.append(_Value(item))
                if index < len(current) - 1:
                    stack.append(" ")
            yield "["
        else:
            yield scalar(current, json=json)


class _Value:
    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def scalar(value: Any, *, json: bool) -> str:
    """A value that is neither list nor map."""
    if isinstance(value, str):
        return value
    if value is None:
        return "<nil>"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Timestamp):
        return value.rendering
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, int):
        return _of_float(as_float(value)) if json and as_float(value) is not None else str(value)
    return _of_float(value) if isinstance(value, float) else str(value)


def as_float(value: int) -> float | None:
    """A whole number as a float64; None where it is out of range."""
    try:
        return float(value)
    except OverflowError:
        return None


def _of_float(value: float | None) -> str:
    """The shortest decimal that reads back; with an exponent below 1e-4 and from a million on."""
    if value is None or value != value:  # noqa: PLR0124 (not a number)
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "+Inf" if value > 0 else "-Inf"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 (finite)
    text = "".join(map(str, digits))
    mark = "-" if sign else ""
    if text == "0":
        return f"{mark}0"
    point = len(text) + exponent
    if not -4 <= point - 1 < _EXPONENT:
        fraction = f".{text[1:]}" if len(text) > 1 else ""
        return f"{mark}{text[0]}{fraction}e{'-' if point < 1 else '+'}{abs(point - 1):02d}"
    if point <= 0:
        return f"{mark}0.{'0' * -point}{text}"
    whole = text[:point].ljust(point, "0")
    return f"{mark}{whole}.{text[point:]}" if len(text) > point else f"{mark}{whole}"
