"""Retries that are followed up: who succeeded is told of, who ended is forgotten, who runs is asked for again."""

from datetime import UTC, datetime

import boto3
import pytest
from botocore.stub import Stubber

from emrdx.findings.keys import RunKey
from emrdx.findings.retries import RetryLedger, StartedRetry
from emrdx.findings.store import StoreContendedError
from emrdx.redaction import stored
from emrdx.retried import FollowedUp, follow_up
from emrdx.schemas import FixedBy

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
ENDED = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
OF = RunKey(account="111122223333", region="eu-west-1", application_id="00app", job_run_id="00run", attempt=2)


def retry(run="00new"):
    tries = FixedBy(
        job_run_id=stored(run),
        at=stored("2026-11-21T08:00:00.000000Z"),
        action=stored("Give it more."),
        config={stored("spark.driver.memory"): stored("8g")},
    )
    return StartedRetry(job_run_id=stored(run), of=OF, tries=tries)


class World:
    """A real client whose answers are given, a ledger with retries, and what was recorded."""

    def __init__(self, table, *runs):
        self.ledger, self.recorded = RetryLedger(table), []
        self.client = boto3.client(
            "emr-serverless", region_name="eu-west-1", aws_access_key_id="test", aws_secret_access_key="test"
        )
        self.service = Stubber(self.client)
        for run in runs:
            self.ledger.note(retry(run), NOW)

    def answers(self, state, run="00new", **changed):
        path = f"/applications/00app/jobruns/{run}"
        described = {
            "applicationId": "00app",
            "jobRunId": run,
            "arn": f"arn:aws:emr-serverless:eu-west-1:111122223333:{path}",
            "createdBy": "arn:aws:sts::111122223333:assumed-role/agent/x",
            "createdAt": ENDED,
            "updatedAt": ENDED,
            "executionRole": "arn:aws:iam::111122223333:role/etl",
            "state": state,
            "stateDetails": "-",
            "releaseLabel": "emr-7.9.0",
            "jobDriver": {"sparkSubmit": {"entryPoint": "s3://code/main.py"}},
        }
        asked = {"applicationId": "00app", "jobRunId": run}
        self.service.add_response("get_job_run", {"jobRun": described | changed}, asked)

    def refuses(self, code):
        self.service.add_client_error("get_job_run", code)

    def follow_up(self, record=None, **options):
        def recorded(key, fix):
            self.recorded.append((key, fix))
            return True

        with self.service:
            return follow_up(self.client, self.ledger, record or recorded, NOW, **options)

    def open(self):
        return [one.job_run_id for one in self.ledger.open(10)]


@pytest.fixture
def world(make_table):
    return World(make_table(), "00new")


def test_a_retry_is_read_back_as_it_was_noted(world):
    assert list(world.ledger.open(10)) == [retry()]


def test_a_success_is_told_with_the_fix_and_the_time_of_its_end_and_forgotten(world):
    world.answers("SUCCESS", endedAt=ENDED)
    assert world.follow_up() == FollowedUp(fixed=1)
    ((key, fix),) = world.recorded
    assert (key, fix.action, fix.job_run_id) == (OF, "Give it more.", "00new")
    assert fix.at == "2026-11-21T08:30:00.000000Z"
    assert world.open() == []


@pytest.mark.parametrize("state", ["FAILED", "CANCELLED"])
def test_a_retry_that_failed_is_forgotten_and_nothing_is_told(world, state):
    world.answers(state)
    assert world.follow_up() == FollowedUp(failed=1)
    assert (world.recorded, world.open()) == ([], [])


@pytest.mark.parametrize("state", ["SUBMITTED", "QUEUED", "RUNNING", "CANCELLING"])
def test_a_retry_that_runs_is_asked_for_again(world, state):
    world.answers(state)
    assert world.follow_up() == FollowedUp(left=1)
    assert world.open() == ["00new"]


def test_a_run_that_the_service_no_longer_knows_is_forgotten(world):
    world.refuses("ResourceNotFoundException")
    assert world.follow_up() == FollowedUp(failed=1)
    assert world.open() == []


@pytest.mark.parametrize("code", ["AccessDeniedException", "InternalServerException"])
def test_a_refusal_holds_up_no_other_retry(make_table, code):
    world = World(make_table(), "00new1", "00new2")
    world.refuses(code)
    world.answers("SUCCESS", "00new2")
    assert world.follow_up() == FollowedUp(fixed=1, left=1)
    assert world.open() == ["00new1"]


def test_what_could_not_be_written_is_told_another_time(world):
    def contended(_key, _fix):
        raise StoreContendedError

    world.answers("SUCCESS")
    assert world.follow_up(contended) == FollowedUp(left=1)
    assert world.open() == ["00new"]


def test_without_time_nothing_is_asked_for(world):
    assert world.follow_up(in_time=lambda: False) == FollowedUp(left=1)


def test_the_same_retry_noted_twice_is_one(world):
    world.ledger.note(retry(), NOW)
    assert world.open() == ["00new"]
