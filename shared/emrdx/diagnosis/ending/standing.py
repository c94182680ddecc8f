"""How near a fact stands to the run's end: what ended it, gave a job up, was survived, or is noise."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from emrdx.diagnosis.ending.aftermath import is_last_line, is_last_word, printed_on
from emrdx.diagnosis.ending.below import Below
from emrdx.diagnosis.ending.loggers import ABORT_LOGGERS, CLEANING_LOGGERS, ENDING_LOGGERS, SHUTDOWN_LOGGERS
from emrdx.diagnosis.ending.uncaught import is_on_the_way_out, last_uncaught
from emrdx.diagnosis.knowledge.match import Match
from emrdx.signals.model import Level, Record, Signals, Thrown, Where
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
YARN_REPORTS: Final = "diagnostics: User class threw exception: "
TEZ_GAVE_UP: Final = "from org.apache.hadoop.hive.ql.exec.tez.TezTask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What the standing of every fact is measured by: the exception that reached the program's top last, the one
    that Spark gave a job up for last, and what stands below any place.
    """

    signals: Signals
    below: Below
    uncaught: Thrown | None
    given_up: Thrown | None


def ends(signals: Signals) -> Ends:
    """What the evidence shows of the run's end."""
    return Ends(
        signals=signals,
        below=Below(signals),
        uncaught=last_uncaught(signals),
        given_up=_last_given_up(signals),
    )


def standing_of(thrown: Thrown, ends: Ends) -> Standing:
    """How an exception stands."""
    if thrown is ends.uncaught:
        return Standing.ENDED
    signals = ends.signals
    record = thrown.record
    if record.place.role.is_worker:
        told = GIVEN_UP in record.message  # why the driver had it kill its tasks
        told = told or (record.level == Level.WARN and _out_of_memory(thrown))
        if record.level < Level.ERROR and thrown.thread is None and not record.bare and not told:
            return Standing.NOISE
        return Standing.EXECUTOR if _unrecovered(signals) else Standing.SURVIVED
    if record.logger in CLEANING_LOGGERS or is_on_the_way_out(thrown):
        return Standing.NOISE
    if record.logger in SHUTDOWN_LOGGERS and record.level <= Level.WARN and not _out_of_memory(thrown):
        return Standing.NOISE
    if record.logger in ENDING_LOGGERS and record.level >= Level.ERROR:
        return (
            Standing.ENDED if not later(signals.course.last_job_finished, record.place) else Standing.SURVIVED
        )
    if (record.logger == "SparkContext" and record.level >= Level.ERROR) or _is_yarns_report(thrown):
        return Standing.ENDED
    if thrown.outer.where == Where.TASK or any(link.where == Where.TASK for link in thrown.links):
        return _standing_of_task(thrown, ends)
    if not thrown.stated and _gives_job_up(thrown) and _aborted(thrown, signals):
        return Standing.ABORTED
    if record.logger in ABORT_LOGGERS and record.level >= Level.ERROR:
        return Standing.ABORTED if _aborted(thrown, signals) else Standing.SURVIVED
    if is_last_word(thrown, ends.below):
        return Standing.STATED
    return Standing.SURVIVED


def _is_yarns_report(thrown: Thrown) -> bool:
    """Whether YARN's client reports what the application's program threw."""
    at = thrown.first_line - thrown.record.place.line
    return YARN_REPORTS in thrown.record.lines[at] if 0 <= at < len(thrown.record.lines) else False


def _out_of_memory(thrown: Thrown) -> bool:
    """Whether memory ran out: Netty's channels log that as a warning and go on, and what they carried is lost."""
    return thrown.root.simple_type in {"OutOfMemoryError", "OutOfDirectMemoryError"}


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


def _standing_of_task(thrown: Thrown, ends: Ends) -> Standing:
    """How a task's failure that the driver shows stands: retried, given up, or all that a cut log shows."""
    if _aborted(thrown, ends.signals) and _is_last(thrown, ends):
        return Standing.ABORTED
    if not is_last_word(thrown, ends.below):
        return Standing.SURVIVED
    at = thrown.first_line - thrown.record.place.line
    # A program that logs the text of Spark's exception names what the job was given up for in one line.
    told = any(mark in thrown.record.lines[at] for mark in (GIVEN_UP, TEZ_GAVE_UP))
    if thrown.stated:
        return Standing.STATED if told else Standing.SURVIVED
    if not _is_last(thrown, ends):
        return Standing.SURVIVED
    if told or _gives_job_up(thrown):
        return Standing.ABORTED
    return Standing.STATED if thrown.record.bare else Standing.SURVIVED


def _unrecovered(signals: Signals) -> bool:
    """Whether what executors report can have ended the run: a Spark job was given up, or none ever finished."""
    course = signals.course
    given_up = course.last_job_failed or (signals.aborts[-1].place if signals.aborts else None)
    if given_up is not None:
        return not later(course.last_job_passed, given_up)
    return course.jobs_finished == 0


def _is_last(thrown: Thrown, ends: Ends) -> bool:
    """Whether a task's failure is the one that the job was given up for ("Most recent failure")."""
    return ends.given_up is None or thrown.root.type in {link.type for link in ends.given_up.links}


def _last_given_up(signals: Signals) -> Thrown | None:
    given_up = (
        thrown
        for thrown in reversed(signals.thrown)
        if thrown.record.logger in {"DAGScheduler", "TaskSchedulerImpl"}
        and any(link.where == Where.TASK for link in thrown.links)
    )
    return next(given_up, None)


def line_standing(match: Match, record: Record, ends: Ends) -> Standing:
    """How a line stands that a rule holds for."""
    if record.place.role.is_worker:
        return Standing.EXECUTOR
    signals = ends.signals
    if match.bound.rule.fatal:
        went_on = later(signals.course.last_job_finished, match.place) or printed_on(
            match.place, record, ends.below
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
    if printed and is_last_line(match.place, record, ends.below):
        return Standing.STATED
    return Standing.SURVIVED
