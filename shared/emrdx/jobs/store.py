"""Jobs in the acting table: every change of one is conditional on what was read, so that two never both win."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from emrdx.findings.backoff import pauses
from emrdx.findings.client import Conflict, Put
from emrdx.findings.keys import moment
from emrdx.jobs import items
from emrdx.jobs.errors import FailureCode, LeaseLostError, Refusal, refused
from emrdx.jobs.model import Job, JobFailure, JobStatus, Progress
from emrdx.jobs.records import JobRecords
from emrdx.redaction.text import literal

KEPT: Final = timedelta(days=7)
"""How long a job is known after its end, and how long one waits that nobody works on."""
TOKEN_KEPT: Final = timedelta(hours=24)
TAKEOVERS_MAX: Final = 3


def new_job_id(at: datetime) -> str:
    """An id that sorts by time and cannot be guessed: 32 hexadecimal digits, 80 bits of them random."""
    return f"{int(at.timestamp() * 1000):012x}{secrets.token_hex(10)}"


class JobStore(JobRecords):
    """What becomes of the jobs of an acting table. May be shared by threads and processes."""

    __slots__ = ()

    def submit(self, job: Job, digest: str) -> tuple[Job, bool]:
        """Stores a new job, or gives the one that the same token started within a day; true for the latter.

        `digest` stands for the request's body.

        Raises:
            JobRefusedError: the token started a job of another body, or others wrote it at every try.
        """
        for _ in pauses():
            known = self.known(job.owner, job.token, digest)
            if known is not None:
                return known, True
            try:
                self.table.write(
                    self._token(job, digest),
                    Put(item=items.job_item(job), expected={"pk": None}),
                    Put(item=items.open_item(job), expected={"pk": None}),
                )
            except Conflict:
                continue
            return job, False
        raise refused(Refusal.THROTTLED, "others write the same client_token: call again in a moment")

    def due(self, owner: str | None = None) -> Iterator[Job]:
        """Jobs that nobody works on, of one owner or of every one, the longest waiting of each owner first."""
        for entry in self.open(items.open_range(owner) if owner is not None else None):
            job = self.get(str(entry["owner"]), str(entry["id"]))
            if job is None or job.status.ended:
                self.forget(entry)
            elif job.lease_until is None or job.lease_until <= moment(self.clock()):
                yield job

    def claim(self, job: Job, holder: str, lease: timedelta) -> Job | None:
        """The job under the lease of `holder`, or as it ended here; None where another has it.

        A job that three workers left behind fails; one that is to be cancelled is.
        """
        lost = job.takeovers + (job.holder is not None)
        try:
            if job.status is JobStatus.CANCELLING:
                ended = self._end(job, JobStatus.CANCELLED)
                self.write(job, ended)
                return ended
            if lost > TAKEOVERS_MAX:
                failure = JobFailure(
                    code=FailureCode.LEASE_LOST, message=literal("the workers of the job went away")
                )
                ended = self._end(job, JobStatus.FAILED, failure=failure)
                self.write(job, ended)
                return ended
            now = self.clock()
            claimed = replace(
                job,
                status=JobStatus.IN_PROGRESS,
                holder=holder,
                lease_until=moment(now + lease),
                started_at=job.started_at or moment(now),
                takeovers=lost,
                expires_at=_seconds(now + KEPT),
            )
            self.write(job, claimed)
        except Conflict:
            return None
        return claimed

    def keep(
        self,
        job: Job,
        lease: timedelta,
        progress: Progress | None,
        checkpoint: Mapping[str, Any] | None = None,
    ) -> Job:
        """The lease for longer, and the progress and the checkpoint noted where given.

        Raises:
            LeaseLostError: another worker has the job, or it is gone.
        """
        now = self.clock()
        return self._held(
            job,
            lambda read: replace(
                read,
                lease_until=moment(now + lease),
                progress=progress or read.progress,
                checkpoint=checkpoint or read.checkpoint,
                expires_at=_seconds(now + KEPT),
            ),
        )

    def release(self, job: Job) -> None:
        """Gives the job back, to be gone on with by the next worker at once.

        Raises:
            LeaseLostError: another worker has the job.
        """
        self._held(job, lambda read: replace(read, holder=None, lease_until=None))

    def end(
        self, job: Job, status: JobStatus, *, result: Any = None, failure: JobFailure | None = None
    ) -> Job:
        """Ends a job that the caller holds.

        Raises:
            LeaseLostError: another worker has the job.
        """
        return self._held(job, lambda read: self._end(read, status, result=result, failure=failure))

    def cancel(self, owner: str, job_id: str) -> Job | None:
        """Cancels at once what nobody works on, has a worker stop otherwise; one that has ended stays so."""
        for _ in pauses():
            job = self.get(owner, job_id)
            if job is None or job.status.ended or job.status is JobStatus.CANCELLING:
                return job
            waits = job.holder is None
            changed = (
                self._end(job, JobStatus.CANCELLED) if waits else replace(job, status=JobStatus.CANCELLING)
            )
            try:
                self.write(job, changed)
            except Conflict:
                continue
            return changed
        raise refused(Refusal.THROTTLED, "the job is being written all the time: call again")

    def _held(self, job: Job, change: Callable[[Job], Job]) -> Job:
        for _ in pauses():
            read = self.get(job.owner, job.id)
            if read is None or read.holder != job.holder or read.status.ended:
                raise LeaseLostError(job.id)
            changed = change(read)
            try:
                self.write(read, changed)
            except Conflict:
                continue
            return changed
        raise LeaseLostError(job.id)

    def _end(
        self, job: Job, status: JobStatus, *, result: Any = None, failure: JobFailure | None = None
    ) -> Job:
        now = self.clock()
        return replace(
            job,
            status=status,
            result=result,
            failure=failure,
            checkpoint=None,
            ended_at=moment(now),
            holder=None,
            lease_until=None,
            expires_at=_seconds(now + KEPT),
        )

    def _token(self, job: Job, digest: str) -> Put:
        key = items.token_key(job.owner, job.token)
        old = self.table.get(key, consistent=True)
        return Put(
            item={
                "pk": key.pk,
                "sk": key.sk,
                "item": "TOKEN",
                "id": job.id,
                "digest": digest,
                "expires_at": _seconds(self.clock() + TOKEN_KEPT),
            },
            expected={"id": old["id"] if old else None},
        )


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
