"""`emrdx mcp` as clients start it: a process on standard input and output, or on HTTP."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from emrdx.cli.aws import AwsOptions
from emrdx.cli.main import run

EMULATED = str(Path(__file__).with_name("emulated.py"))


@pytest.mark.anyio
async def test_a_client_that_starts_it_gets_a_diagnosis(aws, era):
    parameters = StdioServerParameters(
        command=sys.executable, args=[EMULATED, "mcp"], env={**os.environ, "AWS_REGION": "eu-west-1"}
    )
    async with Client(stdio_client(parameters), mode=era) as client:
        by_run = await client.call_tool("get_diagnosis", {"job_run_id": "00run"})
        by_job = await client.call_tool("get_diagnosis", {"job_name": "daily-sales"})
    assert by_run.structured_content["kind"] == "disk.full"
    assert by_job.structured_content == by_run.structured_content


@pytest.mark.anyio
async def test_with_allow_write_it_does_background_jobs_in_its_own_process(aws):
    arguments = [EMULATED, "mcp", "--allow-write", "--export-to", "s3://team-exports/findings"]
    parameters = StdioServerParameters(
        command=sys.executable, args=arguments, env={**os.environ, "AWS_REGION": "eu-west-1"}
    )
    async with Client(stdio_client(parameters)) as client:
        place = "s3://team-exports/findings/november"
        asked = {"output_s3_uri": place, "created_at_after": "2026-11-01"}
        started = await client.call_tool("start_findings_export_job", asked)
        elsewhere = await client.call_tool("start_findings_export_job", {"output_s3_uri": "s3://others/"})
        job = {"job_id": started.structured_content["job_id"], "wait_seconds": 20}
        ended = (await client.call_tool("get_job_status", job)).structured_content
    assert (ended["state"], ended["result"]["rows"]) == ("succeeded", 1)
    assert ended["result"]["manifest_uri"].startswith(f"{place}/{job['job_id']}/")
    assert elsewhere.structured_content["code"] == "DESTINATION_NOT_ALLOWED"


@contextmanager
def serving(port: int) -> Iterator[subprocess.Popen[bytes]]:
    arguments = [EMULATED, "mcp", "--transport", "http", "--port", str(port), "--region", "eu-west-1"]
    process = subprocess.Popen([sys.executable, *arguments], stderr=subprocess.DEVNULL)
    try:
        for _ in range(400):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_serves_http_on_the_loopback(aws):
    port = free_port()
    request: dict[str, Any] = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "get_diagnosis", "arguments": {"job_run_id": "00run"}},
    }
    with serving(port):
        headers = {"accept": "application/json, text/event-stream"}
        answer = httpx2.post(f"http://127.0.0.1:{port}/mcp", json=request, headers=headers)
        refused = httpx2.get(f"http://127.0.0.1:{port}/mcp")
    assert answer.json()["result"]["structuredContent"]["kind"] == "disk.full"
    assert refused.status_code == 405


def test_interrupted_it_ends_well(aws):
    with serving(free_port()) as process:
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_a_port_in_use_is_one_line_and_a_failure(aws, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["mcp", "--transport", "http", "--port", str(port), "--account", "1"]) == 1
        assert run(["demo", "--port", str(port)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all(f"cannot listen on 127.0.0.1:{port}: Address already in use" in line for line in lines)


def test_another_interface_needs_the_host_names_that_it_is_reached_by(capsys):
    assert run(["mcp", "--transport", "http", "--host", "0.0.0.0", "--region", "eu-west-1"]) == 2
    assert "--allowed-host" in capsys.readouterr().err


def test_without_a_region_it_says_how_to_give_one(aws, monkeypatch, capsys, tmp_path):
    for name in ("AWS_DEFAULT_REGION", "AWS_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    assert run(["mcp"]) == 2
    assert "no AWS region found" in capsys.readouterr().err


def test_the_region_may_come_from_the_variable_of_aws_sdks(aws, monkeypatch):
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    monkeypatch.setenv("AWS_REGION", "eu-north-1")
    assert AwsOptions().client("dynamodb").meta.region_name == "eu-north-1"
