"""What the forms of this folder's `dress_other` modules share: a run's lines as one console shows them, and its last words. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .dress_lines import ERR, OUT, Step, Streams, clock, joined

if TYPE_CHECKING:
    from collections.abc import Callable

BEGIN = datetime(2026, 11, 21, 6, 30, 0, tzinfo=UTC)
at = clock(191, BEGIN)


def lines_of(data: bytes) -> list[str]:
    """A stream's lines without their ends."""
    return data.decode("utf-8", "replace").splitlines()


def shutdown(lines: list[str]) -> int:
    """The number of the line with which Spark begins to stop, or that of all lines."""
    ends = (
        n for n, line in enumerate(lines) if re.search(r"Invoking stop\(\)|SparkContext is stopping", line)
    )
    return next(ends, len(lines))


def console_lines(streams: Streams) -> list[str]:
    """The driver's lines as a console shows them: its output stands before Spark's shutdown."""
    lines, output = lines_of(streams.get(ERR, b"")), lines_of(streams.get(OUT, b""))
    end = shutdown(lines)
    return [*lines[:end], *output, *lines[end:]]


def one(streams: Streams, lines: list[str], *, keep: bool = False) -> Streams:
    """All of it in the driver's stderr; the executors' streams stay only where the place shows them."""
    rest = {path: data for path, data in streams.items() if keep and path.startswith("SPARK_EXECUTOR/")}
    return {ERR: joined(lines), OUT: b"", **rest}


def console(change: Callable[[list[str], str], list[str]]) -> Step:
    """One console for the driver, without the executors."""
    return lambda streams, argument: one(streams, change(console_lines(streams), argument))


def each(change: Callable[[list[str], str], list[str]]) -> Step:
    """Changes each stream that is not empty."""
    return lambda streams, argument: {
        path: joined(change(lines_of(data), argument)) if data else data for path, data in streams.items()
    }


def last_words(streams: Streams) -> str:
    """The last exception that the driver's streams name, as services quote it."""
    named = re.compile(r"^(?:Caused by: )?(?:[\w$]+\.)*\w+(?:Error|Exception|Exit)\b.*")
    found = [line for line in console_lines(streams) if named.match(line)]
    return found[-1] if found else ""


def state_details(streams: Streams) -> str:
    """EMR Serverless' sentence about a failed run: at most 256 characters."""
    named = re.compile(
        r"^(?:Caused by: |Exception in thread .main. )?(?:[\w$]+\.)+\w+(?:Error|Exception)\b.*"
    )
    found = [line for line in console_lines(streams) if named.match(line)][-3:]
    start = "Job failed, please check complete logs in configured logging destination. ExitCode: 1."
    return (start + (" Last few exceptions: " + " ".join(found[::-1]) if found else ""))[:256]
