"""The acting MCP server, in a stack only where it is asked for: a function, a role and a URL of its own."""

import json
from collections.abc import Mapping

from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from emrdx import wiring
from emrdx.wiring import Variable
from emrdx_infra import arns, log_reading
from emrdx_infra.acting_policy import ActingPolicy
from emrdx_infra.acting_table import ActingTable
from emrdx_infra.findings import Findings
from emrdx_infra.function import LambdaFunction, counted
from emrdx_infra.settings import DeploySettings

_RUNS = "Each run has an id of its own below a named application."


class Actions(Construct):
    """Starts, cancels and retries runs of the applications named, with the runtime roles named, and no others."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: DeploySettings,
        findings: Findings,
        acting: ActingTable,
        notices: sqs.IQueue,
    ) -> None:
        super().__init__(scope, construct_id)
        policy = ActingPolicy(self, "Policy", settings=settings)
        self.server = LambdaFunction(
            self,
            "Server",
            function=wiring.ACTIONS,
            settings=settings,
            variables={
                **_variables(settings, findings, acting),
                Variable.POLICY: policy.place,
                Variable.NOTICES_QUEUE_URL: notices.queue_url,
            },
        )
        self.server.allow("ReadsItsPolicy", policy.actions, [policy.resource])
        self.server.allow("AsksForApproval", ["sqs:SendMessage"], [notices.queue_arn])
        findings.let_read(self.server)
        # Jobs, pending retries, a policy's counters and approvals. A transaction needs the right to each of its writes.
        self.server.allow(
            "KeepsWhatItActsBy",
            [
                "dynamodb:GetItem",
                "dynamodb:Query",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem",
                "dynamodb:DeleteItem",
            ],
            [acting.arn],
        )
        applications = settings.action_applications
        self.server.allow(
            "StartsAndListsRuns",
            ["emr-serverless:StartJobRun", "emr-serverless:ListJobRuns", "emr-serverless:GetApplication"],
            arns.applications(applications),
        )
        dashboard = ["emr-serverless:GetDashboardForJobRun"] if settings.action_sensitive_data else []
        self.server.allow(
            "ReadsTagsAndCancelsRuns",
            [
                "emr-serverless:GetJobRun",
                "emr-serverless:CancelJobRun",
                "emr-serverless:TagResource",
                *dashboard,
            ],
            arns.job_runs(applications),
            wildcard=_RUNS,
        )
        self.server.allow(
            "PassesRuntimeRoles",
            ["iam:PassRole"],
            [*settings.action_roles],
            conditions={"StringEquals": {"iam:PassedToService": "emr-serverless.amazonaws.com"}},
        )
        self.url = self.server.signed_url(settings.action_callers)
        self.policy_trouble = self._policy_trouble(settings)

    def _policy_trouble(self, settings: DeploySettings) -> cloudwatch.IMetric:
        """Counts what `emrdx.policy.reload` says when a policy does not come into force."""
        refused = logs.FilterPattern.any(
            logs.FilterPattern.string_value("$.message", "=", "the policy stays as it was*"),
            logs.FilterPattern.string_value("$.message", "=", "the policy cannot be read*"),
        )
        return counted(self, "PolicyTrouble", self.server, refused, f"{settings.stack}-PolicyTrouble")


def _variables(settings: DeploySettings, findings: Findings, acting: ActingTable) -> Mapping[Variable, str]:
    variables = {
        Variable.ACTING_TABLE: acting.name,
        Variable.TABLE: findings.table.table_name,
        Variable.RETENTION_DAYS: str(settings.finding_days),
        Variable.APPLICATIONS: json.dumps(settings.action_applications),
        **log_reading.redaction(settings),
    }
    if settings.jobs:
        variables[Variable.JOBS] = "true"
    for variable, named in (
        (Variable.EXPORT_DESTINATIONS, [str(place) for place in settings.destinations]),
        (Variable.EXPORT_ROLES, [*settings.export_roles]),
    ):
        if named:
            variables[variable] = json.dumps(named)
    if settings.action_sensitive_data:
        variables[Variable.SENSITIVE_DATA] = "true"
    return variables
