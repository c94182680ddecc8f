"""Background jobs, in a stack only where they are asked for: a function that a schedule wakes, with its own role."""

from dataclasses import replace

from aws_cdk import Aws
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_logs as logs
from constructs import Construct

from emrdx import wiring
from emrdx.jobs.errors import FailureCode
from emrdx.wiring import Variable
from emrdx_infra import arns, log_reading
from emrdx_infra.acting_table import ActingTable
from emrdx_infra.findings import Findings
from emrdx_infra.function import LambdaFunction, counted, wake
from emrdx_infra.settings import DeploySettings

_BELOW_DESTINATION = "Each export has objects of its own below a named destination."


class Jobs(Construct):
    """Exports to the destinations named and diagnoses past runs of the applications named, and no others."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: DeploySettings,
        findings: Findings,
        acting: ActingTable,
    ) -> None:
        super().__init__(scope, construct_id)
        self.worker = LambdaFunction(
            self,
            "Worker",
            function=wiring.JOBS,
            settings=settings,
            variables={
                Variable.TABLE: findings.table.table_name,
                Variable.ACTING_TABLE: acting.name,
                Variable.RETENTION_DAYS: str(settings.finding_days),
                **log_reading.variables(settings),
            },
            rules=True,
        )
        wake(self, "Schedule", self.worker, wiring.JOBS_SCHEDULE)
        # It goes on with jobs and ends them; starting them is the acting server's.
        self.worker.allow(
            "HoldsJobs",
            ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
            [acting.arn],
            conditions=acting.only("JOBS#*", "OPEN"),
        )
        self._let_backfill(settings, findings)
        self._let_export(settings, findings)
        self.failures = self._failures(settings)

    def _failures(self, settings: DeploySettings) -> cloudwatch.IMetric:
        """Counts jobs that failed, but for those that asked for more than they allowed."""
        failed = logs.FilterPattern.all(
            logs.FilterPattern.string_value("$.message", "=", wiring.JOB_FAILED),
            logs.FilterPattern.string_value("$.code", "!=", FailureCode.OUTPUT_TOO_LARGE),
        )
        return counted(self, "Failures", self.worker, failed, f"{settings.stack}-JobFailures")

    def _let_backfill(self, settings: DeploySettings, findings: Findings) -> None:
        applications = settings.action_applications
        self.worker.allow("ListsRuns", ["emr-serverless:ListJobRuns"], arns.applications(applications))
        log_reading.allow(self.worker, replace(settings, applications=applications))
        findings.let_store(self.worker)

    def _let_export(self, settings: DeploySettings, findings: Findings) -> None:
        self.worker.allow(
            "ReadsFindings",
            ["dynamodb:BatchGetItem", "dynamodb:Query"],
            [findings.arn, *findings.index_arns()],
        )
        for number, place in enumerate(settings.destinations, 1):
            self.worker.allow(
                f"WritesExports{number}",
                ["s3:PutObject", "s3:GetObject"],
                [arns.objects(place)],
                wildcard=_BELOW_DESTINATION,
            )
            # Without it S3 answers "denied" for a part that is not there yet.
            self.worker.allow(
                f"ListsExports{number}",
                ["s3:ListBucket"],
                [arns.bucket(place)],
                conditions={"StringLike": {"s3:prefix": f"{place.prefix}*"}},
            )
        if settings.export_roles:
            self.worker.allow("WritesAsOthers", ["sts:AssumeRole"], [*settings.export_roles])
        if settings.export_keys:
            self.worker.allow(
                "EncryptsExports",
                ["kms:GenerateDataKey", "kms:Decrypt"],
                [*settings.export_keys],
                conditions={"StringEquals": {"kms:ViaService": f"s3.{Aws.REGION}.{Aws.URL_SUFFIX}"}},
            )
