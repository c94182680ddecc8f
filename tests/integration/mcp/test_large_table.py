"""A hundred thousand findings in DynamoDB Local: every tool stays within its budget and never scans."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import boto3
import pytest
from botocore.config import Config
from mcp import Client

from emrdx.findings import items
from emrdx.findings.client import Change, Key, Put, Table
from emrdx.findings.items import Report
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import RETENTION
from emrdx.findings.table import FINDINGS_TABLE
from emrdx.findings.transitions import Before, changes
from emrdx.mcp.reply import TOKENS
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.redaction import stored
from emrdx.schemas import EvidenceLine, RunFacts

pytestmark = [pytest.mark.full, pytest.mark.anyio]

FINDINGS = 100_000
APPLICATIONS, JOBS, DAYS = 40, 2_000, 90
SERVE = Path(__file__).parents[2] / "tools" / "dynamodb-local" / "serve.py"
NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
SCOPE = Scope(account="111122223333", region="eu-west-1")
READS = {"GetItem", "BatchGetItem", "Query"}


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """DynamoDB Local, and every operation that was called in `operations`."""
    process = subprocess.Popen(
        [sys.executable, str(SERVE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    url = process.stdout.readline().strip()
    assert url, "run tests/tools/install.sh first"
    client = boto3.client(
        "dynamodb",
        endpoint_url=url,
        region_name=SCOPE.region,
        aws_access_key_id="local",
        aws_secret_access_key="local",
        config=Config(parameter_validation=False),
    )
    yield client
    client.close()
    process.stdin.close()
    process.stdout.close()
    process.wait(30)


def reports(make_report: Callable[..., Report]) -> Iterator[Report]:
    """Failed runs of many jobs over three months, in order of time, a fifth of them by ten jobs."""
    random = Random(20261121)
    kinds = sorted(catalogue())
    step = timedelta(days=DAYS) / FINDINGS
    line = stored("java.lang.IllegalStateException: " + "record does not fit " * 12)
    evidence = tuple(
        EvidenceLine(id=stored(f"e{place}"), source=stored("SPARK_DRIVER/stderr.gz"), line=place, text=line)
        for place in range(1, 31)
    )
    for number in range(FINDINGS):
        at = NOW - timedelta(days=DAYS) + step * (number + 1)
        job = random.randrange(10) if number % 5 == 0 else random.randrange(JOBS)
        kind = kinds[(job * 7 + random.randrange(3)) % len(kinds)]
        application, run_id, name = f"00app{job % APPLICATIONS}", f"00run{number}", f"job-{job:04d}"
        yield make_report(
            job_run_id=run_id,
            application_id=application,
            job=name,
            kind=kind,
            fingerprint=f"v1:{kind}/{job % 50}",
            occurred_at=at,
            evidence=evidence,
            run=RunFacts(
                account=stored(SCOPE.account),
                region=stored(SCOPE.region),
                application_id=stored(application),
                job_run_id=stored(run_id),
                attempt=1,
                name=stored(name),
                state=stored("FAILED"),
                ended_at=stored(at.isoformat()),
            ),
        )


def final_items(found: Iterator[Report]) -> dict[Key, dict[str, Any]]:
    """What the table holds when all reports were recorded, by the writes that recording would make."""
    table: dict[Key, dict[str, Any]] = {}
    for report in found:
        failure = table.get(items.failure_key(report.failure))
        for write in changes(report, Before(finding=None, origin=None, target=failure), RETENTION):
            if isinstance(write, Put):
                table[Key(str(write.item["pk"]), str(write.item["sk"]))] = dict(write.item)
            elif isinstance(write, Change):
                item = table.setdefault(write.key, {"pk": write.key.pk, "sk": write.key.sk})
                item |= write.assign
                for name, step in write.add.items():
                    item[name] = item.get(name, 0) + step
    return table


def attribute(value: Any) -> dict[str, Any]:
    if isinstance(value, str):
        return {"S": str(value)}
    return {"B": value} if isinstance(value, bytes) else {"N": str(value)}


@pytest.fixture(scope="module")
def operations(client: Any) -> list[str]:
    called: list[str] = []
    client.meta.events.register("before-call.dynamodb", lambda model, **_: called.append(model.name))
    return called


@pytest.fixture(scope="module")
def fill(client: Any) -> Callable[[Callable[..., Report]], Any]:
    servers: list[Any] = []

    def filled(make_report: Callable[..., Report]) -> Any:
        if not servers:
            client.create_table(**FINDINGS_TABLE.create_arguments("emrdx-findings"))
            waiting = iter(final_items(reports(make_report)).values())
            while batch := list(islice(waiting, 25)):
                puts = [
                    {"PutRequest": {"Item": {name: attribute(value) for name, value in item.items()}}}
                    for item in batch
                ]
                answer = client.batch_write_item(RequestItems={"emrdx-findings": puts})
                assert not answer["UnprocessedItems"]
            table = Table(client, "emrdx-findings")
            servers.append(
                build(
                    Served(
                        findings=FindingReader(table, clock=lambda: NOW),
                        kinds=catalogue,
                        scope=SCOPE,
                        clock=lambda: NOW,
                    )
                )
            )
        return servers[0]

    return filled


USUAL = [
    ("get_diagnosis", {"job_run_id": "00run99999"}, 2),
    ("get_diagnosis", {"job_run_id": "00run50000"}, 2),
    ("get_diagnosis", {"job_name": "job-0003"}, 3),
    ("get_diagnosis", {"job_run_id": "00unknown"}, 1),
    ("get_diagnosis", {"job_name": "no such job"}, 12),
    ("list_failures", {}, 2),
    ("list_failures", {"application_id": "00app3"}, 1),
    ("list_failures", {"job_name": "job-0003"}, 1),
    ("list_failures", {"kind": "disk.full"}, 1),
    ("list_failures", {"owner": "config"}, 1),
    ("list_failures", {"fingerprint": "v1:disk.full/7"}, 1),
    ("list_failures", {"since": "24h"}, 2),
    ("list_failures", {"application_id": "00app3", "kind": "disk.full", "since": "7d"}, 45),
    ("get_evidence", {"job_run_id": "00run99999"}, 2),
    ("find_similar_failures", {"job_run_id": "00run99999"}, 45),
    ("get_failure_trends", {}, 60),
    ("get_failure_trends", {"days": 30, "by": "day"}, 200),
    ("explain_failure_kind", {"kind": "memory.driver_oom"}, 0),
]


@pytest.mark.parametrize(("tool", "arguments", "reads"), USUAL, ids=str)
async def test_a_usual_answer_is_short_and_read_by_key_or_index(
    fill, make_report, operations, tool, arguments, reads
):
    server = fill(make_report)
    operations.clear()
    async with Client(server) as client:
        result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content[0].text
    assert set(operations) <= READS
    assert len(operations) <= reads
    assert result.meta[TOKENS] <= 800


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("list_failures", {"limit": 20}),
        ("get_evidence", {"job_run_id": "00run99999", "limit": 60}),
        ("get_failure_trends", {"days": 45, "by": "application"}),
    ],
)
async def test_a_long_answer_stays_within_the_limit(fill, make_report, operations, tool, arguments):
    server = fill(make_report)
    operations.clear()
    async with Client(server) as client:
        result = await client.call_tool(tool, arguments)
    assert not result.is_error
    assert set(operations) <= READS
    assert result.meta[TOKENS] <= 6000


async def test_a_list_is_paged_to_its_end_without_a_gap(fill, make_report, operations):
    server, seen, cursor = fill(make_report), [], None
    async with Client(server) as client:
        while True:
            arguments = {"job_name": "job-0003", "since": "7d", "limit": 20} | (
                {"cursor": cursor} if cursor else {}
            )
            page = (await client.call_tool("list_failures", arguments)).structured_content
            seen += [failure["job_run_id"] for failure in page["failures"]]
            cursor = page.get("next_cursor")
            if cursor is None:
                break
    numbers = [int(run.removeprefix("00run")) for run in seen]
    assert len(numbers) == len(set(numbers)) > 100
    assert numbers == sorted(numbers, reverse=True)
    assert set(operations) <= READS
