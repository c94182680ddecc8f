"""An agent of the demo starts jobs over MCP, and the job function's own handler does them in the same process."""

import json

import anyio
import pytest
from mcp.client import Client
from moto.emrserverless.models import emrserverless_backends

from emrdx.demo import cloud as services
from emrdx.demo.ask import server
from emrdx.demo.cloud import ACCOUNT, EXPORT_BUCKET, EXPORTS, REGION, embedded
from emrdx.demo.pump import Pump
from emrdx.demo.samples import SAMPLES


@pytest.fixture
def cloud():
    """Two failed runs, of which one was told of by an event."""
    with embedded("http://127.0.0.1:9/hook") as built:
        runs = [services.run_failed(built, sample) for sample in SAMPLES[:2]]
        services.announce(built, runs[0])
        Pump(built).drain()
        yield built


def followed(cloud, tool, **arguments):
    """What a job's status is in the end."""

    async def ask():
        async with Client(server(cloud)) as client:
            job = (await client.call_tool(tool, arguments)).structured_content
            status = {"job_id": job["job_id"], "wait_seconds": 20}
            return (await client.call_tool("get_job_status", status)).structured_content

    return anyio.run(ask)


def test_an_export_ends_with_a_manifest_of_what_was_written(cloud):
    ended = followed(cloud, "start_findings_export_job", output_s3_uri=EXPORTS, output_format="jsonl")
    assert (ended["state"], ended["result"]["rows"]) == ("succeeded", 1)
    prefix = ended["job_id"]
    lines = cloud.s3.get_object(Bucket=EXPORT_BUCKET, Key=f"{prefix}/part-00001.jsonl")["Body"].read()
    assert len([json.loads(line) for line in lines.splitlines()]) == 1
    cloud.s3.head_object(Bucket=EXPORT_BUCKET, Key=f"{prefix}/_manifest.json")


def test_a_backfill_finds_the_run_that_no_event_told_of(cloud):
    for run in emrserverless_backends[ACCOUNT][REGION].job_runs[cloud.application_id]:
        # The emulation compares it with a time that it has read without a zone.
        run.created_at = run.created_at.replace(tzinfo=None)
    ended = followed(
        cloud,
        "start_findings_backfill_job",
        application_ids=[cloud.application_id],
        created_at_after="2026-01-01",
    )
    assert ended["state"] == "succeeded"
    assert (ended["result"]["job_runs"], ended["result"]["already_diagnosed"]) == (2, 1)
