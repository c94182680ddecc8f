"""The wiring that the stack and the demo share."""

import json

import pytest

from emrdx import wiring

RECORD = {
    "eventName": "INSERT",
    "dynamodb": {
        "Keys": {"pk": {"S": "FINDING#123456789012#eu-west-1#00app#00run"}, "sk": {"S": "ATTEMPT#0001"}},
        "NewImage": {"item": {"S": "FINDING"}, "notice_state": {"S": "pending"}},
    },
}


def test_a_rule_without_applications_matches_every_application() -> None:
    assert "applicationId" not in wiring.RULES[0].pattern()["detail"]


def test_a_rule_with_applications_matches_these() -> None:
    assert wiring.RULES[0].pattern(["00app"])["detail"]["applicationId"] == ["00app"]


def test_a_retrys_rule_does_not_ask_for_a_state_that_its_event_lacks() -> None:
    (retried,) = [rule for rule in wiring.RULES if rule.detail_type == "EMR Serverless Job Run Retry"]
    assert retried.pattern()["detail"] == {"previousAttemptState": ["FAILED"]}


def test_a_stream_record_is_reduced_to_the_findings_key() -> None:
    assert wiring.NOTICE_PIPE.reduce(RECORD) == {
        "pk": "FINDING#123456789012#eu-west-1#00app#00run",
        "sk": "ATTEMPT#0001",
    }


def test_the_template_asks_for_what_reducing_takes() -> None:
    template = wiring.NOTICE_PIPE.template()
    filled = template.replace("<", '"').replace(">", '"')
    assert json.loads(filled) == {"pk": "$.dynamodb.Keys.pk.S", "sk": "$.dynamodb.Keys.sk.S"}


@pytest.mark.parametrize("polling", wiring.POLLINGS, ids=lambda polling: polling.function.name)
def test_a_message_stays_hidden_for_six_times_its_functions_timeout(polling: wiring.Polling) -> None:
    assert polling.queue.visibility >= 6 * polling.function.timeout


def test_every_queues_attributes_name_its_dead_letters() -> None:
    for queue in wiring.QUEUES:
        attributes = queue.attributes("arn:aws:sqs:eu-west-1:123456789012:dead")
        redrive = json.loads(attributes["RedrivePolicy"])
        assert redrive["deadLetterTargetArn"].endswith(":dead")
        assert int(redrive["maxReceiveCount"]) == queue.max_receives


def test_the_mcp_servers_path_is_the_one_that_is_deployed() -> None:
    from emrdx.mcp.http import PATH

    assert PATH == wiring.MCP_PATH
