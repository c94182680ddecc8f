"""The types of YAML scalars as go-yaml v3 gives them to an untyped field, which is what policies were written for.

`yes` and `on` are text, `1e3` and `0o10` are numbers, `010` is octal, `1_000` is 1000, a bare date is a moment in
time. What PyYAML would make of the same text differs in each of these.
"""

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Final

INT64_MIN: Final = -(2**63)
INT64_MAX: Final = 2**63 - 1
UINT64_MAX: Final = 2**64 - 1

_NAMED: Final[dict[str, Any]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
}
_INTEGER: Final = re.compile(
    r"(?P<sign>[+-]?)(?:0[xX](?P<hex>[0-9a-fA-F]+)|0[bB](?P<bin>[01]+)|0[oO]?(?P<oct>[0-7]+)|(?P<dec>0|[1-9][0-9]*))"
)
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_TIMESTAMP: Final = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"(?:(?P<mark>[Tt ])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{1,2}):(?P<second>[0-9]{1,2})"
    r"(?:\.(?P<fraction>[0-9]{1,9})[0-9]*)?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_PARTS: Final = ("year", "month", "day", "hour", "minute", "second")
_BASES: Final = (("hex", 16), ("bin", 2), ("oct", 8), ("dec", 10))
_DIGITS_MAX: Final = 80


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment, which compares with nothing but its own rendering."""

    rendering: str


def plain(text: str) -> Any:
    """The value of an unquoted scalar: None, bool, int, float, `Timestamp` or str.

    An integer of 64 bits without a sign that does not fit one with a sign stays an int: see `is_number`.
    """
    if text in _NAMED:
        return _NAMED[text]
    first = text[0]
    if first == ".":
        return _float(text) if _FLOAT.fullmatch(text) else text
    if first not in "+-0123456789":
        return text
    moment = timestamp(text)
    if moment is not None:
        return moment
    number = text.replace("_", "")
    whole = _integer(number)
    if whole is not None:
        return whole
    return _float(number, text) if _FLOAT.fullmatch(number) else text


def is_number(value: Any) -> bool:
    """Whether a YAML value counts as a number: integers above 63 bits do not."""
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return INT64_MIN <= value <= INT64_MAX
    return isinstance(value, float)


def timestamp(text: str) -> Timestamp | None:
    """The moment that a bare scalar means, rendered as Go prints a time."""
    found = _TIMESTAMP.fullmatch(text)
    if found is None or (found["mark"] is not None and (found["mark"] == " ") == bool(found["zone"])):
        return None
    zone = found["zone"] or "Z"
    sign = -1 if zone[0] == "-" else 1
    offset = timedelta() if zone == "Z" else sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    year, month, day, hour, minute, second = (int(found[name] or 0) for name in _PARTS)
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
    except ValueError:
        return None
    fraction = (found["fraction"] or "").rstrip("0")
    shown = zone.replace(":", "")
    return Timestamp(
        f"{moment:%Y-%m-%d %H:%M:%S}"
        + (f".{fraction}" if fraction else "")
        + (" +0000 UTC" if zone == "Z" else f" {shown} {shown}")
    )


def _integer(text: str) -> int | None:
    found = _INTEGER.fullmatch(text)
    if found is None or len(text) > _DIGITS_MAX:
        return None
    value = next(int(found[name], base) for name, base in _BASES if found[name] is not None)
    if found["sign"] == "-":
        return -value if -value >= INT64_MIN else None
    most = INT64_MAX if found["sign"] else UINT64_MAX
    return value if value <= most else None


def _float(text: str, otherwise: str | None = None) -> float | str:
    value = float(text)
    return value if math.isfinite(value) else otherwise or text
