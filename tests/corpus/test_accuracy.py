"""The diagnosis keeps its promises on real logs with a known cause."""

import accuracy
import docs
import pytest

ABSTENTIONS = {"unknown", "none"}
TIMED = {"timeout.job", "timeout.queue"}


@pytest.fixture(scope="module")
def scored() -> list[accuracy.Scored]:
    return accuracy.score(accuracy.DEFAULT)


def right(rows: list[accuracy.Scored]) -> float:
    return accuracy.share(rows)


def test_most_runs_get_their_root_cause(scored: list[accuracy.Scored]) -> None:
    assert right(scored) >= 0.95


def test_masked_causes_are_seen_through(scored: list[accuracy.Scored]) -> None:
    assert right([one for one in scored if one.case.get("hard")]) >= 0.90


def test_high_confidence_keeps_its_promise(scored: list[accuracy.Scored]) -> None:
    high = [one for one in scored if one.answer.confidence == "high"]
    assert right(high) >= 0.98
    assert len(high) >= 0.6 * len([one for one in scored if one.case["kind"] not in ABSTENTIONS])


def test_medium_and_low_confidence_keep_theirs(scored: list[accuracy.Scored]) -> None:
    assert right([one for one in scored if one.answer.confidence == "medium"]) >= 0.80
    assert right([one for one in scored if one.answer.confidence == "low"]) >= 0.50


def test_what_no_log_says_is_not_named(scored: list[accuracy.Scored]) -> None:
    silent = [one for one in scored if one.case["kind"] in ABSTENTIONS]
    kept = sum(one.answer.kind in ABSTENTIONS for one in silent)
    assert len(silent) >= 40
    assert kept >= 0.90 * len(silent)


def test_where_only_an_abstention_is_fair_there_is_one(scored: list[accuracy.Scored]) -> None:
    silent = [one for one in scored if one.case["kind"] in ABSTENTIONS and not one.case.get("also")]
    kept = sum(one.answer.kind in ABSTENTIONS for one in silent)
    assert len(silent) >= 40
    assert kept >= 0.95 * len(silent)


def test_an_abstention_still_shows_evidence(scored: list[accuracy.Scored]) -> None:
    assert [
        one.case["id"]
        for one in scored
        if one.answer.kind == "unknown" and one.answer.coverage.bytes_decompressed and not one.answer.evidence
    ] == []


def test_every_claim_cites_lines_that_the_answer_holds(scored: list[accuracy.Scored]) -> None:
    for one in scored:
        ids = {line.id for line in one.answer.evidence}
        cited = [*(one.answer.cause.evidence if one.answer.cause else ())]
        cited += [name for link in one.answer.chain for name in link.evidence]
        assert set(cited) <= ids
        assert len(one.answer.evidence) <= 60


def test_a_cause_is_shown_but_where_the_run_s_times_alone_tell_it(scored: list[accuracy.Scored]) -> None:
    assert [
        one.case["id"]
        for one in scored
        if one.answer.cause and not one.answer.cause.evidence and one.answer.kind not in TIMED
    ] == []


def test_the_page_on_accuracy_shows_these_figures(scored: list[accuracy.Scored]) -> None:
    assert docs.accuracy_page(scored) == (docs.DOCS / "accuracy.md").read_text()
