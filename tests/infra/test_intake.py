"""Which events reach the intake queue."""

import pytest

from emrdx import wiring


@pytest.fixture
def rules(template):
    """The rules that match events, by logical id."""
    found = template.of_type("AWS::Events::Rule").items()
    return {name: each["Properties"] for name, each in found if "EventPattern" in each["Properties"]}


def test_the_rules_match_as_the_wiring_says(rules):
    assert [each["EventPattern"] for each in rules.values()] == [rule.pattern() for rule in wiring.RULES]


def test_the_rules_are_enabled(rules):
    assert {each["State"] for each in rules.values()} == {"ENABLED"}


def test_named_applications_narrow_the_rules(synth):
    template = synth(applications="00f1982r1uukb925,00f1982r1uukb926", mcp=False)
    patterns = [
        each["Properties"]["EventPattern"]
        for each in template.of_type("AWS::Events::Rule").values()
        if "EventPattern" in each["Properties"]
    ]
    assert [each["detail"]["applicationId"] for each in patterns] == [
        ["00f1982r1uukb925", "00f1982r1uukb926"],
        ["00f1982r1uukb925", "00f1982r1uukb926"],
    ]


def test_events_go_to_the_intake_queue_and_else_to_its_dead_letters(rules):
    for rule in rules.values():
        (target,) = rule["Targets"]
        assert target["Arn"]["Fn::GetAtt"][0].startswith("IntakeQueue")
        assert target["DeadLetterConfig"]["Arn"]["Fn::GetAtt"][0].startswith("IntakeDead")


def test_only_the_rules_may_send_to_the_queue_from_outside(template, rules):
    policy = template.one("AWS::SQS::QueuePolicy", "IntakeQueue")["PolicyDocument"]["Statement"]
    allowed = [each for each in policy if each["Effect"] == "Allow"]
    assert {each["Principal"]["Service"] for each in allowed} == {"events.amazonaws.com"}
    sources = {each["Condition"]["ArnEquals"]["aws:SourceArn"]["Fn::GetAtt"][0] for each in allowed}
    assert sources == set(rules)


def test_a_sweep_is_scheduled(template):
    sweep = template.one("AWS::Events::Rule", "IntakeSweep")
    assert sweep["ScheduleExpression"] == f"rate({wiring.RECONCILE_SCHEDULE.interval // 60} minutes)"
    assert sweep["Targets"][0]["Arn"]["Fn::GetAtt"][0].startswith("IntakeReconcile")
