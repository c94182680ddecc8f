"""The MCP servers for agents: functions behind URLs that IAM guards, with the right to read the table."""

import json
from collections.abc import Mapping, Sequence

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
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
        _let_read(self.server, findings)
        self.url = _signed_url(self.server, settings.mcp_callers)


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
        _let_read(self.server, findings)
        log_reading.allow(self.server, settings)
        self.url = _signed_url(self.server, settings.live_callers)


def _variables(settings: DeploySettings, findings: Findings) -> Mapping[Variable, str]:
    variables = {
        Variable.TABLE: findings.table.table_name,
        Variable.RETENTION_DAYS: str(settings.finding_days),
    }
    if settings.applications:
        variables[Variable.APPLICATIONS] = json.dumps(settings.applications)
    return variables


def _let_read(server: LambdaFunction, findings: Findings) -> None:
    server.allow(
        "ReadsFindings",
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
        [findings.arn, *findings.index_arns()],
    )


def _signed_url(server: LambdaFunction, callers: Sequence[str]) -> lambda_.FunctionUrl:
    url = server.function.add_function_url(auth_type=lambda_.FunctionUrlAuthType.AWS_IAM)
    for caller in callers:
        url.grant_invoke_url(iam.ArnPrincipal(caller))
    return url
