"""The deployed acting server keeps to its policy: the real handlers on emulated services."""

import json
import types
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
from tests.signed import request

from emrdx.cli.main import run
from emrdx.findings.table import DEFAULT_TABLE_NAME, FINDINGS_TABLE
from emrdx.jobs.table import ACTING_TABLE
from emrdx.policy.dynamodb import DynamoStore

ANN = "arn:aws:sts::123456789012:assumed-role/oncall/ann"
BOB = "arn:aws:sts::123456789012:assumed-role/oncall/bob"
POLICY = """
version: "1"
default: deny
hide: [get_job_run]
tools:
  list_job_runs: {rules: [{name: two, rate_limit: 2/day, scope: identity}]}
  explain_failure_kind: {rules: [{name: one, rate_limit: 1/day, scope: session}]}
  start_job_run: {rules: [{name: ask, action: require_approval}]}
"""
RUNTIME = "arn:aws:iam::123456789012:role/etl-runtime"


@dataclass
class Acting:
    """The acting server, and what is around it."""

    application: str
    queue: str
    topic: str

    def ask(self, method: str, params: dict[str, Any], caller: str = ANN, key: str = "ASIAONE") -> Any:
        """One request signed by a caller; the result."""
        from emrdx_functions.actions.handler import handler

        event = request(method, params, caller, key)
        context = types.SimpleNamespace(
            invoked_function_arn="arn:aws:lambda:eu-west-1:123456789012:function:emrdx-actions"
        )
        answer = handler(event, context)
        return json.loads(answer["body"])["result"]

    def call(self, tool: str, caller: str = ANN, key: str = "ASIAONE", **arguments: Any) -> Any:
        """One call of a tool; the result."""
        return self.ask("tools/call", {"name": tool, "arguments": arguments}, caller, key)

    def list_runs(self, caller: str = ANN) -> str | None:
        """The rule that denies listing runs, or None."""
        return rule_of(self.call("list_job_runs", caller, application_id=self.application))

    def start(self, caller: str = ANN, **changed: Any) -> Any:
        arguments = {
            "application_id": self.application,
            "execution_role_arn": RUNTIME,
            "job_driver": {"sparkSubmit": {"entryPoint": "s3://code/main.py"}},
        }
        return self.call("start_job_run", caller, **{**arguments, **changed})

    def put_policy(self, text: str) -> None:
        boto3.client("ssm").put_parameter(Name="/emrdx/policy", Value=text, Type="String", Overwrite=True)

    def messages(self) -> list[dict[str, Any]]:
        """What is in the notices queue."""
        answer = boto3.client("sqs").receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10)
        return [
            {"messageId": message["MessageId"], "body": message["Body"]}
            for message in answer.get("Messages", [])
        ]

    def mails(self) -> list[tuple[str, str]]:
        from moto.sns.models import sns_backends

        sent = sns_backends["123456789012"]["eu-west-1"].topics[self.topic].sent_notifications
        return [(subject, message) for _, message, subject, _, _ in sent]


def rule_of(result: Any) -> str | None:
    said = result.get("structuredContent") or {}
    if said.get("code") not in {"policy_denied", "approval_required"}:
        return None
    assert result["isError"]
    rule: str = said["rule"]
    return rule


@pytest.fixture
def acting(aws: None, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """An acting server that has answered nothing yet, with `POLICY` in a parameter."""
    from emrdx.policy import reload
    from emrdx_functions.actions import handler as module

    dynamodb = boto3.client("dynamodb")
    dynamodb.create_table(**FINDINGS_TABLE.create_arguments(DEFAULT_TABLE_NAME))
    dynamodb.create_table(**ACTING_TABLE.create_arguments("acting"))
    boto3.client("ssm").put_parameter(Name="/emrdx/policy", Value=POLICY, Type="String")
    serverless = boto3.client("emr-serverless")
    application = serverless.create_application(name="etl", releaseLabel="emr-7.9.0", type="SPARK")
    # The emulation lists the runs of no application that never had one.
    serverless.start_job_run(
        applicationId=application["applicationId"], clientToken="first", executionRoleArn=RUNTIME
    )
    queue = boto3.client("sqs").create_queue(QueueName="notices")["QueueUrl"]
    topic = boto3.client("sns").create_topic(Name="notices")["TopicArn"]
    # A change counts at the next call.
    monkeypatch.setattr(reload, "_ELSEWHERE_SECONDS", 0.0)
    for name, value in {
        "EMRDX_ACTING_TABLE": "acting",
        "EMRDX_POLICY": "ssm:/emrdx/policy",
        "EMRDX_NOTICES_QUEUE_URL": queue,
        "EMRDX_TOPIC_ARN": topic,
    }.items():
        monkeypatch.setenv(name, value)
    module._server.cache_clear()
    return Acting(application["applicationId"], queue, topic)


def test_a_hidden_tool_is_absent_and_a_denied_call_is_a_result(acting: Acting) -> None:
    names = {tool["name"] for tool in acting.ask("tools/list", {})["tools"]}
    assert "list_job_runs" in names
    assert "get_job_run" not in names
    denied = acting.call("cancel_job_run", application_id=acting.application, job_run_id="00run")
    assert denied["structuredContent"]["code"] == "policy_denied"
    assert rule_of(denied) == "(default deny)"


def test_a_limit_holds_for_each_principal_across_instances(acting: Acting) -> None:
    from emrdx_functions.actions import handler as module

    assert [acting.list_runs() for _ in range(2)] == [None, None]
    module._server.cache_clear()
    assert acting.list_runs() == "two"
    assert acting.list_runs(BOB) is None


def test_a_session_is_the_credentials_that_signed(acting: Acting) -> None:
    kind = {"kind": "memory.executor_oom"}
    assert rule_of(acting.call("explain_failure_kind", **kind)) is None
    assert rule_of(acting.call("explain_failure_kind", **kind)) == "one"
    assert rule_of(acting.call("explain_failure_kind", key="ASIATWO", **kind)) is None


def test_a_role_s_next_session_finds_the_job_that_the_last_one_started(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    from emrdx_functions.actions import handler as module

    monkeypatch.setenv("EMRDX_JOBS", "true")
    monkeypatch.setenv("EMRDX_EXPORT_DESTINATIONS", '["s3://exports/"]')
    module._server.cache_clear()
    acting.put_policy('version: "1"')
    started = acting.call("start_findings_export_job", output_s3_uri="s3://exports/all")["structuredContent"]
    job = {"job_id": started["job_id"]}
    assert acting.call("get_job_status", BOB, **job)["structuredContent"]["state"] == "pending"
    other = ANN.replace("oncall", "etl")
    assert acting.call("get_job_status", other, **job)["structuredContent"]["state"] == "not_found"


def test_a_failed_call_is_refunded(acting: Acting) -> None:
    for _ in range(3):
        result = acting.call("list_job_runs", application_id=acting.application, nothing=1)
        assert result["isError"]
        assert rule_of(result) is None
    assert acting.list_runs() is None


def test_an_approval_lets_the_same_principal_s_same_call_through_once(acting: Acting) -> None:
    asked = acting.start()
    assert asked["structuredContent"]["code"] == "approval_required"
    wish = asked["structuredContent"]["approval"]
    assert f"emrdx approvals approve {wish} --acting-table acting --region eu-west-1" in str(asked)
    assert run(["approvals", "approve", wish, "--acting-table", "acting", "--region", "eu-west-1"]) == 0
    decided = DynamoStore(boto3.client("dynamodb"), "acting").approval(wish)
    assert decided is not None
    assert decided.decided_by.startswith("arn:aws:sts::123456789012:")
    assert rule_of(acting.start(BOB)) == rule_of(acting.start(mode="STREAMING")) == "ask"
    started = acting.start()
    assert started["structuredContent"]["job_run_id"]
    assert rule_of(acting.start()) == "ask"


def test_an_invalid_new_policy_leaves_the_old_one_in_force(acting: Acting) -> None:
    assert acting.list_runs() is None
    acting.put_policy("version: 2\ntools: [")
    assert acting.list_runs() is None
    assert acting.list_runs() == "two"
    acting.put_policy('version: "1"\ndefault: deny\n')
    assert acting.list_runs() == "(default deny)"


def test_an_instance_that_begins_with_an_invalid_policy_keeps_to_the_last_valid_one(acting: Acting) -> None:
    from emrdx_functions.actions import handler as module

    assert acting.list_runs() is None
    acting.put_policy("version: 2")
    module._server.cache_clear()
    assert [acting.list_runs() for _ in range(2)] == [None, "two"]
    assert rule_of(acting.call("get_job_run")) == "(hidden)"
    acting.put_policy('version: "1"\ndefault: deny\n')
    assert acting.list_runs() == "(default deny)"


def test_a_policy_out_of_reach_denies_until_it_is_there(acting: Acting) -> None:
    boto3.client("ssm").delete_parameter(Name="/emrdx/policy")
    assert acting.list_runs() == "(default deny)"
    acting.put_policy(POLICY)
    assert acting.list_runs() is None


def test_a_table_out_of_reach_denies(acting: Acting) -> None:
    boto3.client("dynamodb").delete_table(TableName="acting")
    assert acting.list_runs() == "(store)"


def test_people_are_told_of_a_new_wish_once_and_never_of_a_value(acting: Acting) -> None:
    from emrdx_functions.notify.handler import handler

    wish = acting.start(name="swordfish")["structuredContent"]["approval"]
    acting.start(name="swordfish")
    records = acting.messages()
    assert len(records) == 1
    event = {"Records": [{**records[0], "eventSource": "aws:sqs"}]}
    context = types.SimpleNamespace(
        function_name="notify",
        memory_limit_in_mb=512,
        invoked_function_arn="arn:aws:lambda:eu-west-1:123456789012:function:emrdx-notify",
        aws_request_id="1",
        get_remaining_time_in_millis=lambda: 30_000,
    )
    assert handler(event, context) == {"batchItemFailures": []}
    ((subject, body),) = acting.mails()
    assert subject == "[emrdx] Approval wanted: start_job_run"
    assert f"emrdx approvals show {wish} --acting-table acting --region eu-west-1" in body
    assert ANN in body
    assert "execution_role_arn" in body
    assert "swordfish" not in body


def test_every_call_is_one_line_of_the_log(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    stream = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    acting.list_runs()
    acting.start(name="swordfish")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    audited = [line for line in lines if "verdict" in line]
    assert [(line["tool"], line["verdict"], line["identity"]) for line in audited] == [
        ("list_job_runs", "allow", ANN),
        ("start_job_run", "approve", ANN),
    ]
    assert audited[1]["arguments"] == ["application_id", "execution_role_arn", "job_driver", "name"]
    assert audited[1]["session"]
    assert "ASIAONE" not in stream.getvalue()
    assert "swordfish" not in stream.getvalue()
