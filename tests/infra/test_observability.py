"""What is watched."""

import json

import pytest


@pytest.fixture
def alarms(template):
    """The alarms' properties."""
    return [each["Properties"] for each in template.of_type("AWS::CloudWatch::Alarm").values()]


def test_every_queue_of_dead_letters_has_an_alarm_on_its_first_message(template, alarms):
    watched = [each for each in alarms if each["MetricName"] == "ApproximateNumberOfMessagesVisible"]
    assert {(each["Threshold"], each["ComparisonOperator"]) for each in watched} == {
        (0, "GreaterThanThreshold")
    }
    names = {each["Dimensions"][0]["Value"]["Fn::GetAtt"][0] for each in watched}
    assert names == template.dead_letter_queues()


def test_every_function_has_an_alarm_on_its_first_error(template, alarms):
    watched = [each for each in alarms if each["MetricName"] == "Errors"]
    assert {each["Threshold"] for each in watched} == {0}
    assert {each["Dimensions"][0]["Value"]["Ref"] for each in watched} == set(
        template.of_type("AWS::Lambda::Function")
    )


def test_a_pipe_that_fails_and_an_intake_that_waits_have_alarms(alarms):
    assert {"ExecutionFailed", "ApproximateAgeOfOldestMessage"} <= {each["MetricName"] for each in alarms}


def test_every_alarm_tells_the_configured_topic_and_says_what_to_do(alarms):
    for alarm in alarms:
        assert alarm["AlarmActions"] == ["arn:aws:sns:eu-west-1:123456789012:on-call"]
        assert alarm["AlarmDescription"]


def test_every_log_group_forgets_after_the_configured_days(synth):
    template = synth(log_days=90)
    days = [
        each["Properties"]["RetentionInDays"] for each in template.of_type("AWS::Logs::LogGroup").values()
    ]
    assert days == [90, 90, 90, 90]


def test_no_secret_is_written_into_the_template(template):
    assert "hooks.slack.com" not in json.dumps(template.body)
