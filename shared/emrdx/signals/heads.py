"""How a log record begins: the patterns of log4j, Logback, Hive, `java.util.logging` and Python's `logging`.

Times are ISO, EMR's `yy/MM/dd`, seconds or milliseconds since 1970, or in a country's own order.
"""

from typing import Any, Final, NamedTuple

import re2

from emrdx.signals.model import Level


class Head(NamedTuple):
    """What a record's first line says."""

    level: Level
    logger: str
    message: str
    time: str = ""


LEVELS: Final = {
    "TRACE": Level.TRACE,
    "DEBUG": Level.DEBUG,
    "FINE": Level.DEBUG,
    "INFO": Level.INFO,
    "WARN": Level.WARN,
    "WARNING": Level.WARN,
    "ERROR": Level.ERROR,
    "FATAL": Level.FATAL,
    "CRITICAL": Level.FATAL,
    "SEVERE": Level.ERROR,
}
_LEVEL: Final = r"(?P<level>TRACE|DEBUG|INFO|WARNING|WARN|ERROR|FATAL|CRITICAL|SEVERE)\b"
_CLOCK: Final = r"\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?(?: ?[AaPp]\.?[Mm]\.?)?"
_ZONE: Final = r"(?: ?(?:Z|UTC|GMT|CES?T|[+-]\d{2}:?\d{2}))?"
_TIME: Final = (
    r"(?P<time>\d{2,4}[-/]\d{1,2}[-/]\d{2,4}[ T_]"
    + _CLOCK
    + _ZONE
    + r"|\d{1,2}\.\d{1,2}\.\d{2,4},? "
    + _CLOCK
    # Month names are short and may be any language's.
    + r"|\d{1,2}[ -]\pL{3,9}\.?[ -]\d{2,4}[ :]"
    + _CLOCK
    + r"|\d{4}年\d{1,2}月\d{1,2}日 "
    + _CLOCK
    + r"|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d "
    + _CLOCK
    + _ZONE
    + r" \d{4}"
    + r"|[A-Z][a-z]{2} \d{1,2},? \d{4},? "
    + _CLOCK
    + r"|1[4-9]\d{8}(?:\d{3}|[.,]\d{1,9})?|"
    + _CLOCK
    + r")"
)
_LOGGER: Final = r"(?P<logger>[A-Za-z_][\w.$<>/-]*(?:\.\w+:\d+)?)"
_PLACE: Final = r"(?: ?\((?:[^()]|\([^()]*\)){0,80}\)|:\d{1,5})?"
_NAMED: Final = r"(?:" + _LOGGER + _PLACE + r"(?: ?\[[^\]]{0,80}\])? ?[:\-|]+ ?)?(?:-+ )?(?P<message>.*)$"

_EMR: Final = re2.compile(
    r"^(?P<time>\d\d/\d\d/\d\d \d\d:\d\d:\d\d) " + _LEVEL + r" +" + _LOGGER + r":(?: |$)(?P<message>.*)$"
)
_TIMED: Final = re2.compile(
    r"^\[?" + _TIME + r"\]?,? *(?:\[[^\]]{0,80}\] *)?[|\-]? *\[?" + _LEVEL + r"\]? *:? *"
    r"(?:\[[^\]]{0,120}\] *)?(?:\([^)]{0,120}\) *)?[|\-]? *" + _NAMED
)
# Spring Boot's: `time LEVEL pid --- [application] [thread] logger : message`, the logger padded.
_SPRING: Final = re2.compile(
    r"^"
    + _TIME
    + r" +"
    + _LEVEL
    + r" +\d{1,10} --- (?:\[[^\]]{0,80}\] ?){1,4}"
    + _LOGGER
    + r" *: (?P<message>.*)$"
)
_TIMED_LOGGER_FIRST: Final = re2.compile(
    r"^\[?"
    + _TIME
    + r"\]? *[|\-:]* *"
    + _LOGGER
    + r" *[|\-:]+ *\[?"
    + _LEVEL
    + r"\]? *[|\-:]+ *(?P<message>.*)$"
)
_LEVEL_FIRST: Final = re2.compile(
    r"^\[?"
    + _LEVEL
    + r"\]?:? +\[?"
    + _TIME
    + r"\]?,? *[|\-]? *(?:\[[^\]]{0,80}\] *)?(?:(?P<logger>(?:[a-z]\w*\.)+[A-Z][\w$]*)"
    r"(?: +[\w-]{1,40})?(?: ?[:\-|]+)? +|(?P<named>[A-Za-z_][\w.$]*)"
    + _PLACE
    + r" ?[:\-|]+ ?)?(?P<message>.*)$"
)
_RELATIVE: Final = re2.compile(
    r"^\d{1,12} +\[[^\]]{1,80}\] +"
    + _LEVEL
    + r" +"
    + _LOGGER
    + r" +(?:[-:]|(?:\S{0,80} +-)) ?(?P<message>.*)$"
)
_LOGGING: Final = re2.compile(
    r"^(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?P<logger>[\w.]{1,80}(?::[0-9a-f-]{36})?):(?P<message>.*)$"
)
_SIMPLE: Final = re2.compile(
    r"^(?P<level>TRACE|DEBUG|INFO|WARN|ERROR|FATAL) +(?P<logger>(?:[a-z]\w*\.)*(?:[A-Z][a-z]+[A-Z]\w*|Utils|Executor|Client|Master|Worker|Inbox|Instrumentation)): (?P<message>.*)$"
)
_CATEGORY_LAST: Final = re2.compile(r"^(?P<message>.*) \((?P<logger>(?:[a-z]\w*\.)+[A-Z][\w$]*)\)$")
# Where a record begins behind Spark's progress bars, whole or overwritten in part.
_AFTER_BAR: Final = re2.compile(r"[\] ](?P<time>\d\d/\d\d/\d\d \d\d:\d\d:\d\d |\d{4}-\d\d-\d\d[ T]\d\d:\d\d)")
BAR: Final = 1000
# `%(asctime)s %(name)s %(message)s` of Python's logging: a time, a word, and no level.
_LED: Final = re2.compile(
    r"^\[?" + _TIME + r"\]?[ ,|:-]+(?P<rest>(?:\[?[A-Za-z_][\w.$-]{0,60}\]?[ :|-]+)(?P<message>\S.*))$"
)
_DIGIT_FIRST: Final = (_EMR, _SPRING, _TIMED, _TIMED_LOGGER_FIRST, _RELATIVE)
_BRACKET_FIRST: Final = (_TIMED, _TIMED_LOGGER_FIRST, _LEVEL_FIRST)
_LETTER_FIRST: Final = (_LOGGING, _LEVEL_FIRST, _SIMPLE, _TIMED)
_STARTS: Final = frozenset("0123456789[TDIWECFSJAMON")


def head_of(line: str) -> Head | None:
    """What the first line of a record says; None where the line begins none. JSON records are not for here."""
    if not line or line[0] not in _STARTS:
        return None
    if line.startswith("[Stage "):
        # A progress bar that the record overwrote.
        match = _AFTER_BAR.search(line[:BAR])
        return head_of(line[match.start(1) :]) if match else None
    patterns: tuple[Any, ...] = _LETTER_FIRST
    if line[0].isdigit():
        patterns = _DIGIT_FIRST
    elif line[0] == "[":
        patterns = _BRACKET_FIRST
    elif not line[1:2].isalpha() or not line[2:3].isalpha():
        return None
    for pattern in patterns:
        if match := pattern.match(line):
            return _head(match.groupdict())
    return None


def behind_time(line: str) -> tuple[str, ...]:
    """What stands behind a line's leading time, and behind the one word below it; nothing where it has none."""
    match = _LED.match(line)
    return (match.group("rest"), match.group("message")) if match else ()


def _head(found: dict[str, str | None]) -> Head:
    message, logger = found["message"] or "", found.get("logger") or found.get("named") or ""
    if not logger and message.endswith(")") and (match := _CATEGORY_LAST.match(message)):
        message, logger = match.group("message"), match.group("logger")
    return Head(LEVELS[found["level"] or ""], logger, message, found.get("time") or "")
