"""A backfill's worker may be killed between runs and inside one; the next one goes on where it was."""

from datetime import UTC, datetime, timedelta

import pytest
from botocore.exceptions import ClientError

from emrdx.findings.keys import RunKey
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.jobs.api import cancel_background_job, get_job_status, start_findings_backfill_job
from emrdx.jobs.model import JobType
from emrdx.jobs.runners import backfilling
from emrdx.jobs.worker import LEASE, RESERVE_SECONDS, Worker
from emrdx.wiring import DIAGNOSE

from .conftest import Fate, Killed

ALICE = "arn:aws:iam::111122223333:role/alice"
RUNS = {"00appa": 5, "00appb": 2}
PAGE = 2


def refused(code):
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "ListJobRuns")


class Service:
    """ListJobRuns with pages of two; a token that is not this service's own is refused."""

    def __init__(self):
        self.fate, self.asked, self.forgotten, self.busy = Fate(), [], False, 0

    def list_job_runs(self, **request):
        self.fate.step()
        application, token = request["applicationId"], request.get("nextToken")
        self.asked.append((application, token))
        if self.busy:
            self.busy -= 1
            raise refused("ThrottlingException")
        if token and self.forgotten:
            self.forgotten = False
            raise refused("ValidationException")
        first = int(token or 0)
        runs = [_run(application, number) for number in range(RUNS[application])]
        more = {"nextToken": str(first + PAGE)} if first + PAGE < len(runs) else {}
        return {"jobRuns": runs[first : first + PAGE], **more}


def _run(application, number):
    run_id = f"00{application}{number}"
    return {
        "applicationId": application,
        "id": run_id,
        "arn": f"arn:aws:emr-serverless:eu-west-1:111122223333:/applications/{application}/jobruns/{run_id}",
        "state": "FAILED",
        "updatedAt": datetime(2026, 11, 19, tzinfo=UTC) + timedelta(minutes=number),
    }


class Backfill:
    """A job that diagnoses the service's seven runs, and what was diagnosed."""

    def __init__(self, house, make_report):
        self.house, self.make_report = house, make_report
        self.service, self.diagnosed = Service(), []

    def start(self, **changed):
        parameters = {"application_ids": [*RUNS], "created_at_after": "2026-11-01"} | changed
        return start_findings_backfill_job(self.house.desk, ALICE, **parameters)

    def worker(self, fate=None, **options):
        fate = self.service.fate = fate or Fate()

        def diagnosing(_again):
            def diagnose(event):
                fate.step()
                self.diagnosed.append(event.job_run_id)
                report = self.make_report(application_id=event.application_id, job_run_id=event.job_run_id)
                stored = FindingStore(self.house.findings).record(report)
                fate.step()
                return stored.value, str(report.diagnosis.kind)

            return diagnose

        runner = backfilling(self.service, self.house.findings, diagnosing, lambda _seconds: fate.step())
        return Worker(store=self.house.desk.store, runners={JobType.BACKFILL: runner}, **options)

    def found(self):
        reader = FindingReader(self.house.findings)
        keys = [
            RunKey(account="111122223333", region="eu-west-1", application_id=app, job_run_id=f"00{app}{n}")
            for app, count in RUNS.items()
            for n in range(count)
        ]
        return [reader.get(key) is not None for key in keys]

    def status(self, job):
        return get_job_status(self.house.desk, ALICE, job.job_id)


@pytest.fixture
def findings_stored():
    return 0


@pytest.fixture
def backfill(house, make_report):
    return Backfill(house, make_report)


def test_a_backfill_diagnoses_every_run_of_every_application_once(backfill):
    job = backfill.start()
    backfill.worker().work()
    assert all(backfill.found())
    result = backfill.status(job).result
    assert result == {
        "job_runs": 7,
        "already_diagnosed": 0,
        "outcomes": {"new": 7},
        "kinds": {"memory.executor_oom": 7},
    }


def steps_of_a_whole_run(house, make_report):
    whole = Backfill(house, make_report)
    fate = Fate()
    whole.start(client_token="whole", reclassify=True)
    whole.worker(fate).work()
    return fate.steps


@pytest.mark.parametrize("reclassify", [False, True])
def test_a_worker_killed_at_any_step_is_resumed_once_and_no_run_is_left_out(house, make_report, reclassify):
    steps = steps_of_a_whole_run(house, make_report)
    assert steps > 15
    for at in range(1, steps + 1):
        house.findings.items.clear()
        backfill = Backfill(house, make_report)
        job = backfill.start(client_token=f"killed-{at}", reclassify=reclassify)
        with pytest.raises(Killed):
            backfill.worker(Fate(at)).work()
        house.lease_runs_out()
        (resumed,) = backfill.worker().work()
        assert (resumed.status, resumed.takeovers) == ("COMPLETED", 1)
        assert all(backfill.found())
        # Only the run that the worker died in may be looked at again.
        assert len(backfill.diagnosed) in {7, 8}
        assert backfill.status(job).result["job_runs"] == 7


def test_a_resumed_backfill_asks_for_no_page_that_it_is_done_with(backfill):
    backfill.start()
    left = iter([900.0] * 5 + [5.0])
    backfill.worker(seconds_left=lambda: next(left)).work()
    backfill.service.asked.clear()
    backfill.worker().work()
    assert backfill.service.asked[0] == ("00appa", "4")
    assert len(backfill.diagnosed) == 7


def test_a_page_token_that_is_no_longer_taken_begins_the_application_again(backfill):
    job = backfill.start()
    left = iter([900.0] * 5 + [5.0])
    backfill.worker(seconds_left=lambda: next(left)).work()
    backfill.service.forgotten = True
    backfill.worker().work()
    assert backfill.status(job).job_status == "COMPLETED"
    assert all(backfill.found())
    assert len(backfill.diagnosed) == 7


def test_a_limit_counts_over_all_workers(backfill):
    job = backfill.start(max_job_runs=4)
    left = iter([900.0] * 4 + [5.0])
    backfill.worker(seconds_left=lambda: next(left)).work()
    assert backfill.status(job).job_status == "IN_PROGRESS"
    backfill.worker().work()
    assert (backfill.status(job).result["job_runs"], len(backfill.diagnosed)) == (4, 4)


def test_a_worker_with_less_time_than_a_diagnosis_may_take_begins_none(backfill):
    backfill.start()
    assert backfill.worker(seconds_left=lambda: 179.0).work() == []
    assert backfill.diagnosed == []


def test_a_lease_outlasts_the_longest_diagnosis():
    assert LEASE.total_seconds() > DIAGNOSE.timeout
    assert RESERVE_SECONDS[JobType.BACKFILL] >= DIAGNOSE.timeout


def test_progress_never_goes_back(backfill):
    job = backfill.start(reclassify=True)
    with pytest.raises(Killed):
        backfill.worker(Fate(9)).work()
    before = backfill.status(job).progress.done
    backfill.house.lease_runs_out()
    seen = []
    left = iter([900.0, 900.0, 5.0])
    backfill.worker(
        seconds_left=lambda: (seen.append(backfill.status(job).progress.done), next(left))[1]
    ).work()
    assert before > 0
    assert min(seen) >= before


def test_a_throttled_backfill_waits_for_the_next_worker(backfill):
    job = backfill.start()
    backfill.service.busy = 1
    backfill.worker().work()
    assert backfill.status(job).job_status == "IN_PROGRESS"
    (done,) = backfill.worker().work()
    assert (done.status, done.takeovers) == ("COMPLETED", 0)


def test_a_cancelled_backfill_stops_after_the_run_that_it_is_at(backfill):
    job = backfill.start()

    class Cancels(Fate):
        def step(self):
            super().step()
            if len(backfill.diagnosed) == 2:
                cancel_background_job(backfill.house.desk, ALICE, job.job_id)

    backfill.worker(Cancels()).work()
    assert backfill.status(job).job_status == "CANCELLED"
    assert len(backfill.diagnosed) == 2


def test_runs_with_a_finding_are_passed_over_unless_they_are_to_be_looked_at_again(backfill):
    backfill.start(client_token="a")
    backfill.worker().work()
    again = backfill.start(client_token="b")
    backfill.worker().work()
    assert backfill.status(again).result["already_diagnosed"] == 7
    backfill.start(client_token="c", reclassify=True)
    backfill.worker().work()
    assert len(backfill.diagnosed) == 14
