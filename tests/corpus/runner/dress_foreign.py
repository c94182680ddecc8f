"""Consoles that tell a run among lines of their own. Each step takes all streams; pure.

The forms are those of GitHub Actions' raw log, CodeBuild, Airflow's page of a task, Jenkins' parallel stages,
`kubectl logs --timestamps` and RFC 5424's syslog.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from .dress_lines import ERR, OUT, Step, Streams, joined, one, only

Clock = Callable[[int], datetime]

OWN = re.compile(rb"^(\d\d/\d\d/\d\d \d\d:\d\d:\d\d) ", re.MULTILINE)
BEGIN = datetime(2026, 11, 21, 6, 14, 9, tzinfo=UTC)


def _clock(streams: Streams) -> Clock:
    """When the console shows its line of a number; begins with the first time that the log itself tells."""
    own = OWN.search(streams.get(ERR, b""))
    begin = datetime.strptime(f"{own[1].decode()} +0000", "%y/%m/%d %H:%M:%S %z") if own else BEGIN
    return lambda n: begin + timedelta(microseconds=91_417 * n)


def _numbered(lines: list[str], clock: Clock, head: str) -> list[str]:
    """The lines behind a text in which `{t}` is the time of each, as `strftime` in braces writes it."""
    return [head.format(t=clock(n)) + line for n, line in enumerate(lines)]


def _actions(streams: Streams, argument: str) -> Streams:
    """The raw log of one job of GitHub Actions, begun by a byte order mark; names the script."""
    lines = [
        f"##[group]Run ./ci/{argument}",
        f"\x1b[36;1m./ci/{argument}\x1b[0m",
        "shell: /usr/bin/bash -e {0}",
        "env:",
        "  SPARK_HOME: /usr/lib/spark",
        "  JAVA_HOME: /usr/lib/jvm/java-17-amazon-corretto.x86_64",
        "##[endgroup]",
        *one(streams),
        "##[error]Process completed with exit code 1.",
        "Post job cleanup.",
        "[command]/usr/bin/git version",
        "git version 2.51.0",
        "Cleaning up orphan processes",
    ]
    stamped = _numbered(lines, _clock(streams), "{t:%Y-%m-%dT%H:%M:%S.%f}3Z ")
    return only(["\ufeff" + stamped[0], *stamped[1:]])


def _codebuild(streams: Streams, argument: str) -> Streams:
    """A project's build log: the agent's own lines have its mark, the command's stand as they are; names the command."""
    lines, clock = one(streams), _clock(streams)

    def agent(n: int, said: str) -> str:
        return f"[Container] {clock(n):%Y/%m/%d %H:%M:%S.%f} {said}"

    end = len(lines)
    why = f"Error while executing command: {argument}. Reason: exit status 1"
    return only(
        [
            agent(0, "Running on CodeBuild On-demand"),
            agent(0, "Waiting for agent ping"),
            agent(1, "Phase complete: DOWNLOAD_SOURCE State: SUCCEEDED"),
            agent(1, "Phase context status code:  Message: "),
            agent(2, "Entering phase BUILD"),
            agent(2, f"Running command {argument}"),
            *lines,
            "",
            agent(end, f"Command did not exit successfully {argument} exit status 1"),
            agent(end, "Phase complete: BUILD State: FAILED"),
            agent(end, f"Phase context status code: COMMAND_EXECUTION_ERROR Message: {why}"),
            agent(end, "Entering phase POST_BUILD"),
            agent(end, "Running command echo Build completed on `date`"),
            f"Build completed on {clock(end):%a %b %d %H:%M:%S} UTC 2026",
            "",
            agent(end, "Phase complete: POST_BUILD State: SUCCEEDED"),
        ]
    )


def _taskpage(streams: Streams, argument: str) -> Streams:
    """Airflow's page of a BashOperator's task, with times of the reader's zone; the argument is `dag.task`."""
    dag, task = argument.split(".")
    lines, clock = one(streams), _clock(streams)

    def row(n: int, where: str, said: str, level: str = "INFO") -> str:
        return f"[{clock(n) + timedelta(hours=1):%Y-%m-%d, %H:%M:%S} CET] {{{where}}} {level} - {said}"

    end = len(lines)
    run = "scheduled__2026-11-20T05:00:00+00:00"
    return only(
        [
            "*** Found local files:",
            f"***   * /opt/airflow/logs/dag_id={dag}/run_id={run}/task_id={task}/attempt=1.log",
            row(0, "local_task_job_runner.py:120", "::group::Pre task execution logs"),
            row(
                0,
                "taskinstance.py:2898",
                f"Executing <Task(BashOperator): {task}> on 2026-11-20 05:00:00+00:00",
            ),
            row(0, "taskinstance.py:731", "::endgroup::"),
            row(0, "subprocess.py:63", "Tmp dir root location: /tmp"),
            row(0, "subprocess.py:75", f"Running command: ['/usr/bin/bash', '-c', 'run-job {task}']"),
            row(0, "subprocess.py:86", "Output:"),
            *(row(n, "subprocess.py:93", line) for n, line in enumerate(lines)),
            row(end, "subprocess.py:97", "Command exited with return code 1"),
            row(end, "taskinstance.py:3310", "Task failed with exception", "ERROR"),
            "Traceback (most recent call last):",
            '  File "/home/airflow/.local/lib/python3.12/site-packages/airflow/models/taskinstance.py", line 767, in _execute_task',
            "    result = _execute_callable(context=context, **execute_callable_kwargs)",
            '  File "/home/airflow/.local/lib/python3.12/site-packages/airflow/operators/bash.py", line 261, in execute',
            "    raise AirflowException(",
            "airflow.exceptions.AirflowException: Bash command failed. The command returned a non-zero exit code 1.",
            row(
                end,
                "taskinstance.py:1225",
                f"Marking task as FAILED. dag_id={dag}, task_id={task}, run_id={run}",
            ),
            row(end, "local_task_job_runner.py:266", "Task exited with return code 1"),
        ]
    )


def _branches(streams: Streams, argument: str) -> Streams:
    """Jenkins' console of two parallel stages, the other of which goes well; names this one."""
    lines = one(streams)
    other = [
        "+ ./gradlew :reports:publish",
        "> Task :reports:compileScala",
        "> Task :reports:publish",
        "BUILD SUCCESSFUL in 19s",
        "3 actionable tasks: 3 executed",
    ]
    step = max(1, len(lines) // len(other))
    made = ["[Pipeline] parallel", f"[Pipeline] {{ (Branch: {argument})", "[Pipeline] { (Branch: reports)"]
    made.append(f"[{argument}] + make run JOB={argument}")
    for n, line in enumerate(lines):
        if n % step == 0 and other:
            made.append(f"[reports] {other.pop(0)}")
        made.append(f"[{argument}] {line}")
    made += [
        f"[{argument}] make: *** [Makefile:31: run] Error 1",
        "[Pipeline] // parallel",
        "[Pipeline] }",
        "[Pipeline] // node",
        "[Pipeline] End of Pipeline",
        f"Failed in branch {argument}",
        "ERROR: script returned exit code 2",
        "Finished: FAILURE",
    ]
    return only(_numbered(made, _clock(streams), "{t:%H:%M:%S}  "))


def _podtimes(streams: Streams, _: str) -> Streams:
    """`kubectl logs --timestamps` of the driver's pod; executors' pods were gone."""
    return only(_numbered(one(streams), _clock(streams), "{t:%Y-%m-%dT%H:%M:%S.%f}318Z "), ERR)


def _rfc5424(streams: Streams, argument: str) -> Streams:
    """A collector's file in RFC 5424's form, severity and all; names the program."""

    clock = _clock(streams)

    def row(n: int, line: str) -> str:
        severity = 11 if " ERROR " in line else 12 if " WARN " in line else 14
        return f"<{severity}>1 {clock(n):%Y-%m-%dT%H:%M:%S.%f}+00:00 ip-10-0-3-41 {argument} 2217 - - {line}"

    lines = {path: data.decode("utf-8", "replace").splitlines() for path, data in streams.items()}
    made = {path: joined([row(n, line) for n, line in enumerate(rows)]) for path, rows in lines.items()}
    return {ERR: b"", OUT: b"", **made}


STEPS: dict[str, Step] = {
    "actions": _actions,
    "codebuild": _codebuild,
    "taskpage": _taskpage,
    "branches": _branches,
    "podtimes": _podtimes,
    "rfc5424": _rfc5424,
}
