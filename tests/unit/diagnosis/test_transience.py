"""Whether a rerun can help, from the cause, the attempt and the run's retry policy."""

import pytest

from emrdx.diagnosis.answer.transience import outlook, transience
from emrdx.model import JobRun
from emrdx.runs import job_run
from emrdx.schemas import Retry


def batch(attempt: int | None, of: int | None) -> JobRun:
    return JobRun(state="FAILED", mode="BATCH", attempt=attempt, max_attempts=of)


def test_a_transient_cause_with_attempts_left_is_retried_by_the_service() -> None:
    found = transience(Retry.YES, batch(2, 3))
    assert found.retry == Retry.YES
    assert found.why.startswith("Attempt 2 of 3: EMR Serverless retries it by itself")


def test_a_transient_cause_that_outlasted_every_attempt_may_not_pass() -> None:
    found = transience(Retry.YES, batch(3, 3))
    assert found.retry == Retry.UNKNOWN
    assert "the last that its retry policy allows" in found.why


@pytest.mark.parametrize("attempt", [1, 3])
def test_no_attempt_helps_against_a_deterministic_cause(attempt: int) -> None:
    found = transience(Retry.NO, batch(attempt, 3))
    assert found.retry == Retry.NO
    assert "the same way" in found.why


def test_a_run_without_a_policy_is_told_to_get_one_where_that_helps() -> None:
    assert "retryPolicy.maxAttempts" in transience(Retry.YES, batch(1, 1)).why
    assert "retryPolicy" not in transience(Retry.NO, batch(1, 1)).why


def test_a_streaming_run_that_failed_had_its_failures_of_an_hour() -> None:
    run = JobRun(state="FAILED", mode="STREAMING", attempt=7)
    assert transience(Retry.YES, run).retry == Retry.UNKNOWN
    assert "until 5 attempts failed within an hour" in transience(Retry.YES, run).why


def test_a_streaming_attempt_that_is_followed_by_another_can_pass() -> None:
    run = JobRun(state="RUNNING", mode="STREAMING", attempt=1, max_failed_attempts_per_hour=3)
    assert transience(Retry.YES, run).retry == Retry.YES


def test_nothing_is_said_where_the_policy_is_not_known() -> None:
    assert outlook(batch(None, 3)) == "unknown"
    assert transience(Retry.YES, JobRun(state="FAILED")).why == ""


@pytest.mark.parametrize("state", ["SUCCESS", "CANCELLED"])
def test_a_run_that_did_not_fail_is_not_weighed(state: str) -> None:
    run = JobRun(state=state, mode="BATCH", attempt=3, max_attempts=3)
    assert (transience(Retry.YES, run).retry, transience(Retry.YES, run).why) == (Retry.YES, "")


def test_the_policy_is_read_from_the_service_s_answer() -> None:
    answer = {"jobRun": {"mode": "STREAMING", "attempt": 2, "retryPolicy": {"maxFailedAttemptsPerHour": 1}}}
    assert outlook(job_run(answer, None)) == "single"
