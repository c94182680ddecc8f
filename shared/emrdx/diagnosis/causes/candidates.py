"""Every reading of the evidence that a rule supports, with how it stands to the run's end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import re2

from emrdx.diagnosis.ending.aftermath import ended_well, ran_on, told_before_stop
from emrdx.diagnosis.ending.standing import Ends, Standing, ends, line_standing, standing_of
from emrdx.diagnosis.ending.subjects import Recoveries
from emrdx.diagnosis.knowledge.match import Match, Matcher
from emrdx.diagnosis.knowledge.rules import Rank
from emrdx.signals.model import (
    Language,
    Link,
    Place,
    Record,
    Signals,
    Stop,
    Thrown,
    Where,
)
from emrdx.signals.spark import later
from emrdx.signals.spoken import in_words

_OF_EXECUTOR: Final = re2.compile(r"\bexecutor (?P<worker>\w+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible root: a match, the exception it stands in, and its standing; `recovered`: the program tells below
    that what failed went well; `written`: of executors, which have a log each whose lines tell no order, whether the
    driver blames this one, and when it wrote that.
    """

    match: Match
    standing: Standing
    thrown: Thrown | None = None
    record: Record | None = None
    where: Where = Where.DRIVER
    recovered: bool = False
    written: tuple[bool, str] = (False, "")

    @property
    def kind(self) -> str:
        return self.match.kind

    @property
    def rank(self) -> Rank:
        return self.match.rank

    @property
    def place(self) -> Place | None:
        return self.match.place


def of_thrown(thrown: Thrown, standing: Standing, matcher: Matcher) -> Candidate | None:
    """The root of one exception chain: the best-ranked link, the one nearest the root among equals."""
    best: Match | None = None
    for link in (*thrown.links, *in_words(thrown)):
        matches = matcher.link(link) or _ended_executor(link, matcher)
        if matches and (best is None or _tells_more(matches[0], best)):
            best = matches[0]
    if best is None:
        return None
    where = best.link.where if best.link else Where.DRIVER
    if best.link is not None and best.link not in thrown.links:
        thrown = replace(thrown, links=(*thrown.links, best.link))
    return Candidate(match=best, standing=standing, thrown=thrown, record=thrown.record, where=where)


def _tells_more(match: Match, best: Match) -> bool:
    """Whether a link nearer the root is the better one; words alone have to know more than an exception does."""
    in_words = match.link is not None and match.link.quoted and not match.link.type
    return match.rank > best.rank or (match.rank == best.rank and not in_words)


def _ended_executor(link: Link, matcher: Matcher) -> list[Match]:
    """What the exit code says that a task's `ExecutorLostFailure` names."""
    if link.exit_code is None or link.type != "ExecutorLostFailure":
        return []
    found = matcher.exit(link.exit_code, Where.EXECUTOR, link.place, link.message)
    return sorted((replace(match, link=link) for match in found), key=lambda match: -match.rank)


def candidates(signals: Signals, matcher: Matcher, *, failed: bool = False) -> tuple[Candidate, ...]:
    """Every supported reading, in the order of the evidence. `failed`: the service says that the run failed."""
    found: list[Candidate] = []
    end = ends(signals)
    recoveries = Recoveries(signals)
    last = end.uncaught
    last_ran_on = last is not None and ran_on(last, end.below)
    overcome = not failed and (last is None or last_ran_on) and ended_well(signals)
    for thrown in signals.thrown:
        standing = standing_of(thrown, end)
        if thrown is last and thrown.thread is None and last_ran_on:
            # Where Spark's end is not shown, the log may be cut, and what follows be a part of the message.
            cut = signals.course.stop == Stop.NOT_SHOWN and not signals.course.quiet
            standing = Standing.STATED if failed or cut else Standing.SURVIVED
        elif thrown is last and thrown.thread is None and told_before_stop(thrown, signals):
            standing = Standing.STATED
        elif (thrown is last and _outlived(thrown, signals)) or (
            overcome and standing in {Standing.ABORTED, Standing.STATED}
        ):
            standing = Standing.SURVIVED
        if standing > Standing.NOISE and (candidate := of_thrown(thrown, standing, matcher)):
            found.append(_made_good(candidate, thrown, recoveries))
    found += _lines(end, matcher)
    found += _exits(signals, matcher)
    blamed = _blamed(end)
    return tuple(_dated(one, blamed) for one in found)


def _outlived(thrown: Thrown, signals: Signals) -> bool:
    """Whether only a thread beside the JVM's main one died of an exception: Spark jobs went well after it, and the
    program stopped Spark in order.
    """
    beside = thrown.thread not in {None, "main"}
    course = signals.course
    ordered = course.stop == Stop.EXPLICIT and not course.stop_exit_code
    return beside and ordered and later(course.last_job_finished, thrown.record.place)


def _blamed(end: Ends) -> str:
    """The executor that the driver names where it gives the last job up, or in what ended its program."""
    shown = [end.given_up.text if end.given_up else "", end.uncaught.text if end.uncaught else ""]
    texts = [*(abort.text for abort in end.signals.aborts[-1:]), *shown]
    return next((str(match.group("worker")) for text in texts if (match := _OF_EXECUTOR.search(text))), "")


def _dated(one: Candidate, blamed: str) -> Candidate:
    record = one.record
    if record is None or not record.place.role.is_worker:
        return one
    return replace(one, written=(record.place.ref.worker == blamed, record.time))


def _made_good(candidate: Candidate, thrown: Thrown, recoveries: Recoveries) -> Candidate:
    if candidate.standing not in {Standing.SURVIVED, Standing.STATED} or not recoveries.recovered(thrown):
        return candidate
    return replace(candidate, standing=Standing.SURVIVED, recovered=True)


def _lines(end: Ends, matcher: Matcher) -> Iterator[Candidate]:
    messages = _message_lines(end.signals)
    for record in end.signals.records:
        for match in matcher.record(record):
            if match.place and (match.place.ref.path, match.place.line) in messages:
                continue
            yield Candidate(
                match=match,
                standing=line_standing(match, record, end),
                record=record,
                where=Where.EXECUTOR if record.place.role.is_worker else Where.DRIVER,
            )


def _message_lines(signals: Signals) -> frozenset[tuple[str, int]]:
    """The lines of exceptions' messages and tracebacks: what they quote is data, no line of a log."""
    return frozenset(
        (one.record.place.ref.path, line)
        for one in signals.thrown
        if not one.stated
        for line in one.lines[one.outer.language == Language.JVM :]
    )


def _exits(signals: Signals, matcher: Matcher) -> Iterator[Candidate]:
    """Executors that ended with a code. They matter where the job was given up after it."""
    for loss in signals.executors_lost:
        if loss.exit_code is None:
            continue
        gone_on = later(signals.course.last_job_finished, loss.place)
        standing = Standing.SURVIVED if gone_on else Standing.EXECUTOR
        for match in matcher.exit(loss.exit_code, Where.EXECUTOR, loss.place, loss.reason):
            yield Candidate(match=match, standing=standing, where=Where.EXECUTOR)


def by_strength(pool: Iterable[Candidate]) -> list[Candidate]:
    """Candidates from the strongest: by standing, then rank; later facts win over earlier ones."""
    return sorted(pool, key=_strength, reverse=True)


def _strength(one: Candidate) -> tuple[Standing, Rank, tuple[bool, str], int]:
    return one.standing, one.rank, one.written, one.place.line if one.place else 0
