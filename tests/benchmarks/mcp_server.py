"""What an MCP answer costs: `python tests/benchmarks/mcp_server.py [--peer]`.

Time: `get_diagnosis` from the official client over HTTP to DynamoDB Local, beside a bare boto3 GetItem and the
SDK's own empty tool call over the same transport, interleaved. Tokens: each tool's usual answer over real logs;
with `--peer`, those of AWS' data-processing server for the same question. Needs tests/tools/install.sh.
"""

import argparse
import asyncio
import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import boto3
import httpx2
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.server import MCPServer

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.findings.client import Table
from emrdx.findings.items import Report
from emrdx.findings.keys import RunKey, Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.findings.table import FINDINGS_TABLE
from emrdx.mcp.budget import json_text, tokens
from emrdx.mcp.calls import LOGGER
from emrdx.mcp.http import application
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.model import Evidence, JobRun
from emrdx.redaction import Redactor, stored

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "tests" / "corpus" / "spark" / "s233"
SERVE = ROOT / "tests" / "tools" / "dynamodb-local" / "serve.py"
PEER = "awslabs.aws-dataprocessing-mcp-server"
PEER_VERSION = "0.2.2"
SCOPE = Scope(account="111122223333", region="eu-west-1")
KEYS = {"aws_access_key_id": "local", "aws_secret_access_key": "local", "region_name": SCOPE.region}
NIGHT = datetime(2026, 11, 21, 2, 14, tzinfo=UTC)
CEILING = 1.5
ROUNDS = 400
URL = "http://emrdx.test"

Step = Callable[[], Awaitable[object]]


@contextmanager
def dynamodb() -> Iterator[Any]:
    """A client of DynamoDB Local."""
    process = subprocess.Popen(
        [sys.executable, str(SERVE)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    if process.stdin is None or process.stdout is None or not (url := process.stdout.readline().strip()):
        raise SystemExit("DynamoDB Local does not start: run  tests/tools/install.sh")
    try:
        yield boto3.client("dynamodb", endpoint_url=url, **KEYS)
    finally:
        process.stdin.close()
        process.wait(30)


def seed(client: Any) -> RunKey:
    """Four nights of a job that fails in the same way, from real logs; the key of the last one."""
    client.create_table(**FINDINGS_TABLE.create_arguments("emrdx-findings"))
    store = FindingStore(Table(client, "emrdx-findings"))
    evidence = collect_path(CASE)
    for nights_ago in (9, 3, 2, 0):
        at = NIGHT - timedelta(days=nights_ago)
        run = JobRun(
            account=SCOPE.account,
            region=SCOPE.region,
            application_id="00f1982r1uukb925",
            job_run_id=f"00f1cbn5g4bb0c0{nights_ago}",
            attempt=1,
            name=f"orders-nightly-{at:%Y-%m-%d}",
            state="FAILED",
            ended_at=at,
            release="emr-7.9.0",
            settings={"spark.driver.memory": "4g"},
        )
        key = RunKey(
            account=SCOPE.account,
            region=SCOPE.region,
            application_id="00f1982r1uukb925",
            job_run_id=f"00f1cbn5g4bb0c0{nights_ago}",
        )
        diagnosis = diagnose(Evidence(run=run, sources=evidence.sources), Redactor().session())
        store.record(
            Report(
                key=key,
                diagnosis=diagnosis,
                job=stored("orders-nightly"),
                occurred_at=at,
                diagnosed_at=at,
                announce=True,
            )
        )
    return key


@asynccontextmanager
async def over_http(server: MCPServer[Any], era: str) -> AsyncIterator[Client]:
    """The official client of a server, its whole HTTP stack in this process."""
    transport = httpx2.ASGITransport(app=application(server, allowed_hosts=["emrdx.test"]))
    async with (
        server.session_manager.run(),
        httpx2.AsyncClient(transport=transport, base_url=URL) as http,
        Client(streamable_http_client(f"{URL}/mcp", http_client=http), mode=era) as client,
    ):
        yield client


async def interleaved(steps: dict[str, Step], rounds: int) -> dict[str, float]:
    """The median milliseconds of each step, one of each in every round."""
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds):
        for name, step in steps.items():
            started = time.perf_counter()
            await step()
            taken[name].append(time.perf_counter() - started)
    return {name: 1000 * sorted(times)[len(times) // 2] for name, times in taken.items()}


async def times(
    client: Any, server: MCPServer[Any], forgetful: MCPServer[Any], key: RunKey, rounds: int
) -> list[dict[str, float]]:
    """The steps' times in both protocol eras; `forgetful` is the server as it is when first asked for a run."""
    empty: MCPServer[Any] = MCPServer("empty", subscriptions=False, log_level="WARNING")
    empty.tool()(nothing)
    item = {"pk": {"S": key.partition}, "sk": {"S": key.sort}}
    measured = []
    for era in ("auto", "legacy"):
        async with (
            over_http(server, era) as asking,
            over_http(forgetful, era) as first,
            over_http(empty, era) as idle,
        ):

            async def get_item() -> object:
                return client.get_item(TableName="emrdx-findings", Key=item)

            async def empty_call(idle: Client = idle) -> object:
                return await idle.call_tool("nothing", {})

            async def newest(asking: Client = asking) -> object:
                return await asking.call_tool("get_diagnosis", {"job_run_id": key.job_run_id})

            async def older(asking: Client = asking) -> object:
                return await asking.call_tool("get_diagnosis", {"job_run_id": "00f1cbn5g4bb0c03"})

            async def older_first(first: Client = first) -> object:
                return await first.call_tool("get_diagnosis", {"job_run_id": "00f1cbn5g4bb0c03"})

            steps: dict[str, Step] = {
                "get_item": get_item,
                "empty_call": empty_call,
                "newest": newest,
                "older": older,
                "older_first": older_first,
            }
            await interleaved(steps, rounds // 4)
            measured.append({"era": era, **await interleaved(steps, rounds)})
    return measured


def nothing() -> str:
    """Nothing."""
    return ""


async def spent(client: Client, tool: str, arguments: dict[str, Any]) -> int:
    """The tokens of an answer, text and structure."""
    result = await client.call_tool(tool, arguments)
    text = "".join(getattr(part, "text", "") for part in result.content)
    return tokens(text) + (tokens(json_text(result.structured_content)) if result.structured_content else 0)


async def read(client: Client) -> int:
    """The tokens that a model reads of all tools before the first call."""
    tools = (await client.list_tools()).tools
    return tokens("".join(f"{tool.name}{tool.description}{json.dumps(tool.input_schema)}" for tool in tools))


async def ours(server: MCPServer[Any], run: str) -> dict[str, int]:
    """The tokens of each tool's usual answer."""
    usual: dict[str, dict[str, Any]] = {
        "get_diagnosis": {"job_run_id": run},
        "list_failures": {},
        "get_evidence": {"job_run_id": run},
        "find_similar_failures": {"job_run_id": run},
        "get_failure_trends": {},
        "explain_failure_kind": {"kind": "memory.driver_oom"},
    }
    async with Client(server) as client:
        costs = {tool: await spent(client, tool, arguments) for tool, arguments in usual.items()}
        return {"(all tools' descriptions)": await read(client), **costs}


class Service(BaseHTTPRequestHandler):
    """EMR Serverless as far as AWS' server asks it: GetJobRun."""

    def do_GET(self) -> None:
        body = json.dumps({"jobRun": JOB_RUN}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 - the base class' name
        """Says nothing."""


JOB_RUN = {
    "applicationId": "00f1982r1uukb925",
    "jobRunId": "00f1cbn5g4bb0c00",
    "name": "orders-nightly-2026-11-21",
    "arn": "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00f1982r1uukb925/jobruns/00f1cbn5g4bb0c00",
    "createdBy": "arn:aws:sts::111122223333:assumed-role/Orchestrator/airflow",
    "createdAt": 1795226640.0,
    "updatedAt": 1795227240.0,
    "executionRole": "arn:aws:iam::111122223333:role/orders",
    "state": "FAILED",
    "stateDetails": "Job failed, please check complete logs in configured logging destination. ExitCode: 1.",
    "releaseLabel": "emr-7.9.0",
    "configurationOverrides": {
        "monitoringConfiguration": {"s3MonitoringConfiguration": {"logUri": "s3://team-logs/emr/"}}
    },
    "jobDriver": {
        "sparkSubmit": {
            "entryPoint": "s3://orders-code/job.py",
            "sparkSubmitParameters": "--conf spark.driver.memory=4g",
        }
    },
    "tags": {"team": "orders"},
    "totalResourceUtilization": {"vCPUHour": 1.2, "memoryGBHour": 4.8, "storageGBHour": 24.0},
    "totalExecutionDurationSeconds": 480,
    "executionTimeoutMinutes": 720,
    "mode": "BATCH",
    "attempt": 1,
}


async def theirs() -> dict[str, int]:
    """AWS' server asked for the same run: it has no answer to why, only what the service says of the run."""
    service = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    environment = {
        **os.environ,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": SCOPE.region,
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{service.server_address[1]}",
    }
    uv = Path(sys.executable).with_name("uv")
    arguments = [
        "tool",
        "run",
        "--quiet",
        "--from",
        f"{PEER}=={PEER_VERSION}",
        PEER,
        "--allow-sensitive-data-access",
    ]
    parameters = StdioServerParameters(command=str(uv), args=arguments, env=environment)
    question = {
        "operation": "get-job-run",
        "application_id": "00f1982r1uukb925",
        "job_run_id": "00f1cbn5g4bb0c00",
    }
    with Path(os.devnull).open("w") as quiet:  # noqa: ASYNC230 - nothing is ever waited for there
        async with Client(stdio_client(parameters, errlog=quiet), mode="legacy") as client:
            cost = await spent(client, "manage_aws_emr_serverless_job_runs", question)
            found = {"(all tools' descriptions)": await read(client), "get-job-run": cost}
    service.shutdown()
    return found


def main() -> int:
    """Prints the figures; 1 where get_diagnosis is over its ceiling."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--peer", action="store_true", help="Also run AWS' data-processing server.")
    given = parser.parse_args()
    logging.getLogger(LOGGER).addHandler(logging.NullHandler())
    worst = 0.0
    with dynamodb() as client:
        key = seed(client)
        server, forgetful = (
            build(
                Served(
                    findings=FindingReader(Table(client, "emrdx-findings"), remembered=remembered),
                    kinds=catalogue,
                    scope=SCOPE,
                    clock=lambda: NIGHT + timedelta(hours=5),
                )
            )
            for remembered in (16, 0)
        )
        for row in asyncio.run(times(client, server, forgetful, key, given.rounds)):
            bare = row["get_item"] + row["empty_call"]
            worst = max(worst, row["newest"] / bare, row["older"] / bare)
            print(
                f"{row['era']:>6}: GetItem {row['get_item']:.2f} ms + empty tool call {row['empty_call']:.2f} ms; "
                f"get_diagnosis {row['newest']:.2f} ms = {row['newest'] / bare:.2f} times "
                f"(of a run that failed so again later {row['older']:.2f} ms = {row['older'] / bare:.2f} times, "
                f"the first time {row['older_first']:.2f} ms = {row['older_first'] / bare:.2f} times)"
            )
        print(f"ceiling {CEILING} times")
        costs = {"emrdx": asyncio.run(ours(server, key.job_run_id))}
    if given.peer:
        costs[PEER] = asyncio.run(theirs())
    for name, answers in costs.items():
        print(f"\ntokens of {name}")
        for tool, cost in answers.items():
            print(f"{cost:>7}  {tool}")
    return int(worst > CEILING)


if __name__ == "__main__":
    sys.exit(main())
