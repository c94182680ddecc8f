"""The evidence of a run, from wherever its logs were sent."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from emrdx.evidence.calls import Calls
from emrdx.evidence.gather import driver_sources
from emrdx.evidence.late import mark_late
from emrdx.evidence.read import usable
from emrdx.model import Evidence, JobRun, SourceEvidence, SourceStatus

if TYPE_CHECKING:
    from mypy_boto3_logs import CloudWatchLogsClient
    from mypy_boto3_s3 import S3Client


def _now() -> datetime:
    return datetime.now(UTC)


def collect(
    run: JobRun,
    s3: "S3Client | None" = None,
    logs: "CloudWatchLogsClient | None" = None,
    *,
    clock: Callable[[], datetime] = _now,
    calls: Calls | None = None,
) -> Evidence:
    """What the run's logs say: from S3, and from CloudWatch Logs where S3 has no readable driver log.

    Trouble with a source is its status, never an exception. Sources that may still come are `late`.

    Raises:
        ClientError: the reader's own credentials are not valid.
    """
    calls = calls or Calls()
    sources = _from_s3(run, s3, calls)
    if not _has_driver(sources):
        elsewhere = _from_cloudwatch(run, logs, calls)
        sources = elsewhere if _has_driver(elsewhere) or not sources else sources
    if not sources:
        return Evidence(run=run, sources=tuple(driver_sources(_nowhere(run))))
    return Evidence(run=run, sources=tuple(mark_late(run, sources, clock())))


def _from_s3(run: JobRun, client: "S3Client | None", calls: Calls) -> list[SourceEvidence]:
    if run.logs is None or run.logs.s3 is None or client is None:
        return []
    from emrdx.evidence.s3 import S3Run

    return S3Run(client, run.logs.s3.uri, calls).sources(run)


def _from_cloudwatch(
    run: JobRun, client: "CloudWatchLogsClient | None", calls: Calls
) -> list[SourceEvidence]:
    if run.logs is None or run.logs.cloudwatch is None or client is None:
        return []
    from emrdx.evidence.cloudwatch import CloudWatchRun

    return CloudWatchRun(client, run.logs.cloudwatch, calls).sources(run)


def _has_driver(sources: list[SourceEvidence]) -> bool:
    return any(usable(source) and source.ref.role.is_driver for source in sources)


def _nowhere(run: JobRun) -> SourceStatus:
    """Why there is no place to read from."""
    if run.logs is not None and run.logs.managed and run.logs.s3 is None and run.logs.cloudwatch is None:
        return SourceStatus.MANAGED_ONLY
    return SourceStatus.NOT_CONFIGURED
