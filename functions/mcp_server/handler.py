"""Function URL events to the reading MCP server. Its role can read the findings table and nothing else."""

import sys
from functools import cache
from typing import Any, Final

import boto3
from botocore.config import Config

from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.mcp import lambda_url, logs
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.settings import Settings, settings

_CONFIG: Final = Config(retries={"mode": "standard"}, user_agent_extra="emrdx")


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One MCP request over HTTP."""
    _arn, _aws, _lambda, region, account, *_name = context.invoked_function_arn.split(":")
    return _server(Scope(account=account, region=region), settings())(event, context)


@cache
def _server(scope: Scope, deployed: Settings) -> lambda_url.Handler:
    logs.write_to(sys.stdout)
    dynamodb = boto3.client("dynamodb", region_name=scope.region, config=_CONFIG)
    served = Served(
        findings=FindingReader(Table(dynamodb, deployed.table)),
        kinds=catalogue,
        scope=scope,
        applications=frozenset(deployed.applications),
        retention_days=deployed.retention_days,
    )
    return lambda_url.handler(build(served))
