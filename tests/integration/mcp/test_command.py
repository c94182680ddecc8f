"""`emrdx mcp` as clients start it: a process on standard input and output, or on HTTP."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import boto3
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from moto.server import ThreadedMotoServer

from emrdx.cli.main import run
from emrdx.findings.client import Table
from emrdx.findings.store import FindingStore
from emrdx.findings.table import FINDINGS_TABLE

TABLE = "emrdx-findings"


@pytest.fixture
def endpoint(aws, make_report) -> Iterator[str]:
    """An emulated AWS on a port, with one finding in its table."""
    service = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    service.start()
    host, port = service.get_host_and_port()
    url = f"http://{host}:{port}"
    client = boto3.client("dynamodb", region_name="eu-west-1", endpoint_url=url)
    client.create_table(**FINDINGS_TABLE.create_arguments(TABLE))
    FindingStore(Table(client, TABLE)).record(make_report(occurred_at=datetime(2026, 11, 20, tzinfo=UTC)))
    yield url
    service.stop()


def command(endpoint: str, *more: str) -> list[str]:
    return [
        "-m",
        "emrdx.cli.main",
        "mcp",
        "--endpoint-url",
        endpoint,
        "--region",
        "eu-west-1",
        "--account",
        "111122223333",
        *more,
    ]


@pytest.mark.anyio
async def test_a_client_that_starts_it_gets_a_diagnosis(endpoint, era):
    parameters = StdioServerParameters(command=sys.executable, args=command(endpoint), env=dict(os.environ))
    async with Client(stdio_client(parameters), mode=era) as client:
        result = await client.call_tool("get_diagnosis", {"job_run_id": "00run"})
    assert result.structured_content["kind"] == "memory.executor_oom"


@contextmanager
def serving(endpoint: str, port: int) -> Iterator[subprocess.Popen[str]]:
    arguments = command(endpoint, "--transport", "http", "--port", str(port))
    process = subprocess.Popen([sys.executable, *arguments], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(10)
        assert process.stderr is not None
        process.stderr.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_serves_http_on_the_loopback(endpoint):
    port = free_port()
    request: dict[str, Any] = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "get_diagnosis", "arguments": {"job_run_id": "00run"}},
    }
    with serving(endpoint, port):
        headers = {"accept": "application/json, text/event-stream"}
        answer = httpx2.post(f"http://127.0.0.1:{port}/mcp", json=request, headers=headers)
        refused = httpx2.get(f"http://127.0.0.1:{port}/mcp")
    assert answer.json()["result"]["structuredContent"]["kind"] == "memory.executor_oom"
    assert refused.status_code == 405


def test_another_interface_needs_the_host_names_that_it_is_reached_by(capsys):
    assert run(["mcp", "--transport", "http", "--host", "0.0.0.0", "--region", "eu-west-1"]) == 2
    assert "--allowed-host" in capsys.readouterr().err


def test_without_a_region_it_says_how_to_give_one(aws, monkeypatch, capsys, tmp_path):
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    assert run(["mcp"]) == 2
    assert "no AWS region found" in capsys.readouterr().err


def test_it_offers_no_switch_that_it_does_not_have(capsys):
    assert run(["mcp", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "--allow-live-reads" in shown
    for absent in ("--allow-write", "--allow-sensitive-data-access", "--policy"):
        assert absent not in shown
