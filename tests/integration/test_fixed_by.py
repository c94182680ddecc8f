"""A failed run, its finding, a retry with a fix, its success: the finding says by what it was fixed."""

import json
from datetime import UTC, datetime, timedelta

import anyio
import boto3
import pytest
from botocore.exceptions import ClientError
from mcp import Client
from mcp.server import MCPServer

from emrdx.acting.gates import Permissions
from emrdx.acting.job_runs import JobRuns
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.retries import RetryLedger
from emrdx.jobs.table import ACTING_TABLE
from emrdx.mcp.acting import add_acting_tools
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox

SCOPE = Scope(account="123456789012", region="eu-west-1")


@pytest.fixture
def acting(deployment, monkeypatch):
    """The deployment with a table of what acting functions keep."""
    deployment.table.client.create_table(**ACTING_TABLE.create_arguments("acting"))
    monkeypatch.setenv("EMRDX_ACTING_TABLE", "acting")
    return Table(deployment.table.client, "acting")


@pytest.fixture
def server(deployment, acting) -> MCPServer:
    """The reading and the acting tools, as the acting function has them."""
    findings = FindingReader(deployment.table)
    tools = Toolbox()
    runs = JobRuns(lambda: boto3.client("emr-serverless"), Permissions(write=True))
    add_acting_tools(tools, runs, findings, RetryLedger(acting))
    return build(Served(findings=findings, kinds=catalogue, scope=SCOPE), tools)


def ask(server, tool, **arguments):
    async def asked():
        async with Client(server) as client:
            result = await client.call_tool(tool, arguments)
            assert not result.is_error, result
            return result.structured_content, result.content[0].text

    return anyio.run(asked)


def failed(deployment):
    """A run that ran out of memory and has its finding."""
    run = deployment.failed_run("s321")
    deployment.state_change(run)
    deployment.work()
    return run


def retried(deployment, server, run, **arguments):
    asked = {"application_id": deployment.application_id, "job_run_id": run, "dry_run": False} | arguments
    answer, _ = ask(server, "retry_job_run", **asked)
    return answer["job_run_id"]


def fix_with_settings(deployment, run):
    (finding,) = deployment.findings(run)
    for number, fix in enumerate(finding.fixes, 1):
        if any(str(name).startswith("spark.") for name in fix.config):
            return number, fix
    pytest.fail("the case has no fix with settings")


def test_a_retry_with_a_fix_that_succeeds_fixes_the_finding(deployment, server):
    run = failed(deployment)
    number, fix = fix_with_settings(deployment, run)
    new = retried(deployment, server, run, fix=number)
    deployment.change_run(new, state="RUNNING")
    deployment.reconcile()
    assert "fixed_by" not in ask(server, "get_diagnosis", job_run_id=run)[0]
    deployment.change_run(new, state="SUCCESS")
    deployment.reconcile()
    answer, text = ask(server, "get_diagnosis", job_run_id=run)
    assert answer["fixed_by"]["job_run_id"] == new
    assert answer["fixed_by"]["fix"][:40] == fix.action[:40]
    assert f"Fixed: retry {new} succeeded" in text
    assert f"fixed by: {fix.action[:40]}" in text
    similar, similar_text = ask(server, "find_similar_failures", job_run_id=run)
    assert similar["fixed_by"] == answer["fixed_by"]
    assert "fixed by: " in similar_text


def test_the_next_run_that_fails_so_is_told_what_helped(deployment, server):
    run = failed(deployment)
    new = retried(deployment, server, run, fix=fix_with_settings(deployment, run)[0])
    deployment.change_run(new, state="SUCCESS")
    deployment.reconcile()
    again = failed(deployment)
    answer, text = ask(server, "get_diagnosis", job_run_id=again)
    assert answer["known_fix"]["job_run_id"] == new
    assert "fixed_by" not in answer
    assert f"Fixed before: retry {new} of a run that failed so" in text


def test_a_plain_retry_that_succeeds_is_told_as_one(deployment, server):
    run = failed(deployment)
    new = retried(deployment, server, run)
    deployment.change_run(new, state="SUCCESS")
    deployment.reconcile()
    answer, text = ask(server, "get_diagnosis", job_run_id=run)
    assert answer["fixed_by"].keys() == {"job_run_id", "at"}
    assert "fixed by: a retry of the run as it was" in text


def test_a_retry_that_fails_fixes_nothing_and_is_not_asked_for_again(deployment, server, acting):
    run = failed(deployment)
    new = retried(deployment, server, run)
    deployment.change_run(new, state="FAILED")
    deployment.reconcile()
    assert "fixed_by" not in ask(server, "get_diagnosis", job_run_id=run)[0]
    assert list(RetryLedger(acting).open(10)) == []


def test_a_table_of_retries_out_of_reach_keeps_no_failure_from_being_found(deployment, monkeypatch):
    monkeypatch.setenv("EMRDX_ACTING_TABLE", "nowhere")
    run = deployment.failed_run("s321", ended_at=datetime.now(UTC) - timedelta(hours=1))
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        deployment.reconcile()
    deployment.work()
    assert len(deployment.findings(run)) == 1


def test_where_nothing_acts_the_reconciler_asks_for_no_retry(deployment, monkeypatch):
    monkeypatch.delenv("EMRDX_ACTING_TABLE", raising=False)
    assert deployment.reconcile() == {"ended": 0, "queued": 0, "unfinished": 0}


def test_what_is_kept_of_a_retry_holds_no_secret_of_the_run(deployment, server, acting):
    run = failed(deployment)
    retried(deployment, server, run, fix=fix_with_settings(deployment, run)[0])
    (item,) = acting.query("RETRIES").items
    assert json.loads(str(item["tries"])).keys() <= {"job_run_id", "at", "action", "config"}
    assert set(item) == {
        "pk", "sk", "item", "job_run_id", "account", "region", "application_id", "retry_of", "attempt", "tries",
        "expires_at",
    }  # fmt: skip
