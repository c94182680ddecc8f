"""Layouts: the same records as other logging configurations print them."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.corpus.mutations.lines import Change, each

HEAD = re.compile(
    r"^(?P<year>\d\d)/(?P<month>\d\d)/(?P<day>\d\d) (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d) "
    r"(?P<level>[A-Z]+) +(?P<logger>[^\s:]+): ?(?P<message>.*)$"
)
PACKAGES = {
    "TaskSetManager": "org.apache.spark.scheduler",
    "DAGScheduler": "org.apache.spark.scheduler",
    "TaskSchedulerImpl": "org.apache.spark.scheduler",
    "Executor": "org.apache.spark.executor",
    "SparkContext": "org.apache.spark",
    "Utils": "org.apache.spark.util",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Head:
    """A record's head, with what a layout may print."""

    clock: str
    year: str
    month: str
    day: str
    level: str
    logger: str
    message: str

    @property
    def full_logger(self) -> str:
        return f"{PACKAGES.get(self.logger, 'org.apache.spark')}.{self.logger}"

    @property
    def iso(self) -> str:
        return f"20{self.year}-{self.month}-{self.day}"

    @property
    def month_name(self) -> str:
        return MONTHS[int(self.month) - 1]


def _head(line: str) -> Head | None:
    match = HEAD.match(line)
    if match is None:
        return None
    part = match.groupdict()
    clock = f"{part['hour']}:{part['minute']}:{part['second']}"
    return Head(
        clock, part["year"], part["month"], part["day"], part["level"], part["logger"], part["message"]
    )


def layout(render: Callable[[Head], str]) -> Change:
    """Every record's head line rendered anew; all other lines as they are."""
    return each(lambda lines: [render(head) if (head := _head(line)) else line for line in lines])


def _abbreviated(name: str) -> str:
    *packages, last = name.split(".")
    return ".".join([*(package[0] for package in packages), last])


LAYOUTS: dict[str, Callable[[Head], str]] = {
    "stamp iso z": lambda h: f"{h.iso}T{h.clock}.123Z {h.level} {h.logger}: {h.message}",
    "stamp iso offset": lambda h: f"{h.iso}T{h.clock},123+0100 {h.level} {h.logger}: {h.message}",
    "stamp comma millis": lambda h: f"{h.iso} {h.clock},123 {h.level} {h.logger}: {h.message}",
    "log4j thread": lambda h: f"{h.iso} {h.clock},123 [main] {h.level:<5} {h.full_logger} - {h.message}",
    "log4j class and line": lambda h: (
        f"{h.iso} {h.clock},123 {h.level} [dispatcher-event-loop-1] scheduler.{h.logger} "
        f"(Logging.scala:logError(98)) - {h.message}"
    ),
    "log4j emr line number": lambda h: (
        f"{h.year}/{h.month}/{h.day} {h.clock} {h.level} {h.logger}:98 - {h.message}"
    ),
    "log4j category last": lambda h: f"[{h.iso} {h.clock},123] {h.level} {h.message} ({h.full_logger})",
    "log4j level first": lambda h: f"{h.level:<5} {h.iso} {h.clock},123 {h.full_logger} main {h.message}",
    "log4j bracketed level": lambda h: f"[{h.level}] {h.iso} {h.clock},123 [main] {h.logger} - {h.message}",
    "log4j relative": lambda h: f"12345 [main] {h.level}  {h.full_logger}  - {h.message}",
    "log4j threaded emr": lambda h: (
        f"{h.year}/{h.month}/{h.day} {h.clock} {h.level} [Thread-4] {h.logger}: {h.message}"
    ),
    "logback": lambda h: f"{h.clock}.123 [main] {h.level:<5} {_abbreviated(h.full_logger)} -- {h.message}",
    "log4j simple": lambda h: f"{h.level} {h.logger}: {h.message}",
    "epoch seconds": lambda h: f"1795243638 {h.level} {h.logger}: {h.message}",
    "epoch millis": lambda h: f"1795243638123 {h.level} {h.logger}: {h.message}",
    "epoch bracketed": lambda h: f"[1795243638.123] {h.level} {h.full_logger}: {h.message}",
    "german date": lambda h: f"{h.day}.{h.month}.20{h.year} {h.clock} {h.level} {h.logger}: {h.message}",
    "french month": lambda h: f"{h.day} nov. 20{h.year} {h.clock},123 {h.level} {h.logger}: {h.message}",
    "american date": lambda h: f"{h.month}/{h.day}/20{h.year} {h.clock} AM {h.level} {h.logger}: {h.message}",
    "japanese date": lambda h: (
        f"20{h.year}年{h.month}月{h.day}日 {h.clock} {h.level} {h.logger}: {h.message}"
    ),
    "ctime": lambda h: (
        f"Sat {h.month_name} {h.day} {h.clock} UTC 20{h.year} {h.level} {h.logger}: {h.message}"
    ),
    "java.util.logging": lambda h: (
        f"{h.month_name} {h.day}, 20{h.year} {h.clock} AM {h.full_logger} log\n"
        f"{'SEVERE' if h.level == 'ERROR' else 'WARNING' if h.level == 'WARN' else h.level}: {h.message}"
    ),
    "no heads at all": lambda h: h.message,
}


def _json(name: Callable[[Head, str], dict[str, object]]) -> Change:
    """One JSON object a record, the lines below its head in it."""

    def change(lines: list[str]) -> list[str]:
        made: list[str] = []
        head, below = None, list[str]()
        for line in [*lines, None]:
            found = _head(line) if line is not None else None
            if line is not None and found is None and head is not None:
                below.append(line)
                continue
            if head is not None:
                made.append(json.dumps(name(head, "\n".join(below))))
            head, below = found, []
            if line is not None and found is None:
                made.append(line)
        return made

    return each(change)


def _spark(head: Head, below: str) -> dict[str, object]:
    record: dict[str, object] = {
        "ts": f"{head.iso}T{head.clock}.123Z",
        "level": head.level,
        "msg": head.message,
        "logger": head.logger,
    }
    if below:
        first, _, rest = below.partition("\n\tat ")
        record["exception"] = {
            "class": first.partition(":")[0],
            "msg": first.partition(": ")[2],
            "stacktrace": below if rest else [],
        }
    return record


def _ecs(head: Head, below: str) -> dict[str, object]:
    record: dict[str, object] = {
        "@timestamp": f"{head.iso}T{head.clock}.123Z",
        "log.level": head.level,
        "message": head.message,
        "log.logger": head.full_logger,
    }
    if below:
        record |= {"error.type": below.partition(":")[0], "error.stack_trace": below}
    return record


def _logstash(head: Head, below: str) -> dict[str, object]:
    record: dict[str, object] = {
        "@timestamp": f"{head.iso}T{head.clock}.123Z",
        "@version": "1",
        "message": head.message,
        "logger_name": head.full_logger,
        "thread_name": "main",
        "level": head.level,
    }
    if below:
        record["stack_trace"] = below
    return record


JSON_LAYOUTS: dict[str, Change] = {
    "json spark": _json(_spark),
    "json ecs": _json(_ecs),
    "json logstash": _json(_logstash),
}
