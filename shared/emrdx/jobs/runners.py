"""How each type of job is done in a deployment, from its stored request."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import RETENTION
from emrdx.jobs import requests
from emrdx.jobs.api import export_span
from emrdx.jobs.backfill import Backfilled, Diagnose, Past, backfill
from emrdx.jobs.destinations import S3Destination, S3Place
from emrdx.jobs.export import PART_ROWS, Form, export
from emrdx.jobs.model import Job, Progress
from emrdx.jobs.requests import BackfillRequest, ExportRequest
from emrdx.jobs.source import FindingSource, Selection
from emrdx.jobs.worker import Runner
from emrdx.schemas import Confidence


def selection(request: ExportRequest, scope: Scope, now: datetime, retention: timedelta) -> Selection:
    """The findings that a request of that moment means."""
    since, until = export_span(request, now, retention)
    return Selection(
        scope=scope,
        since=since,
        until=until,
        application_id=request.application_id,
        job_run_id=request.job_run_id,
        kinds=frozenset(request.kinds),
        min_confidence=Confidence(request.min_confidence or Confidence.LOW),
        evidence=request.include_evidence,
    )


def exporting(
    table: Table,
    scope: Scope,
    s3: Callable[[str | None], Any],
    *,
    retention: timedelta = RETENTION,
    part_rows: int = PART_ROWS,
) -> Runner:
    """Does exports. `s3` makes the client that acts as a role, as the worker itself for None."""

    def run(job: Job, tick: Callable[..., None]) -> Mapping[str, Any]:
        request = requests.stored(job.type, job.request)
        assert isinstance(request, ExportRequest)  # noqa: S101 - by the job's type
        submitted = datetime.fromisoformat(job.submitted_at)
        place = S3Place.parse(request.output_s3_uri).below(job.id)
        destination = S3Destination(s3(request.data_access_role_arn), place, request.kms_key_arn)
        form = Form(
            output_format=request.output_format,
            codec=request.codec,
            max_findings=request.max_findings,
            part_rows=part_rows,
        )

        def told(done: int, at_rest: bool) -> None:  # noqa: FBT001 - positional by the type
            tick(Progress(done=done, total=None, unit="findings"), at_rest=at_rest)

        source = FindingSource(table, selection(request, scope, submitted, retention))
        about = {"job_id": job.id, "submitted_at": job.submitted_at, "request": job.request}
        manifest = export(source, destination, form, about, told)
        return {name: value for name, value in manifest.items() if name not in about}

    return run


def backfilling(
    client: Any, table: Table, diagnose: Callable[[bool], Diagnose], sleep: Callable[[float], None]
) -> Runner:
    """Does backfills. `diagnose` makes what diagnoses a run, whether or not runs are to be looked at again."""
    reader = FindingReader(table)

    def run(job: Job, tick: Callable[..., None]) -> Mapping[str, Any]:
        request = requests.stored(job.type, job.request)
        assert isinstance(request, BackfillRequest)  # noqa: S101 - by the job's type
        since, until = requests.span(request)
        submitted = datetime.fromisoformat(job.submitted_at)
        past = Past(
            applications=request.application_ids,
            since=since or submitted,
            until=until or submitted,
            states=request.states,
            max_job_runs=request.max_job_runs,
            again=request.reclassify,
        )

        def told(done: Backfilled) -> None:
            progress = Progress(done=done.done, total=None, unit="job runs")
            tick(progress, at_rest=True, checkpoint=done.checkpoint())

        done = Backfilled.restored(job.checkpoint)
        made = diagnose(request.reclassify)
        backfill(client, past, seen=reader.seen, diagnose=made, tick=told, done=done, sleep=sleep)
        return done.plain()

    return run
