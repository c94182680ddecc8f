"""Retries that came to an end: a success is told on the finding of the run that was retried, and on its failure.

EMR Serverless' events do not say whether a run is a retry, and nothing is to be paid for runs that succeed; so the
few that are noted are asked for on the reconciler's schedule.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from emrdx.events import ENDED_STATES
from emrdx.findings.keys import RunKey, moment
from emrdx.findings.retries import RetryLedger, StartedRetry
from emrdx.findings.store import StoreContendedError
from emrdx.schemas import FixedBy

if TYPE_CHECKING:
    from mypy_boto3_emr_serverless import EMRServerlessClient

RETRIES_MAX: Final = 100
"""How many are asked for in one turn; GetJobRun allows ten a second."""
_GONE: Final = "ResourceNotFoundException"
_SUCCESS: Final = "SUCCESS"

Record = Callable[[RunKey, FixedBy], bool]
"""Writes what fixed a run onto its finding, false where there is none any more; `StoreContendedError` for another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedUp:
    """What a turn did: retries that succeeded, that ended otherwise, and that go on or could not be asked for."""

    fixed: int = 0
    failed: int = 0
    left: int = 0


def follow_up(
    client: "EMRServerlessClient",
    ledger: RetryLedger,
    record: Record,
    now: datetime,
    *,
    in_time: Callable[[], bool] = lambda: True,
) -> FollowedUp:
    """Asks for each retry that is noted; one that ended is told of and forgotten."""
    done = FollowedUp()
    for retry in ledger.open(RETRIES_MAX):
        run = _asked(client, retry) if in_time() else None
        state = run.get("state") if run is not None else None
        if run is None or state not in {_SUCCESS, *ENDED_STATES}:
            done = replace(done, left=done.left + 1)
            continue
        if state == _SUCCESS:
            ended = run.get("endedAt") or run.get("updatedAt") or now
            try:
                record(retry.of, replace(retry.tries, at=moment(ended)))
            except StoreContendedError:
                done = replace(done, left=done.left + 1)
                continue
            done = replace(done, fixed=done.fixed + 1)
        else:
            done = replace(done, failed=done.failed + 1)
        ledger.forget(retry)
    return done


def _asked(client: "EMRServerlessClient", retry: StartedRetry) -> Mapping[str, Any] | None:
    """GetJobRun's answer; None where it is refused, a failed run where the service no longer knows it."""
    try:
        answer = client.get_job_run(applicationId=retry.of.application_id, jobRunId=retry.job_run_id)
    except ClientError as error:
        return {"state": "FAILED"} if error.response["Error"]["Code"] == _GONE else None
    return answer["jobRun"]
