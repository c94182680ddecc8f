"""The server that reads AWS when asked: absent unless wanted, and then with the collector's rights to read alone."""

import json
import types

import boto3
import pytest
from botocore.client import BaseClient
from tests.signed import tool_call

from emrdx import wiring
from emrdx.demo.cloud import ACCOUNT, LOG_URI, REGION, embedded, run_failed
from emrdx.demo.samples import SAMPLES
from emrdx.findings.client import Table
from emrdx.findings.reader import FindingReader
from emrdx_infra.settings import DeploySettingsError, settings_from

CALLER = f"arn:aws:iam::{ACCOUNT}:role/analyst"
TOOLS = ("get_emr_job_run_state", "get_emr_driver_logs", "classify_spark_failure")
READING = {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}
OF_LAMBDA = {"logs:CreateLogStream", "logs:PutLogEvents"}


@pytest.fixture(scope="module")
def live(synth):
    """The template with the live server, for the runs' log location."""
    return synth(
        live_reads=True,
        live_callers=[CALLER],
        log_prefixes=[LOG_URI],
        log_groups=["/team/spark"],
        log_keys=[f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/0a1b2c3d"],
        applications=["00f1982r1uukb925"],
    )


def test_unless_asked_for_there_is_none(template, smallest):
    for body in (template, smallest):
        assert [name for name in body.body["Resources"] if name.startswith("McpLive")] == []
        assert "McpLiveUrl" not in body.body["Outputs"]


def test_it_is_one_function_with_a_role_and_a_signed_url_of_its_own(live):
    names = {each["Properties"]["FunctionName"] for each in live.of_type("AWS::Lambda::Function").values()}
    assert "emrdx-mcp-live" in names
    assert live.one("AWS::Lambda::Url", "McpLive")["AuthType"] == "AWS_IAM"
    callers = {
        each["Properties"]["Principal"]
        for name, each in live.of_type("AWS::Lambda::Permission").items()
        if name.startswith("McpLive")
    }
    assert callers == {CALLER}
    assert "McpLiveUrl" in live.body["Outputs"]


def test_its_role_allows_exactly_this(live):
    (table,) = live.of_type("AWS::DynamoDB::Table")
    (log,) = [name for name in live.of_type("AWS::Logs::LogGroup") if name.startswith("McpLive")]
    indexes = [each["IndexName"] for each in live.one("AWS::DynamoDB::Table")["GlobalSecondaryIndexes"]]
    tables = [f"<{table}.Arn>", *(f"<{table}.Arn>/index/{index}" for index in indexes)]
    bucket, _, prefix = LOG_URI.removeprefix("s3://").partition("/")
    account = "<AWS::Region>:<AWS::AccountId>"
    application = f"arn:<AWS::Partition>:emr-serverless:{account}:/applications/00f1982r1uukb925"
    streams = f"arn:<AWS::Partition>:logs:{account}:log-group:/team/spark:*"
    assert set(live.allowed("McpLive")) == {
        *((action, resource) for action in READING for resource in tables),
        *((action, f"<{log}.Arn>") for action in OF_LAMBDA),
        ("emr-serverless:GetJobRun", f"{application}/jobruns/*"),
        ("emr-serverless:GetApplication", application),
        ("s3:GetObject", f"arn:<AWS::Partition>:s3:::{bucket}/{prefix}*"),
        ("s3:ListBucket", f"arn:<AWS::Partition>:s3:::{bucket}"),
        ("kms:Decrypt", f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/0a1b2c3d"),
        ("logs:DescribeLogStreams", streams),
        ("logs:GetLogEvents", streams),
    }


def test_it_lists_and_decrypts_under_the_collectors_conditions_alone(live):
    conditions = [
        {
            statement.sid: statement.conditions
            for statement in live.statements(role)
            if {"s3:ListBucket", "kms:Decrypt"} & set(statement.actions)
        }
        for role in ("McpLive", "IntakeDiagnose")
    ]
    assert conditions[0] == conditions[1]
    assert all(conditions[0].values())


def test_the_reading_servers_role_is_the_same_with_it(live, synth):
    without = synth(log_prefixes=[LOG_URI])
    assert set(live.allowed("McpServer")) == set(without.allowed("McpServer"))


def test_it_judges_as_the_diagnosis_does(synth, tmp_path):
    (tmp_path / "team.yaml").write_text("{}\n")
    patterns = [{"name": "badge", "pattern": "BADGE-([0-9]{6})", "examples": ["BADGE-123456"]}]
    template = synth(live_reads=True, rules=str(tmp_path), redaction={"patterns": patterns})
    variables = [
        next(
            each["Properties"]["Environment"]["Variables"]
            for each in template.of_type("AWS::Lambda::Function").values()
            if each["Properties"]["Handler"] == function.entry
        )
        for function in (wiring.MCP_LIVE, wiring.DIAGNOSE)
    ]
    assert all("badge" in each["EMRDX_REDACTION"] for each in variables)
    assert variables[0]["EMRDX_RULES"] == variables[1]["EMRDX_RULES"]


def test_callers_of_a_server_that_is_not_there_are_refused():
    with pytest.raises(DeploySettingsError, match="setting live_callers: no server reads AWS"):
        settings_from({"live_callers": [CALLER]})


@pytest.fixture(scope="module")
def asked():
    """Each tool's answer on a run that has no finding, what was called for them, and what was stored."""
    called, answers = set(), {}
    original = BaseClient._make_api_call

    def recorded(client, operation, parameters):
        name = "ListBucket" if operation == "ListObjectsV2" else operation
        called.add(f"{client.meta.service_model.signing_name}:{name}")
        return original(client, operation, parameters)

    patch = pytest.MonkeyPatch()
    context = types.SimpleNamespace(
        invoked_function_arn=f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:emrdx-mcp-live"
    )
    with embedded("http://127.0.0.1:9/hook") as cloud:
        from emrdx_functions.mcp_live import handler as module

        module._server.cache_clear()
        run = run_failed(cloud, SAMPLES[0])
        patch.setattr(BaseClient, "_make_api_call", recorded)
        for tool in TOOLS:
            event = tool_call(tool, application_id=cloud.application_id, job_run_id=run)
            answers[tool] = json.loads(module.handler(event, context)["body"])["result"]
        unstored = tool_call("get_diagnosis", job_run_id=run)
        answers["get_diagnosis"] = json.loads(module.handler(unstored, context)["body"])["result"]
        patch.undo()
        reader = FindingReader(Table(boto3.client("dynamodb", region_name=REGION)))
        stored = reader.run(run)
        module._server.cache_clear()
    return called, answers, stored


def test_the_handler_tells_state_log_and_cause_of_a_run_without_a_finding(asked):
    _called, answers, _stored = asked
    found = {tool: answers[tool]["structuredContent"] for tool in TOOLS}
    assert found["get_emr_job_run_state"]["run"]["state"] == "FAILED"
    assert found["get_emr_driver_logs"]["lines"]
    assert found["classify_spark_failure"]["kind"] == "data.path_not_found"
    assert found["classify_spark_failure"]["provenance"] == "live"


def test_the_handler_stores_nothing_and_says_where_to_go_on(asked):
    called, answers, stored = asked
    assert stored.findings == ()
    assert stored.tombstones == ()
    assert {action for action in called if action.startswith("dynamodb:")} <= READING
    assert "classify_spark_failure" in answers["get_diagnosis"]["structuredContent"]["not_found"]["next_step"]


def test_its_role_allows_all_that_the_handler_calls(asked, live):
    called, _answers, _stored = asked
    assert {"emr-serverless:GetJobRun", "s3:GetObject"} <= called
    assert called - {action for action, _ in live.allowed("McpLive")} == set()
