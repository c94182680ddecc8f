"""Who may touch what, read off the synthesized template."""

import pytest

# The ends of all resources that have a wildcard, and why.
WILDCARDS = {
    ":/applications/*": "applications come and go",
    ":/applications/*/jobruns/*": "runs come and go",
    ":s3:::team-logs/emr/*": "each run has objects of its own below a configured prefix",
    ":s3:::other-logs/serverless/prod/*": "each run has objects of its own below a configured prefix",
    ":log-group:/aws/emr-serverless:*": "each run has streams of its own in a configured group",
    ":log-group:/team/spark:*": "each run has streams of its own in a configured group",
}
ACTING = ("StartJobRun", "CancelJobRun", "PassRole", "CreateApplication", "StopApplication", "StartApplication",
          "UpdateApplication", "DeleteApplication", "GetDashboardForJobRun", "PutObject", "DeleteObject",
          "AssumeRole")  # fmt: skip


def test_no_resource_has_a_wildcard_beside_those_with_a_reason(template):
    found = {resource for _action, resource in template.allowed() if "*" in resource} - {"*"}
    assert {each for each in found if not each.endswith(tuple(WILDCARDS))} == set()


def test_only_list_applications_has_the_bare_wildcard(template):
    assert {action for action, resource in template.allowed() if resource == "*"} == {
        "emr-serverless:ListApplications"
    }


def test_no_action_has_a_wildcard(template):
    assert [action for action, _resource in template.allowed() if "*" in action] == []


def test_each_role_is_of_one_function_or_pipe(template):
    users = [each["Properties"]["Role"] for each in template.of_type("AWS::Lambda::Function").values()]
    users += [each["Properties"]["RoleArn"] for each in template.of_type("AWS::Pipes::Pipe").values()]
    roles = sorted(each["Fn::GetAtt"][0] for each in users)
    assert roles == sorted(template.of_type("AWS::IAM::Role"))


def test_no_role_has_a_managed_policy_or_an_inline_one(template):
    for role in template.of_type("AWS::IAM::Role").values():
        assert role["Properties"].keys() == {"AssumeRolePolicyDocument"}


def test_the_collector_reads_objects_below_the_configured_prefixes_and_no_others(template):
    read = {resource for action, resource in template.allowed("IntakeDiagnose") if action == "s3:GetObject"}
    assert read == {
        "arn:<AWS::Partition>:s3:::team-logs/emr/*",
        "arn:<AWS::Partition>:s3:::other-logs/serverless/prod/*",
    }


def test_the_collector_lists_only_below_the_configured_prefixes(template):
    listing = [each for each in template.statements("IntakeDiagnose") if "s3:ListBucket" in each.actions]
    assert {(each.resources, each.conditions["StringLike"]["s3:prefix"]) for each in listing} == {
        (("arn:<AWS::Partition>:s3:::team-logs",), "emr/*"),
        (("arn:<AWS::Partition>:s3:::other-logs",), "serverless/prod/*"),
    }


def test_the_collector_has_no_other_right_on_s3(template):
    assert {action for action, _ in template.allowed("IntakeDiagnose") if action.startswith("s3:")} == {
        "s3:GetObject",
        "s3:ListBucket",
    }


def test_the_collector_reads_only_the_configured_log_groups(template):
    reading = {"logs:DescribeLogStreams", "logs:GetLogEvents"}
    groups = {resource for action, resource in template.allowed("IntakeDiagnose") if action in reading}
    assert {each.partition("log-group:")[2] for each in groups} == {"/aws/emr-serverless:*", "/team/spark:*"}


def test_the_collector_decrypts_with_the_configured_keys_through_s3_alone(template):
    (decrypting,) = [each for each in template.statements("IntakeDiagnose") if "kms:Decrypt" in each.actions]
    assert decrypting.resources == ("arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d",)
    assert "kms:ViaService" in decrypting.conditions["StringEquals"]


def test_without_log_locations_the_collector_reads_no_log(synth):
    template = synth(log_groups=[], mcp=False)
    services = {action.partition(":")[0] for action, _ in template.allowed("IntakeDiagnose")}
    assert services == {"logs", "sqs", "emr-serverless", "dynamodb"}
    assert {action for action, _ in template.allowed("IntakeDiagnose") if action.startswith("logs:")} == {
        "logs:CreateLogStream",
        "logs:PutLogEvents",
    }


def test_rules_in_s3_may_be_read_by_the_collector_alone(synth):
    template = synth(rules="s3://rules/emrdx/", mcp=False)
    readers = {
        role
        for role in ("IntakeDiagnose", "IntakeReconcile", "NoticesNotify")
        if any("rules/emrdx/*" in resource for _action, resource in template.allowed(role))
    }
    assert readers == {"IntakeDiagnose"}


def test_the_mcp_server_may_read_the_table_and_its_indexes_and_write_its_own_log_and_nothing_else(template):
    (table,) = template.of_type("AWS::DynamoDB::Table")
    (log,) = [name for name in template.of_type("AWS::Logs::LogGroup") if name.startswith("Mcp")]
    indexes = [each["IndexName"] for each in template.one("AWS::DynamoDB::Table")["GlobalSecondaryIndexes"]]
    tables = [f"<{table}.Arn>", *(f"<{table}.Arn>/index/{index}" for index in indexes)]
    reading = ("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
    assert set(template.allowed("McpServer")) == {
        *((action, resource) for action in reading for resource in tables),
        ("logs:CreateLogStream", f"<{log}.Arn>"),
        ("logs:PutLogEvents", f"<{log}.Arn>"),
    }


@pytest.mark.parametrize("role", ["IntakeDiagnose", "IntakeReconcile", "NoticesNotify", "McpServer"])
def test_each_function_writes_to_its_own_log_group(template, role):
    written = {resource for action, resource in template.allowed(role) if action == "logs:PutLogEvents"}
    (log,) = [name for name in template.of_type("AWS::Logs::LogGroup") if name.startswith(role)]
    assert written == {f"<{log}.Arn>"}


def test_only_the_diagnosis_writes_findings_and_the_notifier_their_notices(template):
    writers = {
        role: {action for action, _ in template.allowed(role)} & {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"}
        for role in ("IntakeDiagnose", "IntakeReconcile", "NoticesNotify", "McpServer", "NoticesPipe")
    }  # fmt: skip
    assert writers == {
        "IntakeDiagnose": {"dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"},
        "IntakeReconcile": set(),
        "NoticesNotify": {"dynamodb:UpdateItem"},
        "McpServer": set(),
        "NoticesPipe": set(),
    }


def test_nobody_scans(template):
    assert [
        action for action, _ in template.allowed() if action in {"dynamodb:Scan", "dynamodb:PartiQLSelect"}
    ] == []


def test_nobody_may_act_on_runs_or_on_the_customers_buckets(template):
    assert [action for action, _ in template.allowed() if action.partition(":")[2] in ACTING] == []


def test_only_the_four_functions_exist(template):
    names = {
        each["Properties"]["FunctionName"] for each in template.of_type("AWS::Lambda::Function").values()
    }
    assert names == {"emrdx-diagnose", "emrdx-reconcile", "emrdx-notify", "emrdx-mcp-server"}


def test_without_the_mcp_server_there_is_no_url(smallest):
    assert smallest.of_type("AWS::Lambda::Url") == {}
    assert "McpUrl" not in smallest.body["Outputs"]


def test_the_url_wants_a_signature(template):
    assert template.one("AWS::Lambda::Url")["AuthType"] == "AWS_IAM"
    callers = {
        each["Properties"]["Principal"]
        for name, each in template.of_type("AWS::Lambda::Permission").items()
        if name.startswith("Mcp")
    }
    assert callers == {"arn:aws:iam::123456789012:role/agent"}


def test_named_applications_narrow_what_may_be_asked(synth):
    template = synth(applications=["00f1982r1uukb925"], mcp=False)
    asked = {resource for action, resource in template.allowed() if action.startswith("emr-serverless:")}
    assert {each.partition(":/")[2] for each in asked} == {
        "applications/00f1982r1uukb925",
        "applications/00f1982r1uukb925/jobruns/*",
    }
