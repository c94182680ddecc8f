"""What is left of logs where a service or a tool keeps a part. Each step takes all streams; pure.

The forms are those of MWAA's EMR Serverless operator, Step Functions' history, and SSM's Run Command.
"""

from __future__ import annotations

import json
import re

from .dress_lines import ERR, OUT, Step, Streams, joined, one, only, text

DETAILS = 256
"""Characters that the service keeps of a run's state text."""
EXCEPTION = re.compile(r"^(?:Caused by: |: )?(?:[A-Za-z_][\w$]*\.)+[A-Z]\w*(?:Exception|Error)\b(?:: .*)?$")


def details(streams: Streams) -> str:
    """The service's own text: its sentence, and the last exceptions that the driver printed, cut."""
    lines = [*text(streams.get(ERR, b"")), *text(streams.get(OUT, b""))]
    last = [line.removeprefix(": ") for line in lines if EXCEPTION.match(line)][-3:]
    said = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. "
    said += "Last few exceptions: " + "\n".join(last) if last else ""
    return said if len(said) <= DETAILS else said[: DETAILS - 3] + "..."


def _mwaa(streams: Streams, argument: str) -> Streams:
    """MWAA's task log of the operator that started the run: of its logs only the service's text is left."""
    dag, _, task = argument.partition("/")
    name = f"dag_id={dag}/run_id=scheduled__2026-11-21T00_00_00+00_00/task_id={task}/attempt=1.log"
    reason = details(streams)
    failed = 'Waiter serverless_job_completed failed: Waiter encountered a terminal failure state: For expression "jobRun.state" matched expected path: "FAILED"'
    lines = [
        f"*** Reading remote log from Cloudwatch log_group: airflow-prod-Task log_stream: {name}",
        "[2026-11-21T08:00:03.412+0000] {taskinstance.py:2613} INFO - Executing <Task(EmrServerlessStartJobOperator)>",
        "[2026-11-21T08:00:04.020+0000] {emr.py:1310} INFO - EMR serverless job started: 00fmb4rkvdn6q80b",
        *(
            f"[2026-11-21T08:{n:02d}:05.113+0000] {{waiter_with_logging.py:99}} INFO - Serverless Job status is: {state}"
            for n, state in enumerate(("SCHEDULED - Scheduled", "RUNNING - Running", "RUNNING - Running"))
        ),
        f"[2026-11-21T08:03:05.201+0000] {{waiter_with_logging.py:86}} ERROR - Serverless Job failed: FAILED - {reason}",
        "[2026-11-21T08:03:05.230+0000] {taskinstance.py:3313} ERROR - Task failed with exception",
        "Traceback (most recent call last):",
        '  File "/usr/local/airflow/.local/lib/python3.11/site-packages/airflow/providers/amazon/aws/utils/waiter_with_logging.py", line 78, in wait',
        '    waiter.wait(**args, WaiterConfig={"MaxAttempts": 1})',
        f"botocore.exceptions.WaiterError: {failed}",
        "",
        "During handling of the above exception, another exception occurred:",
        "",
        "Traceback (most recent call last):",
        '  File "/usr/local/airflow/.local/lib/python3.11/site-packages/airflow/providers/amazon/aws/operators/emr.py", line 1327, in execute',
        "    wait(",
        f"airflow.exceptions.AirflowException: Serverless Job failed: {failed}",
        f"[2026-11-21T08:03:05.298+0000] {{taskinstance.py:1225}} INFO - Marking task as FAILED. dag_id={dag}, task_id={task}",
    ]
    return only("\n".join(lines).split("\n"))


def _stepfn(streams: Streams, argument: str) -> Streams:
    """The failed task of a state machine's history; its cause is the run as JSON, without logs. Names the run."""
    run = {
        "ApplicationId": "00fk2v1q9a7l0h09",
        "Arn": "arn:aws:emr-serverless:us-east-1:111122223333:/applications/00fk2v1q9a7l0h09/jobruns/00fmb4rkvdn6q80b",
        "JobRunId": "00fmb4rkvdn6q80b",
        "Name": argument,
        "ReleaseLabel": "emr-7.5.0",
        "State": "FAILED",
        "StateDetails": details(streams),
    }
    event = {
        "timestamp": "2026-11-21T08:12:13.402000+00:00",
        "type": "TaskFailed",
        "id": 7,
        "previousEventId": 6,
        "taskFailedEventDetails": {
            "resourceType": "emr-serverless",
            "resource": "startJobRun.sync",
            "error": "States.TaskFailed",
            "cause": json.dumps(run, separators=(",", ":")),
        },
    }
    return only(json.dumps({"events": [event]}, indent=4).split("\n"))


def _ssm(streams: Streams, argument: str) -> Streams:
    """`aws ssm get-command-invocation`: the first 24,000 characters of the output and 8,000 of the errors."""
    marker = "\n--output truncated--"

    def first(data: bytes, size: int) -> str:
        said = data.decode("utf-8", "replace")
        return said if len(said) <= size else said[: size - len(marker)] + marker

    answer = {
        "CommandId": "6b1f0c8e-52f1-4a6b-9d80-0f7f1a2b3c4d",
        "InstanceId": argument,
        "DocumentName": "AWS-RunShellScript",
        "ResponseCode": 1,
        "Status": "Failed",
        "StandardOutputContent": first(streams.get(OUT, b""), 24_000),
        "StandardErrorContent": first(streams.get(ERR, b""), 8_000)
        + "\nfailed to run commands: exit status 1",
    }
    return only(json.dumps(answer, indent=4).split("\n"))


def _details_only(streams: Streams, _: str) -> Streams:
    """No logs: the case's `state_details` is all there is."""
    return {}


def _bytes(streams: Streams, argument: str) -> Streams:
    """The last so many bytes of each stream, begun wherever they begin."""
    return {path: data[-int(argument) :] for path, data in streams.items()}


def _first_bytes(streams: Streams, argument: str) -> Streams:
    """The first so many bytes of each stream, ended wherever they end."""
    return {path: data[: int(argument)] for path, data in streams.items()}


def _driver(streams: Streams, _: str) -> Streams:
    """Both of the driver's streams in one file, in the order of writing; the executors' as they are."""
    rest = {path: data for path, data in streams.items() if path not in {ERR, OUT}}
    return {ERR: joined(one(streams)), OUT: b"", **rest}


STEPS: dict[str, Step] = {
    "mwaa": _mwaa,
    "stepfn": _stepfn,
    "ssm": _ssm,
    "nologs": _details_only,
    "lastbytes": _bytes,
    "firstbytes": _first_bytes,
    "driver": _driver,
}
