"""The raw values that flow from an event to a diagnosis. All text here is unredacted and stays in the process.

What leaves the process is in `emrdx.schemas`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

FAILED_STATES = frozenset({"FAILED", "CANCELLED", "CANCELLING"})


class Role(StrEnum):
    """Which process of a run wrote a log."""

    DRIVER = "driver"
    EXECUTOR = "executor"
    HIVE_DRIVER = "hive_driver"
    TEZ_TASK = "tez_task"

    @property
    def is_driver(self) -> bool:
        """Whether it is the process that a run's program runs in."""
        return self in {Role.DRIVER, Role.HIVE_DRIVER}

    @property
    def is_worker(self) -> bool:
        """Whether it is one of the processes that a driver has its tasks run in."""
        return not self.is_driver


ROLE_OF_FOLDER = {
    "SPARK_DRIVER": Role.DRIVER,
    "SPARK_EXECUTOR": Role.EXECUTOR,
    "HIVE_DRIVER": Role.HIVE_DRIVER,
    "TEZ_TASK": Role.TEZ_TASK,
}
"""The folder that EMR Serverless puts a process' logs into (User Guide, "Storing logs"), in S3 as in CloudWatch Logs."""


class Stream(StrEnum):
    """Which of a process' streams a log is."""

    STDERR = "stderr"
    STDOUT = "stdout"
    OTHER = "other"


class SourceStatus(StrEnum):
    """What became of one log source, as `coverage` says it."""

    READ = "read"
    MISSING = "missing"
    LATE = "late"
    EMPTY = "empty"
    DENIED = "denied"
    CUT = "cut"
    TRUNCATED = "truncated"
    CORRUPT = "corrupt"
    NOT_TEXT = "not_text"
    NOT_CONFIGURED = "not_configured"
    MANAGED_ONLY = "managed_only"

    @property
    def whole(self) -> bool:
        """Whether all of it was seen, if only that it is empty."""
        return self in {SourceStatus.READ, SourceStatus.EMPTY}

    @property
    def broken(self) -> bool:
        """Whether what there is was read to where its bytes end too early or make no sense."""
        return self in {SourceStatus.TRUNCATED, SourceStatus.CORRUPT}

    @property
    def lacking(self) -> bool:
        """Whether it holds, or may come to hold, more than was seen."""
        return self.broken or self in {
            SourceStatus.LATE,
            SourceStatus.DENIED,
            SourceStatus.CUT,
            SourceStatus.NOT_TEXT,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Logs:
    """Where a run's logs lie in S3: `uri` is the configured logUri (`s3://bucket/prefix`)."""

    uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloudWatchLogs:
    """Where a run's logs lie in CloudWatch Logs."""

    group: str = "/aws/emr-serverless"
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLocations:
    """Every place that EMR Serverless was told to write this run's logs to.

    `managed` says whether AWS' own storage keeps them too (the default); no API reads that.
    """

    s3: S3Logs | None = None
    cloudwatch: CloudWatchLogs | None = None
    managed: bool = True
    decided_by: str = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What GetApplication says that a diagnosis needs. Every field may be unknown."""

    application_id: str
    name: str | None = None
    kind: str | None = None
    release: str | None = None
    architecture: str | None = None
    maximum_cpu: str | None = None
    maximum_memory: str | None = None
    queue_timeout_minutes: int | None = None
    max_concurrent_runs: int | None = None
    in_vpc: bool | None = None
    image_uri: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRun:
    """One attempt of one job run, as GetJobRun and GetApplication describe it. Every field may be unknown.

    `settings` is the effective Spark (or Hive) configuration as far as it is declared: the application's
    runtimeConfiguration, then the run's applicationConfiguration, then `--conf` of its submit parameters.
    """

    application_id: str | None = None
    job_run_id: str | None = None
    account: str | None = None
    region: str | None = None
    attempt: int | None = None
    name: str | None = None
    state: str | None = None
    state_details: str = ""
    created_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    release: str | None = None
    mode: str | None = None
    execution_role: str | None = None
    entry_point: str | None = None
    arguments: tuple[str, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    execution_timeout_minutes: int | None = None
    execution_seconds: int | None = None
    queued_seconds: float | None = None
    max_attempts: int | None = None
    max_failed_attempts_per_hour: int | None = None
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    logs: LogLocations | None = None
    application: Application | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """One log source. `path` is relative to the run's log root, with the name it has there
    (`SPARK_DRIVER/stderr.gz`), and is what evidence cites. A stream inside a log that holds several has its own name
    behind it (`job.log/container_…_000001/stdout`), and its lines have the numbers that they have in the log.
    """

    path: str
    role: Role = Role.DRIVER
    worker: str | None = None
    stream: Stream = Stream.STDERR
    size: int | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """Consecutive lines of one source; `first_line` counts from 1 in the decompressed stream.

    `repeats` says how many windows with the same normalised head the stream held, of which this is one.
    """

    first_line: int
    lines: tuple[str, ...]
    repeats: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEvidence:
    """What was kept of one source: segments in order of line, not overlapping; the last one is the tail."""

    ref: SourceRef
    status: SourceStatus
    segments: tuple[Segment, ...] = ()
    bytes_compressed: int = 0
    bytes_decompressed: int = 0
    line_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Everything that a diagnosis may look at."""

    run: JobRun
    sources: tuple[SourceEvidence, ...] = ()
