"""Confidence promises what first answers to unread runs kept."""

import calibrate
import msgspec
import pytest

PROMISED = {"high": 0.95, "medium": 0.80, "low": 0.50}


def test_the_package_s_calibration_is_that_of_the_first_answers() -> None:
    committed = msgspec.json.decode(calibrate.TARGET.read_bytes())
    assert committed == calibrate.calibrated(calibrate.first_answers())


def test_each_run_is_answered_first_only_once() -> None:
    ids = [one.id for one in calibrate.first_answers()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("level", ["high", "medium", "low"])
def test_confidences_keep_their_promise_on_kinds_that_calibration_did_not_see(level: str) -> None:
    kept = [right for said, right in calibrate.cross_validated(calibrate.first_answers()) if said == level]
    assert len(kept) >= 20
    assert sum(kept) >= PROMISED[level] * len(kept)


def answered(basis: str, *right: bool) -> list[calibrate.Answered]:
    return [
        calibrate.Answered(id=f"{basis} {number}", kind="k", said="k", hard=False, basis=basis, right=one)
        for number, one in enumerate(right)
    ]


def test_answers_that_break_their_promise_are_lowered() -> None:
    often_wrong = answered("medium/ended/fallback/direct", True, False, False, False, False)
    assert calibrate.calibrated(often_wrong) == {"medium/ended/fallback/direct": "low"}


def test_a_basis_seldom_seen_is_judged_by_its_rank() -> None:
    trusted = answered("high/ended/exact/direct", *[True] * 60)
    often_wrong = answered("high/aborted/exact/direct", *[True] * 8, False, False)
    assert calibrate.calibrated([*trusted, *often_wrong]) == {"high/aborted/exact/direct": "medium"}
    assert calibrate.calibrated([*trusted, *answered("high/stated/exact/direct", True)]) == {}


def test_one_answer_alone_does_not_move_a_basis() -> None:
    trusted = answered("high/ended/exact/direct", *[True] * 60)
    wrong_once = answered("high/aborted/exact/direct", *[True] * 9, False)
    assert calibrate.calibrated([*trusted, *wrong_once]) == {}


def test_calibration_never_raises() -> None:
    assert calibrate.calibrated(answered("low/executor/exact/direct", *[True] * 100)) == {}
