"""From the readings to the root cause: what ended the run, then what explains it.

1. The service's word: a run that succeeded has no cause; times and settings name time-outs.
2. What ended the driver's program: the exception that reached its top, or a line that by nature ends it.
3. Else the Spark job that was given up, else the last word that the program printed.
4. Where the answer is a symptom (its kind `yields_to` others) or only the program's own last sentence, the
   evidence of the tasks and executors that explains it is the cause.
"""

from dataclasses import dataclass, replace
from typing import Final

from emrdx.diagnosis.causes.candidates import (
    Candidate,
    by_strength,
    candidates,
    of_thrown,
)
from emrdx.diagnosis.causes.explaining import better_shown, explained
from emrdx.diagnosis.causes.sequels import hinted
from emrdx.diagnosis.causes.told import behind_call, reported, said_before
from emrdx.diagnosis.ending.aftermath import ended_well, gave_up, says_handled, says_well, succeeded
from emrdx.diagnosis.ending.counting import breaks_bound
from emrdx.diagnosis.ending.standing import Standing
from emrdx.diagnosis.ending.wording import finds_fault, gives_up, logged_as_error
from emrdx.diagnosis.knowledge.match import Match, Matcher
from emrdx.diagnosis.knowledge.predicates import PREDICATES
from emrdx.diagnosis.knowledge.rules import Rank
from emrdx.model import FAILED_STATES, JobRun, Stream
from emrdx.signals import scan_details
from emrdx.signals.model import Level, Record, Signals, Stop, Thrown, Where
from emrdx.signals.spark import later

# What ends a process, which its driver's log tells once, far above what follows from it.
OF_PROCESSES: Final = ("memory.", "executor.", "disk.")
USER_CANCEL: Final = (
    "cancelled by user",
    "canceled by user",
    "user request",
    "cancel request",
    "by the user",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The root cause, or an abstention: `cause` is the candidate that decided, `explains` what it explains
    from the root to what the run reported last, `runners_up` the other readings.
    """

    kind: str
    cause: Candidate | None
    explains: tuple[Candidate, ...] = ()
    runners_up: tuple[Candidate, ...] = ()
    reason: str = ""
    contested: bool = False


def decide(signals: Signals, run: JobRun, matcher: Matcher) -> Verdict:
    """The root cause of a run."""
    if run.state == "SUCCESS":
        return Verdict(kind="none", cause=None, reason="the service reports success")
    found = candidates(signals, matcher, failed=run.state == "FAILED")
    if verdict := _from_run(run, matcher, found):
        return verdict
    terminal = _terminal(found)
    if terminal is None:
        return _without_end(signals, run, matcher, found)
    cause = better_shown(explained(terminal, found, matcher, signals), found)
    explains = (terminal,) if cause is not terminal else ()
    return Verdict(
        kind=cause.kind,
        cause=cause,
        explains=explains,
        runners_up=_others(found, cause.kind),
        reason=_reason(cause),
        contested=_contested(cause, found, signals, matcher),
    )


def _contested(cause: Candidate, found: tuple[Candidate, ...], signals: Signals, matcher: Matcher) -> bool:
    """Whether something else may well be the cause: said before, in a driver's log that could not be read, or where
    lines of it were left out: a caught exception's sequel below it, a lost process above its effects.
    """
    if cause.kind.startswith("code.") and any(one.kind != cause.kind for one in said_before(cause, found)):
        return True
    if (cause.kind == "code.exit_nonzero" and reported(cause, signals)) or hinted(cause, signals):
        return True
    if cause.standing == Standing.ENDED and _gave_up_another(cause, found):
        return True
    if signals.course.filtered or later(signals.course.last_gap, cause.place):
        return True
    kind = matcher.rules.kinds.get(cause.kind)
    explained_by = kind.yields_to if kind else ()
    of_process = any(one.startswith(OF_PROCESSES) for one in explained_by)
    return (bool(explained_by) and not signals.course.log_read) or (of_process and signals.course.cut)


def _gave_up_another(cause: Candidate, found: tuple[Candidate, ...]) -> bool:
    """Whether Spark gave a job up for something else, which the program may only have stumbled over."""
    return any(
        one.standing == Standing.ABORTED and one.rank > Rank.FALLBACK and one.kind != cause.kind
        for one in found
    )


def _others(found: tuple[Candidate, ...], decided: str = "") -> tuple[Candidate, ...]:
    """The strongest reading of each other kind, at most five."""
    strongest: dict[str, Candidate] = {}
    for one in by_strength(found):
        if one.kind != decided:
            strongest.setdefault(one.kind, one)
    return tuple(strongest.values())[:5]


def _reason(cause: Candidate) -> str:
    return {
        Standing.ENDED: "it ended the driver's program",
        Standing.ABORTED: "it made Spark give the job up",
        Standing.STATED: "it is the last thing that the job reported",
        Standing.EXECUTOR: "it explains what the driver reported",
        Standing.SURVIVED: "it explains what the driver reported",
        Standing.NOISE: "",
    }[cause.standing]


def _from_run(run: JobRun, matcher: Matcher, found: tuple[Candidate, ...]) -> Verdict | None:
    """Time-outs and cancels, which the service alone knows."""
    for bound in matcher.runs():
        facts = PREDICATES[bound.rule.when.run](run)
        if facts is None:
            continue
        if run.state == "FAILED" and any(one.standing >= Standing.ENDED for one in found):
            continue
        match = Match(bound=bound, place=None, text=run.state_details, captures=facts)
        cause = Candidate(match=match, standing=Standing.ENDED)
        return Verdict(
            kind=bound.kind, cause=cause, runners_up=_others(found, bound.kind), reason="its times say so"
        )
    if run.state in {"CANCELLED", "CANCELLING"}:
        details = matcher.details(run.state_details)
        by_user = any(text in run.state_details.lower() for text in USER_CANCEL)
        if by_user or not details:
            return Verdict(kind="none", cause=None, reason="the run was cancelled before its time-out")
        best = max(details, key=lambda match: match.rank)
        return Verdict(
            kind=best.kind, cause=Candidate(match=best, standing=Standing.ENDED), reason="the service says so"
        )
    return None


def _terminal(found: tuple[Candidate, ...]) -> Candidate | None:
    """What ended the run, as far as the logs show it."""
    for standing in (Standing.ENDED, Standing.ABORTED, Standing.STATED):
        pool = [one for one in found if one.standing == standing]
        if pool:
            return by_strength(pool)[0]
    return None


def _without_end(signals: Signals, run: JobRun, matcher: Matcher, found: tuple[Candidate, ...]) -> Verdict:
    """No log shows what ended the run: the service's text, the executors, success, or an abstention."""
    runners_up = _others(found)
    if (told := _from_details(run, matcher, alone=not signals.records)) is not None:
        deepest = explained(told, found, matcher, signals)
        return Verdict(kind=deepest.kind, cause=deepest, runners_up=runners_up, reason="the service says so")
    if (named := _named_before(signals, found) or _behind_call(signals, found)) is not None:
        reason = "the program named it before it said that it failed"
        return Verdict(kind=named.kind, cause=named, runners_up=_others(found, named.kind), reason=reason)
    if (cut := _only_warned(signals, run, found)) is not None:
        cut = explained(cut, found, matcher, signals)
        reason = "a task failed of it, and how the run ended is not shown"
        return Verdict(kind=cut.kind, cause=cut, runners_up=_others(found, cut.kind), reason=reason)
    lost = [one for one in found if one.standing == Standing.EXECUTOR and one.rank > Rank.FALLBACK]
    if lost and _never_worked(signals, run):
        cause = by_strength(lost)[0]
        return Verdict(kind=cause.kind, cause=cause, runners_up=runners_up, reason="its executors show it")
    failed = run.state in FAILED_STATES
    if not failed and succeeded(signals):
        reason = "the log shows a run that went well"
        return Verdict(kind="none", cause=None, runners_up=runners_up, reason=reason)
    reason = "nothing in the logs ended the run" if failed else "the logs do not show how the run ended"
    return Verdict(kind="unknown", cause=None, runners_up=runners_up, reason=reason)


def _behind_call(signals: Signals, found: tuple[Candidate, ...]) -> Candidate | None:
    return None if ended_well(signals) else behind_call(signals, found)


def _never_worked(signals: Signals, run: JobRun) -> bool:
    """Whether no Spark job ever finished, and the run failed, or how it ended is not shown, or no executor ever
    came; or lines were left out.
    """
    course = signals.course
    failed = run.state in FAILED_STATES or course.last_job_failed is not None
    alone = not (course.executors_registered or course.local_mode)
    unknown = failed or alone or course.stop == Stop.NOT_SHOWN
    return course.last_gap is not None or (not course.jobs_finished and unknown)


def _from_details(run: JobRun, matcher: Matcher, *, alone: bool) -> Candidate | None:
    """What the service's state text says: a rule of its own on it, or an exception that it quotes.

    A catch-all counts only where the text is `alone`, without any log, and is a lead then, no answer.
    """
    told = [Candidate(match=match, standing=Standing.STATED) for match in matcher.details(run.state_details)]
    quoted = [of_thrown(thrown, Standing.STATED, matcher) for thrown in scan_details(run.state_details)]
    told += [one for one in quoted if one is not None and one.rank > Rank.FALLBACK]
    if not told and alone:
        told = [replace(one, standing=Standing.SURVIVED) for one in quoted if one is not None]
    return max(told, key=lambda one: one.rank) if told else None


def _named_before(signals: Signals, found: tuple[Candidate, ...]) -> Candidate | None:
    """The last failure that the program's output names, where its last line says that the program failed."""
    last = signals.course.last_output
    if breaks_bound(last) or (not gives_up(last) and (says_well(signals) or not gave_up(signals))):
        return None
    pool = [
        one
        for one in found
        if one.thrown is not None
        and one.standing == Standing.SURVIVED
        and not one.recovered
        and (one.rank > Rank.FALLBACK or _was_logged_whole(one.thrown))
        and one.place is not None
        and one.place.ref.stream == Stream.STDOUT
        and not says_handled(one.thrown, one.thrown.record)
    ]
    # A warning is no cause of what a check found, nor is one of several that of what a program only sums up.
    if not logged_as_error(last) and (finds_fault(last) or len({one.kind for one in pool}) > 1):
        pool = [one for one in pool if one.thrown and one.thrown.record.level != Level.WARN]
    return pool[-1] if pool else None


def _was_logged_whole(thrown: Thrown) -> bool:
    """Whether a program logged a failure as an error, with its traceback."""
    return not thrown.stated and thrown.record.level >= Level.ERROR


def _only_warned(signals: Signals, run: JobRun, found: tuple[Candidate, ...]) -> Candidate | None:
    """The last failure of a task or an executor, where the run failed, or its end is not shown."""
    if run.state not in FAILED_STATES and signals.course.stop != Stop.NOT_SHOWN:
        return None
    ended = signals.course.last_job_finished
    last = next((each for each in reversed(signals.records) if each.place.role.is_driver), None)
    pool = [
        one
        for one in found
        if (one.where != Where.DRIVER or _ends_the_log(one, last))
        and one.place is not None
        and not later(ended, one.place)
        and (one.rank > Rank.FALLBACK or one.where == Where.TASK)
    ]
    return max(pool, key=lambda one: (one.rank, one.place.line if one.place else 0)) if pool else None


def _ends_the_log(one: Candidate, last: Record | None) -> bool:
    """Whether a warning's exception is the last that a cut log shows: with its frames in the last record, or, as
    `grep` leaves it, on the last line.
    """
    thrown, link = one.thrown, one.match.link
    if thrown is None or thrown.stated or link is None or last is None or one.record is not last:
        return False
    framed = bool(link.frames or thrown.outer.frames)
    return one.rank > Rank.FALLBACK and (framed or thrown.last_line == last.place.line + len(last.lines) - 1)
