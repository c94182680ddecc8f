"""Function URL events to the MCP server that also reads runs and logs. Its role can write nothing but its own log."""

import sys
from functools import cache, partial
from typing import Any

from emrdx.findings.keys import Scope
from emrdx.mcp import lambda_url, logs
from emrdx.mcp.deployed import client, served
from emrdx.mcp.live import Source, add_live_tools
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox
from emrdx.redaction import Redactor
from emrdx.redaction.settings import from_json
from emrdx.settings import Settings, settings
from emrdx.user_rules import user_rules


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One MCP request over HTTP."""
    return _server(Scope.of_arn(context.invoked_function_arn), settings())(event, context)


@cache
def _server(scope: Scope, deployed: Settings) -> lambda_url.Handler:
    logs.write_to(sys.stdout)
    source = Source(
        partial(client, scope=scope),
        Redactor(from_json(deployed.redaction)),
        partial(user_rules, deployed.rules, partial(client, "s3", scope)),
    )
    tools = Toolbox()
    add_live_tools(tools, source)
    return lambda_url.handler(build(served(deployed, scope, live=True), tools))
