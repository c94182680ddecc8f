"""What happens to logs between the engine and a reader: they are cut, wrapped, coloured, or lose lines.

Each step takes all streams and an argument, and returns new streams. Pure.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from . import consoles, dress_elsewhere, dress_foreign, dress_other, exports
from .dress_lines import ERR, OUT, Step, Streams

if TYPE_CHECKING:
    from collections.abc import Callable


def dress(streams: Streams, steps: tuple[str, ...]) -> Streams:
    """The streams after every step, in order; raises KeyError for a step that does not exist."""
    for step in steps:
        name, _, argument = step.partition(":")
        streams = STEPS[name](streams, argument)
    return streams


def _each(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[Streams], Streams]:
    return lambda streams: {
        path: b"".join(change(data.splitlines(keepends=True))) for path, data in streams.items()
    }


def _head(streams: Streams, argument: str) -> Streams:
    """Keeps the first lines only, as a log that was never flushed."""
    return _each(lambda lines: lines[: int(argument)])(streams)


def _tail(streams: Streams, argument: str) -> Streams:
    """Keeps the last lines only, as a console that shows the end."""
    return _each(lambda lines: lines[-int(argument) :])(streams)


def _until(streams: Streams, argument: str) -> Streams:
    """Ends each stream before its first line that matches."""
    pattern = re.compile(argument.encode())

    def cut(lines: list[bytes]) -> list[bytes]:
        at = next((n for n, line in enumerate(lines) if pattern.search(line)), len(lines))
        return lines[:at]

    return _each(cut)(streams)


def _after(streams: Streams, argument: str) -> Streams:
    """Begins each stream after its last line that matches."""
    pattern = re.compile(argument.encode())

    def cut(lines: list[bytes]) -> list[bytes]:
        at = max((n for n, line in enumerate(lines) if pattern.search(line)), default=-1)
        return lines[at + 1 :]

    return _each(cut)(streams)


def _drop(streams: Streams, argument: str) -> Streams:
    """Leaves out the lines that match."""
    pattern = re.compile(argument.encode())
    return _each(lambda lines: [line for line in lines if not pattern.search(line)])(streams)


def _only(streams: Streams, argument: str) -> Streams:
    """Keeps the streams whose path begins so."""
    return {path: data for path, data in streams.items() if path.startswith(argument)}


def _without(streams: Streams, argument: str) -> Streams:
    """Leaves out the streams whose path begins so."""
    return {path: data for path, data in streams.items() if not path.startswith(argument)}


def _merge(streams: Streams, _: str) -> Streams:
    """One stream for the driver, as `2>&1` gives."""
    rest = {path: data for path, data in streams.items() if path not in {ERR, OUT}}
    return {OUT: streams.get(ERR, b"") + streams.get(OUT, b""), **rest}


def _prefix(streams: Streams, argument: str) -> Streams:
    """Puts a text before each line; `%n` is the line's number, six digits."""
    return _each(
        lambda lines: [argument.replace("%n", f"{n:06d}").encode() + line for n, line in enumerate(lines, 1)]
    )(streams)


def _ci(streams: Streams, argument: str) -> Streams:
    """A CI runner's console: an ISO time before each line, and groups around."""

    def wrap(lines: list[bytes]) -> list[bytes]:
        stamped = [
            f"2026-11-21T08:{n // 60 % 60:02d}:{n % 60:02d}.{n * 7919 % 10_000_000:07d}Z ".encode() + line
            for n, line in enumerate(lines)
        ]
        return (
            [
                b"2026-11-21T08:00:00.0000000Z ##[group]Run ./run_job.sh\n",
                *stamped,
                b"2026-11-21T08:59:59.0000000Z ##[error]Process completed with exit code 1.\n",
            ]
            if lines
            else lines
        )

    return _each(wrap)(streams)


def _docker(streams: Streams, argument: str) -> Streams:
    """JSON lines as a container's log driver writes them."""

    def wrap(lines: list[bytes]) -> list[bytes]:
        return [
            json.dumps(
                {
                    "log": line.decode("utf-8", "replace"),
                    "stream": "stderr",
                    "time": f"2026-11-21T08:04:{n % 60:02d}.{n:09d}Z",
                }
            ).encode()
            + b"\n"
            for n, line in enumerate(lines)
        ]

    return _each(wrap)(streams)


def _notebook(streams: Streams, argument: str) -> Streams:
    """A notebook's output: a frame of dashes and colours around the Python traceback."""
    text = streams.get(OUT, b"")
    framed = re.sub(
        rb"^(Traceback \(most recent call last\):)",
        b"\x1b[0;31m" + b"-" * 75 + b"\x1b[0m\n\x1b[0;31m" + rb"\1" + b"\x1b[0m",
        text,
        flags=re.MULTILINE,
    )
    coloured = re.sub(
        rb"^([A-Za-z_.]+(?:Error|Exception)): ",
        b"\x1b[0;31m" + rb"\1" + b"\x1b[0m: ",
        framed,
        flags=re.MULTILINE,
    )
    return {**streams, OUT: b"Executing: run_job.ipynb\nCell 7 (In [7])\n" + coloured}


def _crlf(streams: Streams, _: str) -> Streams:
    """Windows line ends."""
    return {path: data.replace(b"\n", b"\r\n") for path, data in streams.items()}


def _squeeze(streams: Streams, argument: str) -> Streams:
    """Cuts long lines, as a log viewer does."""
    size = int(argument)
    return _each(lambda lines: [line if len(line) <= size else line[:size] + b"...\n" for line in lines])(
        streams
    )


def _executors(streams: Streams, argument: str) -> Streams:
    """Keeps the first executors only."""
    ids = sorted({int(path.split("/")[1]) for path in streams if path.startswith("SPARK_EXECUTOR/")})
    kept = {f"SPARK_EXECUTOR/{n}" for n in ids[: int(argument)]}
    return {
        path: data
        for path, data in streams.items()
        if not path.startswith("SPARK_EXECUTOR/") or path.rsplit("/", 1)[0] in kept
    }


STEPS: dict[str, Step] = {
    "head": _head,
    "tail": _tail,
    "until": _until,
    "after": _after,
    "drop": _drop,
    "only": _only,
    "without": _without,
    "merge": _merge,
    "prefix": _prefix,
    "ci": _ci,
    "docker": _docker,
    "notebook": _notebook,
    "crlf": _crlf,
    "squeeze": _squeeze,
    "executors": _executors,
    **consoles.STEPS,
    **exports.STEPS,
    **dress_elsewhere.STEPS,
    **dress_other.STEPS,
    **dress_foreign.STEPS,
}
