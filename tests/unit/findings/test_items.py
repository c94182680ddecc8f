"""Findings as items: whole where they fit, cut where they would not, never over DynamoDB's 400 KB."""

import random
from collections.abc import Callable
from dataclasses import fields
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emrdx import limits
from emrdx.findings import items
from emrdx.findings.client import Item
from emrdx.findings.items import Report
from emrdx.findings.store import RETENTION
from emrdx.findings.writes import encoded
from emrdx.redaction import Redacted, stored
from emrdx.schemas import Cause, ChainLink, Diagnosis, EvidenceLine, Finding, Fix, to_builtins

MakeReport = Callable[..., Report]


def item_of(report: Report) -> Item:
    return items.finding_item(
        report,
        revision=1,
        occurred_at="2026-11-20T02:30:00.000000Z",
        counted="new",
        notice={"notice_state": "none"},
        retention=RETENTION,
    )


def size(item: Item) -> int:
    """An item's size as DynamoDB counts it: names and values in UTF-8, at most this."""
    return sum(
        len(name)
        + len(
            next(iter(value.values()))
            if isinstance(next(iter(value.values())), bytes)
            else str(value).encode()
        )
        for name, value in encoded(item).items()
    )


def diagnosis_of(finding: Finding) -> dict[str, object]:
    names = [field.name for field in fields(Diagnosis) if field.name != "schema"]
    return {name: getattr(finding, name) for name in names}


def text(seed: str, length: int) -> Redacted:
    """Text that does not compress."""
    source = random.Random(seed)
    return stored("".join(chr(source.randrange(0x4E00, 0x9FFF)) for _ in range(length)))


def test_a_diagnosis_comes_back_as_it_was_stored(make_report: MakeReport) -> None:
    report = make_report()
    found = items.finding(item_of(report), None)
    assert diagnosis_of(found) == {name: getattr(report.diagnosis, name) for name in diagnosis_of(found)}


def test_all_text_that_comes_back_is_of_the_redacted_type(make_report: MakeReport) -> None:
    found = items.finding(item_of(make_report()), None)
    assert isinstance(found.evidence[0].text, Redacted)
    assert all(isinstance(value, Redacted) for value in found.fixes[0].config.values())


def test_a_failure_that_is_gone_leaves_the_finding_as_its_only_case(make_report: MakeReport) -> None:
    assert items.finding(item_of(make_report()), None).recurrence.count == 1


def test_the_largest_diagnosis_within_our_limits_is_stored_whole(make_report: MakeReport) -> None:
    lines = tuple(
        EvidenceLine(
            id=stored(f"e{n}"), source=stored("x"), line=n, text=text(f"{n}", limits.EVIDENCE_LINE_CHARS)
        )
        for n in range(limits.EVIDENCE_LINES)
    )
    links = tuple(
        ChainLink(kind=stored("unknown"), text=text(f"c{n}", limits.EVIDENCE_LINE_CHARS))
        for n in range(limits.CHAIN_LINKS)
    )
    report = make_report(
        evidence=lines, chain=links, cause=Cause(message=text("cause", limits.CAUSE_MESSAGE_CHARS))
    )
    item = item_of(report)
    assert items.finding(item, None).evidence == lines
    assert size(item) < 400_000


@pytest.mark.parametrize("chars", [2_000, 20_000])
def test_a_diagnosis_beyond_our_limits_loses_proof_before_it_loses_the_answer(
    make_report: MakeReport, chars: int
) -> None:
    long = text("long", chars)
    lines = tuple(
        EvidenceLine(id=stored(f"e{n}"), source=stored("x"), line=n, text=text(f"{n}", chars))
        for n in range(limits.EVIDENCE_LINES)
    )
    fix = Fix(action=long, why=long, check=long)
    report = make_report(evidence=lines, cause=Cause(message=long), fixes=(fix,), title=long, summary=long)
    item = item_of(report)
    assert size(item) < 400_000
    found = items.finding(item, None)
    assert (found.kind, found.owner) == (report.diagnosis.kind, report.diagnosis.owner)
    assert found.cause is not None
    assert len(found.evidence) < len(lines)


def test_what_lists_say_stands_in_one_attribute(make_report: MakeReport) -> None:
    report = make_report()
    found = items.summary(item_of(report))
    assert (found.job_run_id, found.kind, found.failure, found.completeness) == (
        "00run",
        "memory.executor_oom",
        report.failure,
        "complete",
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.text(max_size=300), st.text(min_size=1, max_size=300))
def test_any_text_comes_back(make_report: MakeReport, summary: str, line: str, job: str) -> None:
    summary, line, job = (value.encode(errors="ignore").decode() for value in (summary, line, job))
    evidence = (EvidenceLine(id=stored("e1"), source=stored("x"), line=None, text=stored(line)),)
    item = item_of(make_report(summary=summary, evidence=evidence, job=job))
    found = items.finding(item, None)
    assert (found.summary, found.evidence) == (summary, evidence)
    assert "\x00" not in str(item["pk"])
    assert to_builtins(items.summary(item))["summary"] == str(stored(summary).cut(limits.SUMMARY_CHARS))


def test_retention_counts_from_the_failure(make_report: MakeReport) -> None:
    assert items.expiry("2026-11-20T00:00:00Z", timedelta(days=1)) == 1_795_219_200
