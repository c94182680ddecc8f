"""The MCP servers for agents: functions behind URLs that IAM guards, with the right to read the table."""

import json
from collections.abc import Mapping

from constructs import Construct

from emrdx import wiring
from emrdx.wiring import Variable
from emrdx_infra import log_reading
from emrdx_infra.findings import Findings
from emrdx_infra.function import LambdaFunction
from emrdx_infra.settings import DeploySettings


class McpServer(Construct):
    """The reading server. Nothing but the table and its indexes may be added to its role."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: DeploySettings,
        findings: Findings,
    ) -> None:
        super().__init__(scope, construct_id)
        self.server = LambdaFunction(
            self,
            "Server",
            function=wiring.MCP_SERVER,
            settings=settings,
            variables=_variables(settings, findings),
        )
        findings.let_read(self.server)
        self.url = self.server.signed_url(settings.mcp_callers)


class LiveMcpServer(Construct):
    """The server that also reads runs and logs when asked, where the collector may, and that writes nothing."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: DeploySettings,
        findings: Findings,
    ) -> None:
        super().__init__(scope, construct_id)
        self.server = LambdaFunction(
            self,
            "Server",
            function=wiring.MCP_LIVE,
            settings=settings,
            variables={**_variables(settings, findings), **log_reading.variables(settings)},
            rules=True,
        )
        findings.let_read(self.server)
        log_reading.allow(self.server, settings)
        self.url = self.server.signed_url(settings.live_callers)


def _variables(settings: DeploySettings, findings: Findings) -> Mapping[Variable, str]:
    variables = {
        Variable.TABLE: findings.table.table_name,
        Variable.RETENTION_DAYS: str(settings.finding_days),
    }
    if settings.applications:
        variables[Variable.APPLICATIONS] = json.dumps(settings.applications)
    return variables
