"""Calls as models and people really make them: pasted, half empty, too large, forged."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from mcp import Client, MCPError

from emrdx.mcp.live import Source, add_live_tools
from emrdx.mcp.reply import TOKENS
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox

pytestmark = pytest.mark.anyio
ARN = "arn:aws:emr-serverless:us-east-1:999999999999:/applications/00app/jobruns/00run"


async def ask(
    server: Any, era: str, tool: str, arguments: dict[str, Any]
) -> tuple[bool, dict[str, Any], str]:
    async with Client(server, mode=era) as client:
        result = await client.call_tool(tool, arguments)
    return bool(result.is_error), result.structured_content or {}, result.content[0].text


@pytest.mark.parametrize(
    "arguments",
    [
        {"job_run_id": " 00run\n"},
        {"job_run_id": "00RUN"},
        {"job_run_id": "\u200b00run\u202e"},
        {"job_run_id": "00run", "application_id": "", "job_name": ""},
        {"job_run_id": "", "job_name": "DAILY"},
        {"job_name": "dai\u200bly"},
        {"job_run_id": "00run", "attempt": "1"},
    ],
)
async def test_what_was_pasted_is_taken_as_meant(server, fail, era, arguments):
    fail("00run")
    _, found, _ = await ask(server, era, "get_diagnosis", arguments)
    assert found["run"]["job_run_id"] == "00run"


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("get_diagnosis", {"job_run_id": ARN}, "job_run_id: give the id alone; in an ARN a run's follows jobruns/"),
        ("get_diagnosis", {"job_run_id": "no id"}, "job_run_id: String should match pattern '^[0-9a-z]{1,64}$'."),
        ("get_diagnosis", {"job_run_id": "00run", "attempt": 0}, "attempt: Input should be greater than or equal to 1"),
        ("get_diagnosis", {"job_run_id": "", "job_name": " "}, "Give job_run_id or job_name"),
        ("list_failures", {"limit": 100_000}, "limit: Input should be less than or equal to 20"),
        ("list_failures", {"owner": "team"}, "owner: Input should be 'code', 'data'"),
        ("list_failures", {"cursor": "AAAA"}, "not a cursor"),
        ("list_failures", {"since": "last week"}, "give 2026-11-20, 2026-11-20T06:00:00Z, or 24h or 7d"),
        ("list_failures", {"since": "2026-11-21", "until": "2026-11-19"}, "since is after until"),
        ("get_evidence", {"job_run_id": "00run", "cursor": "x"}, "no cursor of this server"),
        ("get_failure_trends", {"days": 5000}, "days: Input should be less than or equal to 90"),
        ("explain_failure_kind", {}, "kind: Field required"),
    ],
)  # fmt: skip
async def test_what_cannot_be_taken_is_told_in_one_line_that_says_what_can(
    server, fail, era, tool, arguments, says
):
    fail("00run")
    refused, _, text = await ask(server, era, tool, arguments)
    assert refused
    assert says in text
    assert "\n" not in text
    assert "pydantic" not in text


@pytest.mark.parametrize(
    ("argument", "says"), [("job_name", "at most 256 characters"), ("job_run_id", "should match pattern")]
)
async def test_a_refused_value_is_not_repeated(server, era, argument, says):
    secret = "hunter2" * 60
    _, _, text = await ask(server, era, "get_diagnosis", {argument: secret})
    assert says in text
    assert "hunter2" not in text


@pytest.mark.parametrize("tool", ["list_failures", "get_failure_trends", "explain_failure_kind"])
async def test_a_kind_that_there_is_not_leads_to_those_that_there_are(server, fail, era, tool):
    fail("00run")
    refused, found, _ = await ask(server, era, tool, {"kind": "OOM"})
    assert not refused
    assert found["not_found"]["reason"] == "unknown_kind"
    assert {"memory.driver_oom", "memory.executor_oom"} <= set(found["not_found"]["candidates"])


@pytest.mark.parametrize(
    "arguments", [{"until": "9999-12-31"}, {"since": "yesterday"}, {"kind": "Memory.Executor_OOM"}]
)
async def test_times_and_kinds_are_taken_as_people_write_them(server, fail, era, arguments):
    fail("00run")
    _, found, _ = await ask(server, era, "list_failures", arguments)
    assert [run["job_run_id"] for run in found["failures"]] == ["00run"]


@pytest.mark.parametrize(
    "given",
    [
        "\ud800 java.lang.OutOfMemoryError: Java heap space",
        json.dumps({"driver_log": "\udfff\x00\u202e\njava.lang.OutOfMemoryError: Java heap space"}),
        {"driver_log": ["\u2066" * 50, "java.lang.OutOfMemoryError: Java heap space"]},
    ],
)
async def test_text_that_is_no_unicode_or_hides_is_still_diagnosed_and_shown_plainly(served, era, given):
    tools = Toolbox()
    add_live_tools(tools, Source(lambda _service: None))
    server = build(served, tools)
    async with Client(server, mode=era) as client:
        result = await client.call_tool("classify_spark_failure", {"evidence_json": given})
    assert result.structured_content["kind"] == "memory.driver_oom"
    assert all(line.isprintable() for line in result.content[0].text.split("\n"))
    assert "Run unknown" not in result.content[0].text
    assert result.meta[TOKENS] <= 800


@pytest.mark.parametrize("attempt", ["abc", "-1", "²", "9" * 400])
async def test_a_resource_of_an_attempt_that_is_none_is_not_found(server, fail, era, attempt, caplog):
    fail("00run")
    async with Client(server, mode=era) as client:
        with pytest.raises(MCPError) as refused:
            await client.read_resource(f"emrdx://findings/00run/attempts/{quote(attempt)}")
    assert refused.value.error.code == -32602
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
