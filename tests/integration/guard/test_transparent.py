"""Whatever the policy has nothing to say about is the same with a guard as without one."""

import json
import sys

import pytest
from mcp import Client
from mcp.client.stdio import stdio_client

from .conftest import SERVED, guard, talking

OPEN = 'version: "1"\n'


def line(**message):
    return json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n"


INITIALIZE = line(
    id=0,
    method="initialize",
    params={
        "protocolVersion": "2025-11-25",
        "capabilities": {"sampling": {}},
        "clientInfo": {"name": "c", "version": "0"},
        "_meta": {"trace": "ü"},
    },
)
INITIALIZED = line(method="notifications/initialized")
RECORDED = [
    ([line(id="a", method="tools/list")], 1),
    ([line(id=2, method="tools/call", params={"name": "add", "arguments": {"a": 1, "b": 2}})], 1),
    (
        [line(id=3, method="tools/call", params={"name": "slow", "_meta": {"progressToken": "p", "x": [1]}})],
        4,
    ),
    ([line(id=4, method="tools/call", params={"name": "fail", "arguments": {"text": "no\nno"}})], 1),
    ([line(id=5, method="tools/call", params={"name": "nowhere"})], 1),
    ([line(id=6, method="resources/read", params={"uri": "served://page"})], 1),
    ([line(id=7, method="prompts/get", params={"name": "ask", "arguments": {"topic": "x"}})], 1),
    ([line(id=8, method="no/such/method", params={"anything": {"nested": [None]}})], 1),
    ([line(method="notifications/of/nothing"), line(id=9, method="ping")], 1),
    ([line(id=10, method="resources/templates/list")], 1),
    (
        [
            line(
                id=11,
                method="tools/list",
                params={
                    "_meta": {
                        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                        "io.modelcontextprotocol/clientInfo": {"name": "c", "version": "0"},
                        "io.modelcontextprotocol/clientCapabilities": {},
                    }
                },
            )
        ],
        1,
    ),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """A server alone and one behind a guard, greeted alike: each takes lines and gives so many answers."""
    command = guard(tmp_path_factory.mktemp("guard"), OPEN)
    with talking([sys.executable, SERVED]) as bare, talking(command) as behind:
        greeting = bare([INITIALIZE, INITIALIZED], 1)
        assert behind([INITIALIZE, INITIALIZED], 1) == greeting
        assert all(greeting)
        yield bare, behind


@pytest.mark.parametrize(("lines", "answers"), RECORDED)
def test_a_recorded_session_passes_byte_for_byte(both, lines, answers):
    bare, behind = both
    said = bare(lines, answers)
    assert behind(lines, answers) == said
    assert all(said)


@pytest.mark.anyio
async def test_a_client_of_either_era_sees_the_same_server(guarded, parameters, era):
    seen = []
    for command in ([sys.executable, SERVED], guarded(OPEN)):
        progress = []

        async def note(done, total, text, progress=progress):
            progress.append((done, total, text))

        async with Client(stdio_client(parameters(command)), mode=era) as client:
            seen.append(
                [
                    (await client.list_tools()).model_dump(),
                    (await client.call_tool("add", {"a": 2, "b": 3})).model_dump(),
                    (await client.call_tool("slow", {}, progress_callback=note)).model_dump(),
                    (await client.call_tool("fail", {"text": "why"})).model_dump(),
                    (await client.list_resources()).model_dump(),
                    (await client.read_resource("served://page")).model_dump(),
                    (await client.list_prompts()).model_dump(),
                    (await client.get_prompt("ask", {"topic": "x"})).model_dump(),
                    progress,
                ]
            )
    assert seen[0] == seen[1]
    assert len(seen[0][-1]) == 3
