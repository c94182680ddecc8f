"""Cause over symptom: which of the other readings explains what ended the run."""

from typing import Final

from emrdx.diagnosis.candidates import Candidate, by_strength
from emrdx.diagnosis.match import Matcher
from emrdx.diagnosis.rules import Rank
from emrdx.diagnosis.sequels import absence, before_absence
from emrdx.diagnosis.standing import Standing
from emrdx.diagnosis.told import before_spark_stopped, behind_call, is_own_sentence, summed_up
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


def _deeper(
    current: Candidate, found: tuple[Candidate, ...], matcher: Matcher, signals: Signals
) -> Candidate | None:
    kind = matcher.rules.kinds.get(current.kind)
    pool: list[Candidate] = []
    if kind and kind.yields_to:
        pool = [one for one in found if one.kind in kind.yields_to and one.standing >= Standing.EXECUTOR]
    if not pool and kind and kind.yields_to:
        pool = _unrepaired(kind.yields_to, found, signals)
    if not pool and current.kind in CATCH_ALL and current.rank == Rank.FALLBACK and not _shows_spark(current):
        pool = [
            one
            for one in found
            if one.standing in {Standing.ABORTED, Standing.EXECUTOR}
            and (one.rank > Rank.FALLBACK or one.where == Where.TASK)
        ]
    if not pool and (missing := absence(current)) is not None:
        pool = before_absence(current, found, missing)
    if not pool and current.kind in CATCH_ALL and current.rank == Rank.FALLBACK and is_own_sentence(current):
        pool = summed_up(current, found)
    if not pool and current.kind in CATCH_ALL:
        pool = before_spark_stopped(current, found)
    if not pool and current.kind in CATCH_ALL and (hidden := behind_call(signals, found)):
        pool = [hidden]
    if not pool:
        pool = _told_in_full(current, found) or _with_its_frames(current, found)
    pool = [one for one in pool if one.kind != current.kind]
    return max(pool, key=lambda one: (one.rank, one.standing)) if pool else None


def _unrepaired(kinds: tuple[str, ...], found: tuple[Candidate, ...], signals: Signals) -> list[Candidate]:
    """What tasks failed of and no Spark job finished after, where it explains what Spark gave up for."""
    return [
        one
        for one in found
        if one.kind in kinds
        and one.standing == Standing.SURVIVED
        and one.where != Where.DRIVER
        and one.place is not None
        and not later(signals.course.last_job_finished, one.place)
    ]


def _told_in_full(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """What the same service answered before, where the last answer has a status and no error code of its own.

    An answer to HEAD has no body: S3 then says no more than `403 Forbidden` of a token that has expired.
    """
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
        for one in found
        if (earlier := one.match.link) is not None
        and (other := earlier.service_error) is not None
        and other.service == error.service
        and other.code
        and not other.code.startswith(str(FORBIDDEN))
        and one.kind.startswith("access.")
        and later(current.place, one.place)
    ][-1:]


def _with_its_frames(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The exception of Java that PySpark raised anew without its frames, as Spark's log shows it with them."""
    link = current.match.link
    if link is None or not link.type.startswith(CAPTURED):
        return []
    return [
        one
        for one in found
        if (shown := one.match.link) is not None
        and shown.frames
        and shown.simple_type == link.simple_type
        and shown.message.partition("\n")[0] == link.message.partition("\n")[0]
        and one.rank > current.rank
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
