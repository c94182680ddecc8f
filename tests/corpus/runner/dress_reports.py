"""Reports that clients, runners and collectors make of a failed run. Each step takes all streams; pure.

The forms are those of YARN's client in cluster mode, papermill, Sentry's events, TeamCity and `journalctl -o short-iso-precise`.
"""

from __future__ import annotations

import json
import re

from .dress_lines import ERR, FRAME, JOB, OUT, Step, Streams, at, last_trace, one, only, text

RAISED = re.compile(r"^(?P<type>[A-Za-z_][\w.]*)(?:: (?P<value>.*)|:)?$")


def _yarn_client(streams: Streams, argument: str) -> Streams:
    """What spark-submit prints in cluster mode: the application's reports, and of its own log the diagnostics only."""
    lines = text(streams.get(ERR, b""))
    begin = next((n for n, line in enumerate(lines) if line.startswith('Exception in thread "main" ')), -1)
    if begin >= 0:
        end = begin + 1
        while end < len(lines) and re.match(r"^(\tat |\t\.\.\. |Caused by: )", lines[end]):
            end += 1
        trace = [lines[begin].removeprefix('Exception in thread "main" '), *lines[begin + 1 : end]]
        said = [f"\t diagnostics: User class threw exception: {trace[0]}", *trace[1:]]
    else:
        said = ["\t diagnostics: User application exited with status 1"]
    reason = said[0].removeprefix("\t diagnostics: ")
    head = "26/11/21 08:12:1{} INFO Client:"
    common = [
        "\t ApplicationMaster host: ip-10-0-3-41.ec2.internal",
        "\t ApplicationMaster RPC port: 41873",
        "\t queue: default",
        "\t start time: 1795248003412",
    ]
    tail = [f"\t tracking URL: http://ip-10-0-3-10.ec2.internal:20888/proxy/{argument}/", "\t user: hadoop"]
    failed = f"Application {argument} finished with failed status"
    return only(
        [
            *(f"{head.format(n)} Application report for {argument} (state: RUNNING)" for n in range(4)),
            f"{head.format(5)} Application report for {argument} (state: FINISHED)",
            head.format(5),
            "\t client token: N/A",
            *said,
            *common,
            "\t final status: FAILED",
            *tail,
            f"26/11/21 08:12:15 ERROR Client: {reason}",
            f'Exception in thread "main" org.apache.spark.SparkException: {failed}',
            "\tat org.apache.spark.deploy.yarn.Client.run(Client.scala:1309)",
            "\tat org.apache.spark.deploy.yarn.YarnClusterApplication.start(Client.scala:1742)",
            "\tat org.apache.spark.deploy.SparkSubmit.org$apache$spark$deploy$SparkSubmit$$runMain(SparkSubmit.scala:1029)",
            "\tat org.apache.spark.deploy.SparkSubmit$.main(SparkSubmit.scala)",
            "26/11/21 08:12:15 INFO ShutdownHookManager: Shutdown hook called",
        ],
        ERR,
    )


def _chain(trace: list[str]) -> list[tuple[list[re.Match[str]], str, str]]:
    """Frames, type and text of each exception of a printed chain, the oldest first."""
    found, frames, n = [], [], 0
    while n < len(trace):
        if m := FRAME.match(trace[n]):
            frames.append(m)
        elif frames and (m := RAISED.match(trace[n])):
            end = n + 1
            while end < len(trace) and not re.match(r"(The above exception|During handling)", trace[end]):
                end += 1
            value = "\n".join([m["value"] or "", *trace[n + 1 : end]]).rstrip("\n")
            found.append((frames, m["type"], value))
            frames, n = [], end
        n += 1
    return found


def _sentry(streams: Streams, argument: str) -> Streams:
    """An event of the error tracker: the chain's exceptions with their frames, no log; names the release."""
    out = text(streams.get(OUT, b""))
    values = []
    for frames, kind, value in _chain(out[last_trace(out) :]):
        module, _, name = kind.rpartition(".")
        shown = [
            {
                "filename": JOB.sub("/app/", m["file"]),
                "function": m["name"],
                "lineno": int(m["line"]),
                "in_app": JOB.search(m["file"]) is not None,
            }
            for m in frames
        ]
        values.append(
            {
                "type": name,
                "value": value[:8192],
                "module": module or None,
                "mechanism": {"type": "excepthook", "handled": False},
                "stacktrace": {"frames": shown},
            }
        )
    event = {
        "event_id": "7f2d0b9c4e1a4b6d8c3f5a6b7c8d9e0f",
        "level": "error",
        "platform": "python",
        "timestamp": "2026-11-21T08:12:11.402113Z",
        "release": argument,
        "server_name": "ip-10-0-3-41",
        "exception": {"values": values},
        "breadcrumbs": {
            "values": [
                {
                    "category": "py4j.clientserver",
                    "level": "info",
                    "message": "Closing down clientserver connection",
                }
            ]
        },
    }
    return only(json.dumps(event, indent=2).split("\n"))


def _papermill(streams: Streams, argument: str) -> Streams:
    """Papermill's console around a notebook; the argument is the number of the failed cell."""
    out = text(streams.get(OUT, b""))
    begin = last_trace(out)
    made = []
    for frames, kind, value in _chain(out[begin:]):
        name = kind.rpartition(".")[2]
        made += ["-" * 75, f"{name:<42}Traceback (most recent call last)"]
        for m in frames:
            own = JOB.search(m["file"]) is not None
            made.append(
                f"Cell In[{argument}], line {m['line']}"
                if own
                else f"File {m['file']}:{m['line']}, in {m['name']}(*args)"
            )
        made += [
            "",
            f"{name}: {value}",
            "",
            "The above exception was the direct cause of the following exception:",
            "",
        ]
    rule = "-" * 75
    return only(
        [
            *(
                f"Executing:  {n}%|{'#' * (n // 10):<10}| {n // 10}/10 [00:{n // 2:02d}<00:{50 - n // 2:02d},  5.00s/cell]"
                for n in (0, 30, 60)
            ),
            *out[: max(begin, 0)],
            "Traceback (most recent call last):",
            '  File "/usr/local/bin/papermill", line 8, in <module>',
            "    sys.exit(papermill())",
            '  File "/usr/local/lib/python3.11/site-packages/papermill/execute.py", line 251, in raise_for_execution_errors',
            "    raise error",
            "papermill.exceptions.PapermillExecutionError: ",
            rule,
            f'Exception encountered at "In [{argument}]":',
            *made[:-3],
        ]
    )


def _teamcity(streams: Streams, argument: str) -> Streams:
    """A build's plain log: the clock, a letter for errors, and the step; names the step."""

    def row(n: int, letter: str, line: str) -> str:
        return f"[{at(n):%H:%M:%S}]{letter}:\t [{argument}] {line}"

    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    rows = [row(n, "W", line) for n, line in enumerate(err)] + [
        row(len(err) + n, " ", line) for n, line in enumerate(out)
    ]
    return only(
        [
            *rows,
            row(len(rows), "W", "Process exited with code 1"),
            row(len(rows), "E", "Process exited with code 1 (Step: submit)"),
        ]
    )


def _journalctl(streams: Streams, argument: str) -> Streams:
    """The journal in a terminal; lines with control characters are shown by their size only. Names the program."""

    def shown(line: str) -> str:
        return f"[{len(line.encode())}B blob data]" if re.search(r"[\x00-\x08\x0b-\x1f]", line) else line

    return only(
        [
            f"{at(n):%Y-%m-%dT%H:%M:%S}.{n * 7919 % 10**6:06d}+0000 ip-10-0-3-41 {argument}[4121]: {shown(line)}"
            for n, line in enumerate(one(streams))
        ]
    )


STEPS: dict[str, Step] = {
    "yarnclient": _yarn_client,
    "sentry": _sentry,
    "papermill": _papermill,
    "teamcity": _teamcity,
    "journalctl": _journalctl,
}
