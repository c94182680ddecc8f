"""GetJobRun and GetApplication answers as a `JobRun` (service model of emr-serverless, 2021-07-13)."""

from collections.abc import Mapping
from typing import Any

from emrdx.model import Application, JobRun
from emrdx.runs.monitoring import log_locations
from emrdx.runs.settings import effective_settings
from emrdx.runs.shape import (
    NOTHING,
    MalformedAnswer,
    block_of,
    inner,
    items,
    number,
    pairs,
    text,
    texts,
    time,
    whole,
)


def job_run(answer: Mapping[str, Any], application: Mapping[str, Any] | None = None) -> JobRun:
    """The run that a GetJobRun answer describes, with its GetApplication answer where known.

    Both may be given with or without their outer `jobRun` and `application` member; any field may be absent.

    Raises:
        MalformedAnswer: a member has a type that the service never gives it.
    """
    run = inner(answer, "jobRun")
    app = inner(application, "application") if application is not None else NOTHING
    driver = block_of(run, "jobDriver")
    spark, hive = block_of(driver, "sparkSubmit"), block_of(driver, "hive")
    account, region = _account_and_region(text(run, "arn") or text(app, "arn") or "")
    queued = number(run, "queuedDurationMilliseconds")
    return JobRun(
        application_id=text(run, "applicationId") or text(app, "applicationId"),
        job_run_id=text(run, "jobRunId"),
        account=account,
        region=region,
        attempt=whole(run, "attempt"),
        name=text(run, "name"),
        state=text(run, "state"),
        state_details=text(run, "stateDetails") or "",
        created_at=time(run, "createdAt"),
        started_at=time(run, "startedAt"),
        ended_at=time(run, "endedAt"),
        release=text(run, "releaseLabel") or text(app, "releaseLabel"),
        mode=text(run, "mode"),
        execution_role=text(run, "executionRole"),
        entry_point=text(spark, "entryPoint") or text(hive, "query"),
        arguments=tuple(texts(spark, "entryPointArguments")),
        settings=effective_settings(run, app),
        execution_timeout_minutes=whole(run, "executionTimeoutMinutes"),
        execution_seconds=whole(run, "totalExecutionDurationSeconds"),
        queued_seconds=None if queued is None else queued / 1000,
        max_attempts=whole(block_of(run, "retryPolicy"), "maxAttempts"),
        max_failed_attempts_per_hour=whole(block_of(run, "retryPolicy"), "maxFailedAttemptsPerHour"),
        tags=pairs(run, "tags"),
        logs=log_locations(run, app if application is not None else None),
        application=_application(app, run) if application is not None else None,
    )


def _application(app: Mapping[str, Any], run: Mapping[str, Any]) -> Application | None:
    application_id = text(app, "applicationId") or text(run, "applicationId")
    if application_id is None:
        return None
    capacity = block_of(app, "maximumCapacity")
    scheduler = block_of(app, "schedulerConfiguration")
    subnets = items(block_of(app, "networkConfiguration"), "subnetIds")
    image = text(block_of(run, "imageConfiguration"), "imageUri")
    return Application(
        application_id=application_id,
        name=text(app, "name"),
        kind=text(app, "type"),
        release=text(app, "releaseLabel"),
        architecture=text(app, "architecture"),
        maximum_cpu=text(capacity, "cpu"),
        maximum_memory=text(capacity, "memory"),
        queue_timeout_minutes=whole(scheduler, "queueTimeoutMinutes"),
        max_concurrent_runs=whole(scheduler, "maxConcurrentRuns"),
        in_vpc=bool(subnets),
        image_uri=image or text(block_of(app, "imageConfiguration"), "imageUri"),
    )


def _account_and_region(arn: str) -> tuple[str | None, str | None]:
    """From `arn:<partition>:emr-serverless:<region>:<account>:/applications/…`."""
    if not arn:
        return None, None
    parts = arn.split(":", 5)
    if len(parts) != 6 or parts[0] != "arn":
        raise MalformedAnswer("arn is not an ARN")
    return parts[4] or None, parts[3] or None
