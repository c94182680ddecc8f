"""The acting tools as an MCP client sees them."""

import pytest
from mcp import Client
from mcp.server import MCPServer

from emrdx.acting.combined import Asked
from emrdx.mcp.acting import add_acting_tools
from emrdx.mcp.toolbox import Toolbox

from .conftest import described

COMBINED = "manage_aws_emr_serverless_job_runs"
READERS = {"list_job_runs", "get_job_run", "get_job_run_dashboard"}

pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("era", ["auto", "legacy"])]


@pytest.fixture
def anyio_backend():
    return "asyncio"


def served(runs):
    tools, server = Toolbox(), MCPServer("test")
    add_acting_tools(tools, runs, None)
    tools.fill(server)
    return server


async def test_a_server_that_may_not_write_has_no_tool_that_only_writes(make_runs, era):
    async with Client(served(make_runs(write=False)), mode=era) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
    assert names == {COMBINED, "retry_job_run", *READERS}


async def test_the_hints_say_what_reads_and_what_destroys(make_runs, era):
    async with Client(served(make_runs()), mode=era) as client:
        hints = {tool.name: tool.annotations for tool in (await client.list_tools()).tools}
    assert {name for name, hint in hints.items() if hint.read_only_hint} == READERS
    assert {name for name, hint in hints.items() if hint.destructive_hint} == {COMBINED, "cancel_job_run"}


async def test_the_combined_tool_has_its_nineteen_parameters_and_asks_for_one(make_runs, era):
    async with Client(served(make_runs()), mode=era) as client:
        (tool,) = [tool for tool in (await client.list_tools()).tools if tool.name == COMBINED]
    assert tuple(tool.input_schema["properties"]) == Asked._fields
    assert (len(Asked._fields), tool.input_schema["required"]) == (19, ["operation"])


async def test_a_start_without_a_driver_is_refused(make_runs, era):
    arguments = {"application_id": "00app", "execution_role_arn": "arn:aws:iam::111122223333:role/etl"}
    async with Client(served(make_runs()), mode=era) as client:
        for driver in ({}, {"job_driver": None}):
            result = await client.call_tool("start_job_run", arguments | driver)
            assert result.is_error
            assert "job_driver" in result.content[0].text


async def test_an_answer_is_a_sentence_and_the_json_that_is_its_structure(make_runs, service, era):
    service.add_response("get_job_run", described())
    async with Client(served(make_runs()), mode=era) as client:
        result = await client.call_tool("get_job_run", {"application_id": "00app", "job_run_id": "00run"})
    assert len(result.content) == 2
    assert result.structured_content["job_run"]["state"] == "FAILED"


async def test_a_refusal_is_one_text_and_a_code(make_runs, era):
    async with Client(served(make_runs(write=False)), mode=era) as client:
        result = await client.call_tool(COMBINED, {"operation": "cancel-job-run"})
    (text,) = [block.text for block in result.content]
    assert result.is_error
    assert result.structured_content == {"code": "WRITE_DISABLED", "message": text, "retryable": False}
