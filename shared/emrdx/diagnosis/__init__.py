"""Facts to a root cause, with proof, fixes and how sure we are.

What a kind means (`catalogue`) is also asked where no scanner is installed, so that the parts which need one are
imported when a diagnosis is made.
"""

from functools import cache
from typing import TYPE_CHECKING

from emrdx.diagnosis.knowledge.rules import RuleSet

if TYPE_CHECKING:
    from emrdx.diagnosis.causes.cause import Verdict
    from emrdx.diagnosis.knowledge.match import Matcher
    from emrdx.model import Evidence
    from emrdx.redaction import RedactionSession
    from emrdx.schemas import Diagnosis

__all__ = ["RuleSet", "diagnose", "explain"]


@cache
def _matcher() -> "Matcher":
    from emrdx.diagnosis.knowledge.match import Matcher
    from emrdx.diagnosis.rule_sets import rule_set

    return Matcher(rule_set())


def diagnose(evidence: "Evidence", session: "RedactionSession", rules: RuleSet | None = None) -> "Diagnosis":
    """Why a run failed. `rules` are ours unless given (`rule_sets.rule_set` puts a user's before ours)."""
    return explain(evidence, session, rules)[0]


def explain(
    evidence: "Evidence", session: "RedactionSession", rules: RuleSet | None = None
) -> tuple["Diagnosis", "Verdict"]:
    """The diagnosis with the verdict behind it: the reason and the runners-up."""
    from emrdx.diagnosis.answer.report import report
    from emrdx.diagnosis.causes.cause import decide
    from emrdx.diagnosis.knowledge.match import Matcher
    from emrdx.signals import scan

    matcher = Matcher(rules) if rules else _matcher()
    signals = scan(evidence)
    verdict = decide(signals, evidence.run, matcher)
    return report(verdict, signals, evidence, matcher, session), verdict
