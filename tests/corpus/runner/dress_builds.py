"""Logs as schedulers, build servers and other machines' shells show them. Each step takes all streams; pure.

The forms are those of Airflow 1's task runner, Dagster's shell, Oozie's shell action, Bamboo, Azure Pipelines, Ansible,
PowerShell 5 and `script`.
"""

from __future__ import annotations

import json

from .dress_lines import ERR, OUT, Step, Streams, at, one, only, text


def _airflow1(streams: Streams, argument: str) -> Streams:
    """The task runner's echo of the spark-submit hook, which strips each line; the argument names the task."""
    runner = f"{{base_task_runner.py:101}} INFO - Job 48: Subtask {argument}"

    def echo(n: int, rest: str) -> str:
        return f"[{at(n):%Y-%m-%d %H:%M:%S},{n * 173 % 1000:03d}] {runner} {rest}"

    lines = one(streams)
    hook = "{spark_submit_hook.py:415} INFO -"
    made = [
        echo(n, f"[{at(n):%Y-%m-%d %H:%M:%S},{n * 173 % 1000:03d}] {hook} {line.strip()}")
        for n, line in enumerate(lines)
    ]
    end = [
        "Traceback (most recent call last):",
        '  File "/usr/local/bin/airflow", line 32, in <module>',
        "    args.func(args)",
        '  File "/usr/local/lib/python3.6/site-packages/airflow/contrib/hooks/spark_submit_hook.py", line 352, in submit',
        "    spark_submit_cmd, returncode",
        "airflow.exceptions.AirflowException: Cannot execute: spark-submit --master yarn --deploy-mode client. Error code is: 1.",
    ]
    return only([*made, *(echo(len(lines) + n, line) for n, line in enumerate(end))])


def _dagster(streams: Streams, argument: str) -> Streams:
    """A Dagster run's log around a shell op; the argument names the job."""
    run = "5e0f6c1a-8d1b-4b7e-9a55-4c0c6f1d2e73"
    lines = one(streams)
    made = [
        f"{at(n):%Y-%m-%d %H:%M:%S} +0000 - dagster - INFO - {argument} - {run} - submit_op - {line}"
        for n, line in enumerate(lines)
    ]
    head = f"{at(len(lines)):%Y-%m-%d %H:%M:%S} +0000 - dagster - ERROR - {argument} - {run} - 4121"
    return only(
        [
            *made,
            f'{head} - submit_op - STEP_FAILURE - Execution of step "submit_op" failed.',
            "",
            "dagster._core.definitions.events.Failure: Shell command execution failed",
            "",
            "Stack Trace:",
            '  File "/usr/local/lib/python3.11/site-packages/dagster_shell/utils.py", line 118, in execute',
            "    raise Failure(",
            "",
            f"{head} - RUN_FAILURE - Execution of run for \"{argument}\" failed. Steps failed: ['submit_op'].",
        ],
        ERR,
    )


def _oozie(streams: Streams, _: str) -> Streams:
    """The launcher's output of a shell action."""
    return only(
        [
            ">>> Invoking Shell command line now >>",
            "",
            *(f"Stdoutput {line}" for line in one(streams)),
            "Exit code of the Shell command 1",
            "<<< Invocation of Shell command completed <<<",
            "",
            "<<< Invocation of Main class completed <<<",
            "",
            "Failing Oozie Launcher, Main class [org.apache.oozie.action.hadoop.ShellMain], exit code [1]",
        ]
    )


def _bamboo(streams: Streams, argument: str) -> Streams:
    """A plan's log: which stream, and when, before each line; the argument names the plan."""

    def row(kind: str, n: int, line: str) -> str:
        return f"{kind}\t{at(n):%d-%b-%Y %H:%M:%S}\t{line}"

    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    size = len(err) + len(out)
    return only(
        [
            row("simple", 0, f"Running on server: build-3, plan {argument}"),
            *(row("error", n, line) for n, line in enumerate(err)),
            *(row("build", len(err) + n, line) for n, line in enumerate(out)),
            row("simple", size, "Failing task since return code of [submit.sh] was 1 while expected 0"),
        ]
    )


def _azure(streams: Streams, _: str) -> Streams:
    """Azure Pipelines with a task that fails on standard error: each such line is an error of the pipeline."""
    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    rows = ["##[section]Starting: Submit", *(f"##[error]{line}" for line in err), *out]
    rows += ["##[error]Bash exited with code '1'.", "##[section]Finishing: Submit"]
    return only([f"{at(n):%Y-%m-%dT%H:%M:%S}.{n * 7919 % 10**7:07d}Z {row}" for n, row in enumerate(rows)])


def _ansible(streams: Streams, argument: str) -> Streams:
    """The play's failed command as Ansible prints it: one JSON object with both streams twice; names the host."""
    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    result = {
        "changed": True,
        "cmd": ["/opt/jobs/submit.sh"],
        "delta": "0:12:09.402113",
        "end": "2026-11-21 08:12:11.402113",
        "msg": "non-zero return code",
        "rc": 1,
        "start": "2026-11-21 08:00:02.000000",
        "stderr": "\n".join(err),
        "stderr_lines": err,
        "stdout": "\n".join(out),
        "stdout_lines": out,
    }
    line = json.dumps(result)
    return only(
        [
            "TASK [run the nightly job] " + "*" * 50,
            f"fatal: [{argument}]: FAILED! => {line}",
            "",
            "PLAY RECAP " + "*" * 66,
        ]
    )


def _powershell(streams: Streams, argument: str) -> Streams:
    """PowerShell 5 shows the first line of errors as an error of its own, and wraps at the console's width."""
    err, out = text(streams.get(ERR, b"")), text(streams.get(OUT, b""))
    first = err[0] if err else ""
    brief = first if len(first) <= 34 else f"{first[:15]}...{first[-15:]}"
    head = [
        f"spark-submit.cmd : {first}",
        f"At {argument}:14 char:1",
        "+ & spark-submit.cmd @options $job 2>&1 | Tee-Object -FilePath $log",
        "+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
        f"    + CategoryInfo          : NotSpecified: ({brief}:String) [], RemoteException",
        "    + FullyQualifiedErrorId : NativeCommandError",
        " ",
    ]
    rows = [line[n : n + 120] for line in [*head, *err[1:], *out] for n in range(0, max(1, len(line)), 120)]
    return {ERR: b"", OUT: "".join(f"{row}\r\n" for row in rows).encode("utf-16")}


def _typescript(streams: Streams, argument: str) -> Streams:
    """What `script` records of a terminal: colours of the prompt, carriage returns, and its own first and last line."""
    title, prompt = f"\x1b]0;{argument}: ~\x07", f"\x1b[01;32m{argument}\x1b[00m:\x1b[01;34m~\x1b[00m$ "
    rows = [f"{title}{prompt}./submit.sh", *one(streams), f"{title}{prompt}exit", "exit"]
    begin = 'Script started on 2026-11-21 08:00:00+00:00 [TERM="xterm-256color" TTY="/dev/pts/0" COLUMNS="160" LINES="48"]\n'
    end = '\nScript done on 2026-11-21 08:12:14+00:00 [COMMAND_EXIT_CODE="1"]\n'
    return {ERR: b"", OUT: (begin + "".join(f"{row}\r\n" for row in rows) + end).encode()}


STEPS: dict[str, Step] = {
    "airflow1": _airflow1,
    "dagster": _dagster,
    "oozie": _oozie,
    "bamboo": _bamboo,
    "azure": _azure,
    "ansible": _ansible,
    "powershell": _powershell,
    "typescript": _typescript,
}
