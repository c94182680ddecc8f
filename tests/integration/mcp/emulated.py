"""The `emrdx` command in a process whose AWS is emulated and holds one finding: `python emulated.py mcp …`."""

import sys
from datetime import UTC, datetime

import boto3
from moto import mock_aws

from emrdx.cli.main import run
from emrdx.findings.client import Table
from emrdx.findings.items import Report
from emrdx.findings.keys import RunKey
from emrdx.findings.store import FindingStore
from emrdx.findings.table import DEFAULT_TABLE_NAME, FINDINGS_TABLE
from emrdx.jobs.table import ACTING_TABLE
from emrdx.jobs.table import DEFAULT_TABLE_NAME as ACTING_TABLE_NAME
from emrdx.redaction import stored
from emrdx.schemas import Confidence, Coverage, DecidingRule, Diagnosis, Owner, Retry, RunFacts

# The account that emulated credentials belong to.
ACCOUNT = "123456789012"
ENDED = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def seed() -> None:
    """Makes the table and stores the finding of run `00run`."""
    client = boto3.client("dynamodb")
    client.create_table(**FINDINGS_TABLE.create_arguments(DEFAULT_TABLE_NAME))
    diagnosis = Diagnosis(
        run=RunFacts(application_id=stored("00app"), job_run_id=stored("00run"), name=stored("daily-sales")),
        kind=stored("disk.full"),
        title=stored("A worker's local disk filled up"),
        summary=stored("No space left on device"),
        confidence=Confidence.HIGH,
        rule=DecidingRule(id=stored("disk.full/line"), version=stored("1")),
        cause=None,
        owner=Owner.CONFIG,
        retry=Retry.NO,
        fingerprint=stored("v1:0"),
        coverage=Coverage(),
    )
    key = RunKey(account=ACCOUNT, region=client.meta.region_name, application_id="00app", job_run_id="00run")
    report = Report(
        key=key,
        diagnosis=diagnosis,
        job=stored("daily-sales"),
        occurred_at=ENDED,
        diagnosed_at=ENDED,
        announce=True,
    )
    FindingStore(Table(client)).record(report)
    client.create_table(**ACTING_TABLE.create_arguments(ACTING_TABLE_NAME))
    region = {"LocationConstraint": client.meta.region_name}
    boto3.client("s3").create_bucket(Bucket="team-exports", CreateBucketConfiguration=region)


if __name__ == "__main__":
    with mock_aws():
        seed()
        sys.exit(run(sys.argv[1:]))
