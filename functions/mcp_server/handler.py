"""Function URL events to the reading MCP server. Its role can read the findings table and nothing else."""

import sys
from functools import cache
from typing import Any

from emrdx.findings.keys import Scope
from emrdx.mcp import lambda_url, logs
from emrdx.mcp.deployed import served
from emrdx.mcp.server import build
from emrdx.settings import Settings, settings


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One MCP request over HTTP."""
    return _server(Scope.of_arn(context.invoked_function_arn), settings())(event, context)


@cache
def _server(scope: Scope, deployed: Settings) -> lambda_url.Handler:
    logs.write_to(sys.stdout)
    return lambda_url.handler(build(served(deployed, scope)))
