"""Who does background jobs: nobody unless asked for, and then one function on what is named."""

import json
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase

import boto3
import pytest
from botocore.client import BaseClient
from mcp.server import MCPServer
from moto.emrserverless.models import emrserverless_backends
from tests.signed import tool_call

from emrdx import wiring
from emrdx.demo.cloud import ACCOUNT, LOG_URI, REGION, announce, embedded, run_failed
from emrdx.demo.pump import LambdaContext, Pump, handler_of
from emrdx.demo.samples import SAMPLES
from emrdx.findings.keys import Scope
from emrdx.jobs.errors import FailureCode
from emrdx.jobs.table import DEFAULT_TABLE_NAME
from emrdx.mcp import lambda_url
from emrdx.mcp.toolbox import Toolbox
from emrdx.settings import settings
from emrdx_functions.actions.jobs import add_jobs
from emrdx_infra.settings import DeploySettingsError, settings_from

APPLICATION = "00f1982r1uukb925"
EXPORT_ROLE = f"arn:aws:iam::{ACCOUNT}:role/writes-exports"
KEY = f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/0a1b2c3d"
ACTIONS = {
    "actions": True,
    "action_applications": [APPLICATION],
    "action_roles": [f"arn:aws:iam::{ACCOUNT}:role/etl-runtime"],
    "mcp": False,
    "log_prefixes": [LOG_URI],
    "log_groups": [],
}
JOBS = {
    "jobs": True,
    "export_destinations": ["s3://team-exports/findings"],
    "export_roles": [EXPORT_ROLE],
    "export_keys": [KEY],
}
EMR = "arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications/"


@pytest.fixture(scope="module")
def jobs(synth):
    """The template with background jobs."""
    return synth(**ACTIONS, **JOBS)


@pytest.fixture(scope="module")
def acting(synth):
    """The template with the acting server alone."""
    return synth(**ACTIONS)


def variables(template, name):
    (function,) = [
        each["Properties"]
        for each in template.of_type("AWS::Lambda::Function").values()
        if each["Properties"]["FunctionName"] == f"emrdx-{name}"
    ]
    return function["Environment"]["Variables"]


def test_without_the_setting_there_is_no_job_function_role_schedule_or_permission(acting, template):
    for body in (acting, template):
        assert [name for name in body.body["Resources"] if name.startswith("Jobs")] == []
        assert {"s3:PutObject", "sts:AssumeRole"} & {action for action, _ in body.allowed()} == set()
    assert "EMRDX_JOBS" not in variables(acting, "actions")


def test_with_it_there_is_one_function_more_that_a_schedule_wakes_each_minute(jobs, acting):
    functions = jobs.of_type("AWS::Lambda::Function").keys() - acting.of_type("AWS::Lambda::Function").keys()
    (name,) = functions
    schedule = jobs.one("AWS::Events::Rule", "JobsSchedule")
    assert schedule["ScheduleExpression"] == "rate(1 minute)"
    assert [target["Arn"]["Fn::GetAtt"][0] for target in schedule["Targets"]] == [name]
    assert jobs.body["Resources"][name]["Properties"]["Timeout"] == 900


def test_an_export_is_written_below_the_named_destinations_alone(jobs):
    written = {where for action, where in jobs.allowed("Jobs") if action == "s3:PutObject"}
    assert written == {"arn:<AWS::Partition>:s3:::team-exports/findings/*"}
    (listing,) = [each for each in jobs.statements("Jobs") if each.sid == "ListsExports1"]
    assert listing.conditions == {"StringLike": {"s3:prefix": "findings/*"}}


def test_logs_are_read_and_never_written(jobs):
    logs = {action for action, where in jobs.allowed("Jobs") if "acme-emr-logs" in where}
    assert logs == {"s3:GetObject", "s3:ListBucket"}


def test_the_worker_takes_the_named_roles_and_keys_alone(jobs):
    assert {where for action, where in jobs.allowed("Jobs") if action == "sts:AssumeRole"} == {EXPORT_ROLE}
    (encrypting,) = [each for each in jobs.statements("Jobs") if "kms:GenerateDataKey" in each.actions]
    assert encrypting.resources == (KEY,)
    assert "kms:ViaService" in encrypting.conditions["StringEquals"]


def test_it_asks_for_runs_of_the_named_applications_and_can_act_on_none(jobs):
    asked = {
        (action, where) for action, where in jobs.allowed("Jobs") if action.startswith("emr-serverless:")
    }
    assert asked == {
        ("emr-serverless:ListJobRuns", f"{EMR}{APPLICATION}"),
        ("emr-serverless:GetApplication", f"{EMR}{APPLICATION}"),
        ("emr-serverless:GetJobRun", f"{EMR}{APPLICATION}/jobruns/*"),
    }


def test_no_job_is_started_by_the_worker(jobs):
    (table,) = [name for name in jobs.of_type("AWS::DynamoDB::Table") if name.startswith("Acting")]
    held = {action for action, where in jobs.allowed("Jobs") if where == f"<{table}.Arn>"}
    assert held == {f"dynamodb:{name}" for name in ("GetItem", "Query", "UpdateItem", "DeleteItem")}


def test_the_acting_server_knows_where_to_and_by_whom(jobs):
    found = variables(jobs, "actions")
    assert json.loads(found["EMRDX_EXPORT_DESTINATIONS"]) == ["s3://team-exports/findings/"]
    assert json.loads(found["EMRDX_EXPORT_ROLES"]) == [EXPORT_ROLE]
    assert found["EMRDX_JOBS"] == "true"


def test_a_job_that_fails_sets_off_an_alarm_but_not_for_its_callers_own_limit(jobs):
    found = jobs.one("AWS::Logs::MetricFilter", "Jobs")
    assert found["LogGroupName"]["Ref"].startswith("JobsWorker")
    assert found["FilterPattern"] == (
        f'{{ ($.message = "{wiring.JOB_FAILED}") && ($.code != "{FailureCode.OUTPUT_TOO_LARGE}") }}'
    )
    (alarm,) = [
        each["Properties"]
        for each in jobs.of_type("AWS::CloudWatch::Alarm").values()
        if each["Properties"].get("MetricName") == "emrdx-JobFailures"
    ]
    assert alarm["Threshold"] == 0


@pytest.mark.parametrize("name", ["export_destinations", "export_roles", "export_keys"])
def test_what_nothing_uses_is_refused(name):
    with pytest.raises(DeploySettingsError, match=f"setting {name}: nothing exports"):
        settings_from({**ACTIONS, name: JOBS[name]})


def test_jobs_need_the_server_that_starts_them():
    with pytest.raises(DeploySettingsError, match="setting jobs: nothing starts them"):
        settings_from({"jobs": True})


def test_a_destination_is_a_place_in_s3():
    with pytest.raises(DeploySettingsError, match=r"setting export_destinations: .* s3://bucket/prefix/"):
        settings_from({**ACTIONS, "jobs": True, "export_destinations": ["team-exports"]})


WRITES = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}


def _needed(service, operation, parameters):
    """The actions that a call needs, each with the resource where the test compares it."""
    match service, operation:
        case "s3", "ListObjectsV2":
            return [("s3:ListBucket", parameters["Bucket"])]
        case "s3", "HeadObject":
            return [("s3:GetObject", parameters["Bucket"])]
        case "s3", _:
            return [(f"s3:{operation}", parameters["Bucket"])]
        case "dynamodb", "TransactWriteItems":
            entries = [entry for item in parameters["TransactItems"] for entry in item.items()]
            return [(f"dynamodb:{WRITES[verb]}", entry["TableName"]) for verb, entry in entries]
        case "dynamodb", "TransactGetItems":
            return [("dynamodb:GetItem", item["Get"]["TableName"]) for item in parameters["TransactItems"]]
        case "dynamodb", "BatchGetItem":
            return [("dynamodb:BatchGetItem", table) for table in parameters["RequestItems"]]
        case "dynamodb", _:
            return [(f"dynamodb:{operation}", parameters["TableName"])]
        case _:
            return [(f"{service}:{operation}", "")]


@pytest.fixture
def deployment(monkeypatch):
    """A run with a finding and one without on emulated services, and functions that do jobs."""
    with embedded("http://127.0.0.1:9/hook") as cloud:
        cloud.s3.create_bucket(
            Bucket="team-exports", CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        for name, value in {
            "JOBS": "true",
            "EXPORT_DESTINATIONS": '["s3://team-exports/findings/"]',
            "EXPORT_ROLES": json.dumps([EXPORT_ROLE]),
        }.items():
            monkeypatch.setenv(f"EMRDX_{name}", value)
        runs = [run_failed(cloud, sample) for sample in SAMPLES[:2]]
        for run in emrserverless_backends[ACCOUNT][REGION].job_runs[cloud.application_id]:
            # The emulation compares it with a time that it has read without a zone.
            run.created_at = (datetime.now(UTC) - timedelta(minutes=9)).replace(tzinfo=None)
        announce(cloud, runs[0])
        Pump(cloud).drain()
        yield cloud


def ask(tool, **arguments):
    """What the acting function answers, its policy aside."""
    tools, server = Toolbox(), MCPServer("test")
    add_jobs(tools, settings(), boto3.client, Scope(account=ACCOUNT, region=REGION))
    tools.fill(server)
    answer = lambda_url.handler(server)(tool_call(tool, **arguments), LambdaContext("actions", 1769))
    result = json.loads(answer["body"])["result"]
    assert not result.get("isError"), result
    return result["structuredContent"]


def test_the_functions_do_the_jobs_with_the_rights_of_their_roles(deployment, jobs, monkeypatch):
    called = set()
    original = BaseClient._make_api_call

    def recorded(client, operation, parameters):
        called.update(_needed(client.meta.service_model.signing_name, operation, parameters))
        return original(client, operation, parameters)

    backfill = ask(
        "start_findings_backfill_job",
        application_ids=[deployment.application_id],
        created_at_after="2026-01-01",
    )
    monkeypatch.setattr(BaseClient, "_make_api_call", recorded)
    work, context = handler_of(wiring.JOBS), LambdaContext("jobs", 1769)
    assert work({}, context) == {"COMPLETED": 1}
    monkeypatch.setattr(BaseClient, "_make_api_call", original)
    found = ask("get_job_status", job_id=backfill["job_id"])
    assert (found["state"], found["result"]["already_diagnosed"]) == ("succeeded", 1)
    assert sum(found["result"]["kinds"].values()) == 1

    places = ["s3://team-exports/findings/", "s3://team-exports/findings/as-role/"]
    roles = [None, EXPORT_ROLE]
    exports = [
        ask("start_findings_export_job", output_s3_uri=place, data_access_role_arn=role)
        for place, role in zip(places, roles, strict=True)
    ]
    assert exports[0]["estimated_findings"] == 2
    monkeypatch.setattr(BaseClient, "_make_api_call", recorded)
    assert work({}, context) == {"COMPLETED": 2}
    monkeypatch.setattr(BaseClient, "_make_api_call", original)
    for job in exports:
        found = ask("get_job_status", job_id=job["job_id"])["result"]
        assert found["rows"] == 2
        manifest = found["manifest_uri"].removeprefix("s3://team-exports/")
        body = boto3.client("s3").get_object(Bucket="team-exports", Key=manifest)["Body"].read()
        assert json.loads(body)["rows"] == 2

    names = {"acme-emr-logs": "acme-emr-logs/prod", "team-exports": "team-exports/findings"}
    acting, findings = "<ActingTable", "<FindingsTable"
    tables = {DEFAULT_TABLE_NAME: acting, "emrdx-findings": findings}
    allowed = list(jobs.allowed("Jobs"))

    def permitted(action, where):
        prefix = tables.get(where, names.get(where, where) if "List" not in action else where)
        return any(action == each and prefix in resource for each, resource in allowed)

    assert {each for each in called if not permitted(*each)} == set()
    taken = {action for action, _ in called}
    rare = {
        "kms:GenerateDataKey",
        "kms:Decrypt",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "s3:ListBucket",
    }
    assert {action for action, _ in allowed} - taken - rare <= {"dynamodb:DeleteItem"}


def test_a_turn_without_jobs_is_one_query(deployment, monkeypatch):
    work, context = handler_of(wiring.JOBS), LambdaContext("jobs", 1769)
    work({}, context)
    called, original = [], BaseClient._make_api_call

    def recorded(client, operation, parameters):
        called.append(operation)
        return original(client, operation, parameters)

    monkeypatch.setattr(BaseClient, "_make_api_call", recorded)
    assert work({}, context) == {}
    assert called == ["Query"]


def test_a_job_that_fails_is_logged_with_its_code(deployment, monkeypatch):
    from emrdx_functions.jobs import handler as module

    said = []
    monkeypatch.setattr(module.logger, "warning", lambda text, **fields: said.append((text, fields)))
    job = ask("start_findings_export_job", output_s3_uri="s3://team-exports/findings/")
    deployment.s3.delete_bucket(Bucket="team-exports")
    assert handler_of(wiring.JOBS)({}, LambdaContext("jobs", 1769)) == {"FAILED": 1}
    assert said == [(wiring.JOB_FAILED, {"job": job["job_id"], "code": "INTERNAL"})]


def test_a_second_turn_has_nothing_to_do(deployment):
    ask("start_findings_export_job", output_s3_uri="s3://team-exports/findings/")
    work, context = handler_of(wiring.JOBS), LambdaContext("jobs", 1769)
    assert work({}, context) == {"COMPLETED": 1}
    assert work({}, context) == {}


def test_no_function_but_the_acting_server_may_write_counters_and_approvals(jobs):
    (table,) = [name for name in jobs.of_type("AWS::DynamoDB::Table") if name.startswith("Acting")]
    others = [role for role in jobs.of_type("AWS::IAM::Role") if not role.startswith("ActionsServer")]
    held = [
        each
        for role in others
        for each in jobs.statements(role)
        if any(where.startswith(f"<{table}.") for where in each.resources)
    ]
    assert held
    for each in held:
        partitions = each.conditions["ForAllValues:StringLike"]["dynamodb:LeadingKeys"]
        partitions = partitions if isinstance(partitions, list) else [partitions]
        assert not any(
            fnmatchcase(own, pattern)
            for own in ("APPROVAL", "WISH#x", "COUNT#x", "POLICY")
            for pattern in partitions
        ), each.sid
