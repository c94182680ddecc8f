"""Every reading of the evidence that a rule supports, with how it stands to the run's end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from emrdx.diagnosis.aftermath import ended_well, is_last_line, is_last_word, printed_on, ran_on
from emrdx.diagnosis.match import Match, Matcher
from emrdx.diagnosis.rules import Rank
from emrdx.model import Role, Stream
from emrdx.signals.model import (
    Language,
    Level,
    Link,
    Place,
    Record,
    Signals,
    Stop,
    Thrown,
    Where,
)
from emrdx.signals.spark import later


class Standing(IntEnum):
    """How near a fact stands to the run's end, from noise to what ended it."""

    NOISE = 0
    SURVIVED = 1
    EXECUTOR = 2
    STATED = 3
    ABORTED = 4
    ENDED = 5


GIVEN_UP: Final = "Job aborted due to stage failure"
_ENDING_LOGGERS: Final = frozenset(
    {
        "SparkSQLDriver",
        "SparkSQLCLIDriver",
        "MicroBatchExecution",
        "ContinuousExecution",
        "StreamExecution",
        "SparkUncaughtExceptionHandler",
        "ApplicationMaster",
        "SparkSubmit",
        "SparkApplication",
        "Driver",
        "CliDriver",
    }
)
_ABORT_LOGGERS: Final = frozenset(
    {
        "FileFormatWriter",
        "InsertIntoHadoopFsRelationCommand",
        "DAGScheduler",
        "TaskSchedulerImpl",
        "WriteToDataSourceV2Exec",
    }
)
_CLEANING_LOGGERS: Final = frozenset({"ShutdownHookManager", "ContextCleaner"})
_SHUTDOWN_LOGGERS: Final = frozenset(
    {
        "LiveListenerBus",
        "AsyncEventQueue",
        "TransportChannelHandler",
        "TransportResponseHandler",
        "TransportRequestHandler",
        "NettyRpcEnv",
        "Inbox",
        "Dispatcher",
        "BlockManagerStorageEndpoint",
        "Instrumentation",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible root: a match, the exception it stands in, and its standing."""

    match: Match
    standing: Standing
    thrown: Thrown | None = None
    record: Record | None = None
    where: Where = Where.DRIVER

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
    for link in thrown.links:
        matches = matcher.link(link) or _ended_executor(link, matcher)
        if matches and (best is None or matches[0].rank >= best.rank):
            best = matches[0]
    if best is None:
        return None
    where = best.link.where if best.link else Where.DRIVER
    return Candidate(match=best, standing=standing, thrown=thrown, record=thrown.record, where=where)


def _ended_executor(link: Link, matcher: Matcher) -> list[Match]:
    """What the exit code says that a task's `ExecutorLostFailure` names."""
    if link.exit_code is None or link.type != "ExecutorLostFailure":
        return []
    found = matcher.exit(link.exit_code, Where.EXECUTOR, link.place, link.message)
    return sorted((replace(match, link=link) for match in found), key=lambda match: -match.rank)


def candidates(signals: Signals, matcher: Matcher, *, failed: bool = False) -> tuple[Candidate, ...]:
    """Every supported reading, in the order of the evidence. `failed`: the service says that the run failed."""
    found: list[Candidate] = []
    last = _last_uncaught(signals)
    for thrown in signals.thrown:
        standing = _standing(thrown, signals, last)
        if thrown is last and thrown.thread is None and ran_on(thrown, signals):
            # Where Spark's end is not shown, the log may be cut, and what follows be a part of the message.
            cut = signals.course.stop == Stop.NOT_SHOWN and not signals.course.quiet
            standing = Standing.STATED if failed or cut else Standing.SURVIVED
        elif standing == Standing.ABORTED and not failed and last is None and ended_well(signals):
            standing = Standing.SURVIVED
        if standing > Standing.NOISE and (candidate := of_thrown(thrown, standing, matcher)):
            found.append(candidate)
    found += _lines(signals, matcher)
    found += _exits(signals, matcher)
    return tuple(found)


def _standing(thrown: Thrown, signals: Signals, last: Thrown | None) -> Standing:
    if thrown is last:
        return Standing.ENDED
    record = thrown.record
    if record.place.role in {Role.EXECUTOR, Role.TEZ_TASK}:
        told = GIVEN_UP in record.message  # why the driver had it kill its tasks
        if record.level < Level.ERROR and thrown.thread is None and not record.bare and not told:
            return Standing.NOISE
        return Standing.EXECUTOR if _unrecovered(signals) else Standing.SURVIVED
    if record.logger in _CLEANING_LOGGERS:
        return Standing.NOISE
    if record.logger in _SHUTDOWN_LOGGERS and record.level <= Level.WARN:
        return Standing.NOISE
    if record.logger in _ENDING_LOGGERS and record.level >= Level.ERROR:
        return (
            Standing.ENDED if not later(signals.course.last_job_finished, record.place) else Standing.SURVIVED
        )
    if record.logger == "SparkContext" and record.level >= Level.ERROR:
        return Standing.ENDED
    if thrown.outer.where == Where.TASK or any(link.where == Where.TASK for link in thrown.links):
        return _standing_of_task(thrown, signals)
    if not thrown.stated and _gives_job_up(thrown) and _aborted(thrown, signals):
        return Standing.ABORTED
    if record.logger in _ABORT_LOGGERS and record.level >= Level.ERROR:
        return Standing.ABORTED if _aborted(thrown, signals) else Standing.SURVIVED
    if is_last_word(thrown, signals):
        return Standing.STATED
    return Standing.SURVIVED


def _aborted(thrown: Thrown, signals: Signals) -> bool:
    """Whether the Spark job that this exception belongs to was given up, and no later one went well."""
    course = signals.course
    ended = course.last_job_failed or (signals.aborts[-1].place if signals.aborts else None)
    if ended is None:
        return False
    if later(course.last_job_passed, ended):
        return False
    previous = course.last_job_passed
    return (
        previous is None
        or previous.ref.path != thrown.record.place.ref.path
        or later(thrown.record.place, previous)
    )


def _gives_job_up(thrown: Thrown) -> bool:
    return any(link.message.startswith(GIVEN_UP) for link in thrown.links)


def _standing_of_task(thrown: Thrown, signals: Signals) -> Standing:
    """How a task's failure that the driver shows stands: retried, given up, or all that a cut log shows."""
    if _aborted(thrown, signals) and _is_last(thrown, signals):
        return Standing.ABORTED
    if thrown.stated or not is_last_word(thrown, signals) or not _is_last(thrown, signals):
        return Standing.SURVIVED
    if any(link.message.startswith(GIVEN_UP) for link in thrown.links):
        return Standing.ABORTED
    return Standing.STATED if thrown.record.bare else Standing.SURVIVED


def _unrecovered(signals: Signals) -> bool:
    """Whether what executors report can have ended the run: a Spark job was given up, or none ever finished."""
    course = signals.course
    given_up = course.last_job_failed or (signals.aborts[-1].place if signals.aborts else None)
    if given_up is not None:
        return not later(course.last_job_passed, given_up)
    return course.jobs_finished == 0


def _is_last(thrown: Thrown, signals: Signals) -> bool:
    """Whether a task's failure is the one that the job was given up for ("Most recent failure")."""
    given_up = [
        other
        for other in signals.thrown
        if other.record.logger in {"DAGScheduler", "TaskSchedulerImpl"}
        and any(link.where == Where.TASK for link in other.links)
    ]
    return not given_up or thrown.root.type in {link.type for link in given_up[-1].links}


def _is_uncaught(thrown: Thrown) -> bool:
    if thrown.stated or thrown.record.place.role not in {Role.DRIVER, Role.HIVE_DRIVER}:
        return False
    if thrown.thread is not None:
        return thrown.thread == "main" or thrown.outer.where == Where.DRIVER
    bare = thrown.record.bare or thrown.record.place.ref.stream == Stream.STDOUT
    return bare and thrown.outer.language == Language.PYTHON and bool(thrown.outer.frames)


def _last_uncaught(signals: Signals) -> Thrown | None:
    """The exception that reached the top of the driver's program last, if nothing ran on after it."""
    uncaught = [thrown for thrown in signals.thrown if _is_uncaught(thrown)]
    main = [thrown for thrown in uncaught if thrown.thread == "main"]
    return main[-1] if main else (uncaught[-1] if uncaught else None)


def _lines(signals: Signals, matcher: Matcher) -> Iterator[Candidate]:
    messages = _message_lines(signals)
    for record in signals.records:
        for match in matcher.record(record):
            if match.place and (match.place.ref.path, match.place.line) in messages:
                continue
            yield Candidate(
                match=match,
                standing=_line_standing(match, record, signals),
                record=record,
                where=Where.EXECUTOR if record.place.role == Role.EXECUTOR else Where.DRIVER,
            )


def _message_lines(signals: Signals) -> frozenset[tuple[str, int]]:
    """The lines of exceptions' messages and tracebacks: what they quote is data, no line of a log."""
    return frozenset(
        (one.record.place.ref.path, line)
        for one in signals.thrown
        if not one.stated
        for line in range(one.first_line + (one.outer.language == Language.JVM), one.last_line + 1)
    )


def _line_standing(match: Match, record: Record, signals: Signals) -> Standing:
    if record.place.role in {Role.EXECUTOR, Role.TEZ_TASK}:
        return Standing.EXECUTOR
    if match.bound.rule.fatal:
        went_on = later(signals.course.last_job_finished, match.place) or printed_on(
            match.place, record, signals
        )
        return Standing.SURVIVED if went_on else Standing.ENDED
    if (
        record.level >= Level.ERROR
        and signals.aborts
        and not later(signals.course.last_job_finished, record.place)
    ):
        return Standing.ABORTED
    if record.level >= Level.WARN and not later(signals.course.last_job_finished, record.place):
        return Standing.STATED
    printed = record.bare or (match.place is not None and match.place.line > record.place.line)
    if printed and is_last_line(match.place, record, signals.records):
        return Standing.STATED
    return Standing.SURVIVED


def _exits(signals: Signals, matcher: Matcher) -> Iterator[Candidate]:
    """Executors that ended with a code. They matter where the job was given up after it."""
    for loss in signals.executors_lost:
        if loss.exit_code is None:
            continue
        gone_on = later(signals.course.last_job_finished, loss.place)
        standing = Standing.SURVIVED if gone_on else Standing.EXECUTOR
        for match in matcher.exit(loss.exit_code, Where.EXECUTOR, loss.place, loss.reason):
            yield Candidate(match=match, standing=standing, where=Where.EXECUTOR)


def link_of(candidate: Candidate) -> Link | None:
    """The exception that a candidate rests on."""
    return candidate.match.link


def by_strength(pool: Iterable[Candidate]) -> list[Candidate]:
    """Candidates from the strongest: by standing, then rank; later facts win over earlier ones of one source."""
    return sorted(
        pool,
        key=lambda one: (one.standing, one.rank, one.place.line if one.place else 0),
        reverse=True,
    )
