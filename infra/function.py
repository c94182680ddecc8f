"""A function with a role and a log group of its own. What it may touch is said where the thing is declared."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aws_cdk import Acknowledgment, Duration, RemovalPolicy, Validations
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from emrdx import wiring
from emrdx.wiring import Variable
from emrdx_infra import bundling
from emrdx_infra.arns import shown
from emrdx_infra.bundles import bundle_of
from emrdx_infra.settings import DeploySettings, DeploySettingsError

# Lambda's limit on all variables of a function together.
_ENVIRONMENT_BYTES: Final = 4096


class LambdaFunction(Construct):
    """A Lambda function as the wiring says, on arm64, without any permission but to write its own log."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        function: wiring.Function,
        settings: DeploySettings,
        variables: Mapping[Variable, str],
        rules: bool = False,
    ) -> None:
        super().__init__(scope, construct_id)
        name = f"{settings.stack}-{function.name}"
        log_group = logs.LogGroup(
            self, "Log", log_group_name=f"/aws/lambda/{name}", removal_policy=RemovalPolicy.DESTROY
        )
        _l1(log_group).add_property_override("RetentionInDays", settings.log_days)
        self.log_group = log_group
        self.role = iam.Role(self, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
        self.allow(
            "WritesItsOwnLog", ["logs:CreateLogStream", "logs:PutLogEvents"], [log_group.log_group_arn]
        )
        self.function = lambda_.Function(
            self,
            "Function",
            function_name=name,
            runtime=lambda_.Runtime.PYTHON_3_14,
            architecture=lambda_.Architecture.ARM_64,
            handler=function.entry,
            code=_code(function, settings, rules=rules),
            timeout=Duration.seconds(function.timeout),
            memory_size=function.memory,
            environment=_environment(function, variables),
            role=self.role.without_policy_updates(),
            log_group=log_group,
            logging_format=lambda_.LoggingFormat.JSON,
        )

    def allow(
        self,
        sid: str,
        actions: Sequence[str],
        resources: Sequence[str],
        *,
        conditions: Mapping[str, Any] | None = None,
        wildcard: str | None = None,
    ) -> None:
        """Adds a statement to the function's role. `wildcard` is the reason for a `*` in a resource."""
        statement = iam.PolicyStatement(
            sid=sid, actions=[*actions], resources=[*resources], conditions=dict(conditions or {})
        )
        self.role.add_to_policy(statement)
        if wildcard is not None:
            acknowledge_wildcards(self.role, resources, wildcard)

    def signed_url(self, callers: Sequence[str]) -> lambda_.FunctionUrl:
        """Gives the function a URL that takes requests signed for IAM, from these principals too."""
        url = self.function.add_function_url(auth_type=lambda_.FunctionUrlAuthType.AWS_IAM)
        for caller in callers:
            url.grant_invoke_url(iam.ArnPrincipal(caller))
        return url

    def polls(self, polling: wiring.Polling, queue: sqs.IQueue) -> None:
        """Is called with batches of the queue's messages, each of which fails or succeeds by itself."""
        self.allow(
            "TakesFromItsQueue",
            ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
            [queue.queue_arn],
        )
        lambda_.EventSourceMapping(
            self,
            "Polling",
            target=self.function,
            event_source_arn=queue.queue_arn,
            batch_size=polling.batch,
            max_concurrency=polling.concurrency,
            report_batch_item_failures=True,
        ).node.add_dependency(self.role)


def wake(scope: Construct, construct_id: str, function: LambdaFunction, schedule: wiring.Schedule) -> None:
    """Calls a function at the schedule's interval."""
    events.Rule(
        scope,
        construct_id,
        schedule=events.Schedule.rate(Duration.seconds(schedule.interval)),
        targets=[targets.LambdaFunction(function.function)],
    )


def counted(
    scope: Construct, construct_id: str, function: LambdaFunction, pattern: logs.IFilterPattern, metric: str
) -> cloudwatch.IMetric:
    """How many lines of a function's log are of a pattern, as a metric of ours."""
    filtered = logs.MetricFilter(
        scope,
        construct_id,
        log_group=function.log_group,
        filter_pattern=pattern,
        metric_namespace="emrdx",
        metric_name=metric,
    )
    return filtered.metric(statistic="Sum")


def acknowledge_wildcards(construct: Construct, resources: Sequence[str], reason: str) -> None:
    """Tells cdk-nag why these resources hold a wildcard."""
    for resource in resources:
        Validations.of(construct).acknowledge(
            Acknowledgment(id=f"AwsSolutions-IAM5[Resource::{shown(resource)}]", reason=reason)
        )


def _l1(construct: Construct) -> Any:
    return construct.node.default_child


def _code(function: wiring.Function, settings: DeploySettings, *, rules: bool) -> lambda_.Code:
    if not settings.bundle:
        return lambda_.Code.from_asset(str(bundling.package("emrdx_functions")))
    bundle = bundle_of(function)
    folder = settings.rules_folder if rules else None
    return lambda_.Code.from_asset(str(bundling.build(bundle, folder)))


def _environment(function: wiring.Function, variables: Mapping[Variable, str]) -> dict[str, str]:
    given = {variable.value: variables[variable] for variable in function.variables if variable in variables}
    size = sum(len(name.encode()) + len(value.encode()) for name, value in given.items())
    if size > _ENVIRONMENT_BYTES - 512:
        raise DeploySettingsError(
            f"setting redaction: too long for the {function.name} function ({size} bytes of at most 3,584); "
            "use fewer or shorter patterns"
        )
    return given
