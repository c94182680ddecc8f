"""Reads a synthesized template and says what would not work, or would be allowed too much."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from emrdx_infra.problems import Problem

_SIX: Final = 6

Resources = Mapping[str, Mapping[str, Any]]


def template_problems(template: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with a template. Empty: nothing was found.

    Raises:
        ValueError: it is no CloudFormation template of ours.
    """
    resources = template.get("Resources")
    if not isinstance(resources, Mapping) or not _of_type(resources, "AWS::Lambda::Function"):
        raise ValueError("no template of emrdx: it has no function")
    return [problem for check in _CHECKS for problem in check(resources)]


def _of_type(resources: Resources, kind: str) -> dict[str, Mapping[str, Any]]:
    return {name: each.get("Properties", {}) for name, each in resources.items() if each.get("Type") == kind}


def _statements(resources: Resources) -> Iterator[tuple[str, list[str], list[Any]]]:
    """Each policy's statements: the policy's name, the actions, the resources."""
    for name, policy in _of_type(resources, "AWS::IAM::Policy").items():
        for statement in policy["PolicyDocument"]["Statement"]:
            yield name, _listed(statement["Action"]), _listed(statement["Resource"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _rules(resources: Resources) -> Iterator[Problem]:
    rules = _of_type(resources, "AWS::Events::Rule")
    if not any("EventPattern" in rule for rule in rules.values()):
        yield Problem(
            subject="events", text="no rule takes EMR Serverless' events", next_step="synthesize anew"
        )
    for name, rule in rules.items():
        if rule.get("State") == "DISABLED":
            yield Problem(subject=name, text="the rule is disabled", next_step="set its State to ENABLED")


def _logs(resources: Resources) -> Iterator[Problem]:
    if not any(
        "s3:GetObject" in actions and any(_is_prefix(arn) for arn in arns)
        for _, actions, arns in _statements(resources)
    ):
        yield Problem(
            subject="logs",
            text="no S3 prefix may be read, so that most findings rest on the run's state alone",
            next_step="set log_prefixes to the applications' logUri",
        )


def _is_prefix(arn: Any) -> bool:
    """Whether a resource is all below a prefix, and not one object such as a policy."""
    parts = arn["Fn::Join"][1] if isinstance(arn, Mapping) and "Fn::Join" in arn else [arn]
    return str(parts[-1]).endswith("*")


def _recipients(resources: Resources) -> Iterator[Problem]:
    functions = _of_type(resources, "AWS::Lambda::Function").values()
    variables = [function.get("Environment", {}).get("Variables", {}) for function in functions]
    elsewhere = {"EMRDX_SLACK_SECRET_ARN", "EMRDX_EVENT_BUS"}
    if not _of_type(resources, "AWS::SNS::Subscription") and not any(
        elsewhere & set(each) for each in variables
    ):
        yield Problem(
            subject="notices",
            text="nobody is told of a finding",
            next_step="set emails, slack_secret or event_bus, or subscribe to the topic",
        )


def _queues(resources: Resources) -> Iterator[Problem]:
    queues = _of_type(resources, "AWS::SQS::Queue")
    functions = _of_type(resources, "AWS::Lambda::Function")
    for mapping in _of_type(resources, "AWS::Lambda::EventSourceMapping").values():
        queue = mapping["EventSourceArn"]["Fn::GetAtt"][0]
        timeout = functions[mapping["FunctionName"]["Ref"]]["Timeout"]
        if queues[queue].get("VisibilityTimeout", 30) < _SIX * timeout:
            yield Problem(
                subject=queue,
                text=f"messages come back before {_SIX} times the function's {timeout} s have passed",
                next_step=f"set VisibilityTimeout to at least {_SIX * timeout}",
            )
        if "RedrivePolicy" not in queues[queue]:
            yield Problem(
                subject=queue, text="it has no dead-letter queue", next_step="give it a RedrivePolicy"
            )
        if "ReportBatchItemFailures" not in mapping.get("FunctionResponseTypes", ()):
            yield Problem(
                subject=queue,
                text="one failed message fails its whole batch",
                next_step="add ReportBatchItemFailures to the mapping",
            )


def _wildcards(resources: Resources) -> Iterator[Problem]:
    for name, actions, resource_arns in _statements(resources):
        too_wide = [action for action in actions if action.endswith("*")]
        if "*" in resource_arns:
            too_wide += [action for action in actions if action != "emr-serverless:ListApplications"]
        for action in too_wide:
            yield Problem(
                subject=name, text=f"{action} is allowed on more than it needs", next_step="name the resource"
            )


def _alarms(resources: Resources) -> Iterator[Problem]:
    alarms = _of_type(resources, "AWS::CloudWatch::Alarm")
    if not any(alarm.get("AlarmActions") for alarm in alarms.values()):
        yield Problem(
            subject="alarms",
            text="they change colour and tell nobody",
            next_step="set alarm_topics to an SNS topic",
        )


_CHECKS: Final[tuple[Callable[[Resources], Iterator[Problem]], ...]] = (
    _rules, _logs, _recipients, _queues, _wildcards, _alarms,
)  # fmt: skip
