"""What the server logs: calls without values, errors without the text that an exception brings."""

import io
import json
import logging

import pytest
from mcp import Client

from emrdx.findings.keys import Scope
from emrdx.mcp import logs
from emrdx.mcp.calls import identity
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build

SECRET = "hunter2" + "-and-more"


class Broken:
    """A table that fails in a way that nobody foresaw."""

    def run(self, _job_run_id):
        raise RuntimeError(f"no connection with password={SECRET}")


@pytest.fixture
def log():
    """The log from now on; the root logger is put back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.write_to(stream)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:] = handlers
    root.setLevel(level)
    calls = logging.getLogger("emrdx.mcp.calls")
    calls.handlers.clear()
    calls.propagate = True


def broken():
    return build(
        Served(findings=Broken(), kinds=catalogue, scope=Scope(account="111122223333", region="eu-west-1"))
    )


@pytest.mark.anyio
@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_an_unforeseen_error_s_text_reaches_neither_the_model_nor_the_log(log, era):
    async with Client(broken(), mode=era) as client:
        result = await client.call_tool("get_diagnosis", {"job_run_id": "00run"})
    assert result.is_error
    assert result.content[0].text == "Error executing tool get_diagnosis"
    (error,) = [entry for entry in log() if entry.get("level") == "ERROR"]
    assert error["exception"] == "RuntimeError"
    assert error["raised_at"][-1].startswith("test_logs.py:")
    assert SECRET not in json.dumps(log())


@pytest.mark.anyio
async def test_a_call_is_one_line_with_names_but_no_values(log):
    token = identity.set("arn:aws:iam::111122223333:user/maria")
    try:
        async with Client(broken()) as client:
            await client.call_tool("explain_failure_kind", {"kind": "disk.full"})
            await client.call_tool("explain_failure_kind", {"kidn": "disk.full"})
            await client.read_resource("emrdx://kinds")
    finally:
        identity.reset(token)
    found, refused, page = log()
    assert found.keys() == {
        "time",
        "identity",
        "method",
        "tool",
        "arguments",
        "outcome",
        "size",
        "latency_ms",
    }
    assert (found["tool"], found["arguments"], found["outcome"]) == (
        "explain_failure_kind",
        ["kind"],
        "found",
    )
    assert (refused["arguments"], refused["outcome"]) == (["kidn"], "error")
    assert (page["method"], page["tool"], page["outcome"]) == ("resources/read", "emrdx://kinds", "ok")
    assert "disk.full" not in json.dumps(log())


def test_a_message_s_secrets_are_removed_and_it_stays_one_line(log):
    logging.getLogger("other").error("first\nsecond password=%s", SECRET)
    (entry,) = log()
    assert entry["logger"] == "other"
    assert SECRET not in entry["message"]
    assert entry["message"].startswith("first\nsecond password=")
