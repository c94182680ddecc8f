"""The synthesized template, once for all tests, and what they ask of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from emrdx_infra.app import synthesize
from emrdx_infra.node import use_packaged_node
from emrdx_infra.settings import settings_from

use_packaged_node()
ACCOUNT = "123456789012"
SETTINGS: Mapping[str, Any] = {
    "log_prefixes": ["s3://team-logs/emr/", "s3://other-logs/serverless/prod"],
    "log_keys": [f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/0a1b2c3d"],
    "log_groups": ["/aws/emr-serverless", "/team/spark"],
    "slack_secret": f"arn:aws:secretsmanager:eu-west-1:{ACCOUNT}:secret:emrdx-hook-AbCdEf",
    "emails": ["data@example.com"],
    "event_bus": f"arn:aws:events:eu-west-1:{ACCOUNT}:event-bus/data",
    "alarm_topics": [f"arn:aws:sns:eu-west-1:{ACCOUNT}:on-call"],
    "mcp_callers": [f"arn:aws:iam::{ACCOUNT}:role/agent"],
    "bundle": False,
}


@dataclass(frozen=True)
class Statement:
    """One statement of a role's policy: `resources` as text, with `<LogicalId>` for what the stack makes."""

    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: Mapping[str, Any]


@dataclass(frozen=True)
class Template:
    """A CloudFormation template."""

    body: Mapping[str, Any]

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """The resources of a type, with and without properties, by logical id."""
        return {name: each for name, each in self.body["Resources"].items() if each["Type"] == kind}

    def one(self, kind: str, prefix: str = "") -> dict[str, Any]:
        """The properties of the one resource of a type whose logical id begins so."""
        (found,) = [each for name, each in self.of_type(kind).items() if name.startswith(prefix)]
        properties: dict[str, Any] = found["Properties"]
        return properties

    def polled(self) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
        """Each polling of a queue with its queue and its function."""
        for mapping in self.of_type("AWS::Lambda::EventSourceMapping").values():
            polling = mapping["Properties"]
            queue = self.body["Resources"][polling["EventSourceArn"]["Fn::GetAtt"][0]]["Properties"]
            function = self.body["Resources"][polling["FunctionName"]["Ref"]]["Properties"]
            yield polling, queue, function

    def dead_letter_queues(self) -> set[str]:
        """The logical ids of the queues without a redrive policy of their own."""
        queues = self.of_type("AWS::SQS::Queue").items()
        return {name for name, queue in queues if "RedrivePolicy" not in queue["Properties"]}

    def statements(self, role_prefix: str = "") -> list[Statement]:
        """What the roles may do whose logical ids begin so."""
        roles = [name for name in self.of_type("AWS::IAM::Role") if name.startswith(role_prefix)]
        assert roles, f"no role {role_prefix}"
        return [
            _statement(each)
            for policy in self.of_type("AWS::IAM::Policy").values()
            if any({"Ref": role} in policy["Properties"]["Roles"] for role in roles)
            for each in policy["Properties"]["PolicyDocument"]["Statement"]
        ]

    def allowed(self, role_prefix: str = "") -> Iterator[tuple[str, str]]:
        """Every pair of action and resource of these roles."""
        for each in self.statements(role_prefix):
            for action in each.actions:
                for resource in each.resources:
                    yield action, resource


def plain(value: Any) -> str:
    """An ARN as text, whatever intrinsic functions make it up."""
    if isinstance(value, str):
        return value
    ((name, arguments),) = value.items()
    match name:
        case "Ref":
            return f"<{arguments}>"
        case "Fn::GetAtt":
            return f"<{arguments[0]}.{arguments[1]}>"
        case "Fn::Join":
            return str(arguments[0].join(plain(part) for part in arguments[1]))
    raise ValueError(name)


def _statement(body: Mapping[str, Any]) -> Statement:
    assert body["Effect"] == "Allow"
    assert "NotAction" not in body
    assert "NotResource" not in body
    return Statement(
        sid=body["Sid"],
        actions=tuple(_listed(body["Action"])),
        resources=tuple(plain(each) for each in _listed(body["Resource"])),
        conditions=body.get("Condition", {}),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="session")
def synth(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Synthesizes a template from settings; the CDK's checks and cdk-nag's have passed when it returns."""

    def run(**settings: Any) -> Template:
        folder = tmp_path_factory.mktemp("assembly")
        path = synthesize(settings_from({"bundle": False, **settings}), folder)
        return Template(json.loads(path.read_text()))

    return run


@pytest.fixture(scope="session")
def template(synth: Any) -> Template:
    """The template with every setting used."""
    return synth(**SETTINGS)


@pytest.fixture(scope="session")
def smallest(synth: Any) -> Template:
    """The template with no setting used and without the MCP server."""
    return synth(mcp=False)
