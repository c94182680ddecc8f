"""From a stored finding to people: the table's stream, a pipe, the notices queue, the notifier."""

import json

from aws_cdk import Acknowledgment, Duration, Validations
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_pipes as pipes
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from emrdx import wiring
from emrdx.wiring import Variable
from emrdx_infra.findings import Findings
from emrdx_infra.function import LambdaFunction
from emrdx_infra.queue import MessageQueue
from emrdx_infra.settings import DeploySettings


class Notices(Construct):
    """Findings that want a notice go from the stream to the queue, and from there to SNS and Slack."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        settings: DeploySettings,
        findings: Findings,
    ) -> None:
        super().__init__(scope, construct_id)
        self._findings = findings
        self.queue = MessageQueue(self, "Notices", queue=wiring.NOTICES)
        # A batch that the pipe gives up leaves only its place in the stream, which the notifier cannot read.
        self.lost = sqs.Queue(
            self,
            "Lost",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.seconds(wiring.NOTICES.dead_letter_retention),
        )
        Validations.of(self.lost).acknowledge(
            Acknowledgment(
                id="AwsSolutions-SQS3",
                reason="It is a dead-letter queue itself: of the pipe, where cdk-nag looks for queues' alone.",
            )
        )
        self.pipe = self._pipe(wiring.NOTICE_PIPE)
        self.topic = sns.Topic(
            self,
            "Topic",
            display_name="emrdx",
            enforce_ssl=True,
            # Everyone whom IAM lets publish may use this key; a key of one's own would cost a dollar a month.
            master_key=kms.Alias.from_alias_name(self, "Key", "alias/aws/sns"),
        )
        for email in settings.emails:
            self.topic.add_subscription(subscriptions.EmailSubscription(email))
        self.notify = self._notifier(settings)

    def _pipe(self, pipe: wiring.Pipe) -> pipes.CfnPipe:
        stream = str(self._findings.table.table_stream_arn)
        role = iam.Role(self, "PipeRole", assumed_by=iam.ServicePrincipal("pipes.amazonaws.com"))
        role.add_to_policy(
            iam.PolicyStatement(
                sid="FollowsTheStream",
                actions=["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                         "dynamodb:ListStreams"],
                resources=[stream],
            )
        )  # fmt: skip
        role.add_to_policy(
            iam.PolicyStatement(
                sid="FillsItsQueues",
                actions=["sqs:SendMessage"],
                resources=[self.queue.queue.queue_arn, self.lost.queue_arn],
            )
        )
        created = pipes.CfnPipe(
            self,
            "Pipe",
            role_arn=role.role_arn,
            source=stream,
            target=self.queue.queue.queue_arn,
            source_parameters=pipes.CfnPipe.PipeSourceParametersProperty(
                dynamo_db_stream_parameters=pipes.CfnPipe.PipeSourceDynamoDBStreamParametersProperty(
                    starting_position="TRIM_HORIZON",
                    batch_size=pipe.batch,
                    maximum_retry_attempts=pipe.retries,
                    maximum_record_age_in_seconds=pipe.oldest_record,
                    on_partial_batch_item_failure="AUTOMATIC_BISECT",
                    dead_letter_config=pipes.CfnPipe.DeadLetterConfigProperty(arn=self.lost.queue_arn),
                ),
                filter_criteria=pipes.CfnPipe.FilterCriteriaProperty(
                    filters=[pipes.CfnPipe.FilterProperty(pattern=json.dumps(pipe.pattern))]
                ),
            ),
            target_parameters=pipes.CfnPipe.PipeTargetParametersProperty(input_template=pipe.template()),
        )
        created.node.add_dependency(role)
        return created

    def _notifier(self, settings: DeploySettings) -> LambdaFunction:
        variables = {
            Variable.TABLE: self._findings.table.table_name,
            Variable.TOPIC_ARN: self.topic.topic_arn,
            Variable.FOLD_HOURS: str(settings.fold_hours),
        }
        if settings.slack_secret:
            variables[Variable.SLACK_SECRET_ARN] = settings.slack_secret
        if settings.event_bus:
            variables[Variable.EVENT_BUS] = settings.event_bus
        notifier = LambdaFunction(
            self, "Notify", function=wiring.NOTIFY, settings=settings, variables=variables
        )
        notifier.polls(wiring.NOTIFY_POLLING, self.queue.queue)
        notifier.allow("LeasesNotices", ["dynamodb:GetItem", "dynamodb:UpdateItem"], [self._findings.arn])
        notifier.allow("TellsSubscribers", ["sns:Publish"], [self.topic.topic_arn])
        if settings.slack_secret:
            notifier.allow("ReadsSlackHook", ["secretsmanager:GetSecretValue"], [settings.slack_secret])
        if settings.event_bus:
            notifier.allow("SendsOwnEvents", ["events:PutEvents"], [settings.event_bus])
        return notifier
