"""Looks at a deployment in its account and says what keeps it from working."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from emrdx_infra.problems import Problem

Client = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Deployment:
    """The stack's resources (type and physical id by logical id) and the clients to look at them with."""

    resources: dict[str, tuple[str, str]]
    client: Client

    def of_type(self, kind: str) -> dict[str, str]:
        """Physical ids by logical id."""
        return {name: physical for name, (each, physical) in self.resources.items() if each == kind}


def deployment(client: Client, stack: str) -> Deployment:
    """The stack as it is deployed.

    Raises:
        botocore.exceptions.ClientError: there is none of that name, or it may not be read.
    """
    pages = client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack)
    return Deployment(
        {
            each["LogicalResourceId"]: (each["ResourceType"], each.get("PhysicalResourceId", ""))
            for page in pages
            for each in page["StackResourceSummaries"]
        },
        client,
    )


def deployment_problems(found: Deployment) -> list[Problem]:
    """What is wrong with a deployment. Empty: nothing was found.

    Raises:
        botocore.exceptions.ClientError: something may not be read.
    """
    return [problem for check in _CHECKS for problem in check(found)]


def _rules(found: Deployment) -> Iterator[Problem]:
    events = found.client("events")
    for name, rule in found.of_type("AWS::Events::Rule").items():
        # The physical id of a rule on another bus than the default one has the bus before it.
        if events.describe_rule(Name=rule.rpartition("|")[2])["State"] == "DISABLED":
            yield Problem(
                subject=name,
                text="the rule is disabled, so that nothing comes in",
                next_step=f"aws events enable-rule --name {rule}",
            )


def _dead_letters(found: Deployment) -> Iterator[Problem]:
    sqs = found.client("sqs")
    for name, url in found.of_type("AWS::SQS::Queue").items():
        attributes = sqs.get_queue_attributes(
            QueueUrl=url, AttributeNames=["ApproximateNumberOfMessages", "RedrivePolicy"]
        )["Attributes"]
        waiting = int(attributes["ApproximateNumberOfMessages"])
        if waiting and "RedrivePolicy" not in attributes:
            yield Problem(
                subject=name,
                text=f"about {waiting} messages were given up",
                next_step="read one in the SQS console (its attribute emrdx-reason says why), then redrive",
            )


def _recipients(found: Deployment) -> Iterator[Problem]:
    sns = found.client("sns")
    for name, topic in found.of_type("AWS::SNS::Topic").items():
        pages = sns.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
        subscriptions = [each for page in pages for each in page["Subscriptions"]]
        pending = [each for each in subscriptions if each["SubscriptionArn"] == "PendingConfirmation"]
        if pending:
            yield Problem(
                subject=name,
                text=f"{len(pending)} of {len(subscriptions)} subscriptions are not confirmed",
                next_step="click the link in the mail that AWS sent",
            )
        elif not subscriptions and not _tells_elsewhere(found):
            yield Problem(
                subject=name,
                text="nobody is told of a finding",
                next_step="set emails, slack_secret or event_bus and deploy, or subscribe to the topic",
            )


def _tells_elsewhere(found: Deployment) -> bool:
    return any(
        statement_allows(statement, action)
        for statement in _statements(found)
        for action in ("secretsmanager:GetSecretValue", "events:PutEvents")
    )


def _logs(found: Deployment) -> Iterator[Problem]:
    serverless = found.client("emr-serverless")
    readable = tuple(_readable_prefixes(found))
    for page in serverless.get_paginator("list_applications").paginate():
        for application in page["applications"]:
            answer = serverless.get_application(applicationId=application["id"])["application"]
            monitoring = answer.get("monitoringConfiguration", {})
            uri = monitoring.get("s3MonitoringConfiguration", {}).get("logUri")
            cloudwatch = monitoring.get("cloudWatchLoggingConfiguration", {}).get("enabled", False)
            name = f"application {application.get('name') or application['id']}"
            if uri and not f"{uri.rstrip('/')}/".startswith(readable):
                yield Problem(
                    subject=name,
                    text=f"it logs to {uri}, which the collector may not read",
                    next_step="add that to log_prefixes and deploy",
                )
            if not uri and not cloudwatch:
                yield Problem(
                    subject=name,
                    text="its runs have no logs that anybody can read, unless they name a place themselves",
                    next_step="set its s3MonitoringConfiguration",
                )


def _buckets(found: Deployment) -> Iterator[Problem]:
    from botocore.exceptions import ClientError

    s3 = found.client("s3")
    for bucket in sorted(
        {prefix.removeprefix("s3://").partition("/")[0] for prefix in _readable_prefixes(found)}
    ):
        try:
            s3.head_bucket(Bucket=bucket)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
                yield Problem(
                    subject=f"s3://{bucket}", text="there is no such bucket", next_step="correct log_prefixes"
                )


def _readable_prefixes(found: Deployment) -> Iterator[str]:
    """What the stack's roles may read, as `s3://bucket/prefix/`."""
    for statement in _statements(found):
        if statement_allows(statement, "s3:GetObject"):
            for arn in _listed(statement["Resource"]):
                # One object, such as a policy, is no place of logs.
                if arn.endswith("*"):
                    yield f"s3://{arn.partition(':::')[2].removesuffix('*')}"


def _statements(found: Deployment) -> Iterator[dict[str, Any]]:
    iam = found.client("iam")
    for role in found.of_type("AWS::IAM::Role").values():
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            yield from iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]["Statement"]


def statement_allows(statement: dict[str, Any], action: str) -> bool:
    """Whether a statement allows exactly this action."""
    return statement["Effect"] == "Allow" and action in _listed(statement["Action"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _alarms(found: Deployment) -> Iterator[Problem]:
    names = list(found.of_type("AWS::CloudWatch::Alarm").values())
    if not names:
        return
    cloudwatch = found.client("cloudwatch")
    for alarm in cloudwatch.describe_alarms(AlarmNames=names)["MetricAlarms"]:
        if alarm["StateValue"] != "ALARM":
            continue
        yield Problem(
            subject=alarm["AlarmName"],
            text="the alarm is on",
            next_step=alarm.get("AlarmDescription", "look at its metric"),
        )


_CHECKS: Final[tuple[Callable[[Deployment], Iterator[Problem]], ...]] = (
    _rules, _dead_letters, _recipients, _logs, _buckets, _alarms,
)  # fmt: skip
