"""The reading server as the function URL calls it: real event forms, cold and warm."""

import json
import time
from types import SimpleNamespace
from typing import Any

import pytest

from emrdx.findings.client import Table
from emrdx_functions.mcp_server import handler as module

CALLER = "arn:aws:sts::111122223333:assumed-role/DataTeam/maria"
HOST = "abcdefghij0123456789.lambda-url.eu-west-1.on.aws"
CONTEXT = SimpleNamespace(
    invoked_function_arn="arn:aws:lambda:eu-west-1:111122223333:function:emrdx-mcp-server"
)


def event(body: Any, *, method: str = "POST", caller: str | None = CALLER, **headers: str) -> dict[str, Any]:
    """A function URL's event, payload format 2.0."""
    authorizer = {
        "iam": {
            "accessKey": "-",
            "accountId": "111122223333",
            "callerId": "AROAEXAMPLE:maria",
            "cognitoIdentity": None,
            "principalOrgId": "o-example",
            "userArn": caller,
            "userId": "AROAEXAMPLE:maria",
        }
    }
    return {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": "/mcp",
        "rawQueryString": "",
        "headers": {
            "host": HOST,
            "content-type": "application/json",
            "accept": "application/json, text/event-stream",
            "x-amzn-trace-id": "Root=1-5e1b4151-5ac6c58f3b9fa2c3b9a1c7d2",
            "x-forwarded-proto": "https",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        },
        "requestContext": {
            "accountId": "anonymous" if caller is None else "111122223333",
            "apiId": "abcdefghij0123456789",
            "domainName": HOST,
            "domainPrefix": "abcdefghij0123456789",
            "http": {
                "method": method,
                "path": "/mcp",
                "protocol": "HTTP/1.1",
                "sourceIp": "203.0.113.7",
                "userAgent": "mcp-proxy-for-aws",
            },
            "requestId": "e1506fd5-9e7b-434f-bd42-4f8fa224b599",
            "routeKey": "$default",
            "stage": "$default",
            "time": "21/Nov/2026:06:00:00 +0000",
            "timeEpoch": 1795240800000,
            **({"authorizer": authorizer} if caller else {}),
        },
        "body": body if isinstance(body, str) else json.dumps(body),
        "isBase64Encoded": False,
    }


def call(tool: str, **arguments: Any) -> dict[str, Any]:
    return {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": tool, "arguments": arguments},
    }


@pytest.fixture
def table(emulated_table: Table) -> Table:
    """The table that the function reaches: the one of the emulated services."""
    return emulated_table


@pytest.fixture
def handler(table, monkeypatch):
    monkeypatch.setenv("EMRDX_TABLE", table.name)
    monkeypatch.setenv("EMRDX_APPLICATIONS", '["00app"]')
    module._server.cache_clear()
    yield lambda event: module.handler(event, CONTEXT)
    module._server.cache_clear()


def result(answer: dict[str, Any]) -> dict[str, Any]:
    assert answer["statusCode"] == 200, answer
    return json.loads(answer["body"])["result"]


def test_a_cold_and_a_warm_call_answer_alike(handler, fail):
    fail("00run")
    cold, warm, warmer = (handler(event(call("get_diagnosis", job_run_id="00run"))) for _ in range(3))
    assert result(cold)["structuredContent"]["kind"] == "memory.executor_oom"
    assert result(cold) == result(warm) == result(warmer)


def test_a_modern_call_answers_too(handler, fail):
    fail("00run")
    request = call("get_diagnosis", job_run_id="00run")
    request["params"]["_meta"] = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    headers = {"mcp_protocol_version": "2026-07-28", "mcp_method": "tools/call", "mcp_name": "get_diagnosis"}
    found = result(handler(event(request, **headers)))
    assert found["structuredContent"]["kind"] == "memory.executor_oom"


@pytest.mark.parametrize("method", ["GET", "DELETE", "PUT"])
def test_another_method_is_refused_before_anything_is_built(handler, method):
    answer = handler(event("", method=method))
    assert (answer["statusCode"], answer["headers"]["allow"]) == (405, "POST")


def test_a_listener_is_refused(handler):
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
    headers = {"mcp_protocol_version": "2026-07-28", "mcp_method": "subscriptions/listen"}
    answer = handler(event(request, **headers))
    assert answer["statusCode"] == 404


def test_a_caller_whom_aws_did_not_verify_is_refused(handler):
    answer = handler(event(call("list_failures"), caller=None))
    assert answer["statusCode"] == 403


def test_another_host_and_a_web_page_are_refused(handler):
    assert handler(event(call("list_failures"), host="evil.test"))["statusCode"] == 421
    assert handler(event(call("list_failures"), origin="https://evil.test"))["statusCode"] == 403


def test_another_path_is_not_there(handler):
    asked = event(call("list_failures"))
    asked["rawPath"] = asked["requestContext"]["http"]["path"] = "/admin"
    assert handler(asked)["statusCode"] == 404


def test_each_call_is_logged_with_its_caller_and_without_its_values(handler, fail, capsys):
    fail("00run")
    started = time.perf_counter()
    handler(event(call("get_diagnosis", job_run_id="00run")))
    took = (time.perf_counter() - started) * 1000
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "tools/call" in line]
    entry = json.loads(line)
    assert entry["identity"] == CALLER
    assert (entry["tool"], entry["arguments"], entry["outcome"]) == ("get_diagnosis", ["job_run_id"], "found")
    assert entry["size"] > 100
    assert 0 < entry["latency_ms"] <= took
    assert "00run" not in line


def test_who_a_caller_says_to_be_in_a_header_counts_for_nothing(handler, capsys):
    handler(
        event(call("list_failures"), x_amzn_iam_user_arn="arn:aws:iam::1:user/root", x_forwarded_user="root")
    )
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "tools/call" in line]
    assert json.loads(line)["identity"] == CALLER


def test_an_application_that_is_not_covered_is_told_so(handler):
    found = result(handler(event(call("get_diagnosis", job_run_id="00run", application_id="00foreign"))))
    assert found["structuredContent"]["not_found"]["reason"] == "not_covered"


def test_a_table_that_may_not_be_read_says_so_without_its_name(handler, monkeypatch):
    monkeypatch.setenv("EMRDX_TABLE", "no-such-table")
    found = result(handler(event(call("get_diagnosis", job_run_id="00run"))))
    assert found["isError"] is True
    assert "ResourceNotFoundException" in found["content"][0]["text"]
    assert "no-such-table" not in found["content"][0]["text"]
