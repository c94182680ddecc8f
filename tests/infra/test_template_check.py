"""What `emrdx doctor TEMPLATE` finds: each fault is put into a template that has none."""

import copy

import pytest

from emrdx_infra.template_check import template_problems


@pytest.fixture
def body(template):
    """The template with every setting used, to be spoilt."""
    return copy.deepcopy(template.body)


def _first(body, kind):
    return next(each["Properties"] for each in body["Resources"].values() if each["Type"] == kind)


def _texts(body):
    return [problem.text for problem in template_problems(body)]


def test_with_every_setting_used_nothing_is_wrong(body):
    assert template_problems(body) == []


def test_without_settings_logs_notices_and_alarms_are_missing(smallest):
    assert [each.subject for each in template_problems(smallest.body)] == ["logs", "notices", "alarms"]


def test_a_disabled_rule(body):
    _first(body, "AWS::Events::Rule")["State"] = "DISABLED"
    assert _texts(body) == ["the rule is disabled"]


def test_no_rule_on_events(body):
    for resource in body["Resources"].values():
        if resource["Type"] == "AWS::Events::Rule":
            resource["Properties"].pop("EventPattern", None)
    assert _texts(body) == ["no rule takes EMR Serverless' events"]


def test_a_message_that_comes_back_too_soon(body):
    body["Resources"] = {
        name: {**each, "Properties": {**each["Properties"], "VisibilityTimeout": 60}}
        if name.startswith("IntakeQueue") and each["Type"] == "AWS::SQS::Queue"
        else each
        for name, each in body["Resources"].items()
    }
    (problem,) = template_problems(body)
    assert problem.text == "messages come back before 6 times the function's 180 s have passed"
    assert problem.next_step == "set VisibilityTimeout to at least 1080"


def test_a_queue_without_dead_letters(body):
    for name, resource in body["Resources"].items():
        if name.startswith("NoticesQueue") and resource["Type"] == "AWS::SQS::Queue":
            del resource["Properties"]["RedrivePolicy"]
    assert _texts(body) == ["it has no dead-letter queue"]


def test_a_batch_that_fails_whole(body):
    del _first(body, "AWS::Lambda::EventSourceMapping")["FunctionResponseTypes"]
    assert _texts(body) == ["one failed message fails its whole batch"]


@pytest.mark.parametrize(("action", "resource"), [("s3:GetObject", "*"), ("s3:*", "arn:aws:s3:::logs/*")])
def test_a_right_that_is_too_wide(body, action, resource):
    statements = _first(body, "AWS::IAM::Policy")["PolicyDocument"]["Statement"]
    statements.append({"Effect": "Allow", "Action": action, "Resource": resource})
    assert _texts(body) == [f"{action} is allowed on more than it needs"]


@pytest.mark.parametrize("other", [{}, {"Resources": {}}, {"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}])
def test_another_template_is_refused(other):
    with pytest.raises(ValueError, match="no template of emrdx"):
        template_problems(other)
