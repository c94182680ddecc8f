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


@cache
def sqlstates() -> dict[str, str]:
    """Every condition of the Spark versions read, to its SQLSTATE."""
    data = files("emrdx.signals").joinpath("spark_conditions.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, str])


def condition_of(message: str, *, anywhere: bool = False) -> tuple[str, str]:
    """The condition and SQLSTATE that a message leads with; empty strings where it has none.

    With `anywhere` the condition may stand anywhere in the text, where it is one that Spark has.
    """
    known = sqlstates()
    match = _CONDITION.search(message if anywhere else message.lstrip()[:200])
    while match:
        condition = match.group("condition")
        if condition.partition(".")[0] in known or condition in known:
            return condition, _sqlstate(message) or known.get(condition) or known.get(
                condition.partition(".")[0], ""
            )
        message = message[match.end() :]
        match = _CONDITION.search(message if anywhere else message[:200])
    return "", _sqlstate(message)


def _sqlstate(message: str) -> str:
    match = _SQLSTATE.search(message)
    return str(match.group("sqlstate")) if match else ""
