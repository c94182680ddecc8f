"""What `emrdx doctor` finds in an account, on emulated services."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber
from moto import mock_aws
from moto.emrserverless.models import emrserverless_backends

from emrdx_infra.deployment_check import Deployment, deployment, deployment_problems

REGION = "eu-west-1"
ACCOUNT = "123456789012"


@pytest.fixture
def client(monkeypatch) -> Iterator[Any]:
    """Clients of emulated services."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield cache(lambda service: boto3.client(service, region_name=REGION))


@pytest.fixture
def stack(client) -> Deployment:
    """A deployment with nothing wrong: a rule, a queue of dead letters, a topic, a role that reads logs, an alarm."""
    client("events").put_rule(Name="ended", EventPattern=json.dumps({"source": ["aws.emr-serverless"]}))
    queue = client("sqs").create_queue(QueueName="dead")["QueueUrl"]
    topic = client("sns").create_topic(Name="findings")["TopicArn"]
    client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead")
    client("s3").create_bucket(Bucket="team-logs", CreateBucketConfiguration={"LocationConstraint": REGION})
    client("iam").create_role(RoleName="diagnose", AssumeRolePolicyDocument="{}")
    statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::team-logs/emr/*"}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    client("iam").put_role_policy(RoleName="diagnose", PolicyName="reads", PolicyDocument=json.dumps(policy))
    client("cloudwatch").put_metric_alarm(
        AlarmName="letters", AlarmDescription="Look at them.", MetricName="Errors", Namespace="AWS/Lambda",
        ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1, Threshold=0, Period=60, Statistic="Sum",
    )  # fmt: skip
    resources = {
        "Rule": ("AWS::Events::Rule", "ended"),
        "Dead": ("AWS::SQS::Queue", queue),
        "Topic": ("AWS::SNS::Topic", topic),
        "Role": ("AWS::IAM::Role", "diagnose"),
        "Alarm": ("AWS::CloudWatch::Alarm", "letters"),
    }
    return Deployment(resources, client)


def _application(client, monitoring):
    answer = client("emr-serverless").create_application(
        name="etl", releaseLabel="emr-7.10.0", type="SPARK", clientToken="t"
    )
    application = emrserverless_backends[ACCOUNT][REGION].applications[answer["applicationId"]]
    application.monitoring_configuration = monitoring


def _texts(stack):
    return [problem.text for problem in deployment_problems(stack)]


def test_a_sound_deployment_has_no_problem(stack, client):
    _application(client, {"s3MonitoringConfiguration": {"logUri": "s3://team-logs/emr/etl"}})
    assert deployment_problems(stack) == []


def test_a_disabled_rule(stack, client):
    client("events").disable_rule(Name="ended")
    (problem,) = deployment_problems(stack)
    assert problem.text == "the rule is disabled, so that nothing comes in"
    assert problem.next_step == "aws events enable-rule --name ended"


def test_dead_letters(stack, client):
    client("sqs").send_message(QueueUrl=stack.resources["Dead"][1], MessageBody="{}")
    assert _texts(stack) == ["about 1 messages were given up"]


def test_messages_that_wait_in_a_queue_with_dead_letters_are_no_problem(stack, client):
    redrive = {"deadLetterTargetArn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:dead", "maxReceiveCount": 3}
    queue = client("sqs").create_queue(QueueName="live", Attributes={"RedrivePolicy": json.dumps(redrive)})
    stack.resources["Live"] = ("AWS::SQS::Queue", queue["QueueUrl"])
    client("sqs").send_message(QueueUrl=queue["QueueUrl"], MessageBody="{}")
    assert _texts(stack) == []


def test_a_topic_that_nobody_reads(stack, client):
    stack.resources["Topic"] = ("AWS::SNS::Topic", client("sns").create_topic(Name="silent")["TopicArn"])
    assert _texts(stack) == ["nobody is told of a finding"]


def test_a_topic_that_nobody_reads_is_no_problem_where_slack_is_told(stack, client):
    stack.resources["Topic"] = ("AWS::SNS::Topic", client("sns").create_topic(Name="silent")["TopicArn"])
    secret = f"arn:aws:secretsmanager:{REGION}:{ACCOUNT}:secret:hook"
    statement = {"Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": secret}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    client("iam").put_role_policy(RoleName="diagnose", PolicyName="slack", PolicyDocument=document)
    assert _texts(stack) == []


@pytest.mark.parametrize("uri", ["s3://team-logs/emr-of-others/", "s3://elsewhere/emr/", "s3://team-logs"])
def test_an_application_that_logs_where_nobody_may_read(stack, client, uri):
    _application(client, {"s3MonitoringConfiguration": {"logUri": uri}})
    (problem,) = deployment_problems(stack)
    assert (problem.subject, problem.text) == (
        "application etl",
        f"it logs to {uri}, which the collector may not read",
    )


def test_an_application_whose_logs_only_the_service_keeps(stack, client):
    _application(client, {})
    assert _texts(stack) == [
        "its runs have no logs that anybody can read, unless they name a place themselves"
    ]


def test_a_log_bucket_that_does_not_exist(stack, client):
    client("s3").delete_bucket(Bucket="team-logs")
    assert _texts(stack) == ["there is no such bucket"]


def test_an_alarm_that_is_on(stack, client):
    client("cloudwatch").set_alarm_state(AlarmName="letters", StateValue="ALARM", StateReason="test")
    (problem,) = deployment_problems(stack)
    assert (problem.subject, problem.next_step) == ("letters", "Look at them.")


def test_the_stacks_resources_are_listed_by_logical_id():
    cloudformation = boto3.client(
        "cloudformation", region_name=REGION, aws_access_key_id="testing", aws_secret_access_key="testing"
    )
    summary = {
        "LogicalResourceId": "Rule",
        "PhysicalResourceId": "emrdx-rule",
        "ResourceType": "AWS::Events::Rule",
        "LastUpdatedTimestamp": "2026-11-20T00:00:00Z",
        "ResourceStatus": "CREATE_COMPLETE",
    }
    with Stubber(cloudformation) as stub:
        stub.add_response(
            "list_stack_resources", {"StackResourceSummaries": [summary]}, {"StackName": "emrdx"}
        )
        found = deployment(lambda _service: cloudformation, "emrdx")
    assert found.of_type("AWS::Events::Rule") == {"Rule": "emrdx-rule"}
