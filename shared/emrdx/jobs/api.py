"""What callers ask of background jobs: start, look, list, cancel. Functions from values to values over a desk."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

import re2

from emrdx.findings.cursor import InvalidCursor, Position, decode, encode
from emrdx.findings.keys import moment
from emrdx.findings.store import RETENTION
from emrdx.jobs import answers, requests
from emrdx.jobs.answers import JobList, JobView, Started
from emrdx.jobs.backend import backend
from emrdx.jobs.destinations import S3Place
from emrdx.jobs.errors import Refusal, refused
from emrdx.jobs.model import Job, JobStatus, JobType
from emrdx.jobs.requests import BackfillRequest, ExportRequest, Request, invalid
from emrdx.jobs.store import KEPT, JobStore, new_job_id

WAIT_SECONDS_MAX: Final = 20
OPEN_JOBS_MAX: Final = 5
_TOKEN: Final = re2.compile(r"[A-Za-z0-9._-]{1,64}")
_JOB_ID: Final = re2.compile(r"[0-9a-f]{32}")

Estimate = Callable[[ExportRequest, datetime, datetime], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDesk:
    """What the functions work with.

    Attributes:
        writes: whether jobs may be started and cancelled.
        destinations: the `s3://bucket/prefix/` places that exports may write to or below; none where empty.
        roles: the roles that may be named to write with.
        applications: the applications whose runs may be diagnosed; every one where empty.
        estimate: about how many findings an export would have between two moments.
        submitted: told when a job was started, so that a worker of this process can begin.
    """

    store: JobStore
    writes: bool = False
    destinations: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    applications: frozenset[str] = frozenset()
    estimate: Estimate | None = None
    submitted: Callable[[], None] = field(default=lambda: None)
    open_jobs_max: int = OPEN_JOBS_MAX
    retention: timedelta = RETENTION
    sleep: Callable[[float], None] = field(default=time.sleep)


def start_findings_export_job(
    desk: JobDesk, caller: str, *, client_token: str | None = None, dry_run: bool = False, **parameters: Any
) -> Started:
    """Starts the export of findings to S3; `parameters` are those of `requests.ExportRequest`.

    The same token and parameters give the same job for a day. A dry run checks all and starts nothing.

    Raises:
        JobRefusedError: why not, by its code.
    """
    _writing(desk)
    request = requests.parsed(ExportRequest, parameters)
    place = S3Place.parse(request.output_s3_uri)
    if not any(S3Place.parse(allowed).holds(place) for allowed in desk.destinations):
        raise refused(
            Refusal.DESTINATION_NOT_ALLOWED,
            "output_s3_uri is not below a destination that the operator allows",
        )
    if request.data_access_role_arn is not None and request.data_access_role_arn not in desk.roles:
        raise refused(
            Refusal.ROLE_NOT_ALLOWED, "data_access_role_arn is not among the roles that the operator allows"
        )
    job = _new(desk, caller, JobType.EXPORT, request, client_token)
    estimate: int | None = None
    with backend():
        if desk.estimate is not None:
            estimate = desk.estimate(request, *export_span(request, desk.store.clock(), desk.retention))
    started, again = (job, False) if dry_run else _submit(desk, job, request)
    return answers.started(
        started,
        deduplicated=again,
        dry_run=dry_run,
        output=place.uri if dry_run else place.below(started.id).uri,
        estimate=estimate,
    )


def start_findings_backfill_job(
    desk: JobDesk, caller: str, *, client_token: str | None = None, dry_run: bool = False, **parameters: Any
) -> Started:
    """Starts the diagnosis of past runs; `parameters` are those of `requests.BackfillRequest`.

    Raises:
        JobRefusedError: why not, by its code.
    """
    _writing(desk)
    request = requests.parsed(BackfillRequest, parameters)
    beyond = sorted(set(request.application_ids) - desk.applications) if desk.applications else []
    if beyond:
        raise invalid("application_ids: not all of them are covered by this server")
    job = _new(desk, caller, JobType.BACKFILL, request, client_token)
    started, again = (job, False) if dry_run else _submit(desk, job, request)
    return answers.started(started, deduplicated=again, dry_run=dry_run)


def get_job_status(desk: JobDesk, caller: str, job_id: str, *, wait_seconds: int = 0) -> JobView:
    """How a job stands, after at most `wait_seconds` if it has not ended. Never starts or changes anything.

    An unknown id, an expired one and another caller's all give the state `not_found`.

    Raises:
        JobRefusedError: `wait_seconds` is out of its range, or the table cannot be read.
    """
    if not 0 <= wait_seconds <= WAIT_SECONDS_MAX:
        raise invalid(f"wait_seconds: 0 to {WAIT_SECONDS_MAX}")
    for waited in range(wait_seconds + 1):
        if waited:
            desk.sleep(1)
        job = _found(desk, caller, job_id)
        if job is None or job.status.ended:
            break
    return answers.view(job, job_id)


def list_background_jobs(
    desk: JobDesk,
    caller: str,
    *,
    job_type: str | None = None,
    job_status: str | None = None,
    max_results: int = 20,
    next_token: str | None = None,
) -> JobList:
    """The caller's own jobs, newest first.

    Raises:
        JobRefusedError: a filter is none of the values there are, or the token is of another list.
    """
    wanted_type = _member(JobType, "job_type", job_type)
    wanted_status = _member(JobStatus, "job_status", job_status)
    if not 1 <= max_results <= 50:
        raise invalid("max_results: 1 to 50")
    question = f"{caller}\n{job_type}\n{job_status}"
    try:
        before = decode(question, next_token).sk if next_token else None
    except InvalidCursor as error:
        raise invalid(f"next_token: {error}") from None
    with backend():
        jobs = (
            job
            for job in desk.store.newest(caller, before=before)
            if wanted_type in {None, job.type} and wanted_status in {None, job.status}
        )
        found = [*islice(jobs, max_results + 1)]
    shown = found[:max_results]
    more = encode(question, Position("", shown[-1].id, "")) if len(found) > max_results else None
    return JobList(jobs=tuple(answers.view(job, job.id) for job in shown), next_token=more)


def cancel_background_job(desk: JobDesk, caller: str, job_id: str) -> JobView:
    """Cancels a job: at once if nobody works on it, else when its worker next looks. One that has ended stays.

    Raises:
        JobRefusedError: jobs may not be cancelled here, or the table cannot be written.
    """
    _writing(desk)
    with backend():
        job = desk.store.cancel(caller, job_id) if _JOB_ID.fullmatch(job_id) else None
    return answers.view(job, job_id)


def export_span(request: ExportRequest, now: datetime, retention: timedelta) -> tuple[datetime, datetime]:
    """The first and last moment of an export that is asked for at a time."""
    since, until = requests.span(request)
    until = until or now
    return since or min(now, until) - retention, until


def _new(desk: JobDesk, caller: str, job_type: JobType, request: Request, token: str | None) -> Job:
    if token is not None and not _TOKEN.fullmatch(token):
        raise invalid("client_token: 1 to 64 of A-Z a-z 0-9 . _ -")
    now = desk.store.clock()
    return Job(
        id=new_job_id(now),
        owner=caller,
        type=job_type,
        status=JobStatus.SUBMITTED,
        token=token or secrets.token_hex(16),
        request=requests.plain(request),
        submitted_at=moment(now),
        expires_at=int((now + KEPT).timestamp()),
        name=request.job_name,
    )


def _submit(desk: JobDesk, job: Job, request: Request) -> tuple[Job, bool]:
    digest = requests.digest(job.type, request)
    with backend():
        known = desk.store.known(job.owner, job.token, digest)
        if known is not None:
            return known, True
        if desk.store.count_open(job.owner) >= desk.open_jobs_max:
            raise refused(
                Refusal.JOB_QUOTA_EXCEEDED,
                f"{desk.open_jobs_max} of your jobs have not ended: wait for one, or cancel one",
            )
        started, again = desk.store.submit(job, digest)
    desk.submitted()
    return started, again


def _found(desk: JobDesk, caller: str, job_id: str) -> Job | None:
    with backend():
        return desk.store.get(caller, job_id) if _JOB_ID.fullmatch(job_id) else None


def _writing(desk: JobDesk) -> None:
    if not desk.writes:
        raise refused(Refusal.WRITE_DISABLED, "not allowed without write access: --allow-write")


def _member(kind: Any, parameter: str, value: str | None) -> Any:
    names: Mapping[str, Any] = {entry.value: entry for entry in kind}
    if value is not None and value not in names:
        raise invalid(f"{parameter}: one of {', '.join(names)}")
    return names.get(value or "")
