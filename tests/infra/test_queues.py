"""The queues and who polls them."""

import pytest

from emrdx import wiring
from emrdx.pipeline import LOOK_DELAYS


def test_every_queue_has_dead_letters_or_is_for_them(template):
    queues = template.of_type("AWS::SQS::Queue").values()
    redriven = [
        each["Properties"]["RedrivePolicy"] for each in queues if "RedrivePolicy" in each["Properties"]
    ]
    targets = {each["deadLetterTargetArn"]["Fn::GetAtt"][0] for each in redriven}
    stream = template.one("AWS::Pipes::Pipe")["SourceParameters"]["DynamoDBStreamParameters"]
    targets.add(stream["DeadLetterConfig"]["Arn"]["Fn::GetAtt"][0])
    assert template.dead_letter_queues() == targets


def test_every_queue_refuses_plain_http(template):
    refusing = {
        policy["Properties"]["Queues"][0]["Ref"]
        for policy in template.of_type("AWS::SQS::QueuePolicy").values()
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if statement["Effect"] == "Deny"
        and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    }
    assert refusing == set(template.of_type("AWS::SQS::Queue"))


def test_every_queue_is_encrypted(template):
    for queue in template.of_type("AWS::SQS::Queue").values():
        assert queue["Properties"]["SqsManagedSseEnabled"] is True


@pytest.mark.parametrize(
    ("logical_id", "queue"), [("IntakeQueue", wiring.INTAKE), ("NoticesQueue", wiring.NOTICES)]
)
def test_a_queue_has_the_times_of_the_wiring(template, logical_id, queue):
    properties = template.one("AWS::SQS::Queue", logical_id)
    assert properties["VisibilityTimeout"] == queue.visibility
    assert properties["DelaySeconds"] == queue.delay
    assert properties["MessageRetentionPeriod"] == queue.retention
    assert properties["RedrivePolicy"]["maxReceiveCount"] == queue.max_receives


def test_a_message_stays_hidden_for_six_times_its_functions_timeout(template):
    for _polling, queue, function in template.polled():
        assert queue["VisibilityTimeout"] >= 6 * function["Timeout"]


def test_a_failed_message_does_not_fail_its_batch(template):
    for polling, _queue, _function in template.polled():
        assert polling["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_polling_is_as_the_wiring_says(template):
    found = {
        function["Handler"]: (polling["BatchSize"], polling["ScalingConfig"]["MaximumConcurrency"])
        for polling, _queue, function in template.polled()
    }
    assert found == {each.function.entry: (each.batch, each.concurrency) for each in wiring.POLLINGS}


def test_a_run_is_looked_at_less_often_than_lambda_takes_for_a_loop():
    # Lambda's recursive loop detection ends a chain of about sixteen invocations.
    assert 1 + len(LOOK_DELAYS) < 16
