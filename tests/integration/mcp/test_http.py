"""The server over HTTP, its whole stack in the process."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from emrdx.mcp.http import application, loopback_hosts

pytestmark = pytest.mark.anyio

BASE = "http://emrdx.test"
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
JSON = {"content-type": "application/json", "accept": "application/json, text/event-stream"}


@asynccontextmanager
async def http(server: Any, hosts: list[str] | None = None) -> AsyncIterator[httpx2.AsyncClient]:
    app = application(server, allowed_hosts=hosts or ["emrdx.test"])
    transport = httpx2.ASGITransport(app=app)
    async with server.session_manager.run(), httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


async def test_the_official_client_gets_a_diagnosis(server, fail, era):
    fail("00run")
    async with http(server) as client:
        transport = streamable_http_client(f"{BASE}/mcp", http_client=client)
        async with Client(transport, mode=era) as asking:
            result = await asking.call_tool("get_diagnosis", {"job_run_id": "00run"})
    assert result.structured_content["kind"] == "memory.executor_oom"


async def test_an_answer_is_plain_json_and_needs_no_session(server):
    async with http(server) as client:
        answer = await client.post("/mcp", json=LIST, headers=JSON)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/json")
    assert len(answer.json()["result"]["tools"]) == 6
    assert "mcp-session-id" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT", "HEAD", "OPTIONS"])
async def test_every_method_but_post_is_refused_at_once(server, method):
    async with http(server) as client:
        answer = await client.request(method, "/mcp", headers={"accept": "text/event-stream"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("host", ["evil.test", "emrdx.test.evil.test", "emrdx.test:8000"])
async def test_a_request_to_another_host_is_refused(server, host):
    async with http(server) as client:
        answer = await client.post("/mcp", json=LIST, headers={**JSON, "host": host})
    assert answer.status_code == 421


async def test_a_request_from_a_web_page_is_refused(server):
    async with http(server) as client:
        answer = await client.post("/mcp", json=LIST, headers={**JSON, "origin": "https://evil.test"})
    assert answer.status_code == 403


async def test_a_body_of_many_megabytes_is_refused(server):
    async with http(server) as client:
        answer = await client.post("/mcp", content=b" " * (5 * 1024 * 1024), headers=JSON)
    assert answer.status_code == 413


async def test_a_listener_is_refused_so_that_nothing_stays_open(server):
    request = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "subscriptions/listen",
        "params": {
            "notifications": {},
            "_meta": {
                "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
                "io.modelcontextprotocol/clientCapabilities": {},
            },
        },
    }
    headers = {**JSON, "mcp-protocol-version": "2026-07-28", "mcp-method": "subscriptions/listen"}
    async with http(server) as client:
        answer = await client.post("/mcp", json=request, headers=headers)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == -32601


async def test_a_server_on_the_loopback_answers_to_its_names(server):
    async with http(server, loopback_hosts(8000)) as client:
        for host in ("127.0.0.1:8000", "localhost:8000", "[::1]:8000"):
            answer = await client.post("/mcp", json=LIST, headers={**JSON, "host": host})
            assert answer.status_code == 200, host


async def test_two_applications_of_one_server_follow_each_other(server):
    for _ in range(2):
        async with http(server) as client:
            answer = await client.post("/mcp", content=json.dumps(LIST), headers=JSON)
        assert answer.status_code == 200
