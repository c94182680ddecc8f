"""Running jobs under a lease: a worker may be killed anywhere, the next one goes on where it was."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from botocore.exceptions import ClientError

from emrdx.findings.keys import moment
from emrdx.jobs.errors import (
    FailureCode,
    JobCancelledError,
    JobFailedError,
    LeaseLostError,
    OutOfTimeError,
)
from emrdx.jobs.model import Job, JobFailure, JobStatus, JobType, Progress
from emrdx.jobs.store import JobStore
from emrdx.redaction.text import Redacted, identifier, join, literal

LEASE: Final = timedelta(minutes=5)
"""Longer than one run's diagnosis or one part's upload takes: between two ticks there is no more than that."""
RESERVE_SECONDS: Final = {JobType.EXPORT: 30.0, JobType.BACKFILL: 180.0}
"""What a worker keeps of its own time for what is between two ticks, and to give the job back."""

_UNEQUIPPED: Final = JobFailure(
    code=FailureCode.INTERNAL,
    message=literal("Parquet needs emrdx[export] where jobs are done: install it there, or ask for jsonl"),
)
_WRONG_REGION: Final = frozenset({"PermanentRedirect", "AuthorizationHeaderMalformed", "301"})
# The account's rates are used up: the job waits for the next worker.
_THROTTLED: Final = frozenset(
    {"ThrottlingException", "TooManyRequestsException", "ProvisionedThroughputExceededException", "SlowDown"}
)
_DENIED: Final = frozenset({"AccessDenied", "AccessDeniedException", "403", "AllAccessDisabled"})


@dataclass(slots=True)
class Held:
    """A job under this worker's lease."""

    job: Job
    store: JobStore
    lease: timedelta
    seconds_left: Callable[[], float]

    def tick(self, progress: Progress, *, at_rest: bool, checkpoint: Mapping[str, Any] | None = None) -> None:
        """Notes progress, renews the lease before it is half over, and stops the work where it is to stop.

        `at_rest`: all that was done so far is kept, so that this is the place to stop. `checkpoint` is what the
        next worker is to go on from.

        Raises:
            LeaseLostError: another worker has the job.
            JobCancelledError: the caller cancelled it.
            OutOfTimeError: the worker's time is over.
        """
        if at_rest or self._half_over():
            self.job = self.store.keep(self.job, self.lease, progress, checkpoint)
        if self.job.status is JobStatus.CANCELLING:
            raise JobCancelledError
        if self.seconds_left() < RESERVE_SECONDS[self.job.type]:
            raise OutOfTimeError

    def _half_over(self) -> bool:
        return str(self.job.lease_until) < moment(self.store.clock() + self.lease / 2)


Runner = Callable[[Job, Callable[..., None]], Mapping[str, Any]]
"""Does a job's work: given the job and `Held.tick`, its result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Works on what is due, for `owner` alone where one is named. Any number of them may do so at once."""

    store: JobStore
    runners: Mapping[JobType, Runner]
    owner: str | None = None
    lease: timedelta = LEASE
    seconds_left: Callable[[], float] = field(default=lambda: float("inf"))

    def work(self) -> list[Job]:
        """Works until nothing is due or the time is over; gives the jobs as they were left."""
        done: list[Job] = []
        for job in self.store.due(self.owner):
            if self.seconds_left() < RESERVE_SECONDS[job.type]:
                continue
            claimed = self.store.claim(job, uuid.uuid4().hex, self.lease)
            if claimed is not None:
                done.append(claimed if claimed.status.ended else self._run(claimed))
        return done

    def _run(self, job: Job) -> Job:
        held = Held(job, self.store, self.lease, self.seconds_left)
        try:
            return self._outcome(held)
        except LeaseLostError:
            return held.job

    def _outcome(self, held: Held) -> Job:
        """The job at its end, or given back. A worker that is killed in here leaves the lease to run out."""
        end, job = self.store.end, held.job
        try:
            result = self.runners[job.type](job, held.tick)
        except JobCancelledError:
            return end(job, JobStatus.CANCELLED)
        except OutOfTimeError:
            self.store.release(job)
            return held.job
        except JobFailedError as error:
            return end(job, JobStatus.FAILED, failure=JobFailure(code=error.code, message=error.message))
        except ClientError as error:
            if _code(error) in _THROTTLED:
                self.store.release(job)
                return held.job
            return end(job, JobStatus.FAILED, failure=_refused(error))
        except LeaseLostError:
            raise
        except ModuleNotFoundError:
            return end(job, JobStatus.FAILED, failure=_UNEQUIPPED)
        except Exception as error:  # noqa: BLE001 - what it says may hold data, so its type alone is told
            message = join("", (literal("the job ended with "), identifier(type(error).__name__.lstrip("_"))))
            return end(job, JobStatus.FAILED, failure=JobFailure(code=FailureCode.INTERNAL, message=message))
        return end(job, JobStatus.COMPLETED, result=result)


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _said(error: ClientError, what: Redacted) -> Redacted:
    """The operation, what became of it, and AWS' code where it is one."""
    code = _code(error)
    named = [identifier(code)] if code.isalnum() else []
    return join(" ", (identifier(error.operation_name), what, *named))


def _refused(error: ClientError) -> JobFailure:
    """AWS' refusal by our codes; its message names principals and resources and is left out."""
    code = _code(error)
    if code.startswith("KMS.") or "KMS" in code:
        return JobFailure(
            code=FailureCode.KMS_DENIED, message=literal("the key may not be used, or is not enabled")
        )
    if code in _DENIED:
        return JobFailure(
            code=FailureCode.ACCESS_DENIED, message=_said(error, literal("is denied to the job's role"))
        )
    if code in _WRONG_REGION:
        return JobFailure(
            code=FailureCode.BUCKET_WRONG_REGION, message=literal("the bucket is in another region")
        )
    return JobFailure(code=FailureCode.INTERNAL, message=_said(error, literal("failed")))
