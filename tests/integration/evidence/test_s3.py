"""Evidence from S3: layouts, calls, trouble, and what may still come."""

import gzip
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from emrdx.evidence import UnreadableInput, is_late
from emrdx.evidence.collect import collect
from emrdx.evidence.local import collect_path
from emrdx.evidence.s3 import collect_s3_uri, split_uri
from emrdx.limits import AWS_CALLS_DRIVER, AWS_CALLS_EXECUTORS, TAIL_BYTES, WINDOWS_BYTES
from emrdx.model import Evidence, JobRun, LogLocations, S3Logs, SourceStatus

CORPUS = Path(__file__).parents[2] / "corpus" / "spark"
BUCKET = "team-logs"
APPLICATION, JOB = "00f1982r1uukb925", "00f1cbn5g4bb0c01"
ROOT = f"spark/applications/{APPLICATION}/jobs/{JOB}"
RUN_CALLS = 2


class Watched:
    """A client that counts its calls and can be made to refuse one."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.calls: Counter[str] = Counter()
        self.refusals: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)
        if name not in {"get_object", "list_objects_v2"}:
            return call

        def counted(**arguments: Any) -> Any:
            self.calls[name] += 1
            if name in self.refusals:
                raise ClientError({"Error": {"Code": self.refusals[name], "Message": "no"}}, name)
            return call(**arguments)

        return counted

    @property
    def total(self) -> int:
        return sum(self.calls.values())


@pytest.fixture
def s3(aws: None) -> Watched:
    client = boto3.client("s3", region_name="eu-west-1")
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return Watched(client)


def put(s3: Watched, key: str, text: str | bytes) -> None:
    body = text if isinstance(text, bytes) else gzip.compress(text.encode())
    s3.put_object(Bucket=BUCKET, Key=f"{ROOT}/{key}", Body=body)


def upload(s3: Watched, case: str, below: str = "") -> None:
    for path in (CORPUS / case).rglob("*.gz"):
        put(s3, f"{below}{path.relative_to(CORPUS / case)}", path.read_bytes())


def run_of(uri: str = f"s3://{BUCKET}/spark/", **known: Any) -> JobRun:
    facts = {"application_id": APPLICATION, "job_run_id": JOB, "state": "FAILED", **known}
    return JobRun(logs=LogLocations(s3=S3Logs(uri=uri), decided_by="run"), **facts)


def collected(s3: Watched, run: JobRun | None = None, now: datetime | None = None) -> Evidence:
    return collect(run or run_of(), s3=s3, clock=lambda: now or datetime.now(UTC))  # type: ignore[arg-type]


def statuses(evidence: Evidence) -> dict[str, SourceStatus]:
    return {source.ref.path: source.status for source in evidence.sources}


def lines(evidence: Evidence) -> list[str]:
    return [line for source in evidence.sources for segment in source.segments for line in segment.lines]


@pytest.mark.parametrize("case", ["s428", "s132", "s215", "s108"])
@pytest.mark.parametrize("below", ["", "attempts/1/"])
def test_a_run_in_s3_is_the_same_evidence_as_on_disk(s3, case, below):
    upload(s3, case, below)
    evidence = collected(s3, run_of(attempt=1))
    local = collect_path(CORPUS / case)
    assert {s.ref.path: s.segments for s in evidence.sources} == {
        s.ref.path: s.segments for s in local.sources
    }


@pytest.mark.parametrize("uri", [f"s3://{BUCKET}/spark", f"s3://{BUCKET}/spark///", f"s3a://{BUCKET}/spark/"])
def test_slashes_at_the_end_of_the_log_uri_do_not_matter(s3, uri):
    put(s3, "SPARK_DRIVER/stderr.gz", "found\n")
    assert lines(collected(s3, run_of(uri))) == ["found"]


def test_logs_at_the_bucket_s_root_are_found(s3):
    s3.put_object(Bucket=BUCKET, Key=f"{ROOT.removeprefix('spark/')}/SPARK_DRIVER/stderr.gz", Body=b"found\n")
    assert lines(collected(s3, run_of(f"s3://{BUCKET}/"))) == ["found"]


def test_the_driver_alone_takes_one_listing_and_a_call_for_each_stream(s3):
    upload(s3, "s215")
    collected(s3)
    assert s3.calls == {"list_objects_v2": 1, "get_object": 2}
    assert s3.total + RUN_CALLS <= AWS_CALLS_DRIVER


def test_executors_stay_within_the_calls_of_a_diagnosis(s3):
    for worker in range(1, 40):
        put(s3, f"SPARK_EXECUTOR/{worker}/stderr.gz", f"executor {worker}: long enough to be read\n" * 9)
        put(s3, f"SPARK_EXECUTOR/{worker}/stdout.gz", f"executor {worker}: long enough to be read\n" * 9)
    put(s3, "SPARK_DRIVER/stderr.gz", "ERROR TaskSchedulerImpl: Lost executor 17 on h: x\n")
    evidence = collected(s3)
    assert [path for path in statuses(evidence) if "EXECUTOR" in path] == [
        "SPARK_EXECUTOR/17/stderr.gz",
        "SPARK_EXECUTOR/17/stdout.gz",
    ]
    assert s3.total + RUN_CALLS <= AWS_CALLS_EXECUTORS


def test_empty_objects_cost_no_call(s3):
    put(s3, "SPARK_DRIVER/stderr.gz", "text\n")
    s3.put_object(Bucket=BUCKET, Key=f"{ROOT}/SPARK_DRIVER/stdout.gz", Body=gzip.compress(b"", mtime=0))
    assert statuses(collected(s3))["SPARK_DRIVER/stdout.gz"] is SourceStatus.EMPTY
    assert s3.calls["get_object"] == 1


def test_more_streams_than_calls_are_cut_not_read(s3):
    for name in ("stderr.gz", "stdout.gz", "hive.log.gz", "tez_am.gz", "system_logs.gz"):
        put(s3, f"HIVE_DRIVER/{name}", f"{name} says more than nothing at all\n")
    found = list(statuses(collected(s3)).values())
    assert found.count(SourceStatus.READ) == 3
    assert found.count(SourceStatus.CUT) == 2
    assert s3.total + RUN_CALLS == AWS_CALLS_DRIVER


def test_each_rotated_piece_is_one_call_more(s3):
    for piece in range(6):
        put(s3, f"SPARK_DRIVER/archived/stderr_{piece}.gz", f"piece {piece} of the driver's log\n")
    put(s3, "SPARK_DRIVER/stderr.gz", "the newest lines of the driver\n")
    evidence = collected(s3)
    assert lines(evidence)[0].startswith("piece 0")
    assert lines(evidence)[-1].startswith("the newest")
    assert s3.calls["get_object"] == 7


def test_only_the_run_s_attempt_is_read(s3):
    for attempt in (1, 2, 10):
        put(s3, f"attempts/{attempt}/SPARK_DRIVER/stderr.gz", f"attempt {attempt} of the run\n")
    assert lines(collected(s3, run_of(attempt=2))) == ["attempt 2 of the run"]
    assert lines(collected(s3, run_of())) == ["attempt 10 of the run"]


def test_a_listing_goes_on_over_its_pages(s3):
    for worker in range(1, 1100):
        s3.put_object(Bucket=BUCKET, Key=f"{ROOT}/SPARK_EXECUTOR/{worker}/stderr.gz", Body=b"text\n")
    put(s3, "SPARK_DRIVER/stderr.gz", "ERROR TaskSchedulerImpl: Lost executor 999 on h: x\n")
    assert "SPARK_EXECUTOR/999/stderr.gz" in statuses(collected(s3))
    assert s3.calls["list_objects_v2"] == 2


def test_of_many_attempts_only_the_one_s_own_pages_are_listed(s3):
    for worker in range(1, 1100):
        s3.put_object(
            Bucket=BUCKET, Key=f"{ROOT}/attempts/1/SPARK_EXECUTOR/{worker}/stderr.gz", Body=b"text\n"
        )
    put(s3, "attempts/2/SPARK_DRIVER/stderr.gz", "attempt 2 of the run\n")
    assert lines(collected(s3, run_of(attempt=2))) == ["attempt 2 of the run"]
    assert s3.calls["list_objects_v2"] == 2


@pytest.mark.parametrize(
    ("operation", "code", "status"),
    [
        ("get_object", "AccessDenied", SourceStatus.DENIED),
        ("get_object", "KMS.DisabledException", SourceStatus.DENIED),
        ("get_object", "NoSuchKey", SourceStatus.MISSING),
        ("get_object", "SlowDown", SourceStatus.LATE),
        ("get_object", "503", SourceStatus.LATE),
        ("list_objects_v2", "NoSuchBucket", SourceStatus.MISSING),
        ("list_objects_v2", "SlowDown", SourceStatus.LATE),
    ],
)
def test_what_s3_refuses_is_the_source_s_status(s3, operation, code, status):
    upload(s3, "s215")
    s3.refusals[operation] = code
    assert set(statuses(collected(s3)).values()) == {status}


def test_bad_credentials_are_an_error_not_a_status(s3):
    s3.refusals["list_objects_v2"] = "ExpiredToken"
    with pytest.raises(ClientError, match="ExpiredToken"):
        collected(s3)


@pytest.mark.parametrize(
    ("run", "below"),
    [
        (run_of(), ""),
        (run_of(attempt=2, max_attempts=3), "attempts/2/"),
        (run_of(attempt=1, mode="STREAMING"), "attempts/1/"),
    ],
)
def test_where_listing_is_denied_the_driver_is_asked_for_by_name(s3, run, below):
    upload(s3, "s215", below)
    s3.refusals["list_objects_v2"] = "AccessDenied"
    assert set(statuses(collected(s3, run)).values()) == {SourceStatus.READ}
    assert s3.total + RUN_CALLS <= AWS_CALLS_DRIVER


def test_a_connection_lost_on_the_way_leaves_a_truncated_source(s3):
    upload(s3, "s428")
    real = s3.get_object

    class Body:
        def iter_chunks(self, size: int) -> Iterator[bytes]:
            yield (CORPUS / "s428/SPARK_DRIVER/stderr.gz").read_bytes()[:4000]
            raise ReadTimeoutError(endpoint_url="s3")

        def close(self) -> None: ...

    s3.get_object = lambda **asked: {**real(**asked), "Body": Body()}  # type: ignore[method-assign]
    evidence = collected(s3)
    assert statuses(evidence)["SPARK_DRIVER/stderr.gz"] is SourceStatus.TRUNCATED
    assert lines(evidence)


DRIVER = (CORPUS / "s215/SPARK_DRIVER/stderr.gz").read_bytes()
TEXT = gzip.decompress(DRIVER)


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("stderr.gz", DRIVER[: len(DRIVER) * 2 // 3], SourceStatus.TRUNCATED),
        ("stderr.gz", DRIVER[: len(DRIVER) // 2] + b"\xff" * 64 + DRIVER[len(DRIVER) // 2 :], SourceStatus.CORRUPT),
        ("stderr.gz", b"\x1f\x8b\x08\x00 and then nothing of gzip", SourceStatus.CORRUPT),
        ("stderr.gz", gzip.compress(bytes(range(256)) * 400), SourceStatus.NOT_TEXT),
        ("stderr.gz", b"", SourceStatus.EMPTY),
        ("stderr.gz", gzip.compress(b"", mtime=0), SourceStatus.EMPTY),
        ("stderr", b"", SourceStatus.EMPTY),
        ("stderr.gz", DRIVER + DRIVER, SourceStatus.READ),
        ("stderr.gz", TEXT, SourceStatus.READ),
        ("stderr", TEXT, SourceStatus.READ),
        ("stderr", TEXT.decode().encode("utf-16"), SourceStatus.READ),
    ],
    ids=["truncated", "corrupt", "no gzip", "binary", "no bytes", "empty gzip", "empty", "two members",
         "plain with the name of gzip", "plain", "utf-16"],
)  # fmt: skip
def test_what_is_in_an_object_is_its_status_and_the_other_stream_is_read(s3, name, body, status):
    put(s3, f"SPARK_DRIVER/{name}", body)
    put(s3, "SPARK_DRIVER/stdout.gz", "the other stream\n")
    evidence = collected(s3)
    assert statuses(evidence)[f"SPARK_DRIVER/{name}"] is status
    assert lines(evidence)[-1] == "the other stream"
    assert s3.total + RUN_CALLS <= AWS_CALLS_DRIVER


def test_of_a_truncated_log_what_can_be_read_is_kept(s3):
    put(s3, "SPARK_DRIVER/stderr.gz", DRIVER[: len(DRIVER) * 2 // 3])
    kept = lines(collected(s3))
    assert len(kept) > 5
    assert "\n".join(kept[:5]) in TEXT.decode()


def test_a_huge_log_keeps_its_cause_from_the_middle_and_its_end_within_the_limits(s3):
    filler = "26/11/20 02:10:00 INFO TaskSetManager: Finished task {} in stage 7.0 (TID {}) in 12 ms\n"
    before, after = (
        "".join(filler.format(n, n) for n in range(part, part + 300_000)) for part in (0, 300_000)
    )
    cause = 'Exception in thread "main" java.lang.IllegalStateException: the cause\n\tat com.acme.Job.main(Job.java:7)\n'
    body = gzip.compress((before + cause + after).encode(), compresslevel=1)
    put(s3, "SPARK_DRIVER/stderr.gz", body)
    (source,) = [each for each in collected(s3).sources if each.ref.path == "SPARK_DRIVER/stderr.gz"]
    kept = [line for segment in source.segments for line in segment.lines]
    assert source.status is SourceStatus.READ
    assert source.line_count == 600_002
    assert cause.splitlines()[0] in kept
    assert kept[-1] == filler.format(599_999, 599_999).rstrip()
    assert sum(map(len, kept)) < TAIL_BYTES + WINDOWS_BYTES


def test_logs_that_are_not_there_right_after_the_end_are_late(s3):
    ended = datetime.now(UTC)
    run = run_of(started_at=ended - timedelta(hours=1), ended_at=ended)
    assert is_late(collected(s3, run, ended + timedelta(seconds=20)))
    final = collected(s3, run, ended + timedelta(minutes=11))
    assert set(statuses(final).values()) == {SourceStatus.MISSING}


def test_logs_written_before_the_end_are_late_until_they_settle(s3):
    upload(s3, "s215")
    ended = datetime.now(UTC) + timedelta(minutes=1)
    run = run_of(started_at=ended - timedelta(hours=1), ended_at=ended)
    early = collected(s3, run, ended + timedelta(seconds=10))
    assert is_late(early)
    assert lines(early)
    assert not is_late(collected(s3, run, ended + timedelta(seconds=90)))


def test_a_run_with_managed_storage_only_says_so():
    evidence = collect(JobRun(state="FAILED", logs=LogLocations()))
    assert set(statuses(evidence).values()) == {SourceStatus.MANAGED_ONLY}


@pytest.mark.parametrize("logs", [None, LogLocations(managed=False)])
def test_a_run_without_any_place_for_logs_says_so(logs):
    evidence = collect(JobRun(state="FAILED", logs=logs))
    assert set(statuses(evidence).values()) == {SourceStatus.NOT_CONFIGURED}


@pytest.mark.parametrize("uri", [f"s3://{BUCKET}/spark/", f"s3://{BUCKET}/{ROOT}", f"s3://{BUCKET}"])
def test_a_prefix_of_one_run_is_evidence(s3, uri):
    upload(s3, "s132")
    evidence = collect_s3_uri(s3, uri)
    assert evidence.run.job_run_id == JOB
    assert statuses(evidence) == statuses(collect_path(CORPUS / "s132"))


def test_one_object_is_evidence(s3):
    upload(s3, "s132")
    evidence = collect_s3_uri(s3, f"s3://{BUCKET}/{ROOT}/SPARK_EXECUTOR/1/stderr.gz")
    assert list(statuses(evidence)) == ["SPARK_EXECUTOR/1/stderr.gz"]


def test_a_prefix_matches_whole_folders_only(s3):
    put(s3, "SPARK_DRIVER/stderr.gz", "text\n")
    with pytest.raises(UnreadableInput, match="no logs there"):
        collect_s3_uri(s3, f"s3://{BUCKET}/{ROOT[:-3]}")


@pytest.mark.parametrize(
    ("uri", "says"),
    [
        ("s3://team-logs/nothing/", "no logs there; give the prefix"),
        ("s3://no-such-bucket-here/x", "no logs there"),
        ("s3:///x", "not an S3 address"),
        ("https://team-logs/x", "not an S3 address"),
    ],
)
def test_a_place_without_logs_is_an_error_with_a_next_step(s3, uri, says):
    with pytest.raises(UnreadableInput, match=says):
        collect_s3_uri(s3, uri)


def test_a_prefix_that_is_denied_says_which_permissions_are_missing(s3):
    s3.refusals["list_objects_v2"] = "AccessDenied"
    with pytest.raises(UnreadableInput, match=r"s3:ListBucket.*kms:Decrypt"):
        collect_s3_uri(s3, f"s3://{BUCKET}/spark")


def test_an_address_is_a_bucket_and_a_prefix():
    assert split_uri("s3://b/p/q//") == ("b", "p/q")
    assert split_uri("s3://b") == ("b", "")
