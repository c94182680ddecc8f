"""Embedded AWS (moto, in this process), built from the same definitions as the stack's."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import boto3

from emrdx.demo.samples import Sample
from emrdx.findings.table import DEFAULT_TABLE_NAME, FINDINGS_TABLE
from emrdx.jobs.table import ACTING_TABLE
from emrdx.jobs.table import DEFAULT_TABLE_NAME as ACTING_TABLE_NAME
from emrdx.wiring import QUEUES, RULES, SOURCE, Queue, Variable

REGION: Final = "eu-west-1"
ACCOUNT: Final = "123456789012"
LOG_BUCKET: Final = "acme-emr-logs"
LOG_URI: Final = f"s3://{LOG_BUCKET}/prod/"
EXPORT_BUCKET: Final = "acme-findings"
EXPORTS: Final = f"s3://{EXPORT_BUCKET}/"
ROLE: Final = f"arn:aws:iam::{ACCOUNT}:role/etl-runtime"
_ENVIRONMENT: Final = {
    "AWS_ACCESS_KEY_ID": "demo",
    "AWS_SECRET_ACCESS_KEY": "demo",
    "AWS_SESSION_TOKEN": "demo",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    # moto knows the table's stream only under the host without the account's id.
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
    "AWS_LAMBDA_FUNCTION_NAME": "emrdx-demo",
    "POWERTOOLS_SERVICE_NAME": "emrdx",
    "POWERTOOLS_METRICS_NAMESPACE": "emrdx",
    "POWERTOOLS_METRICS_DISABLED": "true",
    "POWERTOOLS_LOG_LEVEL": "CRITICAL",
}


@dataclass(slots=True)
class Cloud:
    """The clients and addresses of the embedded services."""

    s3: Any
    sqs: Any
    sns: Any
    events: Any
    dynamodb: Any
    streams: Any
    serverless: Any
    secrets: Any
    application_id: str = ""
    urls: dict[str, str] = field(default_factory=dict[str, str])

    def url(self, queue: Queue) -> str:
        """A queue's address."""
        return self.urls[queue.name]

    def dead_letter_url(self, queue: Queue) -> str:
        """The address of a queue's dead-letter queue."""
        return self.urls[queue.dead_letter_name]

    def depth(self, url: str) -> int:
        """How many messages a queue holds, those in flight and delayed ones too."""
        names = [
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed",
        ]
        attributes = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]
        return sum(int(value) for value in attributes.values())


@contextmanager
def embedded(slack_url: str) -> Iterator[Cloud]:
    """The services, with everything that a deployment has in them; gone at the end."""
    from moto import mock_aws

    before = dict(os.environ)
    os.environ.update(_ENVIRONMENT)
    try:
        with mock_aws():
            yield _built(slack_url)
    finally:
        os.environ.clear()
        os.environ.update(before)


def _built(slack_url: str) -> Cloud:
    cloud = Cloud(
        s3=boto3.client("s3"),
        sqs=boto3.client("sqs"),
        sns=boto3.client("sns"),
        events=boto3.client("events"),
        dynamodb=boto3.client("dynamodb"),
        streams=boto3.client("dynamodbstreams"),
        serverless=boto3.client("emr-serverless"),
        secrets=boto3.client("secretsmanager"),
    )
    for queue in QUEUES:
        # The demo does not wait for logs that are already there.
        _queue(cloud, replace(queue, delay=0))
    for rule in RULES:
        cloud.events.put_rule(Name=rule.name, EventPattern=json.dumps(rule.pattern()))
        arn = _arn(cloud, QUEUES[0].name)
        cloud.events.put_targets(Rule=rule.name, Targets=[{"Id": "intake", "Arn": arn}])
    cloud.dynamodb.create_table(**FINDINGS_TABLE.create_arguments(DEFAULT_TABLE_NAME))
    cloud.dynamodb.update_time_to_live(**FINDINGS_TABLE.time_to_live_arguments(DEFAULT_TABLE_NAME))
    cloud.dynamodb.create_table(**ACTING_TABLE.create_arguments(ACTING_TABLE_NAME))
    cloud.dynamodb.update_time_to_live(**ACTING_TABLE.time_to_live_arguments(ACTING_TABLE_NAME))
    for bucket in (LOG_BUCKET, EXPORT_BUCKET):
        cloud.s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    topic = cloud.sns.create_topic(Name="emrdx-notices")["TopicArn"]
    secret = cloud.secrets.create_secret(Name="emrdx-slack", SecretString=slack_url)["ARN"]
    application = cloud.serverless.create_application(
        name="nightly-etl", releaseLabel="emr-7.9.0", type="SPARK"
    )
    cloud.application_id = application["applicationId"]
    os.environ.update(
        {
            Variable.TABLE.value: DEFAULT_TABLE_NAME,
            Variable.ACTING_TABLE.value: ACTING_TABLE_NAME,
            Variable.INTAKE_QUEUE_URL.value: cloud.url(QUEUES[0]),
            Variable.INTAKE_DEAD_LETTER_URL.value: cloud.dead_letter_url(QUEUES[0]),
            Variable.TOPIC_ARN.value: topic,
            Variable.SLACK_SECRET_ARN.value: secret,
        }
    )
    _subscribe(cloud, topic)
    return cloud


def _queue(cloud: Cloud, queue: Queue) -> None:
    dead = cloud.sqs.create_queue(QueueName=queue.dead_letter_name, Attributes=queue.dead_letter_attributes())
    cloud.urls[queue.dead_letter_name] = dead["QueueUrl"]
    arn = _arn(cloud, queue.dead_letter_name)
    made = cloud.sqs.create_queue(QueueName=queue.name, Attributes=queue.attributes(arn))
    cloud.urls[queue.name] = made["QueueUrl"]


def _arn(cloud: Cloud, name: str) -> str:
    attributes = cloud.sqs.get_queue_attributes(QueueUrl=cloud.urls[name], AttributeNames=["QueueArn"])
    return str(attributes["Attributes"]["QueueArn"])


def _subscribe(cloud: Cloud, topic: str) -> None:
    """A mailbox on the topic, as a person's e-mail address would be."""
    cloud.urls["mailbox"] = cloud.sqs.create_queue(QueueName="mailbox")["QueueUrl"]
    cloud.sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=_arn(cloud, "mailbox"))


def run_failed(cloud: Cloud, sample: Sample) -> str:
    """Puts a run that failed into the services: its logs in S3, its state in the API. Its id."""
    from moto.emrserverless.models import emrserverless_backends

    ended = datetime.now(UTC) - timedelta(seconds=2)
    settings = (
        [{"classification": "spark-defaults", "properties": dict(sample.settings)}] if sample.settings else []
    )
    started = cloud.serverless.start_job_run(
        applicationId=cloud.application_id,
        clientToken=sample.job,
        executionRoleArn=ROLE,
        name=sample.job,
        jobDriver={
            "sparkSubmit": {"entryPoint": sample.entry_point, "entryPointArguments": list(sample.arguments)}
        },
        configurationOverrides={
            "applicationConfiguration": settings,
            "monitoringConfiguration": {"s3MonitoringConfiguration": {"logUri": LOG_URI}},
        },
    )
    run_id = str(started["jobRunId"])
    prefix = f"prod/applications/{cloud.application_id}/jobs/{run_id}/"
    for path, file in sample.files.items():
        cloud.s3.put_object(Bucket=LOG_BUCKET, Key=prefix + path, Body=file.read_bytes())
    run: Any = next(
        one
        for one in emrserverless_backends[ACCOUNT][REGION].job_runs[cloud.application_id]
        if one.id == run_id
    )
    run.state = "FAILED"
    run.state_details = (
        "Job failed, please check complete logs in configured logging destination. ExitCode: 1."
    )
    run.created_by = f"arn:aws:sts::{ACCOUNT}:assumed-role/Scheduler/nightly"
    run.created_at = run.started_at = ended - timedelta(minutes=11)
    run.updated_at = run.ended_at = ended
    run.attempt = 1
    run.mode = "BATCH"
    run.total_execution_duration_seconds = 660
    return run_id


def announce(cloud: Cloud, run_id: str) -> None:
    """The state-change event of a failed run on the bus, in the form that EMR Serverless sends."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    detail = {
        "jobRunId": run_id,
        "applicationId": cloud.application_id,
        "arn": f"arn:aws:emr-serverless:{REGION}:{ACCOUNT}:/applications/{cloud.application_id}/jobruns/{run_id}",
        "releaseLabel": "emr-7.9.0",
        "state": "FAILED",
        "previousState": "RUNNING",
        "createdBy": f"arn:aws:sts::{ACCOUNT}:assumed-role/Scheduler/nightly",
        "createdAt": now,
        "updatedAt": now,
    }
    entry = {"Source": SOURCE, "DetailType": RULES[0].detail_type, "Detail": json.dumps(detail)}
    cloud.events.put_events(Entries=[entry])


def poison(cloud: Cloud) -> None:
    """A message on the intake queue that is no event at all."""
    cloud.sqs.send_message(QueueUrl=cloud.url(QUEUES[0]), MessageBody='{"not": "an event"')
