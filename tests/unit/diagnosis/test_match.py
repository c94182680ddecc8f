"""Rules are found by what they name."""

from collections import defaultdict

from emrdx.diagnosis.knowledge.match import Matcher
from emrdx.diagnosis.rule_sets import rule_set
from emrdx.signals.model import Language


def test_a_rule_is_tried_for_every_class_that_it_names() -> None:
    naming: dict[tuple[str, Language], set[str]] = defaultdict(set)
    for bound in rule_set().bound:
        when = bound.rule.when
        for name in when.exception:
            naming[name.strip("*"), Language(when.language or Language.JVM)].add(bound.rule.id)
    matcher = Matcher(rule_set())
    for (name, language), rules in naming.items():
        assert rules <= {bound.rule.id for bound in matcher.suiting(name, language)}, name
