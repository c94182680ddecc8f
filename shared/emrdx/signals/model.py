"""The typed facts that a scan of the evidence yields. All text is raw and stays in the process."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from emrdx.model import Role, SourceRef


class Level(IntEnum):
    """A log record's level; `PRINTED` is text without one, on a stream of the process."""

    TRACE = 0
    DEBUG = 1
    INFO = 2
    PRINTED = 3
    WARN = 4
    ERROR = 5
    FATAL = 6


class Language(StrEnum):
    """Whose exception it is."""

    JVM = "jvm"
    PYTHON = "python"


class Where(StrEnum):
    """Where code ran when it threw: on the driver, inside a task, or in an executor outside any task."""

    DRIVER = "driver"
    TASK = "task"
    EXECUTOR = "executor"


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a source."""

    ref: SourceRef
    line: int

    @property
    def role(self) -> Role:
        return self.ref.role


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One log record, or one block of text printed without a record's head, with its continuation lines.

    `origins` gives the line of its source that holds each of them, where they do not simply follow one another;
    `above` is the line above it on a stream where a program prints.
    """

    place: Place
    level: Level
    logger: str
    message: str
    lines: tuple[str, ...]
    time: str = ""
    bare: bool = False
    origins: tuple[Place, ...] = ()
    above: str = ""

    def origin(self, line: int) -> Place:
        """The line of a source that holds a line of this record."""
        at = line - self.place.line
        return self.origins[at] if 0 <= at < len(self.origins) else Place(self.place.ref, line)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceError:
    """An AWS service's answer, from an SDK's message (botocore, SDK for Java 1 and 2)."""

    service: str = ""
    operation: str = ""
    code: str = ""
    status: int | None = None
    action: str = ""
    resource: str = ""
    principal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One exception of a chain. `quoted` says that it stands only as text at the end of another's message; `frames`
    stand in the order of printing: a JVM's from the innermost, Python's from the outermost.
    """

    language: Language
    type: str
    message: str
    place: Place
    where: Where
    frames: tuple[str, ...] = ()
    condition: str = ""
    sqlstate: str = ""
    service_error: ServiceError | None = None
    exit_code: int | None = None
    quoted: bool = False

    @property
    def outward(self) -> tuple[str, ...]:
        """The frames from the one that threw to the program's own start."""
        return self.frames[::-1] if self.language == Language.PYTHON else self.frames

    @property
    def root_frame(self) -> str:
        """The frame that threw; empty where none is shown."""
        return next(iter(self.outward), "")

    @property
    def simple_type(self) -> str:
        """The type without its package or module, and of a nested class its own name."""
        return simple_name(self.type)


def simple_name(type_name: str) -> str:
    """A class' own name: `Forbidden` of `org.springframework…HttpClientErrorException$Forbidden`."""
    return type_name.rpartition(".")[2].rpartition("$")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thrown:
    """An exception with its causes, from the outermost to the root, and how it was shown.

    `thread` is set where the JVM reported it as uncaught in that thread; `record` is the log record that
    shows it; `stated` says that a line only names the failure, without an exception's form.
    """

    links: tuple[Link, ...]
    record: Record
    thread: str | None = None
    first_line: int = 0
    last_line: int = 0
    stated: bool = False

    @property
    def text(self) -> str:
        """Its first line."""
        at = self.first_line - self.record.place.line
        return self.record.lines[at] if 0 <= at < len(self.record.lines) else ""

    @property
    def lead(self) -> str:
        """What is said on the line above."""
        at = self.first_line - self.record.place.line
        if at == 0:
            return self.record.above
        if at == 1 and not self.record.bare:
            return self.record.message
        return self.record.lines[at - 1] if 0 < at <= len(self.record.lines) else ""

    @property
    def lines(self) -> range:
        """The lines of its source that it takes up."""
        return range(self.first_line, self.last_line + 1)

    @property
    def outer(self) -> Link:
        return self.links[0]

    @property
    def root(self) -> Link:
        return self.links[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutorLoss:
    """A lost or removed executor with the reason that the scheduler gives."""

    place: Place
    executor: str
    reason: str
    exit_code: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abort:
    """A Spark job that was given up: the stage failure that DAGScheduler or TaskSetManager reports."""

    place: Place
    text: str
    stage: str = ""


class Stop(StrEnum):
    """How the SparkContext ended, as the driver's log shows it."""

    NOT_SHOWN = "not_shown"
    HOOK = "hook"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the driver's log shows of the run's course. `quiet`: nothing below WARN was logged at all;
    `python`: the program is Python's; `started` and `stopping`: where Spark says that it begins and ends;
    `last_job_passed`: where that job began which began last of those that finished; `log_read` and `output_read`:
    whether the driver's log and its standard output were there to read; `headless`: Spark's log has no beginning;
    `last_gap`: where lines were left out last; `filtered`: a filter left only its finds; `reported_failed`: whoever
    started the program says that it failed.
    """

    context_started: bool = False
    started: Place | None = None
    stopping: Place | None = None
    stop: Stop = Stop.NOT_SHOWN
    stop_exit_code: int | None = None
    jobs_finished: int = 0
    last_job_finished: Place | None = None
    last_job_passed: Place | None = None
    last_job_failed: Place | None = None
    executors_registered: int = 0
    local_mode: bool = False
    last_output: str = ""
    output_lines: int = 0
    log_read: bool = False
    output_read: bool = False
    quiet: bool = True
    python: bool = False
    headless: bool = False
    last_gap: Place | None = None
    filtered: bool = False
    reported_failed: bool = False

    @property
    def cut(self) -> bool:
        """Whether the driver's log was cut at its beginning or inside."""
        return self.headless or self.last_gap is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything that a scan found, in the order of the sources and of their lines."""

    records: tuple[Record, ...] = ()
    thrown: tuple[Thrown, ...] = ()
    executors_lost: tuple[ExecutorLoss, ...] = ()
    aborts: tuple[Abort, ...] = ()
    course: Course = field(default_factory=Course)
