"""The diagnosis keeps its promises on real logs with a known cause."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.model import Evidence, Segment
from emrdx.redaction import Redactor

CORPUS = Path(__file__).parent
TOOL = CORPUS.parent.parent / "tools/accuracy.py"
ABSTENTIONS = {"unknown", "none"}


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["accuracy"] = module
    spec.loader.exec_module(module)
    return module


accuracy = _tool()


@pytest.fixture(scope="module")
def scored() -> list[Any]:
    found: list[Any] = accuracy.score(accuracy.DEFAULT)
    return found


def right(rows: list[Any]) -> float:
    share: float = accuracy.share(rows)
    return share


def test_most_runs_get_their_root_cause(scored: list[Any]) -> None:
    assert right(scored) >= 0.95


def test_masked_causes_are_seen_through(scored: list[Any]) -> None:
    assert right([one for one in scored if one.case.get("hard")]) >= 0.90


def test_high_confidence_keeps_its_promise(scored: list[Any]) -> None:
    high = [one for one in scored if one.answer.confidence == "high"]
    assert right(high) >= 0.98
    assert len(high) >= 0.6 * len([one for one in scored if one.case["kind"] not in ABSTENTIONS])


def test_medium_and_low_confidence_keep_theirs(scored: list[Any]) -> None:
    assert right([one for one in scored if one.answer.confidence == "medium"]) >= 0.80
    assert right([one for one in scored if one.answer.confidence == "low"]) >= 0.50


def test_what_no_log_says_is_not_named(scored: list[Any]) -> None:
    silent = [one for one in scored if one.case["kind"] in ABSTENTIONS]
    kept = sum(one.answer.kind in ABSTENTIONS for one in silent)
    assert len(silent) >= 40
    assert kept >= 0.90 * len(silent)


def test_where_only_an_abstention_is_fair_there_is_one(scored: list[Any]) -> None:
    silent = [one for one in scored if one.case["kind"] in ABSTENTIONS and not one.case.get("also")]
    kept = sum(one.answer.kind in ABSTENTIONS for one in silent)
    assert len(silent) >= 40
    assert kept >= 0.95 * len(silent)


def test_an_abstention_still_shows_evidence(scored: list[Any]) -> None:
    assert [
        one.case["id"]
        for one in scored
        if one.answer.kind == "unknown" and one.answer.coverage.bytes_decompressed and not one.answer.evidence
    ] == []


def test_every_claim_cites_lines_that_the_answer_holds(scored: list[Any]) -> None:
    for one in scored:
        ids = {line.id for line in one.answer.evidence}
        cited = [*(one.answer.cause.evidence if one.answer.cause else ())]
        cited += [name for link in one.answer.chain for name in link.evidence]
        assert set(cited) <= ids
        assert len(one.answer.evidence) <= 60


# Not the one of hundreds of megabytes, which shows no more than the others.
REAL = [case for case in sorted((CORPUS / "spark").glob("s[0-9]*")) if case.name != "s977"]


@pytest.mark.parametrize("case", REAL, ids=lambda case: case.name)
def test_redaction_changes_neither_kind_nor_fingerprint(case: Path) -> None:
    evidence = collect_path(case)
    plain = diagnose(evidence, Redactor().session())
    again = diagnose(_redacted(evidence), Redactor().session())
    assert (again.kind, again.fingerprint) == (plain.kind, plain.fingerprint)


def _redacted(evidence: Evidence) -> Evidence:
    """The same evidence with its lines already redacted."""
    session = Redactor().session()
    sources = tuple(
        replace(
            source,
            segments=tuple(
                Segment(part.first_line, tuple(str(line) for line in session.lines(part.lines)), part.repeats)
                for part in source.segments
            ),
        )
        for source in evidence.sources
    )
    return replace(evidence, sources=sources)
