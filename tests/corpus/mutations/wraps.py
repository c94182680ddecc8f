"""Wrappings: what consoles, containers, schedulers and tickets put around or do to lines."""

import html
import json
import re
from collections.abc import Callable

from tests.corpus.mutations.lines import Change, clock, data, each, every_line, text

PREFIXES: dict[str, Callable[[int], str]] = {
    "airflow": lambda n: f"[2026-11-21, {clock(n)} UTC] {{emr.py:123}} INFO - ",
    "airflow 2.9": lambda n: f"[2026-11-21T{clock(n)}.123+0000] {{spark_submit.py:579}} INFO - ",
    "airflow 3": lambda n: f"[2026-11-21, {clock(n)}] INFO - ",
    "airflow indented": lambda n: f"[2026-11-21, {clock(n)} UTC] {{logging_mixin.py:188}} INFO - \t",
    "jenkins": lambda n: f"[2026-11-21T{clock(n)}.123Z] ",
    "jenkins clock": lambda n: f"{clock(n)}  ",
    "gh run view": lambda n: f"build\tRun job\t2026-11-21T{clock(n)}.1234567Z ",
    "gitlab": lambda n: f"2026-11-21T{clock(n)}.123456Z 01O ",
    "docker compose": lambda n: "spark-driver-1  | ",
    "kubectl timestamps": lambda n: f"2026-11-21T{clock(n)}.123456789Z ",
    "kubectl prefix": lambda n: "[pod/spark-driver-7f9/spark] ",
    "cri": lambda n: f"2026-11-21T{clock(n)}.123456789Z stderr F ",
    "syslog": lambda n: f"Nov 21 {clock(n)} ip-10-0-0-1 spark-submit[4711]: ",
    "syslog 5424": lambda n: f"<13>1 2026-11-21T{clock(n)}.123Z ip-10-0-0-1 spark 4711 - - ",
    "cloudwatch tail": lambda n: f"2026-11-21T{clock(n)}.123000+00:00 jobs/00fb/SPARK_DRIVER/stderr ",
    "livy": lambda n: "26/11/21 08:00:00 INFO LineBufferedStream: ",
    "yarn client": lambda n: "\t ",
    "line numbers": lambda n: f"{n + 1:6d}\t",
    "grep -n": lambda n: f"{n + 1}:",
    "grep -Hn": lambda n: f"logs/driver.log:{n + 1}:",
    "indented": lambda n: "    ",
    "step function": lambda n: "[stderr] ",
    "terraform": lambda n: "module.job (local-exec): ",
}


def _cloudwatch_export(lines: list[str]) -> list[str]:
    events = [
        {"timestamp": 1795243638000 + n, "message": line, "ingestionTime": 1795243639000 + n}
        for n, line in enumerate(lines)
    ]
    return json.dumps({"events": events}, indent=4).split("\n") if lines else []


def _cloudwatch_json_lines(lines: list[str]) -> list[str]:
    return [json.dumps({"timestamp": 1795243638000 + n, "message": line}) for n, line in enumerate(lines)]


def _insights_csv(lines: list[str]) -> list[str]:
    quoted = ('"' + line.replace('"', '""') + '"' if re.search(r'[",]', line) else line for line in lines)
    return [
        "@timestamp,@message",
        *(f"2026-11-21 08:00:00.{n % 1000:03d},{line}" for n, line in enumerate(quoted)),
    ]


def _docker(lines: list[str]) -> list[str]:
    return [
        json.dumps({"log": line + "\n", "stream": "stderr", "time": f"2026-11-21T{clock(n)}.{n:09d}Z"})
        for n, line in enumerate(lines)
    ]


def _actions(lines: list[str]) -> list[str]:
    stamped = [f"2026-11-21T{clock(n)}.{n * 7919 % 10_000_000:07d}Z {line}" for n, line in enumerate(lines)]
    begin = "2026-11-21T08:00:00.0000000Z ##[group]Run ./run_job.sh"
    end = "2026-11-21T08:59:59.0000000Z ##[error]Process completed with exit code 1."
    return [begin, *stamped, end] if lines else lines


def _wrapped(size: int) -> Change:
    def wrap(lines: list[str]) -> list[str]:
        return [line[at : at + size] for line in lines for at in range(0, max(1, len(line)), size)]

    return each(wrap)


_BEGINS = re.compile(r"^(?:\d\d/\d\d/\d\d |Traceback \(most|Exception in thread|usage: )")


def _blocks(lines: list[str]) -> list[list[str]]:
    """Records, and printed exceptions, each with what stands below them."""
    blocks: list[list[str]] = []
    for line in lines:
        if not blocks or _BEGINS.match(line):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _escaped(lines: list[str]) -> list[str]:
    """Every record of more than one line as one line, escaped as in a JSON string."""
    return [json.dumps("\n".join(block), ensure_ascii=False)[1:-1] for block in _blocks(lines)]


def _json_messages(lines: list[str]) -> list[str]:
    return [json.dumps({"message": "\n".join(block)}, ensure_ascii=False) for block in _blocks(lines)]


_LEVEL = re.compile(r"\b(INFO|WARN|ERROR)\b")
_COLOURS = {"INFO": "32", "WARN": "33", "ERROR": "31"}


def _coloured(escape: str) -> Change:
    def colour(_: int, line: str) -> str:
        line = _LEVEL.sub(lambda m: f"{escape}[{_COLOURS[m[1]]};1m{m[1]}{escape}[0m", line, count=1)
        return re.sub(
            r"^((?:[a-zA-Z_]\w*\.)*[A-Z]\w*(?:Error|Exception))", f"{escape}[31m\\1{escape}[0m", line
        )

    return every_line(colour)


OTHER = (
    "26/11/21 08:04:18 INFO BlockManagerInfo: Removed broadcast_3_piece0 on 10.0.0.1:41953 in memory "
    "(size: 7.3 KiB, free: 434.4 MiB)"
)


def _interleaved(every: int) -> Change:
    """Another thread's records between the lines of the driver's log."""

    def change(lines: list[str]) -> list[str]:
        made: list[str] = []
        for n, line in enumerate(lines):
            made.append(line)
            if n % every == every - 1:
                made.append(OTHER)
        return made

    return lambda streams: {
        path: data(change(text(raw))) if path.endswith("stderr") else raw for path, raw in streams.items()
    }


WRAPS: dict[str, Change] = {
    **{
        f"prefix {name}": every_line(lambda n, line, prefix=prefix: prefix(n) + line)
        for name, prefix in PREFIXES.items()
    },
    "github actions": each(_actions),
    "docker json": each(_docker),
    "cloudwatch export": each(_cloudwatch_export),
    "cloudwatch json lines": each(_cloudwatch_json_lines),
    "insights csv": each(_insights_csv),
    "json message records": each(_json_messages),
    "escaped records": each(_escaped),
    "html escaped": every_line(lambda _, line: html.escape(line)),
    "ansi": _coloured("\x1b"),
    "ansi caret": _coloured("^["),
    "ansi lost escape": _coloured(""),
    "ansi octal": _coloured("#033"),
    "crlf": every_line(lambda _, line: line + "\r"),
    "doubled lines": each(lambda lines: [part for line in lines for part in (line, "")]),
    "wrap 80": _wrapped(80),
    "wrap 120": _wrapped(120),
    "wrap 200": _wrapped(200),
    "tabs to spaces": every_line(lambda _, line: line.replace("\t", "    ")),
    "tabs to eight": every_line(lambda _, line: line.expandtabs(8)),
    "no indentation": every_line(lambda _, line: line.strip()),
    "byte order mark": lambda streams: {path: b"\xef\xbb\xbf" + raw for path, raw in streams.items()},
    "other thread 7": _interleaved(7),
    "other thread 3": _interleaved(3),
}
