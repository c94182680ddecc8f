"""The declared knowledge: its vocabulary, its examples, and that it is linear and closed."""

from collections import Counter
from pathlib import Path

import pytest

from emrdx import __version__
from emrdx.diagnosis.knowledge.rules import FIELDS, InvalidRulesError, RuleSet, When, built_in, parse
from emrdx.diagnosis.rule_sets import rule_set
from emrdx.diagnosis.selftest import Outcome, run

VOCABULARY = Path(__file__).parents[2] / "corpus/kinds.tsv"
ABSTENTIONS = {"unknown", "none"}


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run(rule_set())


def test_every_example_matches_its_rule_and_no_counter_example_does(outcome: Outcome) -> None:
    assert outcome.failures == ()


def test_there_are_hundreds_of_examples(outcome: Outcome) -> None:
    assert outcome.examples >= 400
    assert outcome.counters >= 200


def test_every_kind_has_three_examples_and_two_counter_examples() -> None:
    examples, counters = Counter[str](), Counter[str]()
    for bound in rule_set().bound:
        examples[bound.kind] += len(bound.rule.examples)
        counters[bound.kind] += len(bound.rule.counter)
    short = [
        kind for kind in built_in() if kind not in ABSTENTIONS and (examples[kind] < 3 or counters[kind] < 2)
    ]
    assert short == []


def test_the_vocabulary_is_the_published_one() -> None:
    rows = [
        line.split("\t") for line in VOCABULARY.read_text().splitlines() if line and not line.startswith("#")
    ]
    published = {row[0]: tuple(row[1:4]) for row in rows}
    ours = {name: (kind.owner, kind.retry, kind.title) for name, kind in built_in().items()}
    assert ours == published


def test_every_kind_says_what_it_is_how_it_looks_why_it_happens_and_how_to_fix_it() -> None:
    for name, kind in built_in().items():
        assert kind.what, name
        if name not in ABSTENTIONS:
            assert kind.looks, name
            assert kind.why, name
            assert kind.fixes, name
            assert kind.rules, name


def test_what_explains_what_goes_in_no_circle_of_two() -> None:
    kinds = built_in()
    circles = {
        tuple(sorted((name, other)))
        for name, kind in kinds.items()
        for other in kind.yields_to
        if name in kinds[other].yields_to
    }
    assert circles == set()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a.b:\n  owner: nobody\n  retry: 'no'\n  title: t\n", "owner"),
        ("a.b:\n  owner: code\n  retry: 'no'\n  title: t\n  rulse: []\n", "rulse"),
        ("a.b: [", "mine.yaml"),
        (
            "a.b:\n  owner: code\n  retry: 'no'\n  title: t\n  rules:\n    - id: x\n      when: {mesage: y}\n",
            "mesage",
        ),
    ],
)
def test_a_file_that_is_not_of_the_form_is_refused_with_the_place(text: str, named: str) -> None:
    with pytest.raises(InvalidRulesError, match=named):
        parse(text, "mine.yaml")


OWN = """data.path_not_found:
  owner: data
  retry: 'no'
  title: t
  rules:
    - id: acme-feed
      when: {when}
"""


@pytest.mark.parametrize(
    ("when", "named"),
    [
        (
            "{message: '(unclosed'}",
            r"mine\.yaml: acme-feed: message '\(unclosed' is no RE2 pattern: missing \)",
        ),
        ("{line: feed, not_line: '(?=ahead)'}", r"not_line '\(\?=ahead\)' is no RE2 pattern"),
        ("{run: sunday}", "no predicate 'sunday'"),
        ("{}", "`when` is empty and would hold for everything"),
        ("{exception: []}", "`when` is empty"),
        ("{language: python, where: [task]}", "`language`, `where` alone names no exception"),
        (
            "{exception: [MyError], role: [executor], level: error, logger: [Nope]}",
            "`level`, `logger`, `role` cannot stand in a rule on `exception`",
        ),
        (
            "{line: foo, exception: [Bar], message: baz}",
            "`exception`, `message` cannot stand in a rule on `line`",
        ),
        ("{exit: [137], message: killed}", "`message` cannot stand in a rule on `exit`"),
        ("{details: foo, line: bar}", "`details` cannot stand in a rule on `line`"),
        ("{logger: [Nope]}", "`logger` cannot stand in a rule on `exception`"),
        ("{message: foo}\n      fatal: true", "`fatal` is for a rule on a `line`"),
        ("{line: foo}\n      stated: true", "`stated` is for a rule on an exception's `message`"),
        ("{exception: [Bar]}\n      stated: true", "`stated` is for a rule on an exception's `message`"),
    ],
)
def test_a_user_s_file_is_refused_before_it_breaks_a_diagnosis(when: str, named: str) -> None:
    with pytest.raises(InvalidRulesError, match=named):
        rule_set([("mine.yaml", OWN.replace("{when}", when).encode())])


def test_what_is_left_of_a_language_s_exceptions_is_for_a_rule_of_rank_fallback() -> None:
    when = "{language: python}\n      rank: fallback"
    assert rule_set([("mine.yaml", OWN.replace("{when}", when).encode())]).bound[0].rule.id == "acme-feed"


def test_every_field_of_a_condition_is_of_a_fact() -> None:
    assert frozenset[str]().union(*FIELDS.values()) == set(When.__struct_fields__)


def test_a_user_s_rules_run_before_ours_for_a_kind_that_keeps_our_texts() -> None:
    rules = rule_set([("mine.yaml", OWN.replace("{when}", "{message: feed}").encode())])
    assert rules.bound[0].rule.id == "acme-feed"
    assert rules.kinds["data.path_not_found"] == built_in()["data.path_not_found"]


def test_the_rules_version_is_the_release_and_what_the_rules_say() -> None:
    release, _, digest = rule_set().version.partition(":")
    assert release == __version__
    assert digest == rule_set().version.partition(":")[2]
    assert len(digest) == 12


def test_any_change_of_the_rules_is_another_version() -> None:
    ours = rule_set()
    users = [
        rule_set([("mine.yaml", OWN.replace("{when}", f"{{message: {word}}}").encode())]) for word in "ab"
    ]
    fewer = RuleSet(ours.kinds, ours.bound[:-1])
    reordered = RuleSet(ours.kinds, ours.bound[::-1])
    assert len({rules.version for rules in (ours, *users, fewer, reordered)}) == 5


def test_the_same_rules_from_another_file_are_the_same_version() -> None:
    text = OWN.replace("{when}", "{message: feed}").encode()
    assert rule_set([("a.yaml", text)]).version == rule_set([("s3://b/c.yaml", b"# ours\n" + text)]).version
