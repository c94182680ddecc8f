"""`emrdx mcp --policy`: the same engine inside our own server."""

import sys
from pathlib import Path

import pytest
from mcp import Client
from mcp.client.stdio import stdio_client

pytestmark = pytest.mark.anyio

OWN = str(Path(__file__).parent.parent / "mcp" / "emulated.py")
TEXT = """
version: "1"
hide: [list_failures]
tools:
  get_diagnosis: {rules: [{name: two, rate_limit: 2/day}]}
  get_evidence: {rules: [{name: ask, action: require_approval}]}
"""


@pytest.fixture
def command(tmp_path, policy):
    options = ["--policy", str(policy(TEXT)), "--state", str(tmp_path / "state.sqlite")]
    return [sys.executable, OWN, "mcp", *options, "--audit-file", str(tmp_path / "audit.jsonl")]


async def test_our_own_tools_are_judged_and_recorded(aws, command, parameters, audited, era):
    async with Client(stdio_client(parameters(command)), mode=era) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        hidden = await client.call_tool("list_failures", {})
        # A run without a finding is a result, so that it counts; wrong arguments are an error, so that they do not.
        calls = [{"nothing": 1}, {"job_run_id": "00run"}, {"nothing": 1}, {"job_run_id": "00no"}]
        done = [await client.call_tool("get_diagnosis", arguments) for arguments in calls]
        over = await client.call_tool("get_diagnosis", {"job_run_id": "00run"})
        asked = await client.call_tool("get_evidence", {"job_run_id": "00run"})
    assert "get_diagnosis" in names
    assert "list_failures" not in names
    assert hidden.structured_content["rule"] == "(hidden)"
    assert [result.is_error for result in done] == [True, False, True, False]
    assert (over.is_error, over.structured_content["rule"]) == (True, "two")
    assert asked.structured_content["code"] == "approval_required"
    assert [entry["verdict"] for entry in audited()] == ["deny", *["allow"] * 4, "deny", "approve"]
