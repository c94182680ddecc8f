"""The stack: what exists and how it hangs together."""

from aws_cdk import CfnOutput, Stack, Validations
from aws_cdk import aws_cloudwatch as cloudwatch
from cdk_nag import AwsSolutionsChecks
from constructs import Construct

from emrdx import wiring
from emrdx_infra.acting_table import ActingTable
from emrdx_infra.actions import Actions
from emrdx_infra.findings import Findings
from emrdx_infra.intake import Intake
from emrdx_infra.jobs import Jobs
from emrdx_infra.mcp import LiveMcpServer, McpServer
from emrdx_infra.notices import Notices
from emrdx_infra.observability import Observability
from emrdx_infra.settings import DeploySettings


class EmrdxStack(Stack):
    """Everything of one deployment. Nothing can act on a run unless `actions` is set, and then one function alone;
    reading logs is the diagnosis' right alone.
    """

    def __init__(self, scope: Construct, *, settings: DeploySettings) -> None:
        super().__init__(scope, settings.stack, description="emrdx: why EMR Serverless job runs failed")
        Validations.of(self).add_plugins(AwsSolutionsChecks(self))
        findings = Findings(self, "Findings", settings=settings)
        intake = Intake(self, "Intake", settings=settings, findings=findings)
        notices = Notices(self, "Notices", settings=settings, findings=findings)
        functions = [intake.diagnose, intake.reconcile, notices.notify]
        watched: dict[str, tuple[cloudwatch.IMetric, str]] = {}
        outputs = {
            "Table": findings.table.table_name,
            "IntakeQueue": intake.queue.queue.queue_url,
            "IntakeDeadLetters": intake.queue.dead.queue_url,
            "NoticesDeadLetters": notices.queue.dead.queue_url,
            "Topic": notices.topic.topic_arn,
        }
        if settings.mcp:
            mcp = McpServer(self, "Mcp", settings=settings, findings=findings)
            functions.append(mcp.server)
            outputs["McpUrl"] = f"{mcp.url.url}{wiring.MCP_PATH.removeprefix('/')}"
        if settings.live_reads:
            live = LiveMcpServer(self, "McpLive", settings=settings, findings=findings)
            functions.append(live.server)
            outputs["McpLiveUrl"] = f"{live.url.url}{wiring.MCP_PATH.removeprefix('/')}"
        if settings.actions:
            acting = ActingTable(self, "Acting", settings=settings)
            intake.follow_retries(acting)
            actions = Actions(
                self,
                "Actions",
                settings=settings,
                findings=findings,
                acting=acting,
                notices=notices.queue.queue,
            )
            functions.append(actions.server)
            watched["PolicyTrouble"] = (
                actions.policy_trouble,
                "The acting server's policy did not come into force; its log group says why.",
            )
            if settings.jobs:
                jobs = Jobs(self, "Jobs", settings=settings, findings=findings, acting=acting)
                functions.append(jobs.worker)
                watched["JobFailures"] = (
                    jobs.failures,
                    "A background job failed; get_job_status and the jobs function's log group say why.",
                )
            outputs["ActingTable"] = acting.name
            outputs["ActionsUrl"] = f"{actions.url.url}{wiring.MCP_PATH.removeprefix('/')}"
        Observability(
            self,
            "Observability",
            functions=functions,
            dead_letters={
                "Intake": intake.queue.dead,
                "Notices": notices.queue.dead,
                "LostNotices": notices.lost,
            },
            intake=intake.queue.queue,
            notices=notices,
            topics=settings.alarm_topics,
            further=watched,
        )
        for name, value in outputs.items():
            CfnOutput(self, f"{name}Output", value=value).override_logical_id(name)
