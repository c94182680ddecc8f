"""The page on users' own rules shows a file that works."""

import re
from pathlib import Path

from emrdx.diagnosis.knowledge.match import HEAD_LINES, TAIL_LINES
from emrdx.diagnosis.knowledge.rules import FIELDS, RuleSet, parse
from emrdx.diagnosis.rule_sets import faults, rule_set
from emrdx.diagnosis.selftest import run

PAGE = (Path(__file__).parents[3] / "docs/rules.md").read_text()
(FILE,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_s_rule_file_holds_for_its_own_examples() -> None:
    kinds = parse(FILE, "team.yaml")
    rules = rule_set([("team.yaml", FILE.encode())])
    of_page = RuleSet(kinds, tuple(bound for bound in rules.bound if bound.kind in kinds))
    outcome = run(of_page)
    assert (outcome.examples, outcome.counters, outcome.failures) == (1, 1, ())
    assert list(faults(rules)) == []


def test_the_page_lists_the_fields_of_each_fact() -> None:
    listed: dict[str, set[str]] = {}
    for fact, names in re.findall(r"^\| (\w+) \| ((?:`\w+`(?:, )?)+) \|", PAGE, re.MULTILINE):
        listed.setdefault(fact, set()).update(re.findall(r"`(\w+)`", names))
    assert listed == {fact: set(fields) for fact, fields in FIELDS.items() if fact != "run"}


def test_the_page_tells_how_many_lines_of_a_record_are_looked_at() -> None:
    assert f"the first {HEAD_LINES} lines and the last {TAIL_LINES}" in PAGE
