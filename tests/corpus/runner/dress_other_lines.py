"""Other layouts of the same records, pastes, filters and cuts. Each step takes all streams; pure.

The forms are those of Hadoop's, Logback's, Spring Boot's, java.util.logging's and Elastic's layouts, OpenTelemetry's exporter, mails,
`zgrep` and `tail` over a run's files, and stores that keep so many bytes.
"""

from __future__ import annotations

import json
import re
import textwrap
from datetime import datetime
from typing import TYPE_CHECKING

from .dress_lines import ERR, OUT, Step, Streams, joined
from .dress_other_console import at, console, each, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = re.compile(r"^(\d\d)/(\d\d)/(\d\d) (\d\d:\d\d:\d\d) (INFO|WARN|ERROR|DEBUG|FATAL) ([\w$.]+): (.*)$")
PACKAGES = {
    "SparkContext": "org.apache.spark", "SparkEnv": "org.apache.spark", "TaskSetManager": "org.apache.spark.scheduler",
    "DAGScheduler": "org.apache.spark.scheduler", "TaskSchedulerImpl": "org.apache.spark.scheduler",
    "Executor": "org.apache.spark.executor", "MemoryStore": "org.apache.spark.storage.memory",
    "BlockManager": "org.apache.spark.storage", "ShutdownHookManager": "org.apache.spark.util", "Utils": "org.apache.spark.util",
    "ResourceUtils": "org.apache.spark.resource", "SharedState": "org.apache.spark.sql.internal",
    "CodeGenerator": "org.apache.spark.sql.catalyst.expressions.codegen", "SecurityManager": "org.apache.spark",
}  # fmt: skip


def _zgrep(streams: Streams, argument: str) -> Streams:
    """`zgrep -C` over all files of a run; the argument is `lines,pattern`."""
    around, pattern = argument.split(",", 1)
    shown: list[str] = []
    for path, data in streams.items():
        lines = lines_of(data)
        hits = {n for n, line in enumerate(lines) if re.search(pattern, line)}
        near = sorted(
            {m for n in hits for m in range(n - int(around), n + int(around) + 1) if 0 <= m < len(lines)}
        )
        for before, n in zip([None, *near], near, strict=False):
            if shown and (before is None or n != before + 1):
                shown.append("--")
            shown.append(f"{path}.gz{':' if n in hits else '-'}{lines[n]}")
    return {ERR: joined(shown), OUT: b""}


def _tails(streams: Streams, argument: str) -> Streams:
    """`tail -n` over all files."""
    shown: list[str] = []
    for path, data in streams.items():
        shown += [f"==> logs/{path} <==", *lines_of(data)[-int(argument) :], ""]
    return {ERR: joined(shown[:-1]), OUT: b""}


def _named(logger: str) -> str:
    package = PACKAGES.get(logger.rstrip("$"))
    return f"{package}.{logger}" if package else logger


def _short(logger: str) -> str:
    *folders, name = _named(logger).split(".")
    return ".".join([*(part[0] for part in folders), name])


def _layout(lines: list[str], argument: str) -> list[str]:
    """Another layout of the same records: `hadoop`, `logback`, `spring` or `jul`."""
    shown: list[str] = []
    second, milli = "", 0
    for line in lines:
        record = RECORD.match(line)
        if not record:
            shown.append(line)
            continue
        year, month, day, time, level, logger, message = record.groups()
        date, milli = f"20{year}-{month}-{day}", min(milli + 7, 999) if time == second else 3
        second = time
        if argument == "hadoop":
            last = ".".join(_named(logger).split(".")[-2:])
            shown.append(
                f"{date} {time},{milli:03d} {level:5} [main] {last} (Logging.scala:log{level.title()}(60)) - {message}"
            )
        elif argument == "logback":
            shown.append(f"{time}.{milli:03d} [main] {level:5} {_short(logger)} -- {message}")
        elif argument == "spring":
            shown.append(
                f"{date}T{time}.{milli:03d}Z {level:>5} 4121 --- [{'main':>15}] {_short(logger):40.40} : {message}"
            )
        else:
            at = datetime.fromisoformat(f"{date}T{time}")
            named = {"WARN": "WARNING", "ERROR": "SEVERE", "FATAL": "SEVERE"}.get(level, level)
            shown += [
                f"{at:%b %d, %Y %I:%M:%S %p} {_named(logger)} log{level.title()}",
                f"{named}: {message}",
            ]
    return shown


def _records(lines: list[str]) -> Iterator[tuple[re.Match[str] | None, list[str]]]:
    head, more = None, []
    for line in lines:
        if found := RECORD.match(line):
            if head or more:
                yield head, more
            head, more = found, []
        else:
            more.append(line)
    yield head, more


def _ecs(lines: list[str], argument: str) -> list[str]:
    """log4j's Elastic layout: a record's exception stands in fields of its own; the argument names the service."""
    shown: list[str] = []
    for n, (head, more) in enumerate(_records(lines)):
        if not head:
            shown += more
            continue
        values = {"@timestamp": f"{at(n):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z", "log.level": f"{head[5]:>5}"}
        values |= {
            "message": head[7],
            "ecs.version": "1.2.0",
            "service.name": argument,
            "process.thread.name": "main",
        }
        values |= {"log.logger": _named(head[6])}
        thrown = re.match(r"((?:[\w$]+\.)+[\w$]+)(?:: (.*))?$", more[0]) if more else None
        if thrown:
            values |= {
                "error.type": thrown[1],
                "error.message": thrown[2] or "",
                "error.stack_trace": "\n".join(more),
            }
        shown.append(json.dumps(values))
        if more and not thrown:
            shown += more
    return shown


def _otel(lines: list[str], argument: str) -> list[str]:
    """OpenTelemetry's file exporter: batches of records; the argument names the service."""
    resource = {"attributes": [{"key": "service.name", "value": {"stringValue": argument}}]}
    shown: list[str] = []
    for start in range(0, len(lines), 40):
        records = [
            {
                "timeUnixNano": str(int(at(n).timestamp() * 1e9)),
                "body": {"stringValue": line},
                "traceId": "",
                "spanId": "",
            }
            for n, line in enumerate(lines[start : start + 40], start)
        ]
        shown.append(
            json.dumps(
                {
                    "resourceLogs": [
                        {"resource": resource, "scopeLogs": [{"scope": {}, "logRecords": records}]}
                    ]
                }
            )
        )
    return shown


def _curly(line: str) -> str:
    line = re.sub(r"(^|[\s(\[=])\"", "\\1\u201c", line).replace('"', "\u201d")
    line = re.sub(r"(^|[\s(\[=])'", "\\1\u2018", line).replace("'", "\u2019")
    return line.replace("...", "\u2026").replace(" -- ", " \u2013 ")


def _reply(lines: list[str], argument: str) -> list[str]:
    """A mail's quoted text: wrapped, quoted with `>`, with the program's typographic quotes; the argument is the width."""
    wrapped = [
        part
        for line in lines
        for part in textwrap.wrap(_curly(line.strip()), int(argument), break_long_words=False) or [""]
    ]
    head = ["Hi team,", "", "last night\u2019s run broke again, see below. Any idea?", ""]
    return [*head, *(f"> {line}" for line in wrapped), "", "Thanks", "Jo"]


def _bytes(streams: Streams, argument: str) -> Streams:
    """The first and last bytes of each stream, as stores with a limit keep it; the argument is `first,last`."""
    first, last = (int(part) for part in argument.split(","))

    def cut(data: bytes) -> bytes:
        left = len(data) - first - last
        note = f"\n... [{left} bytes truncated] ...\n".encode()
        return data if left <= 0 else data[:first] + note + data[len(data) - last :]

    return {path: cut(data) for path, data in streams.items()}


STEPS: dict[str, Step] = {
    "zgrep": _zgrep,
    "tails": _tails,
    "layout": each(_layout),
    "ecs": each(_ecs),
    "otel": console(_otel),
    "reply": console(_reply),
    "bytes": _bytes,
}
