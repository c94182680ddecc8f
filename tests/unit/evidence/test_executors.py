"""Which executors' logs are read."""

from datetime import UTC, datetime, timedelta

import pytest

from emrdx.evidence.executors import blamed, choose
from emrdx.evidence.layout import LogFile
from emrdx.model import Role, Segment, SourceEvidence, SourceRef, SourceStatus

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def driver(*lines: str) -> list[SourceEvidence]:
    ref = SourceRef(path="SPARK_DRIVER/stderr.gz")
    return [SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(Segment(1, lines),))]


def executor(worker: int, minutes: int = 0) -> LogFile:
    path = f"SPARK_EXECUTOR/{worker}/stderr.gz"
    modified = NOON + timedelta(minutes=minutes)
    return LogFile(
        ref=SourceRef(path=path, role=Role.EXECUTOR, worker=str(worker), modified=modified), key=path
    )


@pytest.mark.parametrize(
    "line",
    [
        "26/08/26 01:15:00 ERROR TaskSchedulerImpl: Lost executor 7 on 10.0.0.1: Command exited with code 52",
        "26/08/26 01:15:00 WARN TaskSetManager: Lost task 1.0 in stage 2.0 (TID 3) (10.0.0.1 executor 7): java.io.IOException",
        "26/08/26 01:15:00 INFO TaskSetManager: Lost task 1.1 in stage 2.0 (TID 4) on 10.0.0.1, executor 7: java.io.IOException",
        "Reason: ExecutorLostFailure (executor 7 exited caused by one of the running tasks) Reason: x",
        "ExecutorDeadException: The relative remote executor(Id: 7), which maintains the block data to fetch is dead.",
        "INFO StandaloneAppClient$ClientEndpoint: Executor updated: app-1/7 is now EXITED (Command exited with code 1)",
    ],
)
def test_an_executor_that_the_driver_names_as_lost_or_failed_is_blamed(line):
    assert blamed(driver(line)) == ["7"]


def test_executors_that_only_come_and_go_are_not_blamed():
    assert (
        blamed(driver("INFO X: Registered executor NettyRpc (10.0.0.1:1) with ID 7, ResourceProfileId 0"))
        == []
    )


def test_lost_executors_are_blamed_before_those_with_failed_tasks():
    lost = "ERROR TaskSchedulerImpl: Lost executor 9 on h: Remote RPC client disassociated."
    failed = "WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 1) (h executor 2): java.io.IOException"
    assert blamed(driver(failed, lost)) == ["9", "2"]


def test_the_blamed_are_read_and_no_other():
    files = [executor(number) for number in range(1, 9)]
    assert choose(files, ["5", "2"]) == ["5", "2"]
    assert choose(files, ["5", "4", "3", "2"]) == ["5", "4", "3"]


def test_where_none_is_blamed_the_first_the_last_and_the_most_recently_ended_are_read():
    files = [executor(number, minutes=30 if number == 4 else number) for number in range(1, 12)]
    assert choose(files, []) == ["1", "11", "4"]


def test_fewer_executors_than_the_limit_are_all_read():
    assert sorted(choose([executor(1), executor(2)], [])) == ["1", "2"]
    assert choose([], []) == []


def test_in_place_of_a_blamed_executor_without_logs_others_are_read():
    assert choose([executor(number) for number in range(1, 9)], ["42", "5"]) == ["5", "1", "8"]
