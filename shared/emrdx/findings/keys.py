"""The keys of the findings table and the identity of a recurring job."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from emrdx.redaction.text import Redacted, identifier

if TYPE_CHECKING:
    from emrdx.events import JobRunEvent

ATTEMPT_PREFIX: Final = "ATTEMPT#"
TOMBSTONE_PREFIX: Final = "SEEN#"
FAILURE_SORT_KEY: Final = "FAILURE"
JOB_CHARS: Final = 256

_RESERVED: Final = re.compile(r"[%#]")
# What changes in a job's name from run to run: UUIDs, dates and times, long hexadecimal ids, long numbers.
_UUID = r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
_DATE = r"(?<!\d)\d{4}[-_.]?\d{2}[-_.]?\d{2}"
_TIME = r"(?:[T_ .-]?\d{2}[:_.-]?\d{2}(?:[:_.-]?\d{2})?(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?(?!\d)"
_HEX = r"(?<![0-9a-zA-Z])(?=[a-f]*\d)[0-9a-f]{12,64}(?![0-9a-zA-Z])"
_NUMBER = r"(?<!\d)\d{6,}(?!\d)"
_VOLATILE: Final = re.compile(f"{_UUID}|{_DATE}{_TIME}|{_HEX}|{_NUMBER}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The account and region that a run belongs to."""

    account: str
    region: str

    @classmethod
    def of_arn(cls, arn: str) -> "Scope":
        """What a thing of AWS belongs to, such as a function: `arn:partition:service:region:account:…`."""
        _arn, _partition, _service, region, account, _name = arn.split(":", 5)
        return cls(account=account, region=region)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunKey:
    """One attempt of one job run. `attempt` counts from 1."""

    account: str
    region: str
    application_id: str
    job_run_id: str
    attempt: int = 1

    @classmethod
    def of_event(cls, event: "JobRunEvent", attempt: int | None) -> "RunKey":
        """The attempt of the run that an event tells of; without a number it is the first."""
        return cls(
            account=event.account,
            region=event.region,
            application_id=event.application_id,
            job_run_id=event.job_run_id,
            attempt=attempt or 1,
        )

    @property
    def scope(self) -> Scope:
        """The run's account and region."""
        return Scope(account=self.account, region=self.region)

    @property
    def partition(self) -> str:
        """The partition that holds all attempts of the run."""
        return joined("FINDING", self.account, self.region, self.application_id, self.job_run_id)

    @property
    def sort(self) -> str:
        """The sort key of this attempt's finding."""
        return f"{ATTEMPT_PREFIX}{self.attempt:06d}"

    @property
    def tombstone(self) -> str:
        """The sort key that says: seen, and no failure."""
        return f"{TOMBSTONE_PREFIX}{self.attempt:06d}"


def joined(*parts: str) -> str:
    """Parts as one key. `#` and `%` in a part are escaped: two keys are equal only if all parts are."""
    return "#".join(_RESERVED.sub(lambda found: f"%{ord(found.group()):02X}", part) for part in parts)


def moment(time: datetime) -> Redacted:
    """A time in UTC, always in 27 characters, so that times sort as text."""
    return identifier(time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))


def day_partition(scope: Scope) -> str:
    """The partition of an account's DAY items in one region; their sort keys begin with the date."""
    return joined("DAY", scope.account, scope.region)


def failure_partition(failure: str) -> str:
    """The partition of a FAILURE item."""
    return joined("FAILURE", failure)


def job_identity(name: str) -> str:
    """A job's name, or entry point, without what changes from run to run: dates, UUIDs, long numbers.

    Orchestrators put these into names (Airflow's default is `emr_serverless_job_airflow_<uuid>`), and the
    history of a job would otherwise never have two entries.
    """
    return _VOLATILE.sub("*", name.strip())[:JOB_CHARS]


def failure_id(scope: Scope, application_id: str, job: str, fingerprint: str) -> Redacted:
    """The id of a recurring failure: one job of one application failing in one way. 32 hexadecimal digits."""
    key = joined(scope.account, scope.region, application_id, job, fingerprint)
    return identifier(hashlib.sha256(key.encode()).hexdigest()[:32])
