"""How sure an answer is: what the rule promises, lowered by how the fact stands to the run's end."""

from emrdx.diagnosis.candidates import Candidate, Standing
from emrdx.diagnosis.cause import Verdict
from emrdx.diagnosis.rules import Rank
from emrdx.model import SourceStatus
from emrdx.schemas import Confidence

_ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def at_most(value: Confidence, bound: Confidence) -> Confidence:
    """The lower of two confidences."""
    return _ORDER[min(_ORDER.index(value), _ORDER.index(bound))]


def confidence(verdict: Verdict, statuses: frozenset[SourceStatus]) -> Confidence:
    """The confidence of a verdict, given what became of the sources."""
    if verdict.cause is None:
        return Confidence.MEDIUM if verdict.kind == "none" else Confidence.LOW
    cause = verdict.cause
    value = at_most(Confidence(cause.match.bound.rule.confidence), _standing(cause))
    if cause.match.link is not None and cause.match.link.quoted:
        value = at_most(value, Confidence.MEDIUM)
    if verdict.contested:
        value = at_most(value, Confidence.MEDIUM)
    if cause.standing <= Standing.EXECUTOR and not verdict.explains:
        value = at_most(value, Confidence.LOW)
    if verdict.explains and cause.standing <= Standing.SURVIVED:
        value = at_most(value, Confidence.MEDIUM)
    if statuses & {SourceStatus.TRUNCATED, SourceStatus.CORRUPT} and cause.rank == Rank.FALLBACK:
        value = at_most(value, Confidence.MEDIUM)
    return value


def _standing(cause: Candidate) -> Confidence:
    if cause.match.place is None and cause.match.bound.rule.when.details:
        return Confidence.HIGH if cause.rank == Rank.EXACT else Confidence.MEDIUM
    if cause.standing == Standing.STATED:
        return Confidence.MEDIUM
    return Confidence.HIGH
