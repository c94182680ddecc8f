"""Jobs beside a local server: those of whoever runs it, the ones that an earlier process left behind too."""

import time
from datetime import timedelta

import boto3
import pytest

from emrdx.cli import jobs as local
from emrdx.cli.state import user
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.store import FindingStore
from emrdx.jobs.api import JobDesk, get_job_status, start_findings_export_job
from emrdx.jobs.store import JobStore
from emrdx.jobs.table import ACTING_TABLE
from emrdx.jobs.workshop import Workshop
from emrdx.mcp.toolbox import Toolbox

PLACE = "s3://team-exports/findings/"
MINE, DEPLOYED = f"local/{user()}", "arn:aws:sts::111122223333:assumed-role/agent/session"


@pytest.fixture
def shop(emulated_table, make_report):
    """A table with one finding, a table of jobs and a bucket."""
    FindingStore(emulated_table).record(make_report())
    client = emulated_table.client
    client.create_table(**ACTING_TABLE.create_arguments("acting"))
    place = {"LocationConstraint": "eu-west-1"}
    boto3.client("s3").create_bucket(Bucket="team-exports", CreateBucketConfiguration=place)
    return Workshop(
        clients=boto3.client,
        findings=emulated_table,
        acting=Table(client, "acting"),
        scope=Scope(account="111122223333", region="eu-west-1"),
    )


@pytest.fixture
def desk(shop):
    return JobDesk(store=JobStore(shop.acting), writes=True, destinations=(PLACE,))


def start(desk, owner):
    job = start_findings_export_job(desk, owner, output_s3_uri=PLACE, created_at_after="2026-01-01")
    return job.job_id


def served(shop):
    """A server starts."""
    tools = Toolbox()
    local.add_local_jobs(tools, local.JobOptions("acting", (PLACE,), ()), shop)
    return tools


def ended(desk, owner, job_id):
    for _ in range(200):
        status = get_job_status(desk, owner, job_id)
        if status.state not in {"pending", "running"}:
            return status.state
        time.sleep(0.05)
    return status.state


def test_what_an_earlier_process_left_behind_is_done(shop, desk):
    job = start(desk, MINE)
    served(shop)
    assert ended(desk, MINE, job) == "succeeded"


def test_a_job_whose_process_died_is_gone_on_with_once_its_lease_is_over(shop, desk):
    job = start(desk, MINE)
    (due,) = desk.store.due()
    assert desk.store.claim(due, "died", timedelta(seconds=1)) is not None
    time.sleep(1.1)
    served(shop)
    assert ended(desk, MINE, job) == "succeeded"


def test_the_jobs_of_others_are_left_alone(shop, desk):
    theirs, mine = start(desk, DEPLOYED), start(desk, MINE)
    served(shop)
    assert ended(desk, MINE, mine) == "succeeded"
    assert get_job_status(desk, DEPLOYED, theirs).state == "pending"


def test_a_server_whose_table_of_jobs_does_not_exist_starts_all_the_same(shop):
    tools = served(Workshop(clients=shop.clients, findings=shop.findings, acting=Table(shop.acting.client, "none"),
                            scope=shop.scope))  # fmt: skip
    assert "start_findings_export_job" in tools.accepted
