"""The messages of the intake queue: EventBridge's JSON, or our own form of it, to a typed event or a rejection.

EventBridge User Guide, "Amazon EMR Serverless events": a state change carries ids and states only, a retry
event no state at all. Unknown fields are ignored, since AWS adds some.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from emrdx.wiring import OWN_SOURCE, SOURCE, DetailType

ENDED_STATES: Final = frozenset({"FAILED", "CANCELLED"})
BODY_BYTES_MAX: Final = 262_144

_ID: Final = re.compile(r"[0-9a-z]{1,64}")
_ACCOUNT: Final = re.compile(r"\d{12}")
_REGION: Final = re.compile(r"[a-z]{2,4}(?:-[a-z]+){1,3}-\d{1,2}")
_ARN: Final = re.compile(r"arn:[a-z-]+:emr-serverless:([a-z0-9-]+):(\d{12}):/applications/.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRunEvent:
    """An attempt of a job run ended without success.

    `attempt` is known for retries alone (the one that failed); a state change means the run's last attempt.
    `look` counts the looks at this attempt's logs that came before, 0 for an event that is new.
    """

    account: str
    region: str
    application_id: str
    job_run_id: str
    detail_type: DetailType
    state: str
    time: datetime
    attempt: int | None = None
    look: int = 0

    @property
    def retried(self) -> bool:
        """Whether the service starts a further attempt by itself."""
        return self.detail_type is DetailType.RETRY

    def next_look(self) -> "JobRunEvent":
        """The same event, to be looked at once more."""
        return replace(self, look=self.look + 1)


def listed_run(run: Mapping[str, Any]) -> JobRunEvent:
    """The event that should have told of a run, from ListJobRuns' summary of it: an ended run, its last attempt."""
    region, account = run["arn"].split(":")[3:5]
    ended: datetime = run["updatedAt"]
    return JobRunEvent(
        account=account,
        region=region,
        application_id=run["applicationId"],
        job_run_id=run["id"],
        detail_type=DetailType.STATE_CHANGE,
        state=run["state"],
        time=ended if ended.tzinfo else ended.replace(tzinfo=UTC),
    )


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a message is no event of ours. The reason holds none of the message's text."""

    reason: str


class _Detail(msgspec.Struct, rename="camel", frozen=True):
    application_id: str
    job_run_id: str
    state: str | None = None
    arn: str = ""
    previous_attempt: int | None = None
    previous_attempt_state: str | None = None


class _Envelope(msgspec.Struct, frozen=True):
    source: str
    detail: _Detail
    detail_type: str = msgspec.field(name="detail-type")
    time: datetime | None = None
    account: str = ""
    region: str = ""
    look: int = 0


class _Head(msgspec.Struct, frozen=True):
    source: str = ""
    detail_type: str = msgspec.field(name="detail-type", default="")


def parse(body: str | bytes) -> JobRunEvent | Rejection:
    """The event in a message's body, or why there is none."""
    if len(body) > BODY_BYTES_MAX:
        return Rejection("larger than an event can be")
    try:
        head = msgspec.json.decode(body, type=_Head)
        if head.source not in {SOURCE, OWN_SOURCE}:
            return Rejection("not an event of EMR Serverless: source")
        if head.detail_type not in {*DetailType}:
            return Rejection("not an event that an attempt ended: detail-type")
        return _event(msgspec.json.decode(body, type=_Envelope))
    except msgspec.ValidationError as error:
        return Rejection(f"not of the event's form: {error}")
    except msgspec.DecodeError:
        return Rejection("not JSON")


def _event(envelope: _Envelope) -> JobRunEvent | Rejection:
    detail = envelope.detail
    arn = _ARN.fullmatch(detail.arn)
    account, region = envelope.account or (arn[2] if arn else ""), envelope.region or (arn[1] if arn else "")
    detail_type = DetailType(envelope.detail_type)
    retry = detail_type is DetailType.RETRY
    state = detail.previous_attempt_state if retry else detail.state
    wrong = {
        "account": not _ACCOUNT.fullmatch(account),
        "region": not _REGION.fullmatch(region),
        "detail.applicationId": not _ID.fullmatch(detail.application_id),
        "detail.jobRunId": not _ID.fullmatch(detail.job_run_id),
        "detail.previousAttempt": retry and (detail.previous_attempt or 0) < 1,
        "look": envelope.look < 0,
    }
    if any(wrong.values()):
        return Rejection(f"missing or malformed: {', '.join(name for name, bad in wrong.items() if bad)}")
    if state not in ENDED_STATES:
        return Rejection("the attempt did not end without success: state")
    return JobRunEvent(
        account=account,
        region=region,
        application_id=detail.application_id,
        job_run_id=detail.job_run_id,
        detail_type=detail_type,
        state=state,
        time=(envelope.time or datetime.now(UTC)).astimezone(UTC),
        attempt=detail.previous_attempt if retry else None,
        look=envelope.look,
    )


def message(event: JobRunEvent) -> str:
    """The event as a message of the intake queue: EventBridge's envelope and the count of looks."""
    detail: dict[str, Any] = {"applicationId": event.application_id, "jobRunId": event.job_run_id}
    if event.retried:
        detail |= {"previousAttempt": event.attempt, "previousAttemptState": event.state}
    else:
        detail |= {"state": event.state}
    envelope: dict[str, Any] = {
        "version": "0",
        "source": OWN_SOURCE,
        "detail-type": event.detail_type.value,
        "account": event.account,
        "region": event.region,
        "time": event.time,
        "resources": [],
        "detail": detail,
        "look": event.look,
    }
    return msgspec.json.encode(envelope).decode()
