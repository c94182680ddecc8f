"""Asking the service for a run, checked against botocore's own model of it."""

from datetime import UTC, datetime

import boto3
import pytest
from botocore.exceptions import ClientError
from botocore.stub import ANY, Stubber

from emrdx.runs import fetch
from emrdx.runs.source import CACHE_SECONDS, Applications, RunSource

NOW = datetime(2026, 11, 20, tzinfo=UTC)
RUN = {
    "applicationId": "00app",
    "jobRunId": "00run",
    "arn": "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00app/jobruns/00run",
    "createdBy": "arn:aws:sts::111122223333:assumed-role/etl/a",
    "createdAt": NOW,
    "updatedAt": NOW,
    "executionRole": "arn:aws:iam::111122223333:role/etl",
    "state": "FAILED",
    "stateDetails": "Job failed.",
    "releaseLabel": "emr-7.9.0",
    "jobDriver": {"sparkSubmit": {"entryPoint": "s3://code/job.py"}},
    "attempt": 2,
}
APPLICATION = {
    "applicationId": "00app",
    "arn": "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00app",
    "releaseLabel": "emr-7.9.0",
    "type": "Spark",
    "state": "STARTED",
    "createdAt": NOW,
    "updatedAt": NOW,
    "name": "etl",
}


@pytest.fixture
def client():
    return boto3.client(
        "emr-serverless",
        region_name="eu-west-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )


@pytest.fixture
def service(client):
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


def knows(service: Stubber, **asked: object) -> None:
    service.add_response("get_job_run", {"jobRun": RUN}, {"applicationId": ANY, "jobRunId": ANY, **asked})


def test_a_run_is_one_call_and_its_application_another(client, service):
    knows(service)
    service.add_response("get_application", {"application": APPLICATION}, {"applicationId": "00app"})
    run = fetch(client, "00app", "00run")
    assert (run.state, run.attempt) == ("FAILED", 2)
    assert run.application is not None
    assert run.application.name == "etl"


def test_a_named_attempt_is_asked_for(client, service):
    knows(service, attempt=1)
    service.add_response("get_application", {"application": APPLICATION})
    fetch(client, "00app", "00run", 1)


def test_the_application_is_kept_for_some_minutes(client, service):
    now = [0.0]
    applications = Applications(client, clock=lambda: now[0])
    service.add_response("get_application", {"application": APPLICATION})
    for _ in range(3):
        assert applications.get("00app") is not None
    now[0] = CACHE_SECONDS + 1
    service.add_response("get_application", {"application": {**APPLICATION, "name": "renamed"}})
    answer = applications.get("00app")
    assert answer is not None
    assert answer["application"]["name"] == "renamed"


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException"])
def test_a_run_is_described_without_an_application_that_may_not_be_read(client, service, code):
    knows(service)
    service.add_client_error("get_application", code)
    assert fetch(client, "00app", "00run").application is None


def test_a_run_that_the_service_does_not_know_is_none(client, service):
    service.add_client_error("get_job_run", "ResourceNotFoundException")
    assert RunSource(client).fetch("00app", "00run") is None


def test_other_refusals_come_through(client, service):
    service.add_client_error("get_job_run", "AccessDeniedException")
    with pytest.raises(ClientError, match="AccessDenied"):
        RunSource(client).fetch("00app", "00run")
