"""A question for findings, and the index that answers it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec

from emrdx.findings.keys import Scope, job_identity, joined, moment
from emrdx.schemas import FindingSummary

DEFAULT_SPAN: Final = timedelta(days=30)
# No finding is older, and a day of room lets every time zone be reckoned with.
FIRST_MOMENT: Final = datetime(2020, 1, 1, tzinfo=UTC)
_LAST_MOMENT: Final = datetime(9999, 12, 30, tzinfo=UTC)
# How far another clock may be ahead of ours: no attempt has ended later.
_AHEAD: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingQuery:
    """Which findings: all conditions hold together; newest first; `since` and `until` are both included.

    Without any condition but time it asks for the account's newest, day by day, of the last 30 days unless
    `since` says otherwise. `failure` is the id of a recurring failure, `job_name` a job's name as submitted.
    """

    scope: Scope
    application_id: str | None = None
    kind: str | None = None
    owner: str | None = None
    fingerprint: str | None = None
    failure: str | None = None
    job_name: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def identity(self) -> str:
        """The same text for the same question."""
        return msgspec.json.encode(asdict(self)).decode()

    def span(self, now: datetime) -> tuple[datetime, datetime]:
        """The first and last moment asked for, as far as there can be findings."""
        since = None if self.since is None else _possible(self.since)
        latest = max(now, since or now)
        until = latest if self.until is None else _possible(min(self.until, latest + _AHEAD))
        if since is not None:
            return since, until
        return (FIRST_MOMENT if self.index()[0] != "by_day" else until - DEFAULT_SPAN), until

    def index(self) -> tuple[str, str]:
        """The narrowest index for the question, and the partition in it (of `by_day`, without the date)."""
        scope = (self.scope.account, self.scope.region)
        if self.failure is not None:
            return "by_failure", self.failure
        if self.job_name is not None:
            return "by_job", joined(*scope, job_identity(self.job_name) or "-")
        if self.fingerprint is not None:
            return "by_fingerprint", joined(*scope, self.fingerprint)
        if self.application_id is not None:
            return "by_application", joined(*scope, self.application_id)
        if self.kind is not None:
            return "by_kind", joined(*scope, self.kind)
        if self.owner is not None:
            return "by_owner", joined(*scope, self.owner)
        return "by_day", joined(*scope)

    def takes(self, found: FindingSummary) -> bool:
        """Whether a finding meets those conditions that the index does not."""
        asked = (
            (self.scope.account, found.account),
            (self.scope.region, found.region),
            (self.application_id, found.application_id),
            (self.kind, found.kind),
            (self.owner, found.owner.value),
            (self.fingerprint, found.fingerprint),
            (self.failure, found.failure),
        )
        return all(wanted is None or wanted == value for wanted, value in asked)

    def filters(self) -> bool:
        """Whether the index alone does not answer, so that what it gives must be looked through."""
        conditions = (
            self.application_id,
            self.kind,
            self.owner,
            self.fingerprint,
            self.failure,
            self.job_name,
        )
        return sum(condition is not None for condition in conditions) > 1


def _possible(asked: datetime) -> datetime:
    return min(max(asked, FIRST_MOMENT), _LAST_MOMENT)


def partitions(query: FindingQuery, now: datetime) -> tuple[str, ...]:
    """The partitions of the query's index to read, newest first: one, or one for each day."""
    index, partition = query.index()
    if index != "by_day":
        return (partition,)
    first, last = query.span(now)
    day, days = last.astimezone(UTC).date(), []
    while day >= first.astimezone(UTC).date():
        days.append(f"{partition}#{day.isoformat()}")
        day -= timedelta(days=1)
    return tuple(days)


def between(query: FindingQuery, now: datetime) -> tuple[str, str]:
    """The bounds of the sort key."""
    first, last = query.span(now)
    return moment(first), moment(last)
