"""An agent's session, replayed over runs whose real logs were just diagnosed:

"Why did last night's orders job fail, has it happened before, and what do I change?"
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.mcp.budget import json_text, tokens
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.pipeline import Outcome, Ports, take
from emrdx.redaction import Redactor
from emrdx.runs import job_run

pytestmark = pytest.mark.anyio

CORPUS = Path(__file__).parents[2] / "corpus" / "spark"
MORNING = datetime(2026, 11, 21, 7, tzinfo=UTC)
APPLICATION = "00f1982r1uukb925"
Run = Callable[..., None]


def described(job_run_id: str, name: str, ended: datetime, settings: str) -> dict[str, Any]:
    """GetJobRun's answer."""
    return {
        "jobRun": {
            "applicationId": APPLICATION,
            "jobRunId": job_run_id,
            "arn": f"arn:aws:emr-serverless:eu-west-1:111122223333:/applications/{APPLICATION}/jobruns/{job_run_id}",
            "name": name,
            "state": "FAILED",
            "stateDetails": "Job failed, please check complete logs in configured logging destination.",
            "releaseLabel": "emr-7.9.0",
            "mode": "BATCH",
            "attempt": 1,
            "createdAt": ended - timedelta(minutes=20),
            "startedAt": ended - timedelta(minutes=18),
            "endedAt": ended,
            "updatedAt": ended,
            "jobDriver": {
                "sparkSubmit": {
                    "entryPoint": "s3://orders-code/job.py",
                    "sparkSubmitParameters": settings,
                }
            },
        }
    }


def event(job_run_id: str, ended: datetime) -> str:
    """The state change on the bus."""
    return json.dumps(
        {
            "version": "0",
            "id": "0d079340-135a-c8c6-95c2-41fb8f496c53",
            "detail-type": "EMR Serverless Job Run State Change",
            "source": "aws.emr-serverless",
            "account": "111122223333",
            "time": ended.isoformat().replace("+00:00", "Z"),
            "region": "eu-west-1",
            "resources": [],
            "detail": {
                "jobRunId": job_run_id,
                "applicationId": APPLICATION,
                "arn": f"arn:aws:emr-serverless:eu-west-1:111122223333:/applications/{APPLICATION}/jobruns/{job_run_id}",
                "releaseLabel": "emr-7.9.0",
                "state": "FAILED",
                "previousState": "RUNNING",
                "createdAt": (ended - timedelta(minutes=20)).isoformat(),
                "updatedAt": ended.isoformat(),
            },
        }
    )


@pytest.fixture
def run(table: Table) -> Run:
    """Leads a failed run's event through the pipeline, with a corpus case as its logs."""

    def failed(job_run_id: str, name: str, case: str, ended: datetime, settings: str = "") -> None:
        ports = Ports(
            fetch=lambda _event: job_run(described(job_run_id, name, ended, settings), None),
            collect=lambda run: _with_run(case, run),
            diagnose=diagnose,
            session=lambda: Redactor().session(),
            store=FindingStore(table),
            look_again=lambda *_: pytest.fail("these logs are not late"),
            reject=lambda *_: pytest.fail("this event is ours"),
            now=lambda: ended,
        )
        assert take(event(job_run_id, ended), ports).outcome is Outcome.STORED

    return failed


def _with_run(case: str, run: Any) -> Any:
    return replace(collect_path(CORPUS / case), run=run)


@pytest.fixture
def server(table: Table, run: Run) -> Any:
    """Four nights of orders that run out of heap, and other jobs' failures between them."""
    heap = "--conf spark.driver.memory=4g --conf spark.executor.memory=4g"
    for nights_ago in (9, 3, 2, 0):
        night = datetime(2026, 11, 21, 2, 14, tzinfo=UTC) - timedelta(days=nights_ago)
        run(f"00orders{nights_ago}", f"orders-nightly-{night:%Y-%m-%d}", "s233", night, heap)
    run("00facts", "fact-loader", "s353", datetime(2026, 11, 21, 3, 0, tzinfo=UTC))
    run("00model", "model-training", "s162", datetime(2026, 11, 20, 22, 0, tzinfo=UTC))
    return build(
        Served(
            findings=FindingReader(table, clock=lambda: MORNING),
            kinds=catalogue,
            scope=Scope(account="111122223333", region="eu-west-1"),
            clock=lambda: MORNING,
        )
    )


class Session:
    """A client that counts its calls and what they cost, and remembers all that it read."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.calls = 0
        self.tokens = 0
        self.read = ""

    async def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        result = await self._client.call_tool(tool, arguments)
        assert not result.is_error
        text, structure = result.content[0].text, result.structured_content
        self.calls += 1
        self.tokens += tokens(text) + tokens(json_text(structure)) + tokens(json_text(arguments))
        self.read += text
        return structure


async def test_a_job_s_words_lead_to_cause_count_and_setting_in_two_calls(server, era):
    async with Client(server, mode=era) as client:
        session = Session(client)
        why = await session.call("get_diagnosis", job_name="orders")
        before = await session.call("find_similar_failures", job_run_id=why["run"]["job_run_id"])
    assert why["run"]["job_run_id"] == "00orders0"
    assert why["kind"] == "memory.driver_oom"
    assert "java.lang.OutOfMemoryError" in why["cause"]["type"]
    assert why["seen"]["count"] == before["seen"]["count"] == 4
    assert [run["job_run_id"] for run in before["same"]] == ["00orders2", "00orders3", "00orders9"]
    assert heap_of(why) > 4
    assert session.calls == 2
    assert session.tokens <= 2500


async def test_a_span_of_time_leads_there_in_three_calls(server, era):
    async with Client(server, mode=era) as client:
        session = Session(client)
        listed = await session.call("list_failures", since="24h")
        last_night = next(run for run in listed["failures"] if "orders" in run["job"])
        why = await session.call("get_diagnosis", job_run_id=last_night["job_run_id"])
        before = await session.call("find_similar_failures", job_run_id=last_night["job_run_id"])
    assert {run["job_run_id"] for run in listed["failures"]} == {"00orders0", "00facts", "00model"}
    assert (why["kind"], before["seen"]["count"]) == ("memory.driver_oom", 4)
    assert heap_of(why) > 4
    assert session.calls == 3
    assert session.tokens <= 2500


async def test_the_texts_alone_hold_the_whole_answer(server, era):
    async with Client(server, mode=era) as client:
        session = Session(client)
        await session.call("get_diagnosis", job_name="orders")
    for part in ("memory.driver_oom", "Seen 4 times: first 2026-11-12T02:14:00Z", "spark.driver.memory="):
        assert part in session.read


async def test_each_usual_answer_is_within_the_usual_budget(server, era):
    async with Client(server, mode=era) as client:
        for tool, arguments in {
            "get_diagnosis": {"job_name": "orders"},
            "list_failures": {},
            "get_evidence": {"job_run_id": "00orders0"},
            "find_similar_failures": {"job_run_id": "00orders0"},
            "get_failure_trends": {},
            "explain_failure_kind": {"kind": "memory.driver_oom"},
        }.items():
            session = Session(client)
            await session.call(tool, **arguments)
            assert session.tokens <= 800, (tool, session.tokens)


def heap_of(why: dict[str, Any]) -> int:
    """The driver heap in GB that the first fix sets."""
    return int(why["fixes"][0]["config"]["spark.driver.memory"].removesuffix("g"))
