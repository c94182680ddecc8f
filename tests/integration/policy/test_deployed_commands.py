"""`emrdx approvals` and `emrdx audit` on a deployment."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError

from emrdx.cli.main import run
from emrdx.jobs.table import ACTING_TABLE
from emrdx.policy import Call, Gate, load
from emrdx.policy.dynamodb import DynamoStore

ASK = 'version: "1"\ntools:\n  t: {rules: [{name: ask, action: require_approval}]}\n'
CALL = Call("t", {"bucket": "b"}, "arn:aws:sts::123456789012:assumed-role/agent/s")
REGION = ("--region", "eu-west-1")


STACKS: dict[str, list[dict[str, str]]] = {
    "team": [{"OutputKey": "ActingTable", "OutputValue": "team-acting"}],
    "other": [],
}


@pytest.fixture
def gate(aws: None, monkeypatch: pytest.MonkeyPatch) -> Gate:
    """A gate on the acting table of a stack named `team`. The emulation of CloudFormation needs a package more."""
    original = BaseClient._make_api_call

    def answered(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
        if operation != "DescribeStacks":
            return original(client, operation, parameters)
        name = parameters["StackName"]
        if name not in STACKS:
            error = {"Code": "ValidationError", "Message": f"Stack with id {name} does not exist"}
            raise ClientError({"Error": error}, operation)
        return {"Stacks": [{"StackName": name, "Outputs": STACKS[name]}]}

    monkeypatch.setattr(BaseClient, "_make_api_call", answered)
    client = boto3.client("dynamodb")
    client.create_table(**ACTING_TABLE.create_arguments("team-acting"))
    policy, _ = load(ASK)
    return Gate(lambda: policy, DynamoStore(client, "team-acting"))


@pytest.fixture
def wish(gate: Gate) -> str:
    return str(gate.enter(CALL).decision.approval)


@pytest.mark.parametrize("place", [("--stack", "team"), ("--acting-table", "team-acting")])
def test_a_deployment_s_wish_is_listed_shown_and_approved_by_the_iam_principal(
    gate: Gate, wish: str, place: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["approvals", "list", *place, *REGION]) == 0
    assert wish in capsys.readouterr().out
    assert run(["approvals", "show", wish, *place, *REGION]) == 0
    assert json.loads(capsys.readouterr().out)["arguments"] == {"bucket": "b"}
    assert run(["approvals", "approve", wish, *place, *REGION]) == 0
    assert gate.store.approval(wish).decided_by.startswith("arn:aws:sts::123456789012:")  # type: ignore[union-attr]
    assert [gate.enter(CALL).allowed for _ in range(2)] == [True, False]


def test_a_denied_wish_lets_nothing_through(gate: Gate, wish: str) -> None:
    assert run(["approvals", "deny", wish, "--stack", "team", *REGION]) == 0
    assert not gate.enter(CALL).allowed


def test_emrdx_toml_says_which_deployment(
    gate: Gate,
    wish: str,
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "emrdx.toml").write_text('region = "eu-west-1"\n[approvals]\nstack = "team"\n')
    monkeypatch.chdir(tmp_path)
    assert run(["approvals", "list"]) == 0
    assert wish in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--stack", "nowhere"], 1, "--stack and --region"),
        (["--stack", "other"], 1, "set actions = true"),
        (["--acting-table", "nowhere"], 1, "--acting-table and --region"),
        (["--acting-table", "a b"], 1, "--acting-table and --region"),
        (["--stack", "team", "--state", "x"], 2, "give one of"),
    ],
)
def test_a_deployment_that_is_not_there_is_one_line_with_the_next_step(
    gate: Gate, options: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["approvals", "list", *options, *REGION]) == code
    printed = capsys.readouterr().err
    assert said in printed
    assert printed.count("\n") == 1


@pytest.fixture
def logged(aws: None) -> None:
    """The log of the acting server of a stack named `team`, with three calls and other lines."""
    logs, now = boto3.client("logs"), datetime.now(UTC)
    logs.create_log_group(logGroupName="/aws/lambda/team-actions")
    logs.create_log_stream(logGroupName="/aws/lambda/team-actions", logStreamName="s")
    lines = ["START RequestId: 1", '{"time":"x","method":"tools/call"}']
    for hours, verdict in ((30, "allow"), (2, "deny"), (1, "allow")):
        moment = (now - timedelta(hours=hours)).isoformat()
        lines.append(json.dumps({"time": moment, "tool": "t", "verdict": verdict, "rule": "r"}))
    events = [
        {"timestamp": int((now - timedelta(hours=40 - n)).timestamp() * 1000), "message": line}
        for n, line in enumerate(lines)
    ]
    for event, hours in zip(events[2:], (30, 2, 1), strict=True):
        event["timestamp"] = int((now - timedelta(hours=hours)).timestamp() * 1000)
    logs.put_log_events(logGroupName="/aws/lambda/team-actions", logStreamName="s", logEvents=events)


@pytest.mark.parametrize(
    ("options", "verdicts"),
    [
        ([], ["deny", "allow"]),
        (["--since", "7d"], ["allow", "deny", "allow"]),
        (["--verdict", "deny"], ["deny"]),
        (["--until", "12h", "--since", "7d"], ["allow"]),
    ],
)
def test_the_calls_to_a_deployment_are_read_from_its_log(
    logged: None, options: list[str], verdicts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "--stack", "team", *REGION, "--format", "jsonl", *options]) == 0
    assert [json.loads(line)["verdict"] for line in capsys.readouterr().out.splitlines()] == verdicts


def test_a_deployment_without_a_log_is_one_line_with_the_next_step(
    logged: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "--stack", "nowhere", *REGION]) == 1
    assert "--stack and --region" in capsys.readouterr().err
