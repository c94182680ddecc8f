"""From the table's stream to people."""

import json

from emrdx import wiring


def test_the_pipe_filters_and_reduces_as_the_wiring_says(template):
    pipe = template.one("AWS::Pipes::Pipe")
    (chosen,) = pipe["SourceParameters"]["FilterCriteria"]["Filters"]
    assert json.loads(chosen["Pattern"]) == wiring.NOTICE_PIPE.pattern
    assert pipe["TargetParameters"]["InputTemplate"] == wiring.NOTICE_PIPE.template()


def test_the_pipe_leads_from_the_tables_stream_to_the_notices_queue(template):
    (table,) = template.of_type("AWS::DynamoDB::Table")
    pipe = template.one("AWS::Pipes::Pipe")
    assert pipe["Source"] == {"Fn::GetAtt": [table, "StreamArn"]}
    assert pipe["Target"]["Fn::GetAtt"][0].startswith("NoticesQueue")


def test_the_topic_is_encrypted_and_refuses_plain_http(template):
    assert "alias/aws/sns" in json.dumps(template.one("AWS::SNS::Topic")["KmsMasterKeyId"])
    (statement,) = template.one("AWS::SNS::TopicPolicy")["PolicyDocument"]["Statement"]
    assert statement["Effect"] == "Deny"
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_each_configured_person_is_subscribed(template):
    subscription = template.one("AWS::SNS::Subscription")
    assert (subscription["Protocol"], subscription["Endpoint"]) == ("email", "data@example.com")


def test_without_a_slack_secret_the_notifier_reads_no_secret(smallest):
    services = {action.partition(":")[0] for action, _ in smallest.allowed("NoticesNotify")}
    assert "secretsmanager" not in services
    assert "events" not in services


def test_the_notifier_reads_the_named_secret_alone(template):
    read = [
        each for action, each in template.allowed("NoticesNotify") if action.startswith("secretsmanager:")
    ]
    assert read == ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:emrdx-hook-AbCdEf"]
