"""Findings, failures and day counts as items of the table, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Final, Literal, cast

import msgspec

from emrdx import limits
from emrdx.findings.attributes import number, optional, text
from emrdx.findings.client import Item, Key, Value
from emrdx.findings.keys import (
    FAILURE_SORT_KEY,
    JOB_CHARS,
    RunKey,
    failure_id,
    failure_partition,
    job_identity,
    joined,
    moment,
)
from emrdx.findings.packing import TITLE_CHARS, packed, packed_setup, unpacked, unpacked_setup
from emrdx.findings.revision import completeness, rank
from emrdx.redaction.text import Redacted, identifier
from emrdx.schemas import (
    Diagnosis,
    Failure,
    Finding,
    FindingSummary,
    FixedBy,
    NoticeState,
    Recurrence,
    Revision,
    Setup,
    from_stored,
    to_builtins,
)

NoticeName = Literal["pending", "sent", "folded", "muted", "none"]
Counted = Literal["new", "recurring"]

PROVISIONAL: Final = "provisional"
"""The attribute of a finding that waits for a further look."""

FIXED_BY: Final = "fixed_by"
"""The attribute of a finding whose run was retried with success."""
LAST_FIX: Final = "last_fix"
"""The attribute of a failure that holds what last fixed one of its runs."""

_DIAGNOSIS_FIELDS: Final = tuple(field.name for field in fields(Diagnosis) if field.name != "schema")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A diagnosis to be stored.

    `job` is the redacted job name or entry point; `occurred_at` is when the attempt ended, as far as known.
    `announce` says that people are to be told: the run has ended for good and no better look is expected.
    One that is not `final` waits for a further look at late logs.
    `logs` is where the run's logs lie, as `Finding.logs`, `setup` what it was started with.
    """

    key: RunKey
    diagnosis: Diagnosis
    job: Redacted
    occurred_at: datetime
    diagnosed_at: datetime
    announce: bool
    final: bool = True
    logs: Redacted | None = None
    setup: Setup | None = None

    @property
    def failure(self) -> Redacted:
        """The id of the failure that this is a case of."""
        return failure_id(self.key.scope, self.key.application_id, self.job, self.diagnosis.fingerprint)


def finding_item(
    report: Report,
    *,
    revision: int,
    occurred_at: str,
    counted: Counted,
    notice: Mapping[str, Value],
    retention: timedelta,
) -> dict[str, Value]:
    """A FINDING. `occurred_at` is the first revision's, so that the finding keeps its place in every list."""
    key, diagnosis = report.key, report.diagnosis
    scope = (key.account, key.region)
    return {
        "pk": key.partition,
        "sk": key.sort,
        "item": "FINDING",
        "job_run_id": key.job_run_id,
        "occurred_at": occurred_at,
        "application_key": joined(*scope, key.application_id),
        "day_key": joined(*scope, occurred_at[:10]),
        "kind_key": joined(*scope, diagnosis.kind),
        "owner_key": joined(*scope, diagnosis.owner),
        "fingerprint_key": joined(*scope, diagnosis.fingerprint),
        "failure_key": report.failure,
        "job_key": joined(*scope, report.job),
        "brief": _brief(report, occurred_at),
        "diagnosis": packed(diagnosis),
        "rank": rank(diagnosis),
        "revision": revision,
        "diagnosed_at": moment(report.diagnosed_at),
        "kind": diagnosis.kind,
        "owner": diagnosis.owner.value,
        "counted": counted,
        "expires_at": expiry(occurred_at, retention),
        **({"logs": report.logs} if report.logs else {}),
        **({"setup": packed_setup(report.setup)} if report.setup else {}),
        **({} if report.final else {PROVISIONAL: 1}),
        **notice,
    }


def finding(item: Item, failure: Item | None) -> Finding:
    """The finding that an item holds, with the recurrence of its failure as it is now.

    Raises:
        msgspec.ValidationError: the item was not written by `finding_item`.
    """
    diagnosis = unpacked(cast("bytes", item["diagnosis"]))
    values: dict[str, Any] = {name: getattr(diagnosis, name) for name in _DIAGNOSIS_FIELDS}
    return Finding(
        **values,
        revision=Revision(
            number=number(item, "revision"),
            completeness=completeness(diagnosis.coverage),
            rules=diagnosis.rule.version,
            diagnosed_at=text(item, "diagnosed_at"),
        ),
        recurrence=recurrence(failure) if failure else _once(text(item, "occurred_at")),
        notice=NoticeState(state=notice_name(item), at=optional(item, "notice_at")),
        logs=optional(item, "logs"),
        fixed_by=_fixed(item, FIXED_BY),
        setup=setup(item),
    )


def setup(item: Item) -> Setup | None:
    """What a finding's run was started with, where that was stored."""
    return unpacked_setup(cast("bytes", item["setup"])) if "setup" in item else None


def summary(item: Item) -> FindingSummary:
    """What lists say of a finding."""
    return from_stored(msgspec.json.decode(str(item["brief"])), FindingSummary)


def failure(item: Item) -> Failure:
    """The recurring failure that an item holds."""
    return Failure(
        id=text(item, "failure"),
        account=text(item, "account"),
        region=text(item, "region"),
        application_id=text(item, "application_id"),
        job=text(item, "job"),
        fingerprint=text(item, "fingerprint"),
        kind=text(item, "kind"),
        recurrence=recurrence(item),
        notified_at=optional(item, "notified_at"),
        muted_until=optional(item, "muted_until"),
    )


def failure_key(failure: str) -> Key:
    """The key of a FAILURE."""
    return Key(failure_partition(failure), FAILURE_SORT_KEY)


def recurrence(item: Item) -> Recurrence:
    """The recurrence that a FAILURE holds."""
    return Recurrence(
        count=number(item, "count"),
        first_seen=text(item, "first_seen"),
        last_seen=text(item, "last_seen"),
        last_fix=_fixed(item, LAST_FIX),
    )


def job_of(name: str | None, entry_point: str | None) -> str:
    """What tells one job of an application from another: its name, else what it runs."""
    return job_identity(name or entry_point or "") or "-"


def expiry(at: str, retention: timedelta) -> int:
    """When DynamoDB may delete an item of that time: seconds since 1970."""
    return int((datetime.fromisoformat(at) + retention).timestamp())


def notice_name(item: Item) -> NoticeName:
    """The state of a FINDING's notice."""
    return cast("NoticeName", item["notice_state"])


def _fixed(item: Item, attribute: str) -> FixedBy | None:
    if attribute not in item:
        return None
    return from_stored(msgspec.json.decode(str(item[attribute])), FixedBy)


def _once(at: Redacted) -> Recurrence:
    return Recurrence(count=1, first_seen=at, last_seen=at)


def _brief(report: Report, occurred_at: str) -> str:
    key, diagnosis = report.key, report.diagnosis
    run = diagnosis.run
    brief = FindingSummary(
        account=identifier(key.account),
        region=identifier(key.region),
        application_id=identifier(key.application_id),
        job_run_id=identifier(key.job_run_id),
        attempt=key.attempt,
        occurred_at=identifier(occurred_at),
        kind=diagnosis.kind,
        title=diagnosis.title.cut(TITLE_CHARS),
        summary=diagnosis.summary.cut(limits.SUMMARY_CHARS),
        confidence=diagnosis.confidence,
        owner=diagnosis.owner,
        retry=diagnosis.retry,
        fingerprint=diagnosis.fingerprint,
        failure=report.failure,
        completeness=completeness(diagnosis.coverage),
        application_name=run.application_name,
        name=run.name.cut(JOB_CHARS) if run.name else None,
        state=run.state,
        cause=_root(diagnosis),
        release=run.release,
    )
    known = {name: value for name, value in to_builtins(brief).items() if value is not None}
    return msgspec.json.encode(known).decode()


def _root(diagnosis: Diagnosis) -> Redacted | None:
    root = diagnosis.cause and (
        diagnosis.cause.condition or diagnosis.cause.error_code or diagnosis.cause.type
    )
    return root.cut(TITLE_CHARS) if root else None
