"""What Spark's own loggers say of tasks, executors, jobs and the context's end.

Sources: `org.apache.spark.scheduler.{TaskSetManager, TaskSchedulerImpl, DAGScheduler}`,
`org.apache.spark.SparkContext`, `ExecutorExitCode`, the back ends' executor messages.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import re2

from emrdx.model import Stream
from emrdx.signals.carriage.gaps import FILTERS, is_gap
from emrdx.signals.model import Abort, Course, ExecutorLoss, Level, Place, Record, Stop

_LOST: Final = re2.compile(
    r"(?:Lost executor|Executor) (?P<executor>[\w/-]{1,80}) (?:on \S{1,160}|removed|lost|exited|updated)[^:]{0,80}: (?P<reason>.*)$"
)
# EMR Serverless' store of executor containers.
_EXITED: Final = re2.compile(
    r"Executor\(s\) (?P<executor>\d+)[\d, ]* (?P<reason>exit(?:ed)?(?: unexpectedly)? with exit code \d+)"
)
_UPDATED: Final = re2.compile(
    r"Executor updated: \S*/(?P<executor>\d+) is now (?P<reason>(?:EXITED|FAILED|LOST|KILLED).*)$"
)
_EXIT: Final = re2.compile(
    r"(?i)(?:exited with (?:exit )?(?:code|status)|exit(?:ed)?[ _-]?(?:code|status)[: ]{0,2})(?: is| of|:|=)? ?(?P<code>\d{1,3})\b"
    r"|(?:killed|terminated) by (?:external )?signal (?P<signal>\d{1,2})\b"
)
SIGNALLED: Final = 128
_ABORTING: Final = re2.compile(r"Task \d+ in stage (?P<stage>\d+\.\d+) failed \d+ times; aborting job")
_JOB_FAILED: Final = re2.compile(r"^Job \d+ failed: ")
_JOB_FINISHED: Final = re2.compile(r"^Job (?P<job>\d+) finished: ")
_JOB_BEGUN: Final = re2.compile(r"^Got job (?P<job>\d+) ")
_VERSION: Final = re2.compile(r"^Running Spark version \S")
_STOPPING: Final = re2.compile(r"^SparkContext is stopping with exitCode (?P<code>-?\d+)(?P<by>.*)$")
# py4j calls Spark by reflection, and PySpark names the script's line; `spark-submit` unpacks its folder.
_PYTHON_MARKS: Final = ("NativeMethodAccessorImpl", ".py:", "pyspark", "PythonRDD", "py4j")
# Loggers and sentences of `py4j.clientserver` and `py4j.java_gateway`.
_GATEWAY: Final = (
    "py4j.clientserver",
    "py4j.java_gateway",
    "clientserver connection",
    "clientserver: ",
    "java_gateway: ",
)
# They log nothing before `SparkContext` tells Spark's version.
_AT_WORK: Final = frozenset(
    {"DAGScheduler", "TaskSetManager", "TaskSchedulerImpl", "MapOutputTrackerMasterEndpoint"}
)
# Of Spark's loggers the only one whose name begins small.
_JETTY: Final = "log"
_REGISTERED: Final = re2.compile(r"Registered executor ")


def exit_code(text: str) -> int | None:
    """The process exit code that a text names, as Spark, a container or EMR Serverless writes it."""
    match = _EXIT.search(text)
    if match is None:
        return None
    return int(match.group("code")) if match.group("code") else SIGNALLED + int(match.group("signal"))


def executors_lost(records: Iterable[Record]) -> tuple[ExecutorLoss, ...]:
    """The executors that a scheduler or its back end reports as lost, removed or exited."""
    found = []
    for record in records:
        if "xecutor" not in record.message or record.bare:
            continue
        match = (_UPDATED.search(record.message) or _EXITED.search(record.message)) or (
            _LOST.search(record.message)
            if record.level >= Level.ERROR or "removed" in record.message
            else None
        )
        if match:
            reason = match.group("reason")
            executor = match.group("executor").rpartition("/")[2]
            found.append(
                ExecutorLoss(
                    place=record.place, executor=executor, reason=reason, exit_code=exit_code(reason)
                )
            )
    return tuple(found)


def aborts(records: Iterable[Record]) -> tuple[Abort, ...]:
    """The Spark jobs that were given up."""
    found = []
    for record in records:
        if match := _ABORTING.search(record.message):
            found.append(Abort(place=record.place, text=record.message, stage=match.group("stage")))
        elif (
            record.logger == "DAGScheduler"
            and (_JOB_FAILED.search(record.message) or "Job aborted due to stage failure" in record.message)
        ) or (
            record.logger == "TaskSetManager"
            and "maxResultSize" in record.message
            and record.level == Level.ERROR
        ):
            found.append(Abort(place=record.place, text=record.message))
    return tuple(found)


def course(records: Iterable[Record]) -> Course:
    """How the run went, from the driver's records."""
    seen = Course()
    begun: dict[str, Place] = {}
    for record in records:
        if record.place.role.is_worker:
            continue
        if record.bare or record.place.ref.stream == Stream.STDOUT:
            seen = _output(seen, record)
            if is_gap(record.lines[0]):
                filtered = seen.filtered or record.lines[0].strip() == FILTERS
                seen = replace(seen, last_gap=record.place, filtered=filtered)
        if not record.bare:
            seen = _step(seen, record, begun)
            if seen.quiet and record.level <= Level.INFO:
                seen = replace(seen, quiet=False)
            if not (seen.context_started or seen.quiet) and record.logger in _AT_WORK:
                seen = replace(seen, headless=True)
            if not seen.python and any(mark in record.message for mark in _PYTHON_MARKS):
                seen = replace(seen, python=True)
    return seen


def closes_gateway(line: str) -> bool:
    """Whether a line is what Python's side logs when its connection to the JVM goes, whatever the reason."""
    return any(mark in line[:160] for mark in _GATEWAY)


def _output(seen: Course, record: Record) -> Course:
    if record.place.ref.stream != Stream.STDOUT:
        return seen
    # Where Spark's log is in the same stream, its records are no output; what stands below one may be.
    started = seen.started or (record.place if _VERSION.match(record.message) else None)
    sparks = record.logger[:1].isupper() or record.logger == _JETTY
    merged = not record.bare and started is not None and started.ref.path == record.place.ref.path
    printed = record.lines[1:] if merged and sparks else record.lines
    lines = [line for line in printed if line.strip() and not closes_gateway(line) and not is_gap(line)]
    if not lines:
        return seen
    return replace(seen, last_output=lines[-1], output_lines=seen.output_lines + len(lines))


def _step(seen: Course, record: Record, begun: dict[str, Place]) -> Course:
    message = record.message
    if record.logger == "SparkContext":
        return _context(seen, message, record.place)
    if record.logger == "DAGScheduler":
        if match := _JOB_BEGUN.match(message):
            begun[match.group("job")] = record.place
        if match := _JOB_FINISHED.match(message):
            start = begun.pop(match.group("job"), record.place)
            passed = seen.last_job_passed
            return replace(
                seen,
                jobs_finished=seen.jobs_finished + 1,
                last_job_finished=record.place,
                last_job_passed=passed if later(passed, start) else start,
            )
        if _JOB_FAILED.match(message):
            return replace(seen, last_job_failed=record.place)
    if _REGISTERED.search(message):
        return replace(seen, executors_registered=seen.executors_registered + 1)
    if message.startswith("Starting executor ID driver on host"):
        return replace(seen, local_mode=True)
    return seen


def _context(seen: Course, message: str, place: Place) -> Course:
    if _VERSION.match(message):
        return replace(seen, context_started=True, started=place)
    if message.startswith("Invoking stop() from shutdown hook"):
        return replace(seen, stop=Stop.HOOK, stopping=place)
    if match := _STOPPING.match(message):
        stop = Stop.HOOK if seen.stop == Stop.HOOK or "Executors.java" in match.group("by") else Stop.EXPLICIT
        code = int(match.group("code"))
        return replace(seen, stop=stop, stop_exit_code=code, stopping=seen.stopping or place)
    if message.startswith("Successfully stopped SparkContext") and seen.stop == Stop.NOT_SHOWN:
        return replace(seen, stop=Stop.EXPLICIT)
    return seen


def later(place: Place | None, than: Place | None) -> bool:
    """Whether a place stands after another of the same source; a place that is not there is before all."""
    if place is None or than is None:
        return place is not None
    return place.ref.path == than.ref.path and place.line > than.line
