"""Failures stated without an exception's form: a job that prints `str(error)`, spark-sql's own messages.

A statement is a line that leads with one of Spark's conditions, or that quotes a condition, an AWS service's
answer or an exception with its message. It says less than a thrown exception: the diagnosis believes it only
where it is the last word.
"""

from collections.abc import Iterable
from typing import Final

import re2

from emrdx.model import Role
from emrdx.signals.aws import service_error
from emrdx.signals.conditions import condition_of
from emrdx.signals.model import Language, Link, Place, Record, Thrown, Where

_QUOTED: Final = re2.compile(
    r"(?:^|[\s:(\['\"<])(?P<type>(?:[A-Za-z_][\w$]*\.)*[A-Z]\w*(?:Error|Exception|Failure|Exit|Interrupt|Timeout))"
    r"(?:: |\(['\"]?|>?: )(?P<message>.*)$"
)
_ERRNO: Final = re2.compile(r"(?P<message>\[Errno \d+\] .*)$")
_MARKS: Final = ("[", "Error", "Exception", "An error occurred (", "is not authorized", "Failure", "Timeout")
_CONTINUED: Final = 12


def statements(records: Iterable[Record], thrown: Iterable[Thrown]) -> tuple[Thrown, ...]:
    """The statements on the driver's streams that are no part of a thrown exception."""
    covered = {
        (one.record.place.ref.path, line)
        for one in thrown
        for line in range(one.record.place.line, one.last_line + 1)
    }
    found = []
    for record in records:
        if record.place.role not in {Role.DRIVER, Role.HIVE_DRIVER}:
            continue
        for offset, line in enumerate(_texts(record)):
            number = record.place.line + offset
            if (record.place.ref.path, number) in covered or not any(mark in line for mark in _MARKS):
                continue
            if link := _stated(record, line, offset, number):
                # A condition's message goes on below it: the SQL text, the plan.
                below = min(link.message.count("\n"), len(record.lines) - offset - 1) if link.condition else 0
                found.append(Thrown(links=(link,), record=record, last_line=number + below, stated=True))
    return tuple(found)


def _texts(record: Record) -> tuple[str, ...]:
    return record.lines if record.bare else (record.message, *record.lines[1:])


def _stated(record: Record, line: str, offset: int, number: int) -> Link | None:
    leads = line.lstrip().startswith("[") or line.startswith("Error in query: [")
    printed = record.bare or record.place.ref.stream == "stdout"
    if not leads and not printed and record.level < 4:
        return None
    if offset > 0 and not leads and not printed:
        return None
    message = "\n".join((line, *record.lines[offset + 1 : offset + _CONTINUED]))
    condition, sqlstate = condition_of(line, anywhere=printed or offset == 0)
    error = service_error(line)
    quoted = _QUOTED.search(line) or (_ERRNO.search(line) if printed else None)
    if not (condition or error or quoted):
        return None
    groups = quoted.groupdict() if quoted else {}
    name = groups.get("type") or ""
    return Link(
        language=Language.JVM if name.count(".") > 1 and name[0].islower() else Language.PYTHON,
        type=name,
        message=groups.get("message", message) if not (condition or error) else message,
        place=Place(record.place.ref, number),
        where=Where.DRIVER,
        condition=condition,
        sqlstate=sqlstate,
        service_error=error,
    )
