"""Evidence from CloudWatch Logs, read backward from the end within the calls of a diagnosis."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from emrdx.evidence import is_late
from emrdx.evidence.collect import collect
from emrdx.limits import AWS_CALLS_DRIVER, AWS_CALLS_EXECUTORS
from emrdx.model import CloudWatchLogs, Evidence, JobRun, LogLocations, S3Logs, SourceStatus

GROUP = "/aws/emr-serverless"
APPLICATION, JOB = "00f1982r1uukb925", "00f1cbn5g4bb0c01"
ROOT = f"/applications/{APPLICATION}/jobs/{JOB}"
WRITTEN = datetime.now(UTC) - timedelta(minutes=5)
RUN_CALLS = 2


class Watched:
    """A client that counts its calls, gives pages of a few events, and can be made to refuse a call."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.calls: Counter[str] = Counter()
        self.refusals: dict[str, str] = {}
        self.page = 10_000

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)
        if name not in {"describe_log_streams", "get_log_events"}:
            return call

        def counted(**arguments: Any) -> Any:
            self.calls[name] += 1
            if name in self.refusals:
                raise ClientError({"Error": {"Code": self.refusals[name], "Message": "no"}}, name)
            if name == "get_log_events":
                arguments["limit"] = min(arguments["limit"], self.page)
            return call(**arguments)

        return counted

    @property
    def total(self) -> int:
        return sum(self.calls.values())


@pytest.fixture
def logs(aws: None) -> Watched:
    client = boto3.client("logs", region_name="eu-west-1")
    client.create_log_group(logGroupName=GROUP)
    return Watched(client)


def put(logs: Watched, stream: str, messages: Sequence[str], group: str = GROUP) -> None:
    logs.create_log_stream(logGroupName=group, logStreamName=stream)
    start = int(WRITTEN.timestamp() * 1000)
    events = [{"timestamp": start + number, "message": message} for number, message in enumerate(messages)]
    if not events:
        return
    logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=events)


def run_of(cloudwatch: CloudWatchLogs | None = None, **known: Any) -> JobRun:
    facts = {"application_id": APPLICATION, "job_run_id": JOB, "state": "FAILED", **known}
    return JobRun(logs=LogLocations(cloudwatch=cloudwatch or CloudWatchLogs()), **facts)


def collected(logs: Watched, run: JobRun | None = None, now: datetime | None = None) -> Evidence:
    return collect(run or run_of(), logs=logs, clock=lambda: now or datetime.now(UTC))  # type: ignore[arg-type]


def statuses(evidence: Evidence) -> dict[str, SourceStatus]:
    return {source.ref.path: source.status for source in evidence.sources}


def lines(evidence: Evidence) -> list[str]:
    return [line for source in evidence.sources for segment in source.segments for line in segment.lines]


def test_the_driver_s_streams_are_read_whole_and_in_order(logs):
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", ["first", "java.lang.X: y", "\tat z"])
    put(logs, f"{ROOT}/SPARK_DRIVER/stdout", ["out"])
    evidence = collected(logs)
    assert statuses(evidence) == {
        "SPARK_DRIVER/stderr": SourceStatus.READ,
        "SPARK_DRIVER/stdout": SourceStatus.READ,
    }
    assert lines(evidence) == ["first", "java.lang.X: y", "\tat z", "out"]
    assert logs.total + RUN_CALLS <= AWS_CALLS_DRIVER


@pytest.mark.parametrize("prefix", ["daily", "daily/", "team/daily"])
def test_a_group_and_a_prefix_of_one_s_own_are_used(logs, prefix):
    logs.create_log_group(logGroupName="/etl")
    put(logs, f"{prefix.rstrip('/')}{ROOT}/SPARK_DRIVER/stderr", ["mine"], group="/etl")
    assert lines(collected(logs, run_of(CloudWatchLogs(group="/etl", prefix=prefix)))) == ["mine"]


def test_only_the_run_s_attempt_is_read(logs):
    for attempt in (1, 2):
        put(logs, f"{ROOT}/attempts/{attempt}/SPARK_DRIVER/stderr", [f"attempt {attempt}"])
    assert lines(collected(logs, run_of(attempt=1))) == ["attempt 1"]


def test_a_long_stream_is_read_from_its_end_and_cut_at_the_calls(logs):
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", [f"line {number}" for number in range(100)])
    put(logs, f"{ROOT}/SPARK_DRIVER/stdout", ["out"])
    logs.page = 30
    evidence = collected(logs)
    assert statuses(evidence)["SPARK_DRIVER/stderr"] is SourceStatus.CUT
    # The listing is one call and stdout's only page another; the rest is for stderr.
    pages = AWS_CALLS_DRIVER - RUN_CALLS - 2
    assert lines(evidence) == [*(f"line {number}" for number in range(100 - pages * 30, 100)), "out"]
    assert logs.total + RUN_CALLS == AWS_CALLS_DRIVER


def test_executors_streams_are_read_within_the_calls_of_a_diagnosis(logs):
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", ["ERROR TaskSchedulerImpl: Lost executor 4 on h: x"])
    for worker in range(1, 9):
        put(logs, f"{ROOT}/SPARK_EXECUTOR/{worker}/stderr", [f"executor {worker}"])
    assert lines(collected(logs))[-1] == "executor 4"
    assert logs.total + RUN_CALLS <= AWS_CALLS_EXECUTORS


@pytest.mark.parametrize(
    ("operation", "code", "status"),
    [
        ("describe_log_streams", "ResourceNotFoundException", SourceStatus.MISSING),
        ("describe_log_streams", "AccessDeniedException", SourceStatus.DENIED),
        ("describe_log_streams", "ThrottlingException", SourceStatus.LATE),
        ("get_log_events", "AccessDeniedException", SourceStatus.DENIED),
        ("get_log_events", "ThrottlingException", SourceStatus.LATE),
    ],
)
def test_what_cloudwatch_refuses_is_the_source_s_status(logs, operation, code, status):
    for stream in ("stderr", "stdout"):
        put(logs, f"{ROOT}/SPARK_DRIVER/{stream}", ["text"])
    logs.refusals[operation] = code
    assert set(statuses(collected(logs)).values()) == {status}


def test_a_page_that_is_throttled_leaves_what_was_read_and_another_look(logs):
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", [f"line {number}" for number in range(20)])
    logs.page = 10
    first = logs.get_log_events

    def throttled_after_the_first(**asked: Any) -> Any:
        if "nextToken" in asked:
            raise ClientError({"Error": {"Code": "ThrottlingException", "Message": "slow"}}, "GetLogEvents")
        return first(**asked)

    logs.get_log_events = throttled_after_the_first  # type: ignore[method-assign]
    evidence = collected(logs)
    assert is_late(evidence)
    assert lines(evidence) == [f"line {number}" for number in range(10, 20)]


def test_streams_are_listed_over_their_pages(logs):
    for worker in range(1, 60):
        put(logs, f"{ROOT}/SPARK_EXECUTOR/{worker}/stderr", [f"executor {worker}"])
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", ["ERROR TaskSchedulerImpl: Lost executor 59 on h: x"])
    assert "SPARK_EXECUTOR/59/stderr" in statuses(collected(logs))
    assert logs.calls["describe_log_streams"] == 2
    assert logs.total - 1 + RUN_CALLS <= AWS_CALLS_EXECUTORS


@pytest.mark.parametrize(
    ("messages", "status"),
    [
        ([], SourceStatus.EMPTY),
        (["\x00\x01\x02\x03" * 500], SourceStatus.NOT_TEXT),
        (["a" * 200_000, "java.lang.IllegalStateException: at the end"], SourceStatus.READ),
        (["java.lang.X: y\n\tat a\n\tat b"], SourceStatus.READ),
    ],
)
def test_what_is_in_a_stream_is_its_status(logs, messages, status):
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", messages)
    evidence = collected(logs)
    assert statuses(evidence)["SPARK_DRIVER/stderr"] is status
    if messages and status is SourceStatus.READ:
        assert lines(evidence)[-1] == messages[-1].split("\n")[-1]


def test_streams_that_are_not_there_right_after_the_end_are_late(logs):
    ended = datetime.now(UTC)
    run = run_of(started_at=ended - timedelta(hours=1), ended_at=ended)
    assert is_late(collected(logs, run, ended + timedelta(seconds=20)))
    assert not is_late(collected(logs, run, ended + timedelta(minutes=11)))


def test_cloudwatch_is_asked_where_s3_has_no_readable_driver_log(logs):
    put(logs, f"{ROOT}/SPARK_DRIVER/stderr", ["here"])
    s3 = boto3.client("s3", region_name="eu-west-1")
    places = LogLocations(s3=S3Logs(uri="s3://gone-bucket/x"), cloudwatch=CloudWatchLogs())
    run = JobRun(application_id=APPLICATION, job_run_id=JOB, state="FAILED", logs=places)
    assert lines(collect(run, s3=s3, logs=logs)) == ["here"]  # type: ignore[arg-type]
    assert logs.total + 1 + RUN_CALLS <= AWS_CALLS_DRIVER
