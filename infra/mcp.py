"""The MCP server for agents: one function behind a URL that IAM guards, with the right to read the table."""

import json

from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from emrdx import wiring
from emrdx.wiring import Variable
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
        variables = {
            Variable.TABLE: findings.table.table_name,
            Variable.RETENTION_DAYS: str(settings.finding_days),
        }
        if settings.applications:
            variables[Variable.APPLICATIONS] = json.dumps(settings.applications)
        variables = {
            Variable.TABLE: findings.table.table_name,
            Variable.RETENTION_DAYS: str(settings.finding_days),
        }
        if settings.applications:
            variables[Variable.APPLICATIONS] = json.dumps(settings.applications)
        self.server = LambdaFunction(
            self,
            "Server",
            function=wiring.MCP_SERVER,
            settings=settings,
            variables=variables,
        )
        self.server.allow(
            "ReadsFindings",
            ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"],
            [findings.arn, *findings.index_arns()],
        )
        self.url = self.server.function.add_function_url(auth_type=lambda_.FunctionUrlAuthType.AWS_IAM)
        for caller in settings.mcp_callers:
            self.url.grant_invoke_url(iam.ArnPrincipal(caller))
