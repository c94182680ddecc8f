"""Findings in an emulated table, and the MCP server over them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from mcp.server import MCPServer

from emrdx.findings.client import Table
from emrdx.findings.items import Report
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.redaction import stored
from emrdx.schemas import EvidenceLine, RunFacts

NOW = datetime(2026, 11, 21, 6, tzinfo=UTC)
ACCOUNT, REGION, APPLICATION = "111122223333", "eu-west-1", "00app"

Fail = Callable[..., Report]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=["auto", "legacy"])
def era(request: pytest.FixtureRequest) -> str:
    """The protocol's era: `auto` negotiates 2026-07-28, `legacy` 2025-11-25."""
    return str(request.param)


@pytest.fixture
def store(table: Table) -> FindingStore:
    return FindingStore(table)


@pytest.fixture
def fail(store: FindingStore, make_report: Callable[..., Report]) -> Fail:
    """Stores the finding of a failed run."""

    def failed(job_run_id: str, **changed: Any) -> Report:
        at: datetime = changed.setdefault("occurred_at", datetime(2026, 11, 20, 2, 30, tzinfo=UTC))
        job, release = changed.get("job", "daily-sales"), changed.pop("release", "emr-7.9.0")
        application = changed.get("application_id", APPLICATION)
        run = RunFacts(
            account=stored(changed.get("account", ACCOUNT)),
            region=stored(changed.get("region", REGION)),
            application_id=stored(application),
            job_run_id=stored(job_run_id),
            attempt=changed.get("attempt", 1),
            name=stored(job),
            state=stored("FAILED"),
            ended_at=stored(at.isoformat().replace("+00:00", "Z")),
            release=stored(release),
        )
        report = make_report(job_run_id=job_run_id, run=run, **changed)
        store.record(report)
        return report

    return failed


@pytest.fixture
def served(table: Table) -> Served:
    return Served(
        findings=FindingReader(table, clock=lambda: NOW),
        kinds=catalogue,
        scope=Scope(account=ACCOUNT, region=REGION),
        retention_days=400,
        clock=lambda: NOW,
    )


@pytest.fixture
def server(served: Served) -> MCPServer[Any]:
    return build(served)


@pytest.fixture
def make_lines() -> Callable[[int], tuple[EvidenceLine, ...]]:
    """So many lines of proof."""

    def lines(count: int) -> tuple[EvidenceLine, ...]:
        return tuple(
            EvidenceLine(
                id=stored(f"e{number}"),
                source=stored("SPARK_DRIVER/stderr.gz"),
                line=800 + number,
                text=stored(f"\tat org.apache.spark.scheduler.Task.run(Task.scala:{number})"),
            )
            for number in range(1, count + 1)
        )

    return lines
