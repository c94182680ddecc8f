"""Keys that never meet by accident, and jobs that are told from each other and from their own dates."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.findings.keys import RunKey, Scope, failure_id, job_identity, joined, moment

SCOPE = Scope(account="111122223333", region="eu-west-1")
EARLIEST, LATEST = (datetime(year, 1, 1) for year in (2000, 2100))  # noqa: DTZ001 - zones are drawn
PARTS = st.lists(st.text(alphabet=st.sampled_from("ab#%23"), max_size=4), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_keys_are_equal_only_if_all_their_parts_are(one: list[str], other: list[str]) -> None:
    assert (joined(*one) == joined(*other)) == (one == other)


def test_attempts_sort_by_number() -> None:
    keys = [
        RunKey(account="1", region="r", application_id="a", job_run_id="j", attempt=attempt).sort
        for attempt in (1, 2, 10, 100)
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("name", "job"),
    [
        ("emr_serverless_job_airflow_3f2b8a1c-1111-4222-8333-444455556666", "emr_serverless_job_airflow_*"),
        ("daily-sales-2026-11-21", "daily-sales-*"),
        ("daily_20261121T0730", "daily_*"),
        ("etl 2026-11-21T07:30:00+00:00", "etl *"),
        ("etl 2026-11-21 07:30:00.123456", "etl *"),
        ("report_1763710000", "report_*"),
        ("backfill-deadbeefdeadbeef1", "backfill-*"),
    ],
)
def test_what_changes_from_run_to_run_is_no_part_of_a_job(name: str, job: str) -> None:
    assert job_identity(name) == job


@pytest.mark.parametrize(
    "name",
    ["v2-load", "stage_10_of_12", "s3://code/jobs/main.py", "defaced-facade", "year-2026", "top100", "q3"],
)
def test_what_tells_jobs_apart_is_kept(name: str) -> None:
    assert job_identity(name) == name


@given(st.text(max_size=600))
def test_a_job_s_identity_is_its_own_identity(name: str) -> None:
    assert len(job_identity(name)) <= 256
    assert job_identity(job_identity(name)) == job_identity(name)


def test_a_failure_is_of_one_job_of_one_application_in_one_account_and_region() -> None:
    ids = {
        failure_id(scope, application, job, fingerprint)
        for scope in (
            SCOPE,
            Scope(account="9", region="eu-west-1"),
            Scope(account="111122223333", region="x"),
        )
        for application in ("a", "b")
        for job in ("j", "k")
        for fingerprint in ("v1:1", "v1:2")
    }
    assert len(ids) == 24


@given(st.lists(st.datetimes(min_value=EARLIEST, max_value=LATEST), min_size=2, max_size=5))
def test_times_sort_as_text_whatever_their_zone(times: list[datetime]) -> None:
    zones = (UTC, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8)))
    aware = [time.replace(tzinfo=zone) for time, zone in zip(times, zones * 2, strict=False)]
    assert sorted(aware) == [datetime.fromisoformat(text) for text in sorted(map(moment, aware))]


def test_a_functions_arn_says_whose_runs_it_serves() -> None:
    arn = "arn:aws-cn:lambda:cn-north-1:111122223333:function:emrdx-jobs:live"
    assert Scope.of_arn(arn) == Scope(account="111122223333", region="cn-north-1")
