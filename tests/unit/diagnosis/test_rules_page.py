"""The page on users' own rules shows a file that works."""

import re
from pathlib import Path

import msgspec

from emrdx.diagnosis.rule_sets import faults, rule_set
from emrdx.diagnosis.rules import RuleSet, When, parse
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


def test_the_page_names_every_field_of_a_condition() -> None:
    fields = {field.name for field in msgspec.structs.fields(When)} - {"run"}
    assert fields <= set(re.findall(r"`([a-z_]+)`", PAGE))
