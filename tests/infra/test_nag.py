"""cdk-nag's AwsSolutions checks are part of every synthesis."""

import json
from itertools import chain

import pytest
from aws_cdk import App

from emrdx_infra.app import SynthesisError, synthesize
from emrdx_infra.settings import settings_from
from emrdx_infra.stack import EmrdxStack


def test_a_wildcard_without_a_reason_is_refused(tmp_path):
    app = App(outdir=str(tmp_path), analytics_reporting=False)
    stack = EmrdxStack(app, settings=settings_from({"bundle": False}))
    stack.node.find_child("Mcp").server.allow(
        "ReadsAnyTable", ["dynamodb:GetItem"], ["arn:aws:dynamodb:::table/*"]
    )
    with pytest.raises(RuntimeError, match="Validation"):
        app.synth()
    assert "AwsSolutions-IAM5" in (tmp_path / "validation-report.json").read_text()


def test_a_refused_stack_is_an_error_of_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("emrdx_infra.function.acknowledge_wildcards", lambda *_: None)
    with pytest.raises(SynthesisError) as refused:
        synthesize(settings_from({"bundle": False}), tmp_path)
    assert len(str(refused.value).splitlines()) == 1
    assert "AwsSolutions-IAM5" in str(refused.value)


def test_each_acknowledgement_is_of_one_finding_and_says_why(tmp_path):
    synthesize(settings_from({"bundle": False, "log_prefixes": "s3://team-logs/emr/"}), tmp_path)
    entries = chain.from_iterable(json.loads((tmp_path / "emrdx.metadata.json").read_text()).values())
    acknowledged = [entry["data"] for entry in entries if entry["type"] == "aws:cdk:acknowledged-rules"]
    reasons = {rule: reason for each in acknowledged for rule, reason in each.items()}
    assert {rule.partition("AwsSolutions-")[2].partition("[")[0] for rule in reasons} == {"IAM5", "SQS3"}
    assert all("[Resource::" in rule for rule in reasons if "IAM5" in rule)
    assert all(len(reason.split()) > 8 for reason in reasons.values())
