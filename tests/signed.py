"""Requests as Lambda's function URLs hand them on, signed by a caller whom AWS has verified."""

import json
from typing import Any

from emrdx.wiring import MCP_PATH

HOST = "abc.lambda-url.eu-west-1.on.aws"
CALLER = "arn:aws:sts::123456789012:assumed-role/operator/session"


def request(
    method: str, params: dict[str, Any], caller: str = CALLER, key: str = "ASIAONE"
) -> dict[str, Any]:
    """The event of one MCP request."""
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return {
        "version": "2.0",
        "rawPath": MCP_PATH,
        "rawQueryString": "",
        "headers": {
            "host": HOST,
            "content-type": "application/json",
            "accept": "application/json, text/event-stream",
        },
        "requestContext": {
            "http": {"method": "POST", "path": MCP_PATH, "sourceIp": "192.0.2.1", "protocol": "HTTP/1.1"},
            "domainName": HOST,
            "authorizer": {"iam": {"userArn": caller, "accessKey": key}},
        },
        "body": json.dumps(body),
        "isBase64Encoded": False,
    }


def tool_call(tool: str, **arguments: Any) -> dict[str, Any]:
    """The event of one call of a tool."""
    return request("tools/call", {"name": tool, "arguments": arguments})
