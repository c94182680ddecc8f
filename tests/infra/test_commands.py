"""`emrdx synth`, `deploy`, `destroy` and `doctor`, and the app that `cdk.json` runs."""

import json
import os
import subprocess
import sys

import pytest

from emrdx.cli.main import run


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CDK_CONTEXT_JSON", raising=False)
    return tmp_path


@pytest.fixture
def cdk(folder, monkeypatch):
    """A `cdk` on the path that writes down how it was called and ends with CDK_EXIT."""
    tools = folder / "tools"
    tools.mkdir()
    command = tools / "cdk"
    command.write_text(
        f'#!{sys.executable}\nimport json, os, sys\n'
        f'keys = ("AWS_REGION", "AWS_PROFILE", "AWS_ENDPOINT_URL")\n'
        f'call = {{"arguments": sys.argv[1:], "environment": {{key: os.environ.get(key) for key in keys}}}}\n'
        f'open({str(folder / "call.json")!r}, "w").write(json.dumps(call))\n'
        f'sys.exit(int(os.environ.get("CDK_EXIT", "0")))\n'
    )  # fmt: skip
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    return folder / "call.json"


def test_synth_writes_a_template_and_says_where(folder, capfd):
    assert run(["synth", "--set", "bundle=false", "--set", "table=team-findings"]) == 0
    path = capfd.readouterr().out.strip()
    assert path == "cdk.out/emrdx.template.json"
    tables = [
        each["Properties"]["TableName"]
        for each in json.loads((folder / path).read_text())["Resources"].values()
        if each["Type"] == "AWS::DynamoDB::Table"
    ]
    assert tables == ["team-findings"]


def test_a_bad_setting_is_wrong_usage_in_one_line(folder, capfd):
    assert run(["synth", "--set", "log_prefix=s3://logs/"]) == 2
    out = capfd.readouterr()
    assert out.err.startswith("emrdx: setting log_prefix: unknown; did you mean log_prefixes?")
    assert len(out.err.splitlines()) == 1
    assert out.out == ""


def test_deploy_hands_the_synthesized_app_to_the_cdk(cdk):
    arguments = ["deploy", "--set", "bundle=false", "--region", "eu-west-1", "--profile", "team", "--yes"]
    arguments += ["--endpoint-url", "https://vpce.example"]
    assert run(arguments) == 0
    call = json.loads(cdk.read_text())
    assert call["arguments"] == ["deploy", "emrdx", "--app", "cdk.out", "--require-approval", "never"]
    assert call["environment"] == {
        "AWS_REGION": "eu-west-1",
        "AWS_PROFILE": "team",
        "AWS_ENDPOINT_URL": "https://vpce.example",
    }


def test_deploy_asks_about_new_permissions_unless_told_not_to(cdk):
    assert run(["deploy", "--set", "bundle=false"]) == 0
    assert json.loads(cdk.read_text())["arguments"][-1] == "broadening"


def test_a_deployment_that_fails_says_what_to_do(cdk, monkeypatch, capfd):
    monkeypatch.setenv("CDK_EXIT", "3")
    assert run(["deploy", "--set", "bundle=false"]) == 1
    assert "cdk bootstrap" in capfd.readouterr().err


def test_without_any_cdk_there_is_a_next_step(folder, monkeypatch, capfd):
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("emrdx_infra.node.packaged_node", lambda: None)
    assert run(["deploy", "--set", "bundle=false"]) == 1
    err = capfd.readouterr().err
    assert err.startswith("emrdx: the CDK's command is needed to deploy: npm install --global aws-cdk")


def test_destroy_names_the_stack_and_says_that_the_table_stays(cdk, capfd):
    assert run(["destroy", "--set", "stack=team-emrdx", "--yes"]) == 0
    arguments = json.loads(cdk.read_text())["arguments"]
    assert (arguments[:2], arguments[-1]) == (["destroy", "team-emrdx"], "--force")
    assert "findings table is kept" in capfd.readouterr().err


def test_doctor_reads_a_template(folder, capfd):
    run(["synth", "--set", "bundle=false", "--set", "log_prefixes=s3://logs/emr/"])
    capfd.readouterr()
    assert run(["doctor", "cdk.out/emrdx.template.json"]) == 1
    subjects = [line.partition(":")[0] for line in capfd.readouterr().out.splitlines()]
    assert subjects == ["notices", "alarms"]


def test_doctor_refuses_a_file_that_is_no_template(folder, capfd):
    (folder / "other.json").write_text("{}")
    assert run(["doctor", "other.json"]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_the_app_runs_without_any_node_on_the_path_and_without_warnings(folder):
    environment = {**os.environ, "PATH": "", "CDK_CONTEXT_JSON": '{"emrdx:bundle": false}'}
    environment.pop("JSII_NODE", None)
    app = [sys.executable, "-m", "emrdx_infra.app"]
    done = subprocess.run(app, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "cdk.out/emrdx.template.json", "")
