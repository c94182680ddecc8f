"""Cause over symptom: which of the other readings explains what ended the run."""

import builtins
from typing import Final

from emrdx.diagnosis.aftermath import says_handled
from emrdx.diagnosis.candidates import Candidate, by_strength
from emrdx.diagnosis.match import Matcher
from emrdx.diagnosis.rules import Rank
from emrdx.diagnosis.standing import Standing
from emrdx.diagnosis.wording import leaves_nothing, sums_up
from emrdx.signals.model import Language, Link, Signals, Thrown, Where
from emrdx.signals.spark import later
from emrdx.signals.spoken import is_authors

CATCH_ALL: Final = frozenset({"code.python_exception", "code.jvm_exception", "code.exit_nonzero"})
PLAIN: Final = frozenset({"Exception", "RuntimeError", "SystemExit"})
FORBIDDEN: Final = 403
# Shorter names stand in other words by chance.
LEAST_NAME: Final = 4
# What a program does not bring about by itself, and mostly cannot go on without.
OUTSIDE: Final = frozenset({"access", "dependency", "service", "network", "database"})
LIBRARIES: Final = ("/site-packages/", "/dist-packages/", "/lib/python", "/lib64/python", ".zip/")
BUILTINS: Final = frozenset(
    name for name in dir(builtins) if name.endswith(("Error", "Exception", "Iteration", "Exit"))
)


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
    if not pool and current.kind in CATCH_ALL and current.rank == Rank.FALLBACK and _is_own_sentence(current):
        pool = _summed_up(current, found)
    if not pool:
        pool = _told_in_full(current, found)
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


def _is_own_sentence(candidate: Candidate) -> bool:
    """Whether a program ended itself with a sentence of its own, so that the cause was said before."""
    thrown = candidate.thrown
    if thrown is None:
        return candidate.kind == "code.exit_nonzero"
    if thrown.stated or len(thrown.links) > 1:
        return False
    if thrown.outer.language != Language.PYTHON:
        return is_authors(thrown.outer) and sums_up(thrown.outer.message)
    name = thrown.outer.type
    if _lacks_a_value(thrown.outer) or _missing_name(thrown.outer):
        return True
    return name in PLAIN or ("." not in name and name not in BUILTINS) or _raised_by_itself(thrown.outer)


def _lacks_a_value(link: Link) -> bool:
    """Whether a program stumbled over a value that was not there, as after a call that gave nothing."""
    return link.type in {"TypeError", "AttributeError"} and "NoneType" in link.message[:500]


def _missing_name(link: Link) -> str:
    """The key or the name that a program looked up and did not have; empty where the exception is another one."""
    if link.type not in {"KeyError", "NameError", "UnboundLocalError"}:
        return ""
    _, opened, rest = link.message.partition("'")
    name = rest.partition("'")[0] if opened else link.message.strip()
    return name if len(name) >= LEAST_NAME else ""


def _raised_by_itself(link: Link) -> bool:
    """Whether a traceback ends at a `raise` or `assert` of the program, not inside a library."""
    if not link.frames:
        return False
    place, _, code = link.frames[-1].partition(": ")
    return code.startswith(("raise ", "assert ")) and not any(mark in place for mark in LIBRARIES)


def said_before(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The last failure that the same stream states above the program's own sentence."""
    return _said_above(current, found)[-1:]


def _said_above(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    place = current.place
    return [
        one
        for one in found
        if one.thrown is not None
        and one is not current
        and one.rank > Rank.FALLBACK
        and one.place is not None
        and place is not None
        and one.place.ref.path == place.ref.path
        and one.place.line < place.line
    ]


def _summed_up(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The failure told before that a program's own last sentence sums up. What a line only states counts where the
    sentence has no finding of its own and the line does not say that the program goes on without; where a name is
    missing, what failed of that name.
    """
    sentence = current.match.text
    outer = current.thrown.outer if current.thrown else None
    name = _missing_name(outer) if outer else ""
    empty = bool(name) or sums_up(sentence) or (outer is not None and _lacks_a_value(outer))
    return [
        one
        for one in _said_above(current, found)
        if one.thrown is not None
        and (not name or _shown_with(name, one.thrown))
        and (
            not one.thrown.stated
            or (
                (empty or one.kind.partition(".")[0] in OUTSIDE)
                and (leaves_nothing(sentence) or not says_handled(one.thrown, one.thrown.record))
            )
        )
    ][-1:]


def _shown_with(name: str, thrown: Thrown) -> bool:
    """Whether the lines that tell of a failure name something."""
    first = thrown.first_line - thrown.record.place.line
    last = thrown.last_line - thrown.record.place.line
    return any(name in line for line in thrown.record.lines[max(first, 0) : last + 1])


def _shows_spark(candidate: Candidate) -> bool:
    """Whether the exception itself shows a failure inside Spark, so that nothing deeper is hidden."""
    thrown = candidate.thrown
    return (
        thrown is not None
        and len(thrown.links) > 1
        and any(link.where == Where.TASK for link in thrown.links)
    )
