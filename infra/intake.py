"""From EventBridge to a stored finding: rules, the intake queue, the diagnosing function, the sweep."""

import json
from collections.abc import Mapping

import msgspec
from aws_cdk import Aws, Duration
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from constructs import Construct

from emrdx import wiring
from emrdx.redaction.settings import RedactionSettings
from emrdx.wiring import Variable
from emrdx_infra import arns, bundling
from emrdx_infra.findings import Findings
from emrdx_infra.function import LambdaFunction
from emrdx_infra.queue import MessageQueue
from emrdx_infra.settings import DeploySettings, S3Prefix

_RUNS_COME_AND_GO = (
    "Runs and applications come and go, and each needs one call by its id; the setting `applications` "
    "narrows this to those named."
)
_BELOW_PREFIX = (
    "EMR Serverless writes each run's objects under keys of their own below the configured prefix."
)
_STREAMS_OF_GROUP = "Each run has log streams of its own in the configured log group."
_NO_RESOURCE_TYPE = "AWS has no resource type for ListApplications, so that it takes no other resource."


class Intake(Construct):
    """Events of failed runs to the queue, from the queue to findings, and a sweep for what EventBridge lost."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: DeploySettings,
        findings: Findings,
    ) -> None:
        super().__init__(scope, construct_id)
        self._settings = settings
        self._findings = findings
        self.queue = MessageQueue(self, "Intake", queue=wiring.INTAKE)
        for rule in wiring.RULES:
            self._route(rule)
        self.diagnose = LambdaFunction(
            self,
            "Diagnose",
            function=wiring.DIAGNOSE,
            settings=settings,
            variables=self._variables(),
            rules=True,
        )
        self.diagnose.polls(wiring.DIAGNOSE_POLLING, self.queue.queue)
        self._let_collect()
        self._let_read_logs()
        self._let_read_rules()
        self.reconcile = LambdaFunction(
            self, "Reconcile", function=wiring.RECONCILE, settings=settings, variables=self._variables()
        )
        self._let_sweep()

    def _variables(self) -> Mapping[Variable, str]:
        settings = self._settings
        variables = {
            Variable.TABLE: self._findings.table.table_name,
            Variable.INTAKE_QUEUE_URL: self.queue.queue.queue_url,
            Variable.INTAKE_DEAD_LETTER_URL: self.queue.dead.queue_url,
            Variable.RETENTION_DAYS: str(settings.finding_days),
        }
        if settings.redaction != RedactionSettings():
            variables[Variable.REDACTION] = msgspec.json.encode(settings.redaction, order="sorted").decode()
        if settings.applications:
            variables[Variable.APPLICATIONS] = json.dumps(settings.applications)
        if settings.rules_folder:
            variables[Variable.RULES] = f"/var/task/{bundling.RULES_FOLDER}"
        if settings.rules_prefix:
            variables[Variable.RULES] = str(settings.rules_prefix)
        return variables

    def _route(self, rule: wiring.EventRule) -> None:
        pattern = rule.pattern(self._settings.applications)
        events.Rule(
            self,
            "".join(word.capitalize() for word in rule.name.split("-")),
            event_pattern=events.EventPattern(
                source=pattern["source"], detail_type=pattern["detail-type"], detail=pattern["detail"]
            ),
            # What EventBridge cannot deliver comes to the same dead letters, with the same body.
            targets=[targets.SqsQueue(self.queue.queue, dead_letter_queue=self.queue.dead)],
        )

    def _let_collect(self) -> None:
        applications = self._settings.applications
        self.diagnose.allow(
            "DescribesRuns",
            ["emr-serverless:GetJobRun"],
            arns.job_runs(applications),
            wildcard=_RUNS_COME_AND_GO,
        )
        self.diagnose.allow(
            "DescribesApplications",
            ["emr-serverless:GetApplication"],
            arns.applications(applications),
            wildcard=None if applications else _RUNS_COME_AND_GO,
        )
        # A transaction needs the right to each of its writes.
        self.diagnose.allow(
            "StoresFindings",
            ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
            [self._findings.arn],
        )
        self.diagnose.allow(
            "SeesWhatElseAFailureHolds", ["dynamodb:Query"], self._findings.index_arns("by_failure")
        )
        # Lambda stops a function that has called itself sixteen times; a run is looked at seven times at most.
        self.diagnose.allow(
            "LooksAgainLaterAndRejects",
            ["sqs:SendMessage"],
            [self.queue.queue.queue_arn, self.queue.dead.queue_arn],
        )

    def _let_read_logs(self) -> None:
        settings = self._settings
        for number, prefix in enumerate(settings.prefixes, 1):
            self._let_read(f"Logs{number}", prefix)
        if settings.log_keys:
            self.diagnose.allow(
                "DecryptsLogs",
                ["kms:Decrypt"],
                settings.log_keys,
                conditions={"StringEquals": {"kms:ViaService": f"s3.{Aws.REGION}.{Aws.URL_SUFFIX}"}},
            )
        if settings.log_groups:
            self.diagnose.allow(
                "ReadsLogGroups",
                ["logs:DescribeLogStreams", "logs:GetLogEvents"],
                [arns.log_streams(group) for group in settings.log_groups],
                wildcard=_STREAMS_OF_GROUP,
            )

    def _let_read_rules(self) -> None:
        prefix = self._settings.rules_prefix
        if prefix is not None:
            self._let_read("Rules", prefix)

    def _let_read(self, what: str, prefix: S3Prefix) -> None:
        self.diagnose.allow(f"Reads{what}", ["s3:GetObject"], [arns.objects(prefix)], wildcard=_BELOW_PREFIX)
        # Without it S3 answers "denied" for a log that is only missing.
        self.diagnose.allow(
            f"Lists{what}",
            ["s3:ListBucket"],
            [arns.bucket(prefix)],
            conditions={"StringLike": {"s3:prefix": f"{prefix.prefix}*"}},
        )

    def _let_sweep(self) -> None:
        applications = self._settings.applications
        events.Rule(
            self,
            "Sweep",
            schedule=events.Schedule.rate(Duration.seconds(wiring.RECONCILE_SCHEDULE.interval)),
            targets=[targets.LambdaFunction(self.reconcile.function)],
        )
        if not applications:
            self.reconcile.allow(
                "ListsApplications", ["emr-serverless:ListApplications"], ["*"], wildcard=_NO_RESOURCE_TYPE
            )
        self.reconcile.allow(
            "ListsRuns",
            ["emr-serverless:ListJobRuns"],
            arns.applications(applications),
            wildcard=None if applications else _RUNS_COME_AND_GO,
        )
        self.reconcile.allow("SeesWhatIsStored", ["dynamodb:BatchGetItem"], [self._findings.arn])
        self.reconcile.allow("QueuesWhatWasLost", ["sqs:SendMessage"], [self.queue.queue.queue_arn])
