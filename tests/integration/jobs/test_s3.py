"""Exports into an emulated S3, from the emulated table, by the deployed form of the job."""

import io
import json
from datetime import UTC, datetime, timedelta

import boto3
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from botocore.exceptions import ClientError

from emrdx.findings.client import Table
from emrdx.findings.keys import RunKey, Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.jobs.api import JobDesk, get_job_status, start_findings_export_job
from emrdx.jobs.destinations import S3Destination, S3Place
from emrdx.jobs.estimate import estimating
from emrdx.jobs.model import JobType
from emrdx.jobs.runners import exporting
from emrdx.jobs.store import JobStore
from emrdx.jobs.table import ACTING_TABLE
from emrdx.jobs.worker import Worker
from emrdx.schemas import to_json

SCOPE = Scope(account="111122223333", region="eu-west-1")
BUCKET = "team-exports"
CALLER = "arn:aws:iam::111122223333:role/alice"


@pytest.fixture
def s3(emulated_table):
    client = boto3.client("s3")
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    return client


@pytest.fixture
def findings(emulated_table, make_report):
    store = FindingStore(emulated_table)
    for number in range(7):
        at = datetime.now(UTC) - timedelta(minutes=number + 1)
        store.record(
            make_report(job_run_id=f"00run{number}", occurred_at=at, application_id=f"00app{number % 2}")
        )
    return emulated_table


@pytest.fixture
def desk(findings):
    findings.client.create_table(**ACTING_TABLE.create_arguments("acting"))
    findings.client.update_time_to_live(**ACTING_TABLE.time_to_live_arguments("acting"))
    return JobDesk(
        store=JobStore(Table(findings.client, "acting")),
        writes=True,
        destinations=(f"s3://{BUCKET}/findings/", "s3://absent-bucket/"),
        estimate=estimating(FindingReader(findings), SCOPE),
    )


def work(desk, findings, s3):
    runners = {JobType.EXPORT: exporting(findings, SCOPE, lambda _role: s3)}
    return Worker(store=desk.store, runners=runners).work()


def start(desk, **changed):
    return start_findings_export_job(
        desk, CALLER, **({"output_s3_uri": f"s3://{BUCKET}/findings/"} | changed)
    )


def body(s3, key):
    return s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()


def test_a_parquet_export_is_read_back_as_the_stored_findings(desk, findings, s3):
    job = start(desk, include_evidence=True)
    work(desk, findings, s3)
    table = pq.read_table(io.BytesIO(body(s3, f"findings/{job.job_id}/part-00001.zst.parquet")))
    rows = table.to_pylist(maps_as_pydicts="strict")
    reader = FindingReader(findings)
    keys = (
        RunKey(
            account=SCOPE.account,
            region=SCOPE.region,
            application_id=f"00app{number % 2}",
            job_run_id=f"00run{number}",
        )
        for number in range(7)
    )
    stored = [json.loads(to_json(reader.get(key))) for key in keys]
    assert rows == stored


def test_the_manifest_is_the_last_object_and_lists_the_parts(desk, findings, s3):
    job = start(desk, output_format="jsonl")
    work(desk, findings, s3)
    manifest = json.loads(body(s3, f"findings/{job.job_id}/_manifest.json"))
    status = get_job_status(desk, CALLER, job.job_id)
    assert status.result["parts"] == manifest["parts"]
    assert status.result["manifest_uri"] == f"s3://{BUCKET}/findings/{job.job_id}/_manifest.json"
    assert (manifest["rows"], manifest["schema_version"]) == (7, "emrdx.finding/1")


def test_the_estimate_is_of_the_days_counts(desk):
    assert (
        start(desk, application_id="00app0", created_at_after="2026-01-01", dry_run=True).estimated_findings
        == 4
    )


@pytest.mark.parametrize(("run", "count"), [("00run3", 1), ("00none", 0)])
def test_the_estimate_for_one_run_is_of_its_own_findings(desk, run, count):
    assert start(desk, job_run_id=run, dry_run=True).estimated_findings == count


def test_filters_hold_together(desk, findings, s3):
    job = start(
        desk,
        application_id="00app0",
        kinds=["memory.executor_oom", "data.file_corrupt"],
        min_confidence="high",
    )
    work(desk, findings, s3)
    assert get_job_status(desk, CALLER, job.job_id).result["rows"] == 4


def test_one_run_can_be_exported(desk, findings, s3):
    job = start(desk, job_run_id="00run3")
    work(desk, findings, s3)
    assert get_job_status(desk, CALLER, job.job_id).result["rows"] == 1


def test_an_export_without_evidence_holds_no_proof_line(desk, findings, s3):
    job = start(desk, output_format="jsonl")
    work(desk, findings, s3)
    lines = body(s3, f"findings/{job.job_id}/part-00001.jsonl").splitlines()
    assert [json.loads(line)["evidence"] for line in lines] == [[]] * 7


def test_a_bucket_that_is_absent_fails_the_job_with_a_code(desk, findings, s3):
    job = start(desk, output_s3_uri="s3://absent-bucket/x")
    work(desk, findings, s3)
    status = get_job_status(desk, CALLER, job.job_id)
    assert (status.state, status.result) == ("failed", None)
    assert "absent-bucket" not in status.error.message


@pytest.mark.parametrize(
    ("aws_code", "ours"),
    [
        ("AccessDenied", "ACCESS_DENIED"),
        ("PermanentRedirect", "BUCKET_WRONG_REGION"),
        ("KMS.DisabledException", "KMS_DENIED"),
        ("InternalError", "INTERNAL"),
    ],
)
def test_what_s3_refuses_is_told_by_its_code_alone(desk, findings, aws_code, ours):
    class Refusing:
        def head_object(self, **_):
            raise ClientError(
                {"Error": {"Code": aws_code, "Message": "arn:aws:iam::1:role/secret"}}, "HeadObject"
            )

    job = start(desk)
    work(desk, findings, Refusing())
    error = get_job_status(desk, CALLER, job.job_id).error
    assert error.code == ours
    assert "secret" not in error.message


def test_an_object_is_never_written_over(s3, tmp_path):
    file = tmp_path / "part"
    place = S3Destination(s3, S3Place(BUCKET, "x/"))
    file.write_text("first")
    assert place.put("part", file, {"rows": "1"})
    file.write_text("second")
    assert not place.put("part", file, {"rows": "2"})
    assert body(s3, "x/part") == b"first"
    assert place.describe("part") == {"rows": "1"}


def test_the_lines_are_the_stored_findings(desk, findings, s3):
    job = start(desk, output_format="jsonl", include_evidence=True, job_run_id="00run1")
    work(desk, findings, s3)
    key = RunKey(account="111122223333", region="eu-west-1", application_id="00app1", job_run_id="00run1")
    stored = to_json(FindingReader(findings).get(key))
    assert body(s3, f"findings/{job.job_id}/part-00001.jsonl") == stored + b"\n"


def test_an_empty_export_has_the_schema(desk, findings, s3):
    full, empty = start(desk), start(desk, kinds=["data.file_corrupt"])
    work(desk, findings, s3)
    schemas = [
        pq.read_schema(io.BytesIO(body(s3, f"findings/{job.job_id}/part-00001.zst.parquet")))
        for job in (full, empty)
    ]
    assert schemas[0] == schemas[1]
    assert isinstance(schemas[0], pa.Schema)
