"""How schedulers, containers and log viewers show a program's lines. Each step takes all streams; pure.

The forms are those of Airflow's task logs, `kubectl logs --prefix --timestamps`, the container runtime interface,
Jenkins' timestamper, syslog, CloudWatch Logs (events as JSON, Logs Insights as CSV) and Databricks notebooks.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .dress_lines import ERR, OUT, Step, Streams, clock

if TYPE_CHECKING:
    from collections.abc import Callable

STAMP = re.compile(rb"^(\d\d)/(\d\d)/(\d\d) (\d\d):(\d\d):(\d\d)(?= )", re.MULTILINE)
_at = clock(137)


def _lines(
    change: Callable[[int, bytes], bytes], before: str = "", after: str = ""
) -> Callable[[Streams], Streams]:
    """Changes each line by its number, and frames streams that are not empty."""

    def one(data: bytes) -> bytes:
        changed = b"".join(change(n, line) for n, line in enumerate(data.splitlines(keepends=True)))
        return before.encode() + changed + after.encode() if data else data

    return lambda streams: {path: one(data) for path, data in streams.items()}


def _airflow(streams: Streams, argument: str) -> Streams:
    """Airflow's task log around a subprocess; the argument names the DAG."""

    def stamp(n: int) -> str:
        return f"[{_at(n):%Y-%m-%dT%H:%M:%S}.{n * 137 % 1000:03d}+0000]"

    end = 1 + max((data.count(b"\n") for data in streams.values()), default=0)
    return _lines(
        lambda n, line: f"{stamp(n)} {{subprocess.py:93}} INFO - ".encode() + line,
        f"{stamp(0)} {{taskinstance.py:2193}} INFO - Starting attempt 1 of 1\n",
        f"{stamp(end)} {{subprocess.py:97}} INFO - Command exited with return code 1\n"
        f"{stamp(end)} {{taskinstance.py:1206}} INFO - Marking task as FAILED. dag_id={argument}, task_id=submit\n",
    )(streams)


def _kubectl(streams: Streams, argument: str) -> Streams:
    """Several pods' lines with their time; the argument names the pod."""
    return _lines(
        lambda n, line: (
            f"[pod/{argument}/spark-kubernetes-driver] {_at(n):%Y-%m-%dT%H:%M:%S}.{n * 7919 % 10**9:09d}Z ".encode()
            + line
        )
    )(streams)


def _cri(streams: Streams, _: str) -> Streams:
    """A node's container log."""
    return _lines(
        lambda n, line: f"{_at(n):%Y-%m-%dT%H:%M:%S}.{n * 7919 % 10**9:09d}Z stderr F ".encode() + line
    )(streams)


def _jenkins(streams: Streams, _: str) -> Streams:
    """A pipeline's console."""
    return _lines(
        lambda n, line: f"[{_at(n):%Y-%m-%dT%H:%M:%S}.{n * 137 % 1000:03d}Z] ".encode() + line,
        "[Pipeline] sh\n",
        "[Pipeline] }\n[Pipeline] // node\n[Pipeline] End of Pipeline\n"
        "ERROR: script returned exit code 1\nFinished: FAILURE\n",
    )(streams)


def _syslog(streams: Streams, argument: str) -> Streams:
    """Syslog's short form; the argument names the program."""
    return _lines(lambda n, line: f"{_at(n):%b %d %H:%M:%S} ip-10-0-3-41 {argument}[4121]: ".encode() + line)(
        streams
    )


def _cloudwatch(streams: Streams, argument: str) -> Streams:
    """One event a line, as `aws logs filter-log-events` gives them; the argument names the log stream."""

    def event(n: int, line: bytes) -> bytes:
        at = int(_at(n).timestamp() * 1000)
        values = {
            "logStreamName": argument,
            "timestamp": at,
            "message": line.decode("utf-8", "replace").rstrip("\n"),
            "ingestionTime": at + 900,
            "eventId": f"{38_000_000_000 + n}",
        }
        return json.dumps(values).encode() + b"\n"

    return _lines(event)(streams)


def _insights(streams: Streams, _: str) -> Streams:
    """The CSV that Logs Insights exports."""

    def row(n: int, line: bytes) -> bytes:
        out = io.StringIO()
        message = line.decode("utf-8", "replace").rstrip("\n")
        csv.writer(out, lineterminator="\n").writerow([f"{_at(n):%Y-%m-%d %H:%M:%S}.000", message])
        return out.getvalue().encode()

    return _lines(row, "@timestamp,@message\n")(streams)


def _databricks(streams: Streams, _: str) -> Streams:
    """A notebook's frames: the error's name above them, `File <command-…>` for the job's own file."""

    def cell(data: bytes) -> bytes:
        data = re.sub(
            rb'^  File "[^"]*/spark-[^"]*\.py", line (\d+), in (.+)$',
            rb"File <command-4183022119>:\1, in \2",
            data,
            flags=re.MULTILINE,
        )
        data = re.sub(
            rb'^  File "([^"]+)", line (\d+), in (.+)$', rb"File \1:\2, in \3", data, flags=re.MULTILINE
        )
        parts = data.split(b"Traceback (most recent call last):\n")
        framed = [parts[0]]
        for part in parts[1:]:
            name = re.search(rb"^(?:[\w.]+\.)?(\w+)(?::|$)", part, flags=re.MULTILINE)
            title = (name[1] if name else b"Error").ljust(42)
            framed.append(b"-" * 75 + b"\n" + title + b"Traceback (most recent call last)\n" + part)
        return b"".join(framed)

    return {**streams, OUT: cell(streams.get(OUT, b""))}


def _stamp(streams: Streams, argument: str) -> Streams:
    """Writes the log's own times in another form: `epoch`, or one of `strftime`."""

    def again(match: re.Match[bytes]) -> bytes:
        year, month, day, hour, minute, second = (int(group) for group in match.groups())
        at = datetime(2000 + year, month, day, hour, minute, second, tzinfo=UTC)
        return (f"{at.timestamp() * 1000:.0f}" if argument == "epoch" else at.strftime(argument)).encode()

    return {path: STAMP.sub(again, data) for path, data in streams.items()}


def _colour(streams: Streams, _: str) -> Streams:
    """Colours whole lines by their level."""

    def paint(_: int, line: bytes) -> bytes:
        code = next((c for word, c in ((b" ERROR ", b"31"), (b" WARN ", b"33")) if word in line), b"32")
        return b"\x1b[" + code + b"m" + line.rstrip(b"\n") + b"\x1b[0m\n"

    return _lines(paint)(streams)


def _wrap(streams: Streams, argument: str) -> Streams:
    """Breaks lines at a terminal's width."""
    width = int(argument)

    def broken(_: int, line: bytes) -> bytes:
        text = line.decode("utf-8", "replace").rstrip("\n")
        parts = [text[n : n + width] for n in range(0, len(text), width)] or [""]
        return "".join(f"{part}\n" for part in parts).encode()

    return _lines(broken)(streams)


def _strip(streams: Streams, _: str) -> Streams:
    """Loses indentation, as lines pasted into a form do."""
    return _lines(lambda _, line: line.lstrip(b" \t"))(streams)


def _escape(streams: Streams, _: str) -> Streams:
    """Text copied out of a web page's source."""
    return _lines(lambda _, line: html.escape(line.decode("utf-8", "replace")).encode())(streams)


def _interleave(streams: Streams, argument: str) -> Streams:
    """Standard output inside standard error, before the first line that matches; the output's own file is empty."""
    lines = streams.get(ERR, b"").splitlines(keepends=True)
    pattern = re.compile(argument.encode())
    at = next((n for n, line in enumerate(lines) if pattern.search(line)), len(lines))
    merged = b"".join([*lines[:at], streams.get(OUT, b""), *lines[at:]])
    return {**streams, ERR: merged, OUT: b""}


def _rolled(streams: Streams, argument: str) -> Streams:
    """Splits the driver's streams into rotated pieces of so many lines; the last piece is the current file."""
    size, pieces = int(argument), dict(streams)
    for path in (ERR, OUT):
        lines = pieces.pop(path, b"").splitlines(keepends=True)
        parts = [b"".join(lines[n : n + size]) for n in range(0, len(lines), size)] or [b""]
        folder, name = path.split("/")
        pieces[path] = parts[-1]
        pieces |= {f"{folder}/archived/{name}_{n}": part for n, part in enumerate(parts[:-1])}
    return pieces


STEPS: dict[str, Step] = {
    "airflow": _airflow,
    "kubectl": _kubectl,
    "cri": _cri,
    "jenkins": _jenkins,
    "syslog": _syslog,
    "cloudwatch": _cloudwatch,
    "insights": _insights,
    "databricks": _databricks,
    "stamp": _stamp,
    "colour": _colour,
    "wrap": _wrap,
    "strip": _strip,
    "escape": _escape,
    "interleave": _interleave,
    "rolled": _rolled,
}
