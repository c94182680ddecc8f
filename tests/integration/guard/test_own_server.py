"""`emrdx mcp --policy`: the same engine inside our own server, and the ready policy for it."""

import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from mcp import Client
from mcp.client.stdio import stdio_client

pytestmark = pytest.mark.anyio

READY = (files("emrdx.policy") / "ready" / "emrdx.yaml").read_text(encoding="utf-8")
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


EVERYTHING = ["--allow-live-reads", "--allow-write", "--allow-sensitive-data-access"]


@pytest.fixture(params=["guard", "mcp"])
def ready(request, guarded, policy, tmp_path) -> Callable[..., list[str]]:
    """Our server with every tool and the ready policy, behind a guard or with the policy inside."""

    def command() -> list[str]:
        if request.param == "guard":
            return guarded(READY, "--", sys.executable, OWN, "mcp", *EVERYTHING)
        options = ["--policy", str(policy(READY)), "--state", str(tmp_path / "state.sqlite")]
        return [
            sys.executable, OWN, "mcp", *EVERYTHING, *options, "--audit-file", str(tmp_path / "audit.jsonl"),
        ]  # fmt: skip

    return command


async def test_asking_for_a_job_s_status_is_free_and_starting_a_job_is_not(
    aws, ready, parameters, audited, era
):
    async with Client(stdio_client(parameters(ready())), mode=era) as client:
        asked = [await client.call_tool("get_job_status", {"job_id": "job-1"}) for _ in range(150)]
        started = await client.call_tool("start_findings_export_job", {"format": "jsonl"})
    denied = [result for result in asked if (result.structured_content or {}).get("code") == "policy_denied"]
    assert denied == []
    assert started.structured_content["code"] == "approval_required"
    assert [entry["verdict"] for entry in audited()] == ["allow"] * 150 + ["approve"]


async def test_a_retry_that_only_shows_wants_no_approval(aws, ready, parameters):
    run = {"application_id": "00app", "job_run_id": "00run"}
    async with Client(stdio_client(parameters(ready()))) as client:
        shown = [await client.call_tool("retry_job_run", {**run, **said}) for said in ({}, {"dry_run": True})]
        acting = [
            await client.call_tool("retry_job_run", {**run, "dry_run": said})
            for said in (False, "false", 0, "no", None)
        ]
    assert [code_of(result) for result in shown] == [None, None]
    assert {code_of(result) for result in acting} == {"approval_required"}


def code_of(result) -> str | None:
    found = (result.structured_content or {}).get("code")
    return found if found in {"policy_denied", "approval_required"} else None


async def test_the_ready_policy_names_every_tool_by_its_risk_class(aws, parameters):
    from emrdx.policy import load

    command = [sys.executable, OWN, "mcp", *EVERYTHING]
    async with Client(stdio_client(parameters(command))) as client:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    ready, _ = load(READY)
    assert {name.partition("#")[0] for name in ready.tools} == set(tools)
    for name, rules in ready.tools.items():
        tool, _, operation = name.partition("#")
        reads = tools[tool].annotations.read_only_hint or operation.startswith(("get", "list"))
        wants = [rule for rule in rules if rule.action == "require_approval"]
        limits = [rule for rule in rules if rule.charge is not None]
        if reads:
            assert wants == [], name
        else:
            assert limits, name
            assert bool(wants) == (tool != "cancel_background_job"), name
