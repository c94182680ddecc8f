"""Spark's error conditions: `[CONDITION.SUB_CONDITION] message … SQLSTATE: 42703`.

Spark prints them since 3.2, with the SQLSTATE since 4.0. The table of all conditions with their SQLSTATE is
derived from Spark's own `error-conditions.json` (`spark-common-utils` jar) by `tools/spark_conditions.py`.
"""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import re2

_CONDITION: Final = re2.compile(r"\[(?P<condition>_?[A-Z][A-Z0-9_]{3,80}(?:\.[A-Z][A-Z0-9_]{1,80})?)\]")
_SQLSTATE: Final = re2.compile(r"\bSQL ?STATE(?: ?[:=]|\()? ?(?P<sqlstate>[0-9A-Z]{5})\b")
_NAME: Final = re2.compile(
    r"(?:^|[\s:=('\"])(?P<condition>[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+(?:\.[A-Z][A-Z0-9_]{1,80})?)['\"]?[,:]? (?:\{['\"]|Map\()"
)
LONGEST: Final = 1000
# A message leads with its condition, behind at most a type or a sentence; further down stands what it quotes.
LEAD_CHARS: Final = 200


@cache
def sqlstates() -> dict[str, str]:
    """Every condition of the Spark versions read, to its SQLSTATE."""
    data = files("emrdx.signals").joinpath("spark_conditions.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, str])


def condition_of(message: str, *, anywhere: bool = False) -> tuple[str, str]:
    """The first condition that the engines know in the first 200 characters of a message, with `anywhere` in all of
    it, and the SQLSTATE that the message names, else the condition's own; empty strings where there is none.
    """
    known = sqlstates()
    named = _SQLSTATE.search(message)
    sqlstate = str(named.group("sqlstate")) if named else ""
    for match in _CONDITION.finditer(message if anywhere else message.lstrip()[:LEAD_CHARS]):
        condition = str(match.group("condition"))
        parent = condition.partition(".")[0]
        if condition in known or parent in known:
            return condition, sqlstate or known.get(condition) or known.get(parent, "")
    return "", sqlstate


def named_condition(line: str) -> str:
    """The condition that a line names without its brackets, before its parameters, as a program does that prints an
    exception's condition and parameters.
    """
    known = sqlstates()
    names = (str(match.group("condition")) for match in _NAME.finditer(line[:LONGEST]))
    return next((name for name in names if name in known), "")
