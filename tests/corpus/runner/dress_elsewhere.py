"""Logs as other platforms of Spark show them. Each step takes all streams; pure.

The forms are those of AWS Glue's error log, Databricks' run output, Zeppelin, sparkmagic, and
`gcloud dataproc jobs submit`; those of schedulers, log stores and people lie in the modules beside.
"""

from __future__ import annotations

import json
import re

from . import dress_builds, dress_exports, dress_parts, dress_passed, dress_pods, dress_reports
from .dress_lines import ERR, FRAME, HEAD, JOB, OUT, Step, Streams, joined, last_trace, one, only, text


def _glue(streams: Streams, argument: str) -> Streams:
    """Glue's error log: its own pattern, Python's error as one record, and the exception analysis; names the script."""
    made = []
    for line in text(streams.get(ERR, b"")):
        m = HEAD.match(line)
        made.append(
            f"20{m[1]}-{m[2]}-{m[3]} {m[4]},417 {m[5]} [main] spark.{m[6]} (Logging.scala:log{m[5].title()}(61)): {m[7]}"
            if m
            else line
        )
    out = text(streams.get(OUT, b""))
    begin = last_trace(out)
    if begin >= 0:
        trace = [JOB.sub("/", line) for line in out[begin:]]
        frames = [m for line in trace if (m := FRAME.match(line))]
        event = {
            "Event": "GlueETLJobExceptionEvent",
            "Timestamp": 1795248612463,
            "Failure Reason": "\n".join(trace),
            "Stack Trace": [
                {
                    "Declaring Class": m["name"],
                    "Method Name": "",
                    "File Name": m["file"],
                    "Line Number": int(m["line"]),
                }
                for m in reversed(frames)
            ],
            "Last Executed Line number": int(frames[0]["line"]) if frames else -1,
            "script": argument,
        }
        head = "2026-11-21 08:10:12,465 ERROR [main]"
        made += [
            f"{head} glue.ProcessLauncher (Logging.scala:logError(77)): Error from Python:{trace[0]}",
            *trace[1:],
        ]
        listener = f"{head} glueexceptionanalysis.GlueExceptionAnalysisListener (Logging.scala:logError(9)): [Glue Exception Analysis] "
        made.append(listener + json.dumps(event, separators=(",", ":")))
        made.append(
            f"{listener}Last Executed Line number from script {argument}: {event['Last Executed Line number']}"
        )
        out = out[:begin]
    return {ERR: joined(made), OUT: joined(out) if out else b""}


def _ipython(trace: list[str], cell: str) -> list[str]:
    """A traceback in IPython's words; `cell` names the job's own code."""
    last = next(
        (n for n in range(len(trace) - 1, 0, -1) if re.match(r"^[A-Za-z_][\w.]*(:|$)", trace[n])),
        len(trace) - 1,
    )
    name = re.split(r"[: ]", trace[last], maxsplit=1)[0].rsplit(".", 1)[-1]
    made = ["-" * 75, f"{name:<42}Traceback (most recent call last)"]
    for n, line in enumerate(trace[1:], 1):
        m = FRAME.match(line)
        if m:
            own = JOB.search(m["file"]) is not None
            made.append(
                f"{cell}, line {m['line']}"
                if own
                else f"File {m['file']}:{m['line']}, in {m['name']}(*args, **kwargs)"
            )
            made.append(f"----> {m['line']} {trace[n + 1].strip() if n + 1 < len(trace) else ''}")
        elif n == last:
            made += ["", f"{name}{line.removeprefix(re.split(r'[: ]', line, maxsplit=1)[0])}"]
        elif not trace[n - 1].startswith("  File ") and not re.match(r"^\s+[~^]+\s*$", line):
            made.append(line)
    return made


def _dbx(streams: Streams, argument: str) -> Streams:
    """The answer of Databricks' `jobs get-run-output` for a notebook; names the task."""
    out = text(streams.get(OUT, b""))
    begin = last_trace(out)
    if begin < 0:
        raise ValueError("no traceback to report")
    trace = _ipython(out[begin:], "File <command-4183022119730264>")
    error = next(line for line in reversed(trace) if re.match(r"^\w+(:|$)", line))
    error = "\n".join(trace[len(trace) - 1 - trace[::-1].index(error) :])
    coloured = "\n".join(f"\x1b[0;31m{line}\x1b[0m" if line.startswith("---") else line for line in trace)
    answer = {
        "metadata": {
            "job_id": 681402117722903,
            "run_id": 902113340178,
            "task_key": argument,
            "start_time": 1795248000000,
            "end_time": 1795248731000,
            "state": {
                "life_cycle_state": "INTERNAL_ERROR",
                "result_state": "FAILED",
                "state_message": "Workload failed, see run output for details",
            },
        },
        "error": error,
        "error_trace": coloured,
    }
    return only(json.dumps(answer, indent=2).split("\n"))


def _zeppelin(streams: Streams, _: str) -> Streams:
    """A saved Zeppelin note: the paragraph's result with the failed line above the traceback."""
    out = text(streams.get(OUT, b""))
    begin = last_trace(out)
    if begin >= 0:
        trace = out[begin:]
        own = next((n for n, line in enumerate(trace) if JOB.search(line)), -1)
        number = FRAME.match(trace[own])["line"] if own >= 0 else "1"
        shell = [
            '  File "/tmp/1795248001133-0/zeppelin_python.py", line 162, in <module>',
            "    exec(code, _zcUserQueryNameSpace)",
        ]
        code = trace[own + 1].strip() if own >= 0 else ""
        trace = [re.sub(r'"[^"]*/spark-[^"]*\.py"', '"<stdin>"', line) for line in trace[1:]]
        out = [
            *out[:begin],
            f"Fail to execute line {number}: {code}",
            "Traceback (most recent call last):",
            *shell,
            *trace,
        ]
    note = {
        "paragraphs": [
            {
                "text": "%spark.pyspark\n...",
                "user": "anonymous",
                "results": {
                    "code": "ERROR",
                    "msg": [{"type": "TEXT", "data": "".join(f"{line}\n" for line in out)}],
                },
                "status": "ERROR",
            }
        ],
        "name": "nightly",
        "id": "2K7XJ4QZC",
    }
    return only(json.dumps(note, indent=2).split("\n"))


def _sparkmagic(streams: Streams, argument: str) -> Streams:
    """A notebook's cell as sparkmagic shows a Livy statement; the argument is the cell's number."""
    out = text(streams.get(OUT, b""))
    begin = last_trace(out)
    trace = out[begin:]
    value = next(n for n in range(len(trace) - 1, -1, -1) if re.match(r"^[A-Za-z_][\w.]*: ", trace[n]))
    plain = [re.sub(r'"[^"]*/spark-[^"]*\.py"', '"<stdin>"', line) for line in trace]
    made = [f"In [{argument}]: %%spark", *out[:begin], "An error was encountered:"]
    return only([*made, trace[value].split(": ", 1)[1], *trace[value + 1 :], *plain, ""])


def _dataproc(streams: Streams, argument: str) -> Streams:
    """What `gcloud dataproc jobs submit` prints; the argument is the job's id."""
    where = "projects/acme-lake/regions/europe-west1"
    console = (
        f"https://console.cloud.google.com/dataproc/jobs/{argument}?project=acme-lake&region=europe-west1"
    )
    bucket = f"gs://acme-lake-dataproc/google-cloud-dataproc-metainfo/5c1f/jobs/{argument}/driveroutput"
    end = [
        f"ERROR: (gcloud.dataproc.jobs.submit.pyspark) Job [{argument}] failed with error:",
        "Google Cloud Dataproc Agent reports job failure. If logs are available, they can be found at:",
        console,
        f"gcloud dataproc jobs wait '{argument}' --region 'europe-west1' --project 'acme-lake'",
        f"{bucket}.* ({where})",
    ]
    return only([f"Job [{argument}] submitted.", "Waiting for job output...", *one(streams), *end], ERR)


STEPS: dict[str, Step] = {
    **dress_builds.STEPS,
    **dress_exports.STEPS,
    **dress_parts.STEPS,
    **dress_passed.STEPS,
    **dress_pods.STEPS,
    **dress_reports.STEPS,
    "glue": _glue,
    "dbx": _dbx,
    "zeppelin": _zeppelin,
    "sparkmagic": _sparkmagic,
    "dataproc": _dataproc,
}
