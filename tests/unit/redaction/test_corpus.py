"""Measured on labelled text: what CONTRIBUTING, SECURITY and the docs promise."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from emrdx.redaction import Redactor

_SCORING = Path(__file__).parents[2] / "benchmarks" / "leakage.py"


@pytest.fixture(scope="module")
def leakage() -> ModuleType:
    spec = importlib.util.spec_from_file_location("leakage", _SCORING)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["leakage"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def score(leakage):
    redactor = Redactor()
    return leakage.score(leakage.read_cases(), lambda text: redactor.session().text(text))


def test_at_least_995_of_1000_secrets_are_removed(score) -> None:
    assert score.recall >= 0.995, score.leaks[:10]


def test_nine_of_ten_secrets_of_every_type_are_removed(score) -> None:
    weak = {
        kind: found
        for kind, found in score.secrets.items()
        if len(found) >= 10 and sum(found) / len(found) < 0.9
    }

    assert not weak


def test_hardly_anything_is_lost_that_a_reader_needs(score) -> None:
    assert score.lost_share <= 0.005, score.lost[:10]


def test_hardly_any_other_text_is_removed(score) -> None:
    assert score.collateral <= 0.01


def test_a_redactor_that_does_nothing_scores_nothing(leakage) -> None:
    untouched = leakage.score(leakage.read_cases(), lambda text: text)

    assert untouched.recall < 0.01
    assert untouched.collateral == 0


def test_text_without_a_secret_is_returned_unchanged(leakage) -> None:
    redactor = Redactor()
    clean = [case.text for case in leakage.read_cases() if not case.secrets]

    assert len(clean) > 200
    assert [redactor.session().text(text) for text in clean] == clean


def test_redacting_twice_changes_nothing(leakage) -> None:
    redactor = Redactor()
    for case in leakage.read_cases():
        once = redactor.session().text(case.text)
        assert redactor.session().text(once) == once, case.id
