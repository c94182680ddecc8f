"""Diagnoses survive what people's tools do to logs, and never turn sure and wrong."""

import pytest
from tests.corpus.mutations.__main__ import CORPUS, MUTATIONS, Answer, answer, case_of
from tests.corpus.mutations.cuts import CUTS, LOSING

from emrdx.redaction import Redactor

# A traceback, a service's answer in one, a task's chain of causes: few, as each is diagnosed a hundred times.
CASES = ("s125", "s198", "c055")


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor()


def answers(name: str, redactor: Redactor) -> list[Answer]:
    found = []
    for case_id in CASES:
        case, streams = case_of(CORPUS / case_id)
        found.append(answer(case, MUTATIONS[name](streams), redactor))
    return found


@pytest.mark.parametrize("name", sorted(set(MUTATIONS) - LOSING))
def test_what_keeps_every_fact_keeps_the_cause(name: str, redactor: Redactor) -> None:
    found = answers(name, redactor)
    assert [one for one in found if one.outcome != "right"] == []


@pytest.mark.parametrize("name", sorted(LOSING))
def test_what_takes_facts_away_never_makes_it_sure_and_wrong(name: str, redactor: Redactor) -> None:
    assert [one for one in answers(name, redactor) if one.outcome == "high"] == []


def test_every_mutation_changes_some_log() -> None:
    streams = [case_of(CORPUS / case_id)[1] for case_id in CASES]
    english = {name for name in MUTATIONS if name.startswith("in ")}
    unchanged = {
        name
        for name in set(MUTATIONS) - english - {"as it is"}
        if all(MUTATIONS[name](one) == one for one in streams)
    }
    assert unchanged <= set(CUTS)
