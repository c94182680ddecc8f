"""Function URL events to the MCP server that also reads runs and logs. Its role can write nothing but its own log."""

import sys
from functools import cache, partial
from typing import Any

import msgspec

from emrdx.diagnosis import RuleSet, rule_set
from emrdx.findings.keys import Scope
from emrdx.mcp import lambda_url, logs
from emrdx.mcp.deployed import client, scope_of, served
from emrdx.mcp.live import Source, add_live_tools
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox
from emrdx.redaction import RedactionSettings, Redactor
from emrdx.settings import Settings, settings
from emrdx.user_rules import rule_files


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One MCP request over HTTP."""
    return _server(scope_of(context), settings())(event, context)


@cache
def _server(scope: Scope, deployed: Settings) -> lambda_url.Handler:
    logs.write_to(sys.stdout)
    source = Source(
        partial(client, scope=scope),
        Redactor(_redaction(deployed)),
        partial(_rules, deployed, scope),
    )
    tools = Toolbox()
    add_live_tools(tools, source)
    return lambda_url.handler(build(served(deployed, scope, live=True), tools))


def _redaction(deployed: Settings) -> RedactionSettings:
    if deployed.redaction is None:
        return RedactionSettings()
    return msgspec.json.decode(deployed.redaction, type=RedactionSettings)


def _rules(deployed: Settings, scope: Scope) -> RuleSet | None:
    if deployed.rules is None:
        return None
    return rule_set(rule_files(deployed.rules, client("s3", scope)))
