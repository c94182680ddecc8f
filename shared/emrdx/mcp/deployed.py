"""What the MCP functions serve, from their environment and the account and region they run in."""

from typing import Any, Final

import boto3
from botocore.config import Config

from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.mcp.scope import Served, catalogue
from emrdx.settings import Settings

_CONFIG: Final = Config(retries={"mode": "standard"}, user_agent_extra="emrdx")


def client(service: str, scope: Scope) -> Any:
    """A client of a service in the function's region."""
    return boto3.client(service, region_name=scope.region, config=_CONFIG)  # type: ignore[call-overload]


def served(deployed: Settings, scope: Scope, *, live: bool = False) -> Served:
    """The deployment's findings; `live` where the server also has the tools that read AWS."""
    return Served(
        findings=FindingReader(Table(client("dynamodb", scope), deployed.table)),
        kinds=catalogue,
        scope=scope,
        applications=frozenset(deployed.applications),
        retention_days=deployed.retention_days,
        live=live,
    )
