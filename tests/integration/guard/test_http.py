"""The guard in front of a server on HTTP, whose answers come as JSON or as events."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from mcp import Client
from mcp.client.stdio import stdio_client

from .conftest import SERVED

pytestmark = pytest.mark.anyio

HIDING = 'version: "1"\nhide: [secret]\ntools:\n  add: {rules: [{name: two, rate_limit: 2/day}]}\n'


@pytest.fixture(params=["json", "events"])
def url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server's URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, SERVED, "http", str(port), *(["json"] if request.param == "json" else [])]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for _ in range(400):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/mcp"
        server.terminate()


async def test_a_server_on_http_is_guarded(guarded, parameters, url, era):
    async with Client(stdio_client(parameters(guarded(HIDING, "--url", url))), mode=era) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        page = await client.read_resource("served://page")
        prompt = await client.get_prompt("ask", {"topic": "é x"})
        results = [await client.call_tool("add", {"a": number}) for number in range(3)]
        hidden = await client.call_tool("secret", {})
    assert "add" in names
    assert "secret" not in names
    assert page.contents[0].text == "text of the page"
    assert prompt.messages[0].content.text == "What about é x?"
    assert [result.is_error for result in results] == [False, False, True]
    assert results[2].structured_content["rule"] == "two"
    assert hidden.structured_content["rule"] == "(hidden)"


async def test_a_server_that_is_not_there_answers_with_an_error(guarded):
    from .conftest import exchange
    from .test_transparent import INITIALIZE

    command = guarded(HIDING, "--url", "http://127.0.0.1:9/mcp")
    assert b"cannot be reached" in exchange(command, [INITIALIZE], 1)[0]
