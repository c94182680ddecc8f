"""Function URL events to the acting MCP server. Its role names the applications and runtime roles it may use."""

import sys
from functools import cache
from typing import Any, Final

import boto3
from botocore.config import Config

from emrdx.acting.gates import Permissions
from emrdx.acting.job_runs import JobRuns
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.retries import RetryLedger
from emrdx.mcp import lambda_url, logs
from emrdx.mcp.acting import add_acting_tools
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox
from emrdx.policy import audit
from emrdx.redaction import Redactor
from emrdx.redaction.settings import from_json
from emrdx.settings import Settings, settings
from emrdx.wiring import Variable
from emrdx_functions.actions.jobs import add_jobs
from emrdx_functions.actions.policy import judging

_CONFIG: Final = Config(
    retries={"mode": "standard"}, connect_timeout=3, read_timeout=10, user_agent_extra="emrdx"
)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """One MCP request over HTTP."""
    return _server(Scope.of_arn(context.invoked_function_arn), settings())(event, context)


@cache
def _server(scope: Scope, deployed: Settings) -> lambda_url.Handler:
    logs.write_to(sys.stdout, audit.LOGGER)
    redactor = Redactor(from_json(deployed.redaction))
    findings = FindingReader(Table(_client("dynamodb", scope), deployed.table))
    served = Served(
        findings=findings,
        kinds=catalogue,
        scope=scope,
        applications=frozenset(deployed.applications),
        retention_days=deployed.retention_days,
    )
    runs = JobRuns(
        lambda: _client("emr-serverless", scope),
        Permissions(write=True, sensitive=deployed.sensitive_data),
        redactor=redactor,
    )
    tools = Toolbox()
    acting = Table(_client("dynamodb", scope), deployed.required(Variable.ACTING_TABLE))
    add_acting_tools(tools, runs, findings, RetryLedger(acting))
    add_jobs(tools, deployed, lambda service: _client(service, scope), scope)
    policy = judging(deployed, lambda service: _client(service, scope), redactor, scope.region)
    return lambda_url.handler(build(served, tools, policy))


def _client(service: str, scope: Scope) -> Any:
    return boto3.client(service, region_name=scope.region, config=_CONFIG)  # type: ignore[call-overload]
