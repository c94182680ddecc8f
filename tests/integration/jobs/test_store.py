"""Jobs and retries in DynamoDB, emulated and Amazon's own local one: conditions, order and transactions are real."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from emrdx.findings.client import Table
from emrdx.findings.keys import RunKey
from emrdx.findings.reader import FindingReader
from emrdx.findings.retries import RetryLedger, StartedRetry
from emrdx.findings.store import FindingStore
from emrdx.jobs.api import JobDesk, cancel_background_job, get_job_status, list_background_jobs
from emrdx.jobs.api import start_findings_backfill_job as start
from emrdx.jobs.errors import JobRefusedError
from emrdx.jobs.model import JobStatus, Progress
from emrdx.jobs.store import JobStore
from emrdx.jobs.table import ACTING_TABLE
from emrdx.redaction import stored
from emrdx.schemas import FixedBy

ALICE, BOB = "arn:aws:iam::111122223333:role/alice", "arn:aws:iam::111122223333:role/bob"
LEASE = timedelta(minutes=5)
ASKED = {"application_ids": ["00app"], "created_at_after": "2026-11-01"}
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def acting(dynamodb):
    """An empty acting table, in each of them."""
    name = f"emrdx-acting-{uuid.uuid4().hex[:8]}"
    dynamodb.create_table(**ACTING_TABLE.create_arguments(name))
    dynamodb.update_time_to_live(**ACTING_TABLE.time_to_live_arguments(name))
    return Table(dynamodb, name)


@pytest.fixture
def store(acting):
    return JobStore(acting)


@pytest.fixture
def desk(store):
    return JobDesk(store=store, writes=True)


def test_a_token_starts_one_job_and_refuses_another_body(desk):
    first, again = (
        start(desk, ALICE, client_token="t", **ASKED),
        start(desk, ALICE, client_token="t", **ASKED),
    )
    assert (again.job_id, again.deduplicated) == (first.job_id, True)
    with pytest.raises(JobRefusedError, match="another request"):
        start(desk, ALICE, client_token="t", max_job_runs=7, **ASKED)


def test_of_two_workers_one_gets_the_lease_and_the_others_words_are_not_kept(desk, store):
    start(desk, ALICE, **ASKED)
    (due,) = store.due()
    held = store.claim(due, "a", LEASE)
    assert held is not None
    assert store.claim(due, "b", LEASE) is None
    assert list(store.due()) == []
    kept = store.keep(held, LEASE, Progress(done=3, total=None, unit="job runs"), {"place": {"token": "x"}})
    assert (kept.progress.done, store.get(ALICE, due.id).checkpoint) == (3, {"place": {"token": "x"}})


def test_a_released_job_is_due_at_once_and_an_ended_one_never(desk, store):
    start(desk, ALICE, **ASKED)
    held = store.claim(next(store.due()), "a", LEASE)
    store.release(held)
    again = store.claim(next(store.due()), "b", LEASE)
    assert again.takeovers == 0
    store.end(again, JobStatus.COMPLETED, result={"job_runs": 0})
    assert list(store.due()) == []
    assert store.count_open(ALICE) == 0


def test_callers_see_their_own_jobs_newest_first_and_cancel_no_others(desk):
    ids = [start(desk, ALICE, job_name=f"n{number}", **ASKED).job_id for number in range(3)]
    theirs = start(desk, BOB, **ASKED).job_id
    page = list_background_jobs(desk, ALICE, max_results=2)
    rest = list_background_jobs(desk, ALICE, max_results=2, next_token=page.next_token)
    assert sorted(job.job_id for job in (*page.jobs, *rest.jobs)) == sorted(ids)
    assert cancel_background_job(desk, ALICE, theirs).state == "not_found"
    assert get_job_status(desk, BOB, theirs).state == "pending"
    assert cancel_background_job(desk, BOB, theirs).state == "cancelled"


def test_jobs_of_one_owner_are_due_for_that_owner(desk, store):
    mine, theirs = start(desk, ALICE, **ASKED).job_id, start(desk, BOB, **ASKED).job_id
    assert [job.id for job in store.due(ALICE)] == [mine]
    assert {job.id for job in store.due()} == {mine, theirs}


def test_a_retry_is_kept_beside_the_jobs_until_it_is_forgotten(acting, desk, store):
    of = RunKey(account="111122223333", region="eu-west-1", application_id="00app", job_run_id="00run")
    fix = FixedBy(job_run_id=stored("00new"), at=stored("2026-11-21T08:00:00.000000Z"))
    retry, ledger = StartedRetry(job_run_id=stored("00new"), of=of, tries=fix), RetryLedger(acting)
    ledger.note(retry, NOW)
    ledger.note(retry, NOW)
    assert list(ledger.open(10)) == [retry]
    assert list(store.due()) == []
    ledger.forget(retry)
    assert list(ledger.open(10)) == []


def test_what_fixed_a_run_is_written_onto_its_finding_and_its_failure_together(table, make_report):
    report, later = make_report(), make_report(job_run_id="00later")
    store = FindingStore(table)
    store.record(report)
    fix = FixedBy(
        job_run_id=stored("00new"),
        at=stored("2026-11-21T08:00:00.000000Z"),
        action=stored("Give executors 8g of heap"),
        config={stored("spark.executor.memory"): stored("8g")},
    )
    assert store.fixed(report.key, fix)
    store.record(later)
    reader = FindingReader(table)
    assert reader.get(report.key).fixed_by == fix
    assert (reader.get(later.key).fixed_by, reader.get(later.key).recurrence.last_fix) == (None, fix)
    assert not store.fixed(RunKey(account="1", region="r", application_id="a", job_run_id="none"), fix)
