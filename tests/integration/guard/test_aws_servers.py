"""AWS' own servers from PyPI behind a guard; where a call passes, it reaches an endpoint of ours in AWS' place."""

import json
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from emrdx.cli.main import run
from emrdx.policy import load

pytestmark = [pytest.mark.anyio, pytest.mark.full]

ROOT = Path(__file__).parents[3]
CACHE = Path(os.environ.get("EMRDX_CACHE", ROOT / ".cache" / "emrdx")) / "aws-mcp-servers"
READY = ROOT / "shared" / "emrdx" / "policy" / "ready"
RUNS = "manage_aws_emr_serverless_job_runs"


class Endpoint(BaseHTTPRequestHandler):
    """Answers like EMR Serverless, as far as these tools look, and remembers what was asked."""

    asked: list[str]

    def do_GET(self) -> None:
        self._answer(
            {"jobRuns": [], "jobRun": {"jobRunId": "00r", "applicationId": "00f1", "state": "RUNNING"}}
        )

    def do_DELETE(self) -> None:
        self._answer({"applicationId": "00f1", "jobRunId": "00r"})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        self._answer({})

    def _answer(self, body: dict[str, Any]) -> None:
        self.asked.append(f"{self.command} {self.path.partition('?')[0]}")
        data = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """An endpoint's URL, and the requests that it got."""
    requests: list[str] = []
    handler = type("Handler", (Endpoint,), {"asked": requests})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", requests
        server.shutdown()


def behind(command: list[str], url: str = "http://127.0.0.1:9") -> Any:
    """How a client starts a guarded server that takes the endpoint for AWS."""
    environment = {
        **os.environ,
        "AWS_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_ENDPOINT_URL": url,
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "AWS_MAX_ATTEMPTS": "1",
        "FASTMCP_LOG_LEVEL": "ERROR",
    }
    return stdio_client(StdioServerParameters(command=command[0], args=command[1:], env=environment))


def server(name: str, *options: str) -> tuple[str, ...]:
    return ("--", str(CACHE / name / "bin" / name), *options)


DATA_PROCESSING = server(
    "awslabs.aws-dataprocessing-mcp-server", "--allow-write", "--allow-sensitive-data-access"
)
HEALTH_IMAGING = server("awslabs.healthimaging-mcp-server")

RUNS_POLICY = f"""
version: "1"
default: deny
tools:
  {RUNS}:
    rules:
      - name: thirty a minute
        rate_limit: 30/minute
  {RUNS}#get-job-run: {{}}
  {RUNS}#cancel-job-run:
    rules:
      - name: allowed applications
        conditions:
          - {{path: args.application_id, op: in, value: ["00f1"]}}
"""


async def within_one_minute() -> None:
    """Waits for the next minute where this one is nearly over, for a limit begins anew with it."""
    second = datetime.now(UTC).second
    if second > 35:
        await anyio.sleep(61 - second)


def denied_by(result: Any) -> str | None:
    said = (result.structured_content or {}) if result.is_error else {}
    return said.get("rule") if said.get("code") in {"policy_denied", "approval_required"} else None


async def test_data_processing_at_thirty_calls_a_minute(guarded, asked, era):
    url, requests = asked
    async with Client(behind(guarded(RUNS_POLICY, *DATA_PROCESSING), url), mode=era) as client:
        arguments = {"operation": "get-job-run", "application_id": "00f1", "job_run_id": "00r"}
        await within_one_minute()
        rules = [denied_by(await client.call_tool(RUNS, arguments)) for _ in range(32)]
    assert rules == [None] * 30 + ["thirty a minute"] * 2
    assert requests == ["GET /applications/00f1/jobruns/00r"] * 30


async def test_data_processing_cancels_in_allowed_applications_only(guarded, asked, era):
    url, requests = asked
    async with Client(behind(guarded(RUNS_POLICY, *DATA_PROCESSING), url), mode=era) as client:
        cancel = {"operation": "cancel-job-run", "job_run_id": "00r"}
        other = await client.call_tool(RUNS, {**cancel, "application_id": "00f2"})
        allowed = await client.call_tool(RUNS, {**cancel, "application_id": "00f1"})
        unlisted = await client.call_tool("list_s3_buckets", {})
    assert denied_by(other) == "allowed applications"
    assert not allowed.is_error
    assert denied_by(unlisted) == "(default deny)"
    assert [request for request in requests if request.startswith("DELETE")] == [
        "DELETE /applications/00f1/jobruns/00r"
    ]


EXPORTS = """
version: "1"
default: deny
tools:
  get_dicom_export_job: {}
  start_dicom_export_job:
    rules:
      - name: allowed buckets
        conditions:
          - {path: args.output_s3_uri, op: regex, value: "^s3://(research|teaching)/"}
      - {name: with approval, action: require_approval}
"""


async def test_health_imaging_exports_to_allowed_buckets_with_approval(
    guarded, asked, tmp_path, audited, era
):
    url, _requests = asked
    export = {
        "datastore_id": "0" * 32,
        "data_access_role_arn": "arn:aws:iam::111122223333:role/export",
        "output_s3_uri": "s3://research/out/",
    }
    async with Client(behind(guarded(EXPORTS, *HEALTH_IMAGING), url), mode=era) as client:
        elsewhere = await client.call_tool(
            "start_dicom_export_job", {**export, "output_s3_uri": "s3://else/out/"}
        )
        alike = await client.call_tool(
            "start_dicom_export_job", {**export, "output_s3_uri": "s3://research.else/out/"}
        )
        asking = await client.call_tool("start_dicom_export_job", export)
        wish = asking.structured_content["approval"]
        assert run(["approvals", "approve", wish, "--state", str(tmp_path / "state.sqlite")]) == 0
        passed = await client.call_tool("start_dicom_export_job", export)
        status = await client.call_tool(
            "get_dicom_export_job", {"datastore_id": "0" * 32, "job_id": "1" * 32}
        )
    assert denied_by(elsewhere) == denied_by(alike) == "allowed buckets"
    assert asking.structured_content["code"] == "approval_required"
    assert denied_by(passed) is None
    assert denied_by(status) is None
    assert [(entry["tool"], entry["verdict"]) for entry in audited()] == [
        ("start_dicom_export_job", "deny"),
        ("start_dicom_export_job", "deny"),
        ("start_dicom_export_job", "approve"),
        ("start_dicom_export_job", "allow"),
        ("get_dicom_export_job", "allow"),
    ]


@pytest.mark.parametrize(
    ("name", "command"), [("aws-dataprocessing", DATA_PROCESSING), ("aws-healthimaging", HEALTH_IMAGING)]
)
async def test_ready_policies_name_tools_that_the_servers_have(guarded, name, command):
    policy, warnings = load((READY / f"{name}.yaml").read_text())
    async with Client(behind(guarded('version: "1"\n', *command))) as client:
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
    named = {key.partition("#")[0] for key in policy.tools} - {"*"}
    assert not warnings
    assert named | policy.hidden <= offered.keys()
    for key in policy.tools:
        tool, _, operation = key.partition("#")
        if operation:
            assert operation in json.dumps(offered[tool].input_schema["properties"]["operation"])
