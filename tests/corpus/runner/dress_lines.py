"""A run's streams by their paths, and as the lines of which steps lay out a whole log anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Streams = dict[str, bytes]
Step = Callable[[Streams, str], Streams]

BEGIN = datetime(2026, 11, 21, 8, 0, 0, tzinfo=UTC)
ERR, OUT = "SPARK_DRIVER/stderr", "SPARK_DRIVER/stdout"
HEAD = re.compile(r"^(\d\d)/(\d\d)/(\d\d) (\d\d:\d\d:\d\d) ([A-Z]+) ([^\s:]+): ?(.*)$")
STOP = re.compile(
    r"stop\(\) from shutdown hook|SparkContext is stopping|ShutdownHookManager: Shutdown hook called"
)
FRAME = re.compile(r'^  File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<name>.+)$')
JOB = re.compile(r"/spark-[0-9a-f-]{36}/")


def clock(milliseconds: int, begin: datetime = BEGIN) -> Callable[[int], datetime]:
    """When a console shows the line of a number, where so much time lies between two."""
    return lambda n: begin + timedelta(milliseconds=milliseconds * n)


at = clock(173)


def text(data: bytes) -> list[str]:
    """A stream's lines without their ends."""
    return data.decode("utf-8", "replace").removesuffix("\n").split("\n") if data else []


def joined(lines: list[str]) -> bytes:
    """A stream of lines."""
    return "".join(f"{line}\n" for line in lines).encode()


def one(streams: Streams) -> list[str]:
    """The driver's lines as a terminal shows them: the program's output before Spark shuts down."""
    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    stop = next((n for n, line in enumerate(err) if STOP.search(line)), len(err))
    return [*err[:stop], *out, *err[stop:]]


def only(lines: list[str], path: str = OUT) -> Streams:
    """Streams that hold nothing else; the driver's other file is empty."""
    return {ERR: b"", OUT: b"", path: joined(lines)}


def last_trace(lines: list[str]) -> int:
    """Where the last printed chain of Python tracebacks begins; -1 where there is none."""
    starts = [n for n, line in enumerate(lines) if line.startswith("Traceback (most recent call")]
    begin = starts.pop() if starts else -1
    while starts and _chained(lines[:begin]):
        begin = starts.pop()
    return begin


def _chained(before: list[str]) -> bool:
    """Whether the words before a traceback tie it to the one above, or put it inside that one's text."""
    last = next((line.strip() for line in reversed(before) if line.strip()), "")
    return last.startswith(
        (
            "The above exception was the direct cause",
            "During handling of the above",
            "An exception was thrown from",
        )
    )
