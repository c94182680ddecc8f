"""How sure an answer is: what the rule promises, lowered by how the fact stands to the run's end, and by how often
answers that rest on the same were right on runs that nobody had read (`calibration.json`, `tools/calibrate.py`).
"""

from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Final

import msgspec

from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.causes.cause import Verdict
from emrdx.diagnosis.ending.standing import Standing
from emrdx.diagnosis.knowledge.rules import Rank
from emrdx.model import SourceStatus
from emrdx.schemas import Confidence
from emrdx.signals.spoken import of_library

_ORDER = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
CALIBRATION: Final = "calibration.json"


def at_most(value: Confidence, bound: Confidence) -> Confidence:
    """The lower of two confidences."""
    return _ORDER[min(_ORDER.index(value), _ORDER.index(bound))]


def confidence(verdict: Verdict, statuses: frozenset[SourceStatus]) -> Confidence:
    """The confidence of a verdict, given what became of the sources."""
    value = declared(verdict, statuses)
    return at_most(value, calibration().get(basis(verdict, value), value))


def basis(verdict: Verdict, value: Confidence) -> str:
    """What an answer rests on, as calibration counts it: its confidence before calibration, how its fact stands
    to the run's end, how much its rule knows, and whether it is seen through a symptom.
    """
    cause = verdict.cause
    if cause is None:
        return f"{value}/{verdict.kind}"
    seen = "explains" if verdict.explains else "direct"
    return f"{value}/{cause.standing.name}/{cause.rank.name}/{seen}".lower()


@cache
def calibration() -> dict[str, Confidence]:
    """Each basis whose answers were right less often than their confidence promises, with what they keep."""
    data = files("emrdx.diagnosis.answer").joinpath(CALIBRATION).read_bytes()
    return msgspec.json.decode(data, type=dict[str, Confidence])


def declared(verdict: Verdict, statuses: frozenset[SourceStatus]) -> Confidence:
    """What the rule promises, lowered by how its fact stands to the run's end; `statuses` are the sources'."""
    if verdict.cause is None:
        return Confidence.MEDIUM if verdict.kind == "none" else Confidence.LOW
    cause = verdict.cause
    value = at_most(Confidence(cause.match.bound.rule.confidence), _standing(cause))
    if _retold(cause):
        value = at_most(value, Confidence.MEDIUM)
    if verdict.contested:
        value = at_most(value, Confidence.MEDIUM)
    if cause.standing <= Standing.EXECUTOR and not verdict.explains:
        value = at_most(value, Confidence.LOW)
    if verdict.explains and cause.standing <= Standing.SURVIVED:
        value = at_most(value, Confidence.MEDIUM)
    if cause.rank == Rank.FALLBACK and any(status.lacking for status in statuses):
        value = at_most(value, Confidence.MEDIUM)
    return value


def _retold(cause: Candidate) -> bool:
    """Whether the fact is only what a program's own exception says of it. An engine's or a library's message that
    ends with another exception holds it as it was thrown: `Throwable(cause)`, Hive's and Spark's wrappers.
    """
    link = cause.match.link
    if link is None or not link.quoted or cause.thrown is None:
        return False
    wrappers = takewhile(lambda one: one is not link, cause.thrown.links)
    return not (link.type and all(one.quoted or of_library(one) for one in wrappers))


def _standing(cause: Candidate) -> Confidence:
    if cause.match.place is None and cause.match.bound.rule.when.details:
        return Confidence.HIGH if cause.rank == Rank.EXACT else Confidence.MEDIUM
    if cause.standing == Standing.STATED:
        return Confidence.MEDIUM
    return Confidence.HIGH
