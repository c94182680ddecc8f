"""Forms in which people and tools hand a log on. Each step takes all streams; pure.

The forms are those of `yarn logs`, Livy's session log, Airflow 3 and Prefect, GitLab's job traces, the systemd journal as
JSON, consoles that show Spark's progress bar, viewers that list the newest line first, `grep`, and a Windows shell's redirection.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from .dress_lines import ERR, OUT, Step, Streams, clock

if TYPE_CHECKING:
    from collections.abc import Callable

_at = clock(211)


def _whole(change: Callable[[list[str]], str]) -> Callable[[Streams], Streams]:
    """Changes each stream that is not empty; its lines come without their ends."""
    return lambda streams: {
        path: change(_text(data).split("\n")[: None if not data.endswith(b"\n") else -1]).encode()
        if data
        else data
        for path, data in streams.items()
    }


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _yarn(streams: Streams, argument: str) -> Streams:
    """All streams of the driver in one, as `yarn logs -applicationId` prints them; the argument names the container."""
    parts = [f"Container: {argument} on ip-10-0-3-41.ec2.internal_8041\nLogAggregationType: AGGREGATED\n"]
    parts[0] += "=" * 70 + "\n"
    for path in (ERR, OUT):
        data, name = _text(streams.get(path, b"")), path.split("/")[1]
        parts.append(
            f"LogType:{name}\nLogLastModifiedTime:Sat Nov 21 08:59:31 +0000 2026\nLogLength:{len(data)}\n"
            f"LogContents:\n{data}\nEnd of LogType:{name}\n" + "*" * 71 + "\n\n"
        )
    rest = {path: data for path, data in streams.items() if path not in {ERR, OUT}}
    return {OUT: "".join(parts).encode(), **rest}


def _livy(streams: Streams, argument: str) -> Streams:
    """One JSON object with all lines, as Livy answers for a batch; the argument is the batch's number."""
    lines = ["stdout: ", *_text(streams.get(OUT, b"")).splitlines(), "\nstderr: "]
    lines += _text(streams.get(ERR, b"")).splitlines()
    body = {"id": int(argument), "from": 0, "total": len(lines), "log": lines}
    rest = {path: data for path, data in streams.items() if path not in {ERR, OUT}}
    return {OUT: (json.dumps(body) + "\n").encode(), **rest}


def _airflow3(streams: Streams, _: str) -> Streams:
    """Airflow 3's structured task log."""

    def event(n: int, line: str) -> str:
        at = f"{_at(n):%Y-%m-%dT%H:%M:%S.%f}Z"
        return json.dumps({"timestamp": at, "level": "info", "event": line, "logger": "task.stdout"})

    return _whole(lambda lines: _joined([event(n, line) for n, line in enumerate(lines)]))(streams)


def _prefect(streams: Streams, argument: str) -> Streams:
    """A Prefect flow's console around a shell task; the argument names the flow's run."""

    def change(lines: list[str]) -> str:
        shown = [
            f"{_at(n):%H:%M:%S}.{n * 211 % 1000:03d} | INFO    | Task run 'shell-0' - {line}"
            for n, line in enumerate(lines)
        ]
        end = f"{_at(len(lines)):%H:%M:%S}.000 | ERROR   | Flow run '{argument}' - Finished in state Failed('Command failed with exit code 1')"
        return _joined([*shown, end])

    return _whole(change)(streams)


def _gitlab(streams: Streams, _: str) -> Streams:
    """A GitLab job's trace with sections and the time of each line."""

    def change(lines: list[str]) -> str:
        shown = [f"{_at(n):%Y-%m-%dT%H:%M:%S.%f}Z 01O {line}" for n, line in enumerate(lines)]
        return _joined(
            [
                'section_start:1795248000:step_script\r\x1b[0K\x1b[0K\x1b[36;1mExecuting "step_script"\x1b[0;m',
                *shown,
                "section_end:1795248900:step_script\r\x1b[0K\x1b[31;1mERROR: Job failed: exit code 1",
            ]
        )

    return _whole(change)(streams)


def _journal(streams: Streams, argument: str) -> Streams:
    """`journalctl -o json`; the argument names the unit."""

    def entry(n: int, line: str) -> str:
        at = f"{int(_at(n).timestamp() * 1_000_000)}"
        values = {"__REALTIME_TIMESTAMP": at, "_SYSTEMD_UNIT": argument, "PRIORITY": "6", "MESSAGE": line}
        return json.dumps(values)

    return _whole(lambda lines: _joined([entry(n, line) for n, line in enumerate(lines)]))(streams)


def _newest(streams: Streams, _: str) -> Streams:
    """The newest line first."""
    return _whole(lambda lines: _joined(lines[::-1]))(streams)


def _keep(streams: Streams, argument: str) -> Streams:
    """What `grep -E` leaves."""
    pattern = re.compile(argument)
    return _whole(lambda lines: _joined([line for line in lines if pattern.search(line)]))(streams)


def _elide(streams: Streams, argument: str) -> Streams:
    """The first and last lines of a long stream, with a note between them."""
    size = int(argument)

    def change(lines: list[str]) -> str:
        left = len(lines) - 2 * size
        if left <= 0:
            return _joined(lines)
        return _joined([*lines[:size], f"... {left} lines omitted ...", *lines[-size:]])

    return _whole(change)(streams)


def _progress(streams: Streams, _: str) -> Streams:
    """A console's progress bar stands before warnings and errors, ended by a carriage return only."""

    def change(lines: list[str]) -> str:
        bar = "[Stage {}:" + "=" * 18 + ">" + " " * 39 + "({} + 2) / 8]\r"
        return _joined(
            [
                bar.format(n % 5, n % 7) + line if re.search(r" (WARN|ERROR) ", line) else line
                for n, line in enumerate(lines)
            ]
        )

    return _whole(change)(streams)


def _braid(streams: Streams, argument: str) -> Streams:
    """One terminal for both: a line of output after each so many lines of errors."""
    size = int(argument)
    lines, output = _text(streams.get(ERR, b"")).splitlines(), _text(streams.get(OUT, b"")).splitlines()
    braided = []
    for n, line in enumerate(lines, 1):
        braided.append(line)
        if n % size == 0 and output:
            braided.append(output.pop(0))
    return {**streams, ERR: _joined([*braided, *output]).encode(), OUT: b""}


def _utf16(streams: Streams, _: str) -> Streams:
    """What `>` of a Windows shell writes: UTF-16 with its mark, and that system's line ends."""
    return {
        path: _text(data).replace("\n", "\r\n").encode("utf-16") if data else data
        for path, data in streams.items()
    }


STEPS: dict[str, Step] = {
    "yarn": _yarn,
    "livy": _livy,
    "airflow3": _airflow3,
    "prefect": _prefect,
    "gitlab": _gitlab,
    "journal": _journal,
    "newest": _newest,
    "keep": _keep,
    "elide": _elide,
    "progress": _progress,
    "braid": _braid,
    "utf16": _utf16,
}
