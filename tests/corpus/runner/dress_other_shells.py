"""Consoles' prefixes and frames: `aws logs tail`, `gh run view --log`, Compose, Jenkins' freestyle jobs, Buildkite, Windows. Pure."""

from __future__ import annotations

import re

from .dress_lines import ERR, OUT, Step, Streams, joined
from .dress_other_console import at, console, lines_of, shutdown


def _logstail(streams: Streams, argument: str) -> Streams:
    """`aws logs tail --follow` of a run's log group: time, log stream, message; the argument is the run's id."""
    lines = lines_of(streams.get(ERR, b""))
    end = shutdown(lines)
    executors = [
        (path, lines_of(data)) for path, data in streams.items() if path.startswith("SPARK_EXECUTOR/")
    ]
    parts = [(ERR, lines[:end]), *executors, (OUT, lines_of(streams.get(OUT, b""))), (ERR, lines[end:])]
    shown = [
        f"applications/00fq3v7m2l5a0809/jobs/{argument}/{path} {line}"
        for path, part in parts
        for line in part
    ]
    return {
        ERR: joined([f"{at(n):%Y-%m-%dT%H:%M:%S.%f}+00:00 {line}" for n, line in enumerate(shown)]),
        OUT: b"",
    }


def _ghview(lines: list[str], argument: str) -> list[str]:
    head = ["##[group]Run make nightly", "make nightly", "shell: /usr/bin/bash -e {0}", "##[endgroup]"]
    end = ["make: *** [Makefile:41: nightly] Error 1", "##[error]Process completed with exit code 2."]
    return [
        f"{argument}\tRun job\t{at(n):%Y-%m-%dT%H:%M:%S.%f}0Z {line}"
        for n, line in enumerate([*head, *lines, *end])
    ]


def _compose(lines: list[str], argument: str) -> list[str]:
    beside = f"{'minio-1':{len(argument)}}  | INFO: API: http://172.18.0.2:9000"
    return ["Attaching to minio-1, " + argument, beside, *(f"{argument}  | {line}" for line in lines), "", f"{argument} exited with code 1"]  # fmt: skip


def _freestyle(lines: list[str], argument: str) -> list[str]:
    head = [
        "Started by timer",
        "Running as SYSTEM",
        f"Building remotely on spark-edge-02 (linux docker) in workspace /var/lib/jenkins/workspace/{argument}",
        f"[{argument}] $ /bin/sh -xe /var/lib/jenkins/tmp/jenkins5520146098.sh",
        f"+ ./bin/submit-on-yarn {argument}",
    ]
    end = [
        "Build step 'Execute shell' marked build as failure",
        "Sending e-mails to: data-eng@example.com",
        "Finished: FAILURE",
    ]
    return [f"{at(n):%H:%M:%S}  {line}" for n, line in enumerate([*head, *lines, *end])]


def _buildkite(lines: list[str], argument: str) -> list[str]:
    head = ["~~~ Running commands", f"\x1b[90m$\x1b[0m ./bin/{argument}.sh"]
    end = [
        "\x1b[31m\U0001f6a8 Error: The command exited with status 1\x1b[0m",
        "user command error: exit status 1",
    ]
    return [
        f"\x1b_bk;t={int(at(n).timestamp() * 1000)}\x07{line}\r"
        for n, line in enumerate([*head, *lines, *end])
    ]


def _windows(lines: list[str], argument: str) -> list[str]:
    """A Windows console: its paths, and what Spark leaves there whenever it ends; the argument names the script."""
    home = "C:\\Users\\jmeyer\\AppData\\Local\\Temp"
    moved = [re.sub(r"/tmp/([\w.-]+)", lambda found: f"{home}\\{found[1]}", line) for line in lines]
    moved = [line.replace("/usr/lib/spark/", "C:\\spark\\") for line in moved]
    left = f"{home}\\spark-1f0c4a0e-6b2c-4c4e-9f0a-2d9f64f6b9f1"
    end = [
        f"26/11/21 06:31:12 ERROR ShutdownHookManager: Exception while deleting Spark temp dir: {left}",
        f"java.nio.file.NoSuchFileException: {left}",
        "\tat java.base/sun.nio.fs.WindowsException.translateToIOException(WindowsException.java:85)",
        "\tat java.base/sun.nio.fs.WindowsException.rethrowAsIOException(WindowsException.java:103)",
        "SUCCESS: The process with PID 13280 (child process of PID 21116) has been terminated.",
        "SUCCESS: The process with PID 21116 (child process of PID 9004) has been terminated.",
        "",
        "C:\\work\\etl>",
    ]
    return [f"C:\\work\\etl>spark-submit {argument}\r", *(f"{line}\r" for line in [*moved, *end])]


STEPS: dict[str, Step] = {
    "logstail": _logstail,
    "ghview": console(_ghview),
    "compose": console(_compose),
    "freestyle": console(_freestyle),
    "buildkite": console(_buildkite),
    "windows": console(_windows),
}
