"""Text to facts: what the evidence shows, not yet what it means."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from emrdx.model import Evidence, SourceStatus, Stream
from emrdx.signals.aws import service_error
from emrdx.signals.carriage import streams
from emrdx.signals.carriage.consoles import reports_failure
from emrdx.signals.carriage.lines import Part
from emrdx.signals.conditions import condition_of
from emrdx.signals.details import record_of
from emrdx.signals.exceptions import chains
from emrdx.signals.exceptions.chain import Chain, Raised
from emrdx.signals.last_words import last_words
from emrdx.signals.model import Course, Link, Place, Record, Signals, Thrown, Where
from emrdx.signals.records import records_of
from emrdx.signals.spark import aborts, course, executors_lost, exit_code
from emrdx.signals.statements import quoted, statements

__all__ = ["scan", "scan_details", "thrown_in"]

QUOTED = 3
FIRST_LINKS = 200
LINKS = 1000
_TASK_THREAD = "Executor task launch worker"
_TASK_FRAMES = ("org.apache.spark.executor.Executor$TaskRunner", "org.apache.spark.scheduler.Task.run")


def scan(evidence: Evidence) -> Signals:
    """Every fact that the evidence holds, in the order of its sources and lines."""
    parts = streams((source.ref, source.segments) for source in evidence.sources)
    found = tuple(records_of(parts))
    driver = [record for record in found if record.place.role.is_driver]
    thrown = tuple(one for record in found for one in thrown_in(record))
    stated = statements(driver, thrown)
    return Signals(
        records=found,
        thrown=_first_and_last(thrown) + _first_and_last(stated) + last_words(driver, thrown, stated),
        executors_lost=executors_lost(driver),
        aborts=aborts(driver),
        course=_with_streams(course(driver), evidence, parts),
    )


def _first_and_last(thrown: tuple[Thrown, ...]) -> tuple[Thrown, ...]:
    """Of very many exceptions the first and the last ones of each source; each has many rules to be tried on."""
    if sum(len(one.links) for one in thrown) <= LINKS:
        return thrown
    kept: dict[int, Thrown] = {}
    for order, most in ((1, FIRST_LINKS), (-1, LINKS)):
        links: Counter[str] = Counter()
        for at in range(len(thrown))[::order]:
            path = thrown[at].record.place.ref.path
            if links[path] < most:
                kept[at] = thrown[at]
                links[path] += len(thrown[at].links)
    return tuple(kept[at] for at in sorted(kept))


def _with_streams(seen: Course, evidence: Evidence, parts: Iterable[Part]) -> Course:
    """The course, with which of the driver's streams could be read, an empty one among them, and what those say
    around the log.
    """
    there = {
        source.ref.stream
        for source in evidence.sources
        if source.ref.role.is_driver
        and (source.segments or source.status in {SourceStatus.READ, SourceStatus.EMPTY})
    }
    there |= {part.ref.stream for part in parts if part.ref.role.is_driver}
    failed = any(
        reports_failure(line)
        for source in evidence.sources
        if source.ref.role.is_driver
        for segment in source.segments
        for line in segment.lines
    )
    return replace(
        seen,
        log_read=bool(there - {Stream.STDOUT}),
        output_read=Stream.STDOUT in there,
        reported_failed=failed,
    )


def scan_details(text: str) -> tuple[Thrown, ...]:
    """The exceptions and statements that the service's state text quotes."""
    record = record_of(text)
    thrown = thrown_in(record)
    return thrown + statements([record], thrown)


def thrown_in(record: Record) -> tuple[Thrown, ...]:
    """The exceptions that a record shows, each with its causes."""
    message = None if record.bare else record.message
    return tuple(_thrown(record, chain) for chain in chains(record.lines, message) if chain.raised)


def _thrown(record: Record, chain: Chain) -> Thrown:
    where = _where(record, chain.raised[0].thread)
    links = []
    for raised in chain.raised:
        if raised.in_task or any(part in frame for frame in raised.frames for part in _TASK_FRAMES):
            where = Where.TASK
        links.append(_link(record, raised, where))
    for _ in range(QUOTED):
        if (inner := quoted(links[-1])) is None:
            break
        links.append(inner)
    return Thrown(
        links=tuple(links),
        record=record,
        thread=chain.raised[0].thread,
        first_line=record.place.line + chain.start,
        last_line=record.place.line + min(chain.end, len(record.lines)) - 1,
    )


def _where(record: Record, thread: str | None) -> Where:
    if record.logger == "Executor" and "Exception in task" in record.message:
        return Where.TASK
    # A driver's tasks are in its own process; a log that came without its place is an executor's then.
    if not record.place.ref.path.startswith("SPARK_DRIVER") and (
        _TASK_THREAD in record.message or (thread or "").startswith(_TASK_THREAD)
    ):
        return Where.TASK
    if record.place.role.is_worker:
        return Where.EXECUTOR
    return Where.DRIVER


def _link(record: Record, raised: Raised, where: Where) -> Link:
    condition, sqlstate = condition_of(raised.message)
    return Link(
        language=raised.language,
        type=raised.type,
        message=raised.message,
        place=Place(record.place.ref, record.place.line + min(raised.line, len(record.lines) - 1)),
        where=where,
        frames=tuple(raised.frames),
        condition=condition,
        sqlstate=sqlstate,
        service_error=service_error(raised.message),
        exit_code=exit_code(raised.message) if "exit" in raised.message.lower() else None,
    )
