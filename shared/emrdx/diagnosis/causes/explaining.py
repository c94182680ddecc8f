"""Cause over symptom: which of the other readings explains what ended the run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from emrdx.diagnosis.causes.candidates import Candidate, by_strength
from emrdx.diagnosis.causes.handling import before_leftovers, before_notice, before_waiting
from emrdx.diagnosis.causes.sequels import absence, before_absence
from emrdx.diagnosis.causes.told import (
    before_spark_stopped,
    behind_call,
    is_own_sentence,
    summed_up,
)
from emrdx.diagnosis.ending.standing import Standing
from emrdx.diagnosis.knowledge.match import Matcher
from emrdx.diagnosis.knowledge.rules import Rank
from emrdx.signals.model import Signals, Where
from emrdx.signals.spark import later

CATCH_ALL: Final = frozenset({"code.python_exception", "code.jvm_exception", "code.exit_nonzero"})
FORBIDDEN: Final = 403
CAPTURED: Final = ("pyspark.errors.exceptions.captured.", "pyspark.sql.utils.")


def explained(
    terminal: Candidate, found: tuple[Candidate, ...], matcher: Matcher, signals: Signals
) -> Candidate:
    """The candidate that explains the terminal one, or itself. Followed to its end; no kind is passed twice."""
    seen, current = {terminal.kind}, terminal
    while True:
        step = _deeper(current, found, matcher, signals)
        if step is None or step.kind in seen:
            return current
        seen.add(step.kind)
        current = step


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """What has to be explained, and what there is to explain it with."""

    current: Candidate
    found: tuple[Candidate, ...]
    signals: Signals
    yields_to: tuple[str, ...]

    @property
    def is_catch_all(self) -> bool:
        """Whether its kind says no more than how a program ended."""
        return self.current.kind in CATCH_ALL

    @property
    def is_bare(self) -> bool:
        """Whether, besides, no rule knows it."""
        return self.is_catch_all and self.current.rank == Rank.FALLBACK


def _deeper(
    current: Candidate, found: tuple[Candidate, ...], matcher: Matcher, signals: Signals
) -> Candidate | None:
    kind = matcher.rules.kinds.get(current.kind)
    symptom = Symptom(current=current, found=found, signals=signals, yields_to=kind.yields_to if kind else ())
    for step in STEPS:
        if pool := step(symptom):
            pool = [one for one in pool if one.kind != current.kind]
            return max(pool, key=lambda one: (one.rank, one.standing, one.written)) if pool else None
    return None


def _yielded(symptom: Symptom) -> list[Candidate]:
    """What its kind declares that it follows from."""
    return [
        one for one in symptom.found if one.kind in symptom.yields_to and one.standing >= Standing.EXECUTOR
    ]


def _unrepaired(symptom: Symptom) -> list[Candidate]:
    """What tasks failed of and no Spark job finished after, where it explains what Spark gave up for."""
    return [
        one
        for one in symptom.found
        if one.kind in symptom.yields_to
        and one.standing == Standing.SURVIVED
        and one.where != Where.DRIVER
        and one.place is not None
        and not later(symptom.signals.course.last_job_finished, one.place)
    ]


def _given_up(symptom: Symptom) -> list[Candidate]:
    """What Spark gave a job up for, below a program's exception that shows nothing of Spark."""
    if not symptom.is_bare or _shows_spark(symptom.current):
        return []
    return [
        one
        for one in symptom.found
        if one.standing in {Standing.ABORTED, Standing.EXECUTOR}
        and (one.rank > Rank.FALLBACK or one.where == Where.TASK)
    ]


def _made_absent(symptom: Symptom) -> list[Candidate]:
    missing = absence(symptom.current)
    return before_absence(symptom.current, symptom.found, missing) if missing is not None else []


def _left_over(symptom: Symptom) -> list[Candidate]:
    return before_leftovers(symptom.current, symptom.found)


def _told_of(symptom: Symptom) -> list[Candidate]:
    return before_notice(symptom.current, symptom.found)


def _waited_for(symptom: Symptom) -> list[Candidate]:
    return before_waiting(symptom.current, symptom.found)


def _summed_up(symptom: Symptom) -> list[Candidate]:
    own = symptom.is_bare and is_own_sentence(symptom.current)
    return summed_up(symptom.current, symptom.found) if own else []


def _before_spark_stopped(symptom: Symptom) -> list[Candidate]:
    return before_spark_stopped(symptom.current, symptom.found) if symptom.is_catch_all else []


def _behind_call(symptom: Symptom) -> list[Candidate]:
    hidden = behind_call(symptom.signals, symptom.found) if symptom.is_catch_all else None
    return [hidden] if hidden else []


def _told_in_full(symptom: Symptom) -> list[Candidate]:
    """What the same service answered before, where the last answer has a status and no error code of its own.

    An answer to HEAD has no body: S3 then says no more than `403 Forbidden` of a token that has expired.
    """
    current = symptom.current
    link = current.match.link
    error = link.service_error if link else None
    if (
        link is None
        or error is None
        or "Access Denied" in link.message
        or error.status != FORBIDDEN
        or not f"{FORBIDDEN}".startswith(error.code[:3])
    ):
        return []
    return [
        one
        for one in symptom.found
        if (earlier := one.match.link) is not None
        and (other := earlier.service_error) is not None
        and other.service == error.service
        and other.code
        and not other.code.startswith(str(FORBIDDEN))
        and one.kind.startswith("access.")
        and later(current.place, one.place)
    ][-1:]


def _with_its_frames(symptom: Symptom) -> list[Candidate]:
    """The exception of Java that PySpark raised anew without its frames, as Spark's log shows it with them."""
    link = symptom.current.match.link
    if link is None or not link.type.startswith(CAPTURED):
        return []
    return [
        one
        for one in symptom.found
        if (shown := one.match.link) is not None
        and shown.frames
        and shown.simple_type == link.simple_type
        and shown.message.partition("\n")[0] == link.message.partition("\n")[0]
        and one.rank > symptom.current.rank
    ][-1:]


def better_shown(cause: Candidate, found: tuple[Candidate, ...]) -> Candidate:
    """The same kind as an exception shows it, where the deciding fact only counts an exit code."""
    link = cause.match.link
    if link is not None and link.type != "ExecutorLostFailure":
        return cause
    shown = [
        one
        for one in found
        if one.kind == cause.kind
        and one.where != Where.DRIVER
        and one.match.link is not None
        and one.match.link.type != "ExecutorLostFailure"
    ]
    return by_strength(shown)[0] if shown else cause


def _shows_spark(candidate: Candidate) -> bool:
    """Whether the exception itself shows a failure inside Spark, so that nothing deeper is hidden."""
    thrown = candidate.thrown
    return (
        thrown is not None
        and len(thrown.links) > 1
        and any(link.where == Where.TASK for link in thrown.links)
    )


# The first that explains a symptom does.
STEPS: Final[tuple[Callable[[Symptom], list[Candidate]], ...]] = (
    _yielded,
    _unrepaired,
    _given_up,
    _made_absent,
    _left_over,
    _told_of,
    _waited_for,
    _summed_up,
    _before_spark_stopped,
    _behind_call,
    _told_in_full,
    _with_its_frames,
)
