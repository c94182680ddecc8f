"""A failed run started again, as it was or with a fix."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from botocore.exceptions import ClientError

from emrdx.acting.errors import Code, Refusal
from emrdx.acting.retry import Retry, retry
from emrdx.findings.client import Conflict
from emrdx.redaction.text import stored
from emrdx.schemas import (
    Confidence,
    Coverage,
    DecidingRule,
    Finding,
    Fix,
    NoticeState,
    Owner,
    Recurrence,
    Revision,
    RunFacts,
)
from emrdx.schemas import Retry as Rerun

from .conftest import ROLE, STARTED, described

AT = stored(datetime(2026, 11, 20, tzinfo=UTC).isoformat())
SECRET = "correct-horse-" + "battery"
SPARK = {
    "sparkSubmit": {
        "entryPoint": "s3://code/main.py",
        "sparkSubmitParameters": "--conf spark.driver.memory=4g",
    }
}
APPLICATION = {
    "application": {
        "applicationId": "00app",
        "arn": "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00app",
        "releaseLabel": "emr-7.9.0",
        "type": "SPARK",
        "state": "STARTED",
        "createdAt": datetime(2026, 11, 1, tzinfo=UTC),
        "updatedAt": datetime(2026, 11, 1, tzinfo=UTC),
    }
}


def fix(**config):
    return Fix(
        action=stored("Give it more."),
        why=stored("It ran out."),
        check=stored("It ends."),
        config={stored(name.replace("__", ".")): stored(value) for name, value in config.items()},
    )


FINDING = Finding(
    run=RunFacts(application_id=stored("00app"), job_run_id=stored("00run"), attempt=1),
    kind=stored("memory.driver_oom"),
    title=stored("Driver out of memory"),
    summary=stored("The driver ran out of memory."),
    confidence=Confidence.HIGH,
    rule=DecidingRule(id=stored("r"), version=stored("1")),
    cause=None,
    fixes=(fix(spark__driver__memory="8g"), fix(), fix(maximumCapacity__cpu="400 vCPU")),
    owner=Owner.CONFIG,
    retry=Rerun.NO,
    fingerprint=stored("f"),
    coverage=Coverage(),
    revision=Revision(number=1, completeness="complete", rules=stored("1"), diagnosed_at=AT),
    recurrence=Recurrence(count=1, first_seen=AT, last_seen=AT),
    notice=NoticeState(state="none"),
)


def asked(**given):
    return Retry(application_id="00app", job_run_id="00run", **given)


def refusal(runs, finding, **given):
    with pytest.raises(Refusal) as caught:
        retry(runs, asked(**given), finding)
    return caught.value


def test_a_dry_run_shows_each_setting_that_the_fix_changes_and_starts_nothing(make_runs, service):
    service.add_response("get_job_run", described(jobDriver=SPARK))
    service.add_response("get_application", APPLICATION)
    outcome = retry(make_runs(write=False, sensitive=False), asked(fix=1), FINDING)
    assert outcome.document["changes"] == {"spark.driver.memory": {"from": "4g", "to": "8g"}}
    assert outcome.document["dry_run"] is True
    assert "job_run_id" not in outcome.document


def test_the_changed_members_are_shown_where_sensitive_data_may_be(make_runs, service):
    service.add_response("get_job_run", described(jobDriver=SPARK))
    service.add_response("get_application", APPLICATION)
    outcome = retry(make_runs(), asked(fix=1), FINDING)
    assert outcome.document["request_changes"] == [
        {
            "member": "jobDriver.sparkSubmit.sparkSubmitParameters",
            "before": "--conf spark.driver.memory=4g",
            "after": "--conf spark.driver.memory=8g",
        }
    ]


def test_a_secret_in_the_parameters_is_not_shown(make_runs, service):
    driver = {
        "sparkSubmit": {"entryPoint": "s3://x", "sparkSubmitParameters": f"--conf spark.x.password={SECRET}"}
    }
    service.add_response("get_job_run", described(jobDriver=driver))
    service.add_response("get_application", APPLICATION)
    assert SECRET not in str(retry(make_runs(), asked(fix=1), FINDING).structure())


def test_the_new_run_is_the_old_one_with_the_fix_and_is_linked_to_its_finding(make_runs, service):
    overrides = {"applicationConfiguration": [{"classification": "spark-defaults", "properties": {"a": "b"}}]}
    old = described(
        jobDriver=SPARK,
        configurationOverrides=overrides,
        name="nightly",
        executionTimeoutMinutes=60,
        mode="BATCH",
        retryPolicy={"maxAttempts": 2},
        tags={"team": "data", "aws:cloudformation:stack": "x", "CreatedAt": "2026"},
    )
    sent = {}
    service.client.meta.events.register(
        "provide-client-params.emr-serverless.StartJobRun", lambda params, **_: sent.update(params)
    )
    service.add_response("get_job_run", old)
    service.add_response("get_application", APPLICATION)
    service.add_response("start_job_run", STARTED)
    outcome = retry(make_runs(), asked(fix=1, dry_run=False, client_token="mine"), FINDING)
    assert outcome.document["job_run_id"] == "00new"
    assert sent == {
        "applicationId": "00app",
        "executionRoleArn": ROLE,
        "jobDriver": {
            "sparkSubmit": {
                "entryPoint": "s3://code/main.py",
                "sparkSubmitParameters": "--conf spark.driver.memory=8g",
            }
        },
        "configurationOverrides": overrides,
        "name": "nightly",
        "executionTimeoutMinutes": 60,
        "mode": "BATCH",
        "retryPolicy": {"maxAttempts": 2},
        "clientToken": "mine",
        "tags": {
            "team": "data",
            "ManagedBy": "DataprocessingMcpServer",
            "ResourceType": "EMRServerlessJobRun",
            "emrdx:retry-of": "00run",
            "emrdx:fix": "memory.driver_oom/1",
        },
    }


def started(make_runs, service, note, finding=FINDING, **given):
    service.add_response("get_job_run", described(jobDriver=SPARK))
    if given.get("fix"):
        service.add_response("get_application", APPLICATION)
    if not given.get("dry_run"):
        service.add_response("start_job_run", STARTED)
    return retry(make_runs(), asked(**({"dry_run": False} | given)), finding, note)


def test_a_retry_that_was_started_is_noted_with_the_fix_that_it_tries(make_runs, service):
    noted = []
    started(make_runs, service, noted.append, fix=1)
    assert [(one.job_run_id, one.of.job_run_id, one.of.account, one.of.attempt) for one in noted] == [
        ("00new", "00run", "111122223333", 1)
    ]
    assert noted[0].tries.action == "Give it more."
    assert dict(noted[0].tries.config) == {"spark.driver.memory": "8g"}


def test_a_plain_retry_is_noted_without_a_fix(make_runs, service):
    noted = []
    started(make_runs, service, noted.append)
    assert (noted[0].tries.action, dict(noted[0].tries.config)) == (None, {})


@pytest.mark.parametrize(("finding", "dry_run"), [(FINDING, True), (None, False)])
def test_what_has_no_finding_or_was_not_started_is_not_noted(make_runs, service, finding, dry_run):
    noted = []
    started(make_runs, service, noted.append, finding, dry_run=dry_run)
    assert noted == []


@pytest.mark.parametrize(
    "error",
    [
        ClientError({"Error": {"Code": "ResourceNotFoundException"}}, "TransactWriteItems"),
        Conflict("another transaction was in the way"),
    ],
)
def test_a_run_that_was_started_stays_so_where_it_cannot_be_noted(make_runs, service, error):
    def refused(_retry):
        raise error

    outcome = started(make_runs, service, refused, fix=1)
    assert outcome.document["job_run_id"] == "00new"
    assert "could not be noted" in outcome.warnings[-1]


def test_a_run_without_a_finding_is_repeated_as_it_was(make_runs, service):
    service.add_response("get_job_run", described())
    service.add_response("start_job_run", STARTED)
    outcome = retry(make_runs(sensitive=False), asked(dry_run=False), None)
    assert (outcome.document["changes"], outcome.document["job_run_id"]) == ({}, "00new")


def test_a_retry_that_succeeded_says_which_run_it_fixed_and_by_what(make_runs, service):
    tags = {"emrdx:retry-of": "00run", "emrdx:fix": "memory.driver_oom/1"}
    service.add_response("get_job_run", described(state="SUCCESS", tags=tags))
    outcome = make_runs(sensitive=False).get("00app", "00new")
    assert outcome.document["fixed"] == {"job_run_id": "00run", "kind": "memory.driver_oom", "fixed_by": "1"}


def test_starting_needs_the_flag_for_writing(make_runs):
    assert refusal(make_runs(write=False), FINDING, dry_run=False).code is Code.WRITE_DISABLED


@pytest.mark.parametrize("state", ["RUNNING", "SUCCESS", "CANCELLING"])
def test_only_a_run_that_failed_is_retried(make_runs, service, state):
    service.add_response("get_job_run", described(state=state))
    assert refusal(make_runs(), None).code is Code.CONFLICT


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_fix_that_the_finding_has_not_is_refused(make_runs, service, number):
    service.add_response("get_job_run", described())
    assert refusal(make_runs(), FINDING, fix=number).code is Code.INVALID_PARAMETER


def test_a_fix_without_a_finding_is_refused(make_runs, service):
    service.add_response("get_job_run", described())
    assert refusal(make_runs(), None, fix=1).code is Code.NOT_FOUND


@pytest.mark.parametrize("number", [2, 3])
def test_a_fix_that_is_none_of_the_runs_settings_is_refused(make_runs, service, number):
    service.add_response("get_job_run", described())
    service.add_response("get_application", APPLICATION)
    assert refusal(make_runs(), FINDING, fix=number).code is Code.FIX_NOT_APPLICABLE


def test_a_fix_that_holds_a_redacted_value_is_refused(make_runs, service):
    finding = replace(FINDING, fixes=(fix(spark__x="[redacted:password]"),))
    service.add_response("get_job_run", described())
    service.add_response("get_application", APPLICATION)
    assert refusal(make_runs(), finding, fix=1).code is Code.FIX_NOT_APPLICABLE
