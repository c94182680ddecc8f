"""A real EMR Serverless client whose answers are given: botocore checks each request, and each answer too."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from emrdx.acting.gates import Permissions
from emrdx.acting.job_runs import JobRuns
from emrdx.acting.ownership import Marking

NOW = datetime(2026, 11, 21, 9, 41, 30, tzinfo=UTC)
ROLE = "arn:aws:iam::111122223333:role/etl"
DRIVER = {"sparkSubmit": {"entryPoint": "s3://code/main.py"}}


@pytest.fixture
def service() -> Iterator[Stubber]:
    client = boto3.client(
        "emr-serverless", region_name="eu-west-1", aws_access_key_id="test", aws_secret_access_key="test"
    )
    with Stubber(client) as stubber:
        yield stubber
        stubber.assert_no_pending_responses()


@pytest.fixture
def make_runs(service: Stubber) -> Callable[..., JobRuns]:
    """Job runs with everything allowed, or what is given."""

    def made(*, write: bool = True, sensitive: bool = True, **marking: bool) -> JobRuns:
        return JobRuns(
            lambda: service.client,
            Permissions(write=write, sensitive=sensitive),
            Marking(**marking),
            clock=lambda: NOW,
        )

    return made


def described(**changed: Any) -> dict[str, Any]:
    """A GetJobRun answer."""
    moment = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
    run = {
        "applicationId": "00app",
        "jobRunId": "00run",
        "arn": "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00app/jobruns/00run",
        "createdBy": "arn:aws:sts::111122223333:assumed-role/scheduler/nightly",
        "createdAt": moment,
        "updatedAt": moment,
        "executionRole": ROLE,
        "state": "FAILED",
        "stateDetails": "Job failed.",
        "releaseLabel": "emr-7.9.0",
        "jobDriver": DRIVER,
    }
    return {"jobRun": run | changed}


NEW_ARN = "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00app/jobruns/00new"
STARTED = {"applicationId": "00app", "jobRunId": "00new", "arn": NEW_ARN}
