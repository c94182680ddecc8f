"""What real logs' diagnoses cost as answers, and what is left of them."""

from dataclasses import fields
from pathlib import Path

import pytest

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.limits import MCP_USUAL_TOKENS
from emrdx.mcp import diagnosed
from emrdx.mcp.reply import TOKENS, reply
from emrdx.redaction import Redactor, stored
from emrdx.schemas import Diagnosis, Finding, NoticeState, Recurrence, Revision, RunFacts

CORPUS = Path(__file__).parents[2] / "corpus" / "spark"
CASES = sorted({path.parent.parent for path in CORPUS.glob("*/*/std*")})[::8]
AT = stored("2026-11-20T02:30:00.000000Z")
RUN = RunFacts(
    account=stored("111122223333"),
    region=stored("eu-west-1"),
    application_id=stored("00f1982r1uukb925"),
    job_run_id=stored("00f1cbn5g4bb0c01"),
    attempt=1,
    name=stored("orders-nightly-2026-11-20"),
    state=stored("FAILED"),
    ended_at=AT,
    release=stored("emr-7.9.0"),
)


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def finding(request):
    """A stored finding of a corpus case."""
    diagnosis = diagnose(collect_path(request.param), Redactor().session())
    values = {
        field.name: getattr(diagnosis, field.name) for field in fields(Diagnosis) if field.name != "schema"
    }
    return Finding(
        **{**values, "run": RUN},
        revision=Revision(number=1, completeness="complete", rules=stored("1"), diagnosed_at=AT),
        recurrence=Recurrence(count=3, first_seen=AT, last_seen=AT),
        notice=NoticeState(state="sent"),
    )


def test_an_answer_costs_what_is_usual_and_keeps_cause_first_fix_and_proof(finding):
    result = reply(lambda: diagnosed.of_finding(finding), diagnosed.text)
    found, text = result.structured_content, result.content[0].text
    assert result.meta[TOKENS] <= MCP_USUAL_TOKENS
    assert (found["kind"], found["seen"]["count"]) == (finding.kind, 3)
    if finding.cause and finding.cause.type:
        assert found["cause"]["type"] in text
    if finding.fixes:
        assert found["fixes"][0]["action"][:40] in text
    if finding.evidence:
        assert found["evidence"][0]["id"] in text
