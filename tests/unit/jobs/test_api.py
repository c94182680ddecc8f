"""What callers may ask of jobs and what they learn."""

from dataclasses import replace
from datetime import timedelta

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from emrdx.jobs.api import (
    cancel_background_job,
    get_job_status,
    list_background_jobs,
    start_findings_backfill_job,
    start_findings_export_job,
)
from emrdx.jobs.errors import JobRefusedError

from .conftest import PLACE, Fate, Killed

ALICE = "arn:aws:iam::111122223333:role/alice"
BOB = "arn:aws:iam::111122223333:role/bob"


def _aws(code):
    return ClientError({"Error": {"Code": code, "Message": "secret-principal"}}, "GetItem")


def start(house, caller=ALICE, **changed):
    return start_findings_export_job(house.desk, caller, **({"output_s3_uri": PLACE} | changed))


def refusal(call) -> str:
    with pytest.raises(JobRefusedError) as refused:
        call()
    return refused.value.code


def test_a_started_job_says_where_it_writes_and_how_to_look_at_it(house):
    job = start(house, client_token="t1")
    assert (job.job_status, job.state, job.deduplicated) == ("SUBMITTED", "pending", False)
    assert job.resolved_output_s3_uri == f"{PLACE}{job.job_id}/"
    assert job.next_action == f'Call get_job_status(job_id="{job.job_id}").'


def test_a_job_goes_from_pending_to_succeeded(house):
    job = start(house)
    assert get_job_status(house.desk, ALICE, job.job_id).state == "pending"
    house.worker().work()
    status = get_job_status(house.desk, ALICE, job.job_id)
    assert (status.state, status.progress.done, status.result["rows"]) == ("succeeded", 250, 250)
    assert status.result["manifest_uri"].endswith("_manifest.json")


def test_the_same_token_and_request_give_the_same_job_for_a_day(house):
    first = start(house, client_token="t1")
    house.clock.passes(timedelta(hours=23))
    again = start(house, client_token="t1")
    assert (again.job_id, again.deduplicated) == (first.job_id, True)
    assert again.resolved_output_s3_uri == first.resolved_output_s3_uri
    house.clock.passes(timedelta(hours=2))
    assert not start(house, client_token="t1").deduplicated


def test_a_token_with_another_request_is_a_conflict(house):
    start(house, client_token="t1")
    assert refusal(lambda: start(house, client_token="t1", max_findings=5)) == "IDEMPOTENCY_CONFLICT"


def test_a_token_is_its_callers_own(house):
    first = start(house, client_token="t1")
    assert start(house, BOB, client_token="t1").job_id != first.job_id


def test_a_lost_race_for_a_token_gives_the_winners_job(house):
    raced = []

    def another_is_faster():
        house.acting.before_write = lambda: None
        raced.append(start(house, client_token="t1"))

    house.acting.before_write = another_is_faster
    job = start(house, client_token="t1")
    assert (job.job_id, job.deduplicated) == (raced[0].job_id, True)
    assert len(list(house.desk.store.due())) == 1


def test_an_unknown_id_and_another_callers_look_the_same(house):
    job = start(house)
    unknown = job.job_id[::-1]
    for ask in (get_job_status, cancel_background_job):
        theirs, none = ask(house.desk, BOB, job.job_id), ask(house.desk, BOB, unknown)
        assert replace(theirs, job_id="") == replace(none, job_id="")
        assert theirs.state == "not_found"
    assert get_job_status(house.desk, ALICE, job.job_id).state == "pending"


@pytest.mark.parametrize("caller", ["a", "a#b", "a%23b", "JOBS#a"])
def test_no_callers_name_reaches_into_anothers_jobs(house, caller):
    job = start(house, "a#b%")
    assert get_job_status(house.desk, caller, job.job_id).state == "not_found"
    assert list_background_jobs(house.desk, caller).jobs == ()


@pytest.mark.parametrize("job_id", ["", "x", "JOB#", "0" * 31, "../" * 10 + "00"])
def test_what_is_no_id_is_not_found(house, job_id):
    assert get_job_status(house.desk, ALICE, job_id).state == "not_found"


def test_an_ended_job_is_known_for_a_week(house):
    job = start(house)
    house.worker().work()
    house.clock.passes(timedelta(days=6, hours=23))
    assert get_job_status(house.desk, ALICE, job.job_id).state == "succeeded"
    house.clock.passes(timedelta(hours=2))
    assert get_job_status(house.desk, ALICE, job.job_id).state == "not_found"


def test_a_job_that_nobody_works_on_expires(house):
    start(house)
    house.clock.passes(timedelta(days=7, seconds=1))
    assert list(house.desk.store.due()) == []
    assert house.desk.store.count_open(ALICE) == 0


def test_a_waiting_job_is_cancelled_at_once(house):
    job = start(house)
    assert cancel_background_job(house.desk, ALICE, job.job_id).job_status == "CANCELLED"
    assert house.worker().work() == []


def test_a_running_job_is_cancelled_by_its_worker_after_the_part_in_hand(house):
    job = start(house)

    class Cancels(Fate):
        def step(self) -> None:
            self.steps += 1
            if self.steps == 3:
                status = cancel_background_job(house.desk, ALICE, job.job_id)
                assert (status.job_status, status.state) == ("CANCELLING", "running")

    (done,) = house.worker(Cancels()).work()
    assert done.status == "CANCELLED"
    assert "_manifest.json" not in house.destinations[job.job_id].puts


def test_a_cancelled_job_whose_worker_went_away_is_ended_by_the_next(house):
    job = start(house)
    with pytest.raises(Killed):
        house.worker(Fate(6)).work()
    cancel_background_job(house.desk, ALICE, job.job_id)
    house.lease_runs_out()
    house.worker().work()
    assert get_job_status(house.desk, ALICE, job.job_id).state == "cancelled"


def test_an_ended_job_cannot_be_cancelled(house):
    job = start(house)
    house.worker().work()
    assert cancel_background_job(house.desk, ALICE, job.job_id).job_status == "COMPLETED"


def test_jobs_are_listed_newest_first_in_pages(house):
    ids = []
    for _ in range(5):
        ids.append(start(house).job_id)
        house.clock.passes(timedelta(seconds=1))
    start(house, BOB)
    first = list_background_jobs(house.desk, ALICE, max_results=3)
    rest = list_background_jobs(house.desk, ALICE, max_results=3, next_token=first.next_token)
    assert [job.job_id for job in (*first.jobs, *rest.jobs)] == ids[::-1]
    assert rest.next_token is None


def test_a_page_token_is_of_its_caller_and_filters(house):
    for _ in range(2):
        start(house)
    token = list_background_jobs(house.desk, ALICE, max_results=1).next_token
    assert refusal(lambda: list_background_jobs(house.desk, BOB, next_token=token)) == "INVALID_PARAMETER"


def test_jobs_are_listed_by_type_and_status(house):
    start(house)
    start_findings_backfill_job(house.desk, ALICE, application_ids=["00app"], created_at_after="2026-11-01")
    found = list_background_jobs(house.desk, ALICE, job_type="findings_backfill", job_status="SUBMITTED")
    assert [job.job_type for job in found.jobs] == ["findings_backfill"]
    assert refusal(lambda: list_background_jobs(house.desk, ALICE, job_status="DONE")) == "INVALID_PARAMETER"


def test_a_caller_has_so_many_jobs_at_once_and_no_more(house):
    for _ in range(5):
        start(house)
    assert refusal(lambda: start(house)) == "JOB_QUOTA_EXCEEDED"
    assert start(house, BOB).state == "pending"


def test_a_dry_run_starts_nothing(house):
    assert start(house, dry_run=True).job_id is None
    assert list(house.desk.store.due()) == []


def test_without_write_access_nothing_is_started_or_cancelled(house):
    desk = replace(house.desk, writes=False)
    assert refusal(lambda: start_findings_export_job(desk, ALICE, output_s3_uri=PLACE)) == "WRITE_DISABLED"
    assert refusal(lambda: cancel_background_job(desk, ALICE, "0" * 32)) == "WRITE_DISABLED"


@pytest.mark.parametrize(
    "uri",
    [
        "s3://team-exports/findings",
        "s3://team-exports/findings/",
        "s3://team-exports/findings/2026/11",
    ],
)
def test_a_destination_below_an_allowed_one_is_taken(house, uri):
    assert start(house, output_s3_uri=uri).resolved_output_s3_uri.startswith("s3://team-exports/findings/")


@pytest.mark.parametrize(
    "uri",
    [
        "s3://team-exports/",
        "s3://team-exports/findings-of-others/",
        "s3://team-exports-2/findings/",
        "s3://other/findings/",
    ],
)
def test_any_other_destination_is_refused(house, uri):
    assert refusal(lambda: start(house, output_s3_uri=uri)) == "DESTINATION_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("output_s3_uri", "https://team-exports/findings/"),
        ("output_s3_uri", "s3://team-exports/findings/../secret/"),
        ("output_s3_uri", "s3://team-exports//findings/"),
        ("output_s3_uri", "s3://"),
        ("output_format", "csv"),
        ("compression", "lzo"),
        ("kinds", ["x"] * 21),
        ("kinds", ["no kind"]),
        ("max_findings", 0),
        ("max_findings", 1_000_001),
        ("min_confidence", "sure"),
        ("created_at_after", "yesterday"),
        ("created_at_after", "0001-01-01"),
        ("created_at_before", "0001-01-01T00:00:00+14:00"),
        ("created_at_before", "9999-12-31"),
        ("application_id", "00APP"),
        ("job_name", "a b"),
        ("client_token", "a b"),
        ("client_token", "x" * 65),
        ("data_access_role_arn", "arn:aws:iam::111122223333:user/x"),
        ("kms_key_arn", "alias/x"),
        ("unknown", 1),
    ],
)
def test_a_parameter_out_of_its_range_is_refused_by_name(house, parameter, value):
    with pytest.raises(JobRefusedError, match=parameter) as refused:
        start(house, **{parameter: value})
    assert refused.value.code == "INVALID_PARAMETER"


def test_lines_take_no_columnar_compression(house):
    assert refusal(lambda: start(house, output_format="jsonl", compression="zstd")) == "INVALID_PARAMETER"


def test_a_role_that_is_not_allowed_is_refused(house):
    role = "arn:aws:iam::111122223333:role/exporter"
    assert refusal(lambda: start(house, data_access_role_arn=role)) == "ROLE_NOT_ALLOWED"
    allowing = replace(house.desk, roles=frozenset({role}))
    job = start_findings_export_job(allowing, ALICE, output_s3_uri=PLACE, data_access_role_arn=role)
    assert job.state == "pending"


def test_a_backfill_beyond_the_covered_applications_is_refused(house):
    desk = replace(house.desk, applications=frozenset({"00app"}))
    asked = {"application_ids": ["00app", "00other"], "created_at_after": "2026-11-01"}
    assert refusal(lambda: start_findings_backfill_job(desk, ALICE, **asked)) == "INVALID_PARAMETER"


def test_waiting_ends_with_the_job(house):
    job = start(house)
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        house.worker().work()

    desk = replace(house.desk, sleep=sleep)
    assert get_job_status(desk, ALICE, job.job_id, wait_seconds=20).state == "succeeded"
    assert slept == [1]


@pytest.mark.parametrize(
    ("error", "code", "word"),
    [
        (_aws("ResourceNotFoundException"), "BACKEND_UNAVAILABLE", "--acting-table"),
        (_aws("ThrottlingException"), "THROTTLED", "in a moment"),
        (_aws("AccessDeniedException"), "BACKEND_UNAVAILABLE", "tell the operator"),
        (EndpointConnectionError(endpoint_url="https://x"), "BACKEND_UNAVAILABLE", "cannot be reached"),
    ],
)
def test_what_aws_refuses_is_told_by_a_code_and_without_its_words(house, monkeypatch, error, code, word):
    def refused(*_arguments, **_options):
        raise error

    monkeypatch.setattr(house.acting, "get", refused)
    with pytest.raises(JobRefusedError, match=word) as caught:
        get_job_status(house.desk, ALICE, "0" * 32)
    assert (caught.value.code, caught.value.retryable) == (code, True)
    assert "secret-principal" not in str(caught.value)
