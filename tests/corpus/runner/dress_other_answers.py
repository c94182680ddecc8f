"""What services answer about a run: Glue's error stream and run, Databricks' run output, EMR Serverless' job run. Pure."""

from __future__ import annotations

import json
import re

from .dress_lines import ERR, OUT, Step, Streams
from .dress_other_console import BEGIN, at, last_words, lines_of, one, state_details

RUN = "00fr9k2n1a7c0809"


def _gluelog(streams: Streams, argument: str) -> Streams:
    """Glue's error stream: warnings and errors, the script's traceback, and the analysis as JSON; the argument names the script."""
    lines = [
        line for line in lines_of(streams.get(ERR, b"")) if not re.search(r"^\S+ \S+ (INFO|DEBUG) ", line)
    ]
    output = re.sub(
        r'"/tmp/spark-[0-9a-f-]{36}/[\w-]+\.py"',
        f'"/tmp/{argument}"',
        streams.get(OUT, b"").decode("utf-8", "replace"),
    )
    start = output.find("Traceback (most recent call last):")
    traced = output[start:].strip() if start >= 0 else ""
    frames = re.findall(r'File "([^"]+)", line (\d+), in (.+)', traced)
    event = {
        "Event": "GlueETLJobExceptionEvent",
        "Timestamp": int(at(400).timestamp() * 1000),
        "Failure Reason": traced,
        "Stack Trace": [
            {"Declaring Class": name, "Method Name": "", "File Name": file, "Line Number": int(line)}
            for file, line, name in frames
        ],
        "Last Executed Line number": int(frames[0][1]) if frames else 0,
        "script": argument,
    }
    stamps = re.findall(
        r"^(\d\d/\d\d/\d\d \d\d:\d\d:\d\d) ", streams.get(ERR, b"").decode("utf-8", "replace"), re.MULTILINE
    )
    stamp = stamps[-1] if stamps else f"{at(400):%y/%m/%d %H:%M:%S}"
    told = [f"{stamp} ERROR ProcessLauncher: Error from Python:{traced}"] if traced else []
    analysis = f"{stamp} ERROR GlueExceptionAnalysisListener: [Glue Exception Analysis] {json.dumps(event)}"
    return one(streams, [*lines, *told, analysis])


def _gluerun(streams: Streams, argument: str) -> Streams:
    """`aws glue get-job-run`; the argument is `job,category` as Glue classes errors."""
    job, category = argument.split(",")
    words = re.sub(r"^Caused by: |^(?:[\w$]+\.)+(?=\w+(?:Error|Exception))", "", last_words(streams))
    run = {
        "Id": "jr_4d1c7a0b52fe86939ab0c1d2e3f405162738495a6b7c8d9e0f1a2b3c4d5e6f70",
        "Attempt": 0,
        "JobName": job,
        "StartedOn": f"{BEGIN:%Y-%m-%dT%H:%M:%S.%f+00:00}",
        "CompletedOn": f"{at(500):%Y-%m-%dT%H:%M:%S.%f+00:00}",
        "JobRunState": "FAILED",
        "ErrorMessage": f"Error Category: {category}; Failed Line Number: 27; {words}",
        "ExecutionTime": 86,
        "Timeout": 480,
        "MaxCapacity": 10.0,
        "WorkerType": "G.1X",
        "NumberOfWorkers": 10,
        "LogGroupName": "/aws-glue/jobs",
        "GlueVersion": "5.0",
    }
    return one(streams, json.dumps({"JobRun": run}, indent=4).splitlines())


def _runoutput(streams: Streams, argument: str) -> Streams:
    """Databricks' answer about a run: the error and the notebook's coloured trace; the argument names the task."""
    lines = lines_of(streams.get(OUT, b""))
    at = next((n for n, line in enumerate(lines) if line.startswith("Traceback (most")), 0)
    trace = [
        re.sub(r'^  File "([^"]+)", line (\d+)', "File \x1b[0;32m\\1:\\2\x1b[0m", line)
        for line in lines[at + 1 :]
    ]
    raised = re.compile(r"^(?:\w+\.)*\w+(?:Error|Exception)\b")
    last = next((line for line in lines[at + 1 :] if raised.match(line)), last_words(streams))
    name = re.split(r"[:\s]", last)[0].rsplit(".", 1)[-1]
    shown = (
        "\x1b[0;31m"
        + "-" * 75
        + f"\x1b[0m\n\x1b[0;31m{name}\x1b[0m"
        + " " * 20
        + "Traceback (most recent call last)\n"
    )
    answer = {
        "metadata": {
            "job_id": 412907733118,
            "run_id": 805512340917,
            "state": {"life_cycle_state": "INTERNAL_ERROR", "result_state": "FAILED", "state_message": "Workload failed, see run output for details"},
            "task": {"notebook_task": {"notebook_path": f"/Repos/prod/etl/{argument}"}},
            "attempt_number": 0,
        },
        "error": re.sub(r"^(?:\w+\.)+(?=\w)", "", last),
        "error_trace": shown + "\n".join(trace),
        "notebook_output": {},
    }  # fmt: skip
    return one(streams, json.dumps(answer, indent=2).splitlines())


def _getjobrun(streams: Streams, argument: str) -> Streams:
    """`aws emr-serverless get-job-run`: the service's sentence and settings, no log; the argument names the job."""
    run = {
        "applicationId": "00fq3v7m2l5a0809",
        "jobRunId": RUN,
        "name": argument,
        "arn": f"arn:aws:emr-serverless:us-east-1:123456789012:/applications/00fq3v7m2l5a0809/jobruns/{RUN}",
        "createdBy": "arn:aws:sts::123456789012:assumed-role/etl-scheduler/nightly",
        "state": "FAILED",
        "stateDetails": state_details(streams),
        "releaseLabel": "emr-7.5.0",
        "jobDriver": {
            "sparkSubmit": {"entryPoint": f"s3://etl-artifacts/{argument}.py", "entryPointArguments": []}
        },
        "totalExecutionDurationSeconds": 212,
        "executionTimeoutMinutes": 720,
        "attempt": 1,
    }
    return one(streams, json.dumps({"jobRun": run}, indent=4).splitlines())


STEPS: dict[str, Step] = {
    "gluelog": _gluelog,
    "gluerun": _gluerun,
    "runoutput": _runoutput,
    "getjobrun": _getjobrun,
}
