"""Whether a rule's condition holds for a fact, and what its patterns capture."""

from functools import cache
from typing import Any, Final

import re2

from emrdx.diagnosis.knowledge.rules import Rule, ServiceClause, When
from emrdx.signals.model import Language, Level, Link, Record, Where, simple_name

_LEVELS: Final = {"": Level.TRACE, "info": Level.INFO, "warn": Level.WARN, "error": Level.ERROR}


@cache
def compiled(pattern: str) -> Any:
    """An RE2 pattern; `.` matches line ends, `^` and `$` match at lines."""
    options = re2.Options()
    options.dot_nl = True
    options.one_line = False
    options.never_nl = False
    options.log_errors = False
    return re2.compile("(?m)" + pattern, options)


def type_holds(rule: Rule, type_name: str, language: Language) -> bool:
    """Whether an exception's type and language suit a rule; a statement has no type to suit it."""
    when = rule.when
    if rule.stated and not type_name:
        return True
    if when.language and language != when.language:
        return False
    return not when.exception or any(_named(name, type_name) for name in when.exception)


def _named(name: str, type_name: str) -> bool:
    if name.startswith("*") or name.endswith("*"):
        bare = name.strip("*")
        if name.startswith("*") and name.endswith("*"):
            return bare in type_name
        return type_name.endswith(bare) if name.startswith("*") else type_name.startswith(bare)
    return type_name == name or type_name.endswith("." + name) or simple_name(type_name) == name


def link_holds(when: When, link: Link, message: str) -> bool:
    """Whether an exception, whose type suits a rule, suits the rest of its condition."""
    return (
        where_holds(when, link.where)
        and _condition_holds(when, link)
        and (when.service is None or _service_holds(when.service, link))
        and _text_holds(when, link, message)
    )


def where_holds(when: When, where: Where) -> bool:
    """Whether a fact stands where a rule looks."""
    return not when.where or where in when.where


def _condition_holds(when: When, link: Link) -> bool:
    if when.condition:
        heads = {link.condition, link.condition.partition(".")[0]}
        if not any(
            name in heads or (name.endswith("*") and link.condition.startswith(name[:-1]))
            for name in when.condition
        ):
            return False
    return not when.sqlstate or (bool(link.sqlstate) and link.sqlstate.startswith(when.sqlstate))


def _service_holds(clause: ServiceClause, link: Link) -> bool:
    error = link.service_error
    return error is not None and (
        (not clause.name or error.service in clause.name)
        and (
            not clause.code
            or error.code in clause.code
            or error.code.removesuffix("Exception") in clause.code
        )
        and (not clause.status or error.status in clause.status)
        and (not clause.operation or error.operation in clause.operation)
        and (not clause.action or error.action.startswith(clause.action))
    )


def _text_holds(when: When, link: Link, message: str) -> bool:
    if when.message and not compiled(when.message).search(message):
        return False
    if when.not_message and compiled(when.not_message).search(message):
        return False
    if when.frame and not any(compiled(when.frame).search(frame) for frame in link.frames):
        return False
    if when.root_frame and not (link.root_frame and compiled(when.root_frame).search(link.root_frame)):
        return False
    return not (when.not_frame and any(compiled(when.not_frame).search(frame) for frame in link.frames))


def line_holds(when: When, record: Record, text: str) -> bool:
    """Whether a line that a rule's pattern was found in suits the rest of its condition."""
    if when.role and record.place.role not in when.role:
        return False
    if when.logger and record.logger not in when.logger:
        return False
    if record.level < _LEVELS[when.level]:
        return False
    return not (when.not_line and compiled(when.not_line).search(text))


def captures(pattern: str, text: str) -> dict[str, str]:
    """What the named groups of a pattern hold; nothing where it does not match."""
    match = compiled(pattern).search(text)
    return {name: value for name, value in match.groupdict().items() if value} if match else {}
