"""AWS' data-processing server and ours, the same calls in the same order against the same service.

Where ours answers otherwise on purpose, the call names why.
"""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from .service import ACCOUNT, APPLICATION, REGION, serving

pytestmark = [pytest.mark.full, pytest.mark.anyio]

ROOT = Path(__file__).parents[3]
PACKAGE = "awslabs.aws-dataprocessing-mcp-server"
TOOL = "manage_aws_emr_serverless_job_runs"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/etl"
DRIVER = {
    "sparkSubmit": {
        "entryPoint": "s3://code/main.py",
        "entryPointArguments": ["--date", "2026-11-20"],
        "sparkSubmitParameters": "--conf spark.executor.memory=4g",
    }
}
OVERRIDES = {"applicationConfiguration": [{"classification": "spark-defaults", "properties": {"a": "b"}}]}
APP = {"application_id": APPLICATION}
RUN = {**APP, "job_run_id": "00run1"}
START = {**APP, "execution_role_arn": ROLE, "job_driver": DRIVER}
# What ours says beyond AWS' keys.
EXTRA = {"client_token", "warnings", "cut", "fixed"}


@dataclass(frozen=True)
class Call:
    """A call; `ours` says what ours does otherwise: `refuses`, `succeeds`, or `differs` in words alone."""

    operation: str
    arguments: dict[str, Any] = field(default_factory=dict)
    ours: str = "same"
    why: str = ""


def calls(*, write: bool, sensitive: bool) -> list[Call]:
    """Every operation, parameter, gate and error text, for a server with these permissions."""
    shut = "" if sensitive else "refuses"
    dashboard = {"ours": shut or "same", "why": "a dashboard's address lets in whoever has it"}
    return [
        Call("start-job-run", {**START, "client_token": "t1"}),
        Call("start-job-run", {**START, "client_token": "t1"}),
        Call(
            "start-job-run",
            {
                **START, "client_token": "t2", "configuration_overrides": OVERRIDES, "tags": {"team": "data"},
                "execution_timeout_minutes": 60, "name": "nightly", "retry_policy": {"maxAttempts": 2}, "mode": "BATCH",
            },
        ),
        Call("start-job-run", {**APP, "execution_role_arn": ROLE, "job_driver": {"hive": {"query": "s3://q.sql"}}}),
        Call("start-job-run", {**START, "execution_role_arn": "arn:aws:iam::999999999999:role/etl"}),
        Call("start-job-run", {**START, "application_id": "00other"}),
        Call("start-job-run", {**START, "job_driver": {"sparkSql": {}}}, "words"),
        Call("start-job-run", {**START, "retry_policy": {"maxAttempts": 0}}, "words"),
        Call("start-job-run", {**START, "execution_role_arn": "short"}, "words"),
        Call("start-job-run", {**START, "tags": {"": "x"}}, "words"),
        Call("start-job-run", APP),
        Call("start-job-run", {"execution_role_arn": ROLE, "job_driver": DRIVER}),
        Call("start-job-run", {**APP, "job_driver": DRIVER}),
        Call("start-job-run"),
        Call("get-job-run", RUN),
        Call("get-job-run", {**APP, "job_run_id": "00run2"}),
        Call("get-job-run", {**APP, "job_run_id": "00run3"}),
        Call("get-job-run", {**RUN, "attempt": 1}),
        Call("get-job-run", {**APP, "job_run_id": "00none"}),
        Call("get-job-run", {"application_id": "00other", "job_run_id": "00run1"}),
        Call("get-job-run", {**APP, "job_run_id": ""}, "words"),
        Call("get-job-run", APP),
        Call("get-job-run"),
        Call("list-job-runs", APP),
        Call("list-job-runs", {**APP, "max_results": 2}),
        Call("list-job-runs", {**APP, "max_results": 1, "next_token": "1"}),
        Call("list-job-runs", {**APP, "states": ["FAILED"]}),
        Call("list-job-runs", {**APP, "states": ["RUNNING", "CANCELLING"], "mode": "BATCH"}),
        Call("list-job-runs", {**APP, "mode": "STREAMING"}),
        Call("list-job-runs", {**APP, "created_at_after": "2026-11-01T00:00:00Z", "created_at_before": "2027-01-01"}),
        Call("list-job-runs", {**APP, "max_results": 0}, "words"),
        Call("list-job-runs", {**APP, "created_at_after": "some day"}, "words"),
        Call("list-job-runs", {"application_id": "00other"}),
        Call("list-job-runs"),
        Call("get-dashboard-for-job-run", RUN, **dashboard),
        Call("get-dashboard-for-job-run", {**RUN, "attempt": 1}, **dashboard),
        Call("get-dashboard-for-job-run", {**RUN, "mode": "BATCH"}, "succeeds" if sensitive else "words", "defect 2"),
        Call("get-dashboard-for-job-run", {**APP, "job_run_id": "00none"}, "same" if sensitive else "words"),
        Call("get-dashboard-for-job-run", APP),
        Call("get-dashboard-for-job-run"),
        Call("cancel-job-run", RUN),
        Call("cancel-job-run", {**APP, "job_run_id": "00none"}, "words", "ours asks whose run it is first"),
        Call("cancel-job-run", APP),
        Call("cancel-job-run"),
        Call("get-job-run", RUN),
        Call("delete-job-run", RUN),
        Call("Start-Job-Run", START),
        Call("start-job-run", {**START, "job_timeout_minutes": 30, "client_token": "t4"}, "succeeds" if write else "same", "defect 1"),
    ]  # fmt: skip


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def _aws(flags: list[str]) -> list[str]:
    cache = Path(os.environ.get("EMRDX_CACHE", ROOT / ".cache" / "emrdx"))
    return [str(cache / "aws-mcp-servers" / PACKAGE / "bin" / f"{PACKAGE}"), *flags]


def _ours(flags: list[str]) -> list[str]:
    return [str(Path(sys.executable).parent / "emrdx"), "mcp", "--account", ACCOUNT, *flags]


async def _ask(command: list[str], endpoint: str, home: Path, asked: list[Call]) -> list[Any]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TZ": "UTC",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT_URL": endpoint,
        "FASTMCP_LOG_LEVEL": "ERROR",
    }
    parameters = StdioServerParameters(command=command[0], args=command[1:], env=environment)
    with (home / "errors.txt").open("w") as errors:
        async with Client(stdio_client(parameters, errlog=errors), mode="legacy") as client:
            return [
                await client.call_tool(TOOL, {"operation": call.operation, **call.arguments})
                for call in asked
            ]


@pytest.mark.parametrize("sensitive", [False, True], ids=["plain", "sensitive"])
@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
async def test_both_answer_alike(write: bool, sensitive: bool, tmp_path: Path) -> None:
    flags = ["--allow-write"] * write + ["--allow-sensitive-data-access"] * sensitive
    asked = calls(write=write, sensitive=sensitive)
    with serving() as (service, endpoint):
        _seed(service)
        theirs = await _ask(_aws(flags), endpoint, tmp_path, asked)
        service.reset()
        _seed(service)
        ours = await _ask(_ours(["--job-runs", *flags]), endpoint, tmp_path, asked)
    assert len(asked) >= 40
    wrong = [
        (call.operation, call.arguments, complaint)
        for call, their, our in zip(asked, theirs, ours, strict=True)
        if (complaint := _complaint(call, their, our))
    ]
    assert not wrong, "\n".join(map(str, wrong))


def _seed(service: Any) -> None:
    """A run that both know without having started it, with the marks of AWS' server."""
    marks = {"ManagedBy": "DataprocessingMcpServer", "ResourceType": "EMRServerlessJobRun"}
    body = {"executionRoleArn": ROLE, "jobDriver": DRIVER, "tags": marks, "clientToken": "seed"}
    for number in range(3):
        service.start({**body, "clientToken": f"seed-{number}", "name": f"seed-{number}"})


def _complaint(call: Call, theirs: Any, ours: Any) -> str:
    """What is wrong between two answers; empty where nothing is."""
    texts = [[block.text for block in answer.content] for answer in (theirs, ours)]
    if [len(text) for text in texts] != [1 if answer.is_error else 2 for answer in (theirs, ours)]:
        return f"blocks: {texts}"
    if call.ours in {"refuses", "succeeds"}:
        wanted = (False, True) if call.ours == "refuses" else (True, False)
        return "" if (theirs.is_error, ours.is_error) == wanted else f"{call.ours}: {texts}"
    if theirs.is_error != ours.is_error:
        return f"one refuses: {texts}"
    if theirs.is_error:
        return _words(call, texts[0][0], texts[1][0])
    their, our = json.loads(texts[0][1]), json.loads(texts[1][1])
    if ours.structured_content != our:
        return "the structure is not the text's"
    return _difference(_alike(their), _alike({name: our[name] for name in our if name not in EXTRA}), "")


def _difference(theirs: Any, ours: Any, path: str) -> str:
    """Where two answers first differ; empty where they do not."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        pairs = [(theirs.get(name), ours.get(name), f"{path}.{name}") for name in theirs.keys() | ours.keys()]
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        pairs = [
            (their, our, f"{path}[{at}]") for at, (their, our) in enumerate(zip(theirs, ours, strict=True))
        ]
    else:
        return "" if theirs == ours else f"{path}: {theirs!r} {ours!r}"
    return next((found for pair in pairs if (found := _difference(*pair))), "")


def _words(call: Call, theirs: str, ours: str) -> str:
    if call.ours == "words":
        return "" if ours.startswith(theirs) or theirs.startswith("Error in") else theirs
    return "" if ours.startswith(theirs) else f"{theirs!r} {ours!r}"


def _alike(value: Any) -> Any:
    """Without the time that a run was marked with, which each server takes from its clock."""
    if isinstance(value, dict):
        return {name: _alike(one) for name, one in value.items() if name != "CreatedAt"}
    return [_alike(one) for one in value] if isinstance(value, list) else value
