"""What may act on runs: nothing unless asked for, and then one function on what is named."""

import json
import types

import boto3
import pytest
from botocore.client import BaseClient
from moto import mock_aws
from tests.signed import tool_call

from emrdx.findings.table import DEFAULT_TABLE_NAME, FINDINGS_TABLE
from emrdx.jobs.table import ACTING_TABLE
from emrdx_infra.settings import DeploySettingsError, settings_from

ROLE = "arn:aws:iam::123456789012:role/etl-runtime"
SETTINGS = {
    "actions": True,
    "action_applications": ["00f1982r1uukb925"],
    "action_roles": [ROLE],
    "action_callers": ["arn:aws:iam::123456789012:role/operator"],
    "mcp": False,
}
RUNS = "arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications/00f1982r1uukb925"
ACTING = {"StartJobRun", "CancelJobRun", "PassRole", "TagResource", "GetDashboardForJobRun"}


@pytest.fixture(scope="module")
def acting(synth):
    """The template with the acting server."""
    return synth(**SETTINGS)


def test_without_the_setting_nothing_acts(template, smallest):
    for body in (template, smallest):
        assert [name for name in body.body["Resources"] if name.startswith("Actions")] == []
        assert {action.partition(":")[2] for action, _ in body.allowed()} & ACTING == set()
        assert "ActionsUrl" not in body.body["Outputs"]


def test_with_it_there_is_one_function_more_with_a_signed_url_for_its_callers(acting, smallest):
    functions = (
        acting.of_type("AWS::Lambda::Function").keys() - smallest.of_type("AWS::Lambda::Function").keys()
    )
    assert len(functions) == 1
    assert acting.one("AWS::Lambda::Url")["AuthType"] == "AWS_IAM"
    callers = {
        each["Properties"]["Principal"]
        for name, each in acting.of_type("AWS::Lambda::Permission").items()
        if name.startswith("Actions")
    }
    assert callers == {"arn:aws:iam::123456789012:role/operator"}


def test_no_other_role_may_act(acting):
    others = [role for role in acting.of_type("AWS::IAM::Role") if not role.startswith("Actions")]
    assert {
        action.partition(":")[2] for role in others for action, _ in acting.allowed(role)
    } & ACTING == set()


def test_it_acts_on_the_applications_named_alone(acting):
    touched = {where for action, where in acting.allowed("Actions") if action.startswith("emr-serverless:")}
    assert touched == {RUNS, f"{RUNS}/jobruns/*"}


def test_it_passes_the_roles_named_to_emr_serverless_alone(acting):
    (passing,) = [each for each in acting.statements("Actions") if "iam:PassRole" in each.actions]
    assert passing.resources == (ROLE,)
    assert passing.conditions == {"StringEquals": {"iam:PassedToService": "emr-serverless.amazonaws.com"}}


def test_it_writes_no_finding_and_reads_no_log(acting):
    (findings,) = [name for name in acting.of_type("AWS::DynamoDB::Table") if name.startswith("Findings")]
    services = {
        (action, where)
        for action, where in acting.allowed("Actions")
        if action.startswith(("dynamodb:", "s3:", "kms:"))
    }
    reading = {action for action, where in services if where.startswith(f"<{findings}.Arn>")}
    assert reading == {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}
    assert {action.partition(":")[0] for action, _ in services} == {"dynamodb"}


def test_what_it_keeps_is_in_a_table_of_its_own_that_goes_with_the_stack(acting, smallest):
    (table,) = [name for name in acting.of_type("AWS::DynamoDB::Table") if name.startswith("Acting")]
    body = acting.body["Resources"][table]
    assert (body["DeletionPolicy"], body["Properties"]["TableName"]) == ("Delete", "emrdx-acting")
    assert len(smallest.of_type("AWS::DynamoDB::Table")) == 1
    others = [role for role in acting.of_type("AWS::IAM::Role") if not role.startswith("Actions")]
    touched = {
        (role[:15], action) for role in others for action, where in acting.allowed(role) if table in where
    }
    assert touched == {("IntakeReconcile", f"dynamodb:{name}") for name in ("Query", "DeleteItem")}


def test_the_reconciler_may_tell_what_fixed_a_run_only_where_retries_are_started(acting, smallest):
    few = set(smallest.allowed("IntakeReconcile"))
    more = {action for action, where in set(acting.allowed("IntakeReconcile")) - few if "Acting" not in where}
    assert more == {"emr-serverless:GetJobRun", "dynamodb:GetItem", "dynamodb:UpdateItem"}
    asked = {where for action, where in acting.allowed("IntakeReconcile") if action.endswith(":GetJobRun")}
    assert asked == {f"{RUNS}/jobruns/*"}
    assert not any(
        action.endswith(("PutItem", "StartJobRun")) for action, _ in acting.allowed("IntakeReconcile")
    )


def test_without_a_policy_of_ones_own_it_keeps_to_the_ready_one(acting):
    from importlib.resources import files

    parameter = acting.one("AWS::SSM::Parameter")
    assert parameter["Name"] == "/emrdx/acting-policy"
    assert parameter["Value"] == (files("emrdx.policy") / "ready" / "emrdx.yaml").read_text()
    variables = acting.one("AWS::Lambda::Function", "Actions")["Environment"]["Variables"]
    assert variables["EMRDX_POLICY"] == "ssm:/emrdx/acting-policy"


@pytest.mark.parametrize(
    ("place", "right"),
    [
        (None, ("ssm:GetParameter", ":parameter/emrdx/acting-policy")),
        ("ssm:/security/agents", ("ssm:GetParameter", ":parameter/security/agents")),
        ("ssm:agents", ("ssm:GetParameter", ":parameter/agents")),
        ("s3://security/agents/policy.yaml", ("s3:GetObject", ":s3:::security/agents/policy.yaml")),
    ],
)
def test_it_reads_its_policy_and_cannot_change_it(synth, place, right):
    template = synth(**SETTINGS, action_policy=place) if place else synth(**SETTINGS)
    held = {pair for pair in template.allowed("Actions") if pair[0].startswith(("ssm:", "s3:"))}
    ((action, where),) = held
    assert (action, where[where.index(right[1]) :]) == right
    assert bool(template.of_type("AWS::SSM::Parameter")) == (place is None)


def test_a_policy_in_a_bucket_does_not_pass_for_a_place_of_logs(synth):
    from emrdx_infra.template_check import template_problems

    place = {"action_policy": "s3://security/agents/policy.yaml"}
    without = synth(**SETTINGS, **place)
    assert "logs" in {problem.subject for problem in template_problems(without.body)}
    with_logs = synth(**SETTINGS, **place, log_prefixes=["s3://team-logs/emr/"])
    assert "logs" not in {problem.subject for problem in template_problems(with_logs.body)}


def test_a_policy_file_becomes_the_parameter(synth, tmp_path):
    path = tmp_path / "policy.yaml"
    path.write_text('version: "1"\ndefault: deny\n')
    assert synth(**SETTINGS, action_policy=str(path)).one("AWS::SSM::Parameter")["Value"] == path.read_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: 2\ndefault: maybe\n", r"line 1: version.*and 1 more: emrdx policy check"),
        ('version: "1"\n#' + "x" * 9000, "8192: put it into a bucket"),
    ],
)
def test_an_invalid_or_too_long_policy_is_refused_before_anything_is_deployed(synth, tmp_path, text, said):
    path = tmp_path / "policy.yaml"
    path.write_text(text)
    with pytest.raises(DeploySettingsError, match=said):
        synth(**SETTINGS, action_policy=str(path))


@pytest.mark.parametrize("place", ["nowhere.yaml", "ssm:", "s3://bucket", "s3://bucket/*", "https://x/y"])
def test_a_policy_that_is_nowhere_is_refused(place):
    with pytest.raises(DeploySettingsError, match="setting action_policy"):
        settings_from({**SETTINGS, "action_policy": place})


def test_a_policy_that_does_not_come_into_force_sets_off_an_alarm(acting):
    found = acting.one("AWS::Logs::MetricFilter")
    (transformed,) = found["MetricTransformations"]
    (alarm,) = [
        each["Properties"]
        for each in acting.of_type("AWS::CloudWatch::Alarm").values()
        if each["Properties"]["MetricName"] == transformed["MetricName"]
    ]
    assert (alarm["Namespace"], alarm["Threshold"]) == (transformed["MetricNamespace"], 0)
    for said in _said_of_refused_policies():
        assert any(
            f'$.message = "{said[:length]}*"' in found["FilterPattern"] for length in range(10, len(said))
        )


def _said_of_refused_policies():
    from emrdx.policy.reload import Current, elsewhere

    class Source:
        def __init__(self):
            self.texts = ["version: 2"]

        def version(self):
            return len(self.texts)

        def text(self):
            return self.texts[-1]

    said, source = [], Source()
    elsewhere(source, said.append)
    source.texts.append('version: "1"\n')
    current = Current(source, said.append)
    source.texts.append("version: 3")
    current()
    assert len(said) == 2
    return said


def test_it_asks_people_through_the_notices_queue_alone(acting):
    (queue,) = {where for action, where in acting.allowed("Actions") if action.startswith("sqs:")}
    assert queue.startswith("<NoticesQueue")
    assert {
        action for action, _ in acting.allowed("Actions") if action.startswith(("sqs:", "sns:", "secrets"))
    } == {"sqs:SendMessage"}


def test_the_dashboard_is_a_right_only_where_sensitive_data_may_be_shown(acting, synth):
    action = "emr-serverless:GetDashboardForJobRun"
    assert action not in {each for each, _ in acting.allowed("Actions")}
    shown = synth(**SETTINGS, action_sensitive_data=True)
    assert action in {each for each, _ in shown.allowed("Actions")}


@pytest.mark.parametrize("name", ["action_applications", "action_roles"])
def test_applications_and_roles_must_be_named(name):
    with pytest.raises(DeploySettingsError, match=f"setting {name}: name at least one"):
        settings_from({**SETTINGS, name: []})


@pytest.mark.parametrize("name", ["action_applications", "action_roles", "action_callers"])
def test_what_nothing_uses_is_refused(name):
    with pytest.raises(DeploySettingsError, match=f"setting {name}: nothing acts"):
        settings_from({name: SETTINGS[name]})


@pytest.mark.parametrize("role", ["*", "arn:aws:iam::123456789012:role/*", "arn:aws:iam::*:role/etl"])
def test_a_role_with_a_wildcard_is_refused(role):
    with pytest.raises(DeploySettingsError, match="setting action_roles"):
        settings_from({**SETTINGS, "action_roles": [role]})


POLICY = """
version: "1"
tools:
  list_job_runs: {rules: [{name: often, rate_limit: 100/day}]}
  explain_failure_kind: {rules: [{name: ask, action: require_approval}]}
"""


def _keep_a_policy(monkeypatch):
    """What the stack makes beside the function, and the variables that name it."""
    boto3.client("dynamodb").create_table(**ACTING_TABLE.create_arguments("emrdx-acting"))
    boto3.client("ssm").put_parameter(Name="/emrdx/acting-policy", Value=POLICY, Type="String")
    monkeypatch.setenv("EMRDX_ACTING_TABLE", "emrdx-acting")
    monkeypatch.setenv("EMRDX_POLICY", "ssm:/emrdx/acting-policy")
    url = boto3.client("sqs").create_queue(QueueName="notices")["QueueUrl"]
    monkeypatch.setenv("EMRDX_NOTICES_QUEUE_URL", url)


def test_the_handler_acts_with_the_rights_of_its_role_and_uses_each(acting, monkeypatch):
    called = set()
    original = BaseClient._make_api_call

    def recorded(client, operation, parameters):
        service = client.meta.service_model.signing_name
        if operation == "TransactWriteItems":
            called.update(f"{service}:{verb}Item" for item in parameters["TransactItems"] for verb in item)
        else:
            called.add(f"{service}:{operation}")
        return original(client, operation, parameters)

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        from emrdx_functions.actions.handler import handler

        boto3.client("dynamodb").create_table(**FINDINGS_TABLE.create_arguments(DEFAULT_TABLE_NAME))
        _keep_a_policy(monkeypatch)
        serverless = boto3.client("emr-serverless")
        application = serverless.create_application(name="etl", releaseLabel="emr-7.9.0", type="SPARK")[
            "applicationId"
        ]
        context = types.SimpleNamespace(
            invoked_function_arn="arn:aws:lambda:eu-west-1:123456789012:function:emrdx-actions"
        )

        def ask(tool, **arguments):
            answer = handler(tool_call(tool, application_id=application, **arguments), context)
            result = json.loads(answer["body"])["result"]
            assert not result.get("isError"), result
            return result["structuredContent"]

        monkeypatch.setattr(BaseClient, "_make_api_call", recorded)
        driver = {"sparkSubmit": {"entryPoint": "s3://code/main.py"}}
        run = ask("start_job_run", execution_role_arn=ROLE, job_driver=driver)["job_run_id"]
        ask("list_job_runs")
        ask("cancel_job_run", job_run_id=run)
        retried = ask("retry_job_run", job_run_id=run, dry_run=False)
        assert retried["retry_of"] == run
        assert "jobDriver" not in ask("get_job_run", job_run_id=run)["job_run"]
        asked = handler(tool_call("explain_failure_kind", kind="memory.executor_oom"), context)
        assert "approval_required" in asked["body"]
    allowed = {action for action, _ in acting.allowed("Actions")}
    assert called <= allowed
    # A start with tags and a role needs these; a fix the application; a run with findings more reads; a refund deletes.
    implied = {"iam:PassRole", "emr-serverless:TagResource", "emr-serverless:GetApplication",
               "dynamodb:BatchGetItem", "dynamodb:DeleteItem", "logs:CreateLogStream", "logs:PutLogEvents"}  # fmt: skip
    assert allowed - called == implied
