"""From EventBridge to a stored finding: rules, the intake queue, the diagnosing function, the sweep."""

import json
from collections.abc import Mapping

from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from constructs import Construct

from emrdx import wiring
from emrdx.wiring import Variable
from emrdx_infra import arns, log_reading
from emrdx_infra.acting_table import ActingTable
from emrdx_infra.findings import Findings
from emrdx_infra.function import LambdaFunction, wake
from emrdx_infra.queue import MessageQueue
from emrdx_infra.settings import DeploySettings

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
        log_reading.allow(self.diagnose, settings)
        self._let_store()
        self.reconcile = LambdaFunction(
            self, "Reconcile", function=wiring.RECONCILE, settings=settings, variables=self._variables()
        )
        self._let_sweep()

    def follow_retries(self, acting: ActingTable) -> None:
        """Lets the sweep tell of retries that succeeded; where none are started it has none of these rights."""
        self.reconcile.function.add_environment(Variable.ACTING_TABLE.value, acting.name)
        self.reconcile.allow(
            "SeesAndForgetsRetries",
            ["dynamodb:Query", "dynamodb:DeleteItem"],
            [acting.arn],
            conditions=acting.only("RETRIES"),
        )
        self.reconcile.allow(
            "AsksHowRetriesEnded",
            ["emr-serverless:GetJobRun"],
            arns.job_runs(self._settings.action_applications),
            wildcard=log_reading.RUNS_COME_AND_GO,
        )
        self.reconcile.allow(
            "TellsWhatFixedARun", ["dynamodb:GetItem", "dynamodb:UpdateItem"], [self._findings.arn]
        )

    def _variables(self) -> Mapping[Variable, str]:
        settings = self._settings
        variables = {
            Variable.TABLE: self._findings.table.table_name,
            Variable.INTAKE_QUEUE_URL: self.queue.queue.queue_url,
            Variable.INTAKE_DEAD_LETTER_URL: self.queue.dead.queue_url,
            Variable.RETENTION_DAYS: str(settings.finding_days),
            **log_reading.variables(settings),
        }
        if settings.applications:
            variables[Variable.APPLICATIONS] = json.dumps(settings.applications)
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

    def _let_store(self) -> None:
        self._findings.let_store(self.diagnose)
        self.diagnose.allow(
            "SeesWhatElseAFailureHolds", ["dynamodb:Query"], self._findings.index_arns("by_failure")
        )
        # Lambda stops a function that has called itself sixteen times; a run is looked at seven times at most.
        self.diagnose.allow(
            "LooksAgainLaterAndRejects",
            ["sqs:SendMessage"],
            [self.queue.queue.queue_arn, self.queue.dead.queue_arn],
        )

    def _let_sweep(self) -> None:
        applications = self._settings.applications
        wake(self, "Sweep", self.reconcile, wiring.RECONCILE_SCHEDULE)
        if not applications:
            self.reconcile.allow(
                "ListsApplications", ["emr-serverless:ListApplications"], ["*"], wildcard=_NO_RESOURCE_TYPE
            )
        self.reconcile.allow(
            "ListsRuns",
            ["emr-serverless:ListJobRuns"],
            arns.applications(applications),
            wildcard=None if applications else log_reading.RUNS_COME_AND_GO,
        )
        self.reconcile.allow("SeesWhatIsStored", ["dynamodb:BatchGetItem"], [self._findings.arn])
        self.reconcile.allow("QueuesWhatWasLost", ["sqs:SendMessage"], [self.queue.queue.queue_arn])
