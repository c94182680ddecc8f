"""Function URL events to the reading MCP server. Its role can read the findings table and nothing else."""

import sys
from functools import cache
from typing import Any

import boto3
from botocore.config import Config

from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.mcp import lambda_url, logs
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.settings import settings

_DYNAMODB = boto3.client("dynamodb", config=Config(retries={"mode": "standard"}, user_agent_extra="emrdx"))


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One MCP request over HTTP."""
    _arn, _aws, _lambda, region, account, *_name = context.invoked_function_arn.split(":")
    return _server(Scope(account=account, region=region))(event, context)


@cache
def _server(scope: Scope) -> lambda_url.Handler:
    logs.write_to(sys.stdout)
    deployed = settings()
    served = Served(
        findings=FindingReader(Table(_DYNAMODB, deployed.table)),
        kinds=catalogue,
        scope=scope,
        applications=frozenset(deployed.applications),
        retention_days=deployed.retention_days,
    )
    return lambda_url.handler(build(served))
