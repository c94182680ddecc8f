"""What one report changes in the table, as a value: no I/O, so that every case can be stated and tested."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from emrdx.findings import items
from emrdx.findings.attributes import number
from emrdx.findings.client import Change, Delete, Item, Key, Put, Value, Write
from emrdx.findings.days import day_key
from emrdx.findings.items import PROVISIONAL, Counted, Report
from emrdx.findings.keys import moment
from emrdx.findings.revision import outranks, rank, rank_completeness

# What a failure knows of its notices; it goes with the last finding that leaves a failure.
_NOTICE_ATTRIBUTES: Final = (
    "muted_until",
    "notified_at",
    "lease_holder",
    "lease_finding",
    "lease_until",
    "delivered",
)


LAST_CASE: Final = "last_case"
"""Which finding's revision changed a failure's cases last. Its count alone does not show that others did meanwhile:
one case more and one less make the same count of other cases.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The items that a report meets: its finding, the failure that it was a case of, and the one it is now.

    `origin_span` is the first and last time among the other findings of `origin`, where there are others.
    """

    finding: Item | None
    origin: Item | None
    target: Item | None
    origin_span: tuple[str, str] | None = None


def is_better(report: Report, stored: Item | None) -> bool:
    """Whether the report is to replace what is stored."""
    if stored is None:
        return True
    made_at = moment(report.diagnosed_at)
    return outranks(rank(report.diagnosis), made_at, str(stored["rank"]), str(stored["diagnosed_at"]))


def is_complete(stored: Item) -> bool:
    """Whether a stored finding saw all of its run's logs."""
    return rank_completeness(str(stored["rank"])) == "complete"


def conclusion(report: Report, stored: Item) -> Change | None:
    """What a last look that saw no more does to the stored finding: it stands, and is told of."""
    told = report.announce and stored["notice_state"] == "none"
    ended = report.final and PROVISIONAL in stored
    if not told and not ended:
        return None
    return Change(
        key=Key.of(stored),
        assign={"notice_state": "pending"} if told else {},
        remove=(PROVISIONAL,) if ended else (),
        expected={name: stored[name] for name in ("rank", "notice_state")},
    )


def changes(report: Report, before: Before, retention: timedelta) -> tuple[Write, ...]:
    """The writes, to be made together, that store a report that is better than what is stored."""
    stored = before.finding
    occurred_at = str(stored["occurred_at"]) if stored else moment(report.occurred_at)
    moved = stored is None or stored["failure_key"] != report.failure
    counted: Counted = "new" if before.target is None else "recurring"
    if not moved and stored is not None:
        counted = "new" if stored["counted"] == "new" else "recurring"
    revision = number(stored, "revision") + 1 if stored else 1
    item = items.finding_item(
        report,
        revision=revision,
        occurred_at=occurred_at,
        counted=counted,
        notice=_notice(report, stored),
        retention=retention,
    )
    if stored is not None and items.FIXED_BY in stored:
        item[items.FIXED_BY] = stored[items.FIXED_BY]
    put = Put(
        item=item,
        expected={"pk": None}
        if stored is None
        else {"rank": stored["rank"], "notice_state": stored["notice_state"]},
    )
    case = f"{report.key.partition} {report.key.sort} {revision}"
    failures = _arrival(report, before, occurred_at, retention, case if moved else "")
    return (put, *failures, *_days(report, stored, occurred_at, counted, retention))


def _notice(report: Report, stored: Item | None) -> dict[str, Value]:
    if stored is None or stored["notice_state"] == "none":
        return {"notice_state": "pending" if report.announce else "none"}
    return {name: stored[name] for name in ("notice_state", "notice_at") if name in stored}


def _arrival(
    report: Report, before: Before, occurred_at: str, retention: timedelta, case: str
) -> Iterator[Write]:
    """The failures' side: one case more where the finding arrives, one less where it came from; no `case` where it
    stays where it was.
    """
    target, origin = before.target, before.origin if case else None
    if origin is not None:
        yield _departure(origin, before.origin_span, case)
    if target is None:
        inherited = origin if origin is not None and number(origin, "count") == 1 else {}
        yield _first_case(report, occurred_at, retention, case, inherited)
    elif case:
        last_seen = max(str(target["last_seen"]), occurred_at)
        yield Change(
            key=Key.of(target),
            assign={
                "count": number(target, "count") + 1,
                LAST_CASE: case,
                "first_seen": min(str(target["first_seen"]), occurred_at),
                "last_seen": last_seen,
                "kind": report.diagnosis.kind,
                "expires_at": items.expiry(last_seen, retention),
                **(_newest(report, occurred_at) if last_seen == occurred_at else {}),
            },
            expected=_same_cases(target),
        )
    elif target["kind"] != report.diagnosis.kind:
        yield Change(key=Key.of(target), assign={"kind": report.diagnosis.kind}, expected=_same_cases(target))


def _same_cases(failure: Item) -> dict[str, Value | None]:
    return {"count": failure["count"], LAST_CASE: failure.get(LAST_CASE)}


def _first_case(report: Report, occurred_at: str, retention: timedelta, case: str, inherited: Item) -> Put:
    key = items.failure_key(report.failure)
    return Put(
        item={
            "pk": key.pk,
            "sk": key.sk,
            "item": "FAILURE",
            "failure": report.failure,
            "account": report.key.account,
            "region": report.key.region,
            "application_id": report.key.application_id,
            "job": report.job,
            "fingerprint": report.diagnosis.fingerprint,
            "kind": report.diagnosis.kind,
            "count": 1,
            LAST_CASE: case,
            "first_seen": occurred_at,
            "last_seen": occurred_at,
            "expires_at": items.expiry(occurred_at, retention),
            **_newest(report, occurred_at),
            **{name: inherited[name] for name in (*_NOTICE_ATTRIBUTES, items.LAST_FIX) if name in inherited},
        },
        expected={"pk": None},
    )


def _newest(report: Report, occurred_at: str) -> dict[str, Value]:
    """The keys of `by_run` for a failure: it stands beside its newest finding, so that one query gives both."""
    return {"job_run_id": report.key.job_run_id, "occurred_at": occurred_at}


def _departure(origin: Item, span: tuple[str, str] | None, case: str) -> Write:
    count = number(origin, "count")
    if count == 1:
        unchanged = {name: origin.get(name) for name in ("lease_holder", "notified_at", "muted_until")}
        return Delete(key=Key.of(origin), expected={**_same_cases(origin), **unchanged})
    seen = {"first_seen": span[0], "last_seen": span[1]} if span else {}
    return Change(
        key=Key.of(origin),
        assign={"count": count - 1, LAST_CASE: case, **seen},
        expected=_same_cases(origin),
    )


def _days(
    report: Report, stored: Item | None, occurred_at: str, counted: Counted, retention: timedelta
) -> Iterator[Change]:
    key, date = report.key, occurred_at[:10]
    steps: Counter[tuple[str, str, str]] = Counter()
    steps[report.diagnosis.kind, report.diagnosis.owner.value, counted] += 1
    if stored is not None:
        steps[str(stored["kind"]), str(stored["owner"]), str(stored["counted"])] -= 1
    for kind, owner in dict.fromkeys((kind, owner) for kind, owner, _ in steps):
        added = {name: steps[kind, owner, name] for name in ("new", "recurring") if steps[kind, owner, name]}
        if added:
            yield Change(
                key=day_key(key.scope, date, key.application_id, kind, owner),
                assign={
                    "item": "DAY",
                    "date": date,
                    "application_id": key.application_id,
                    "kind": kind,
                    "owner": owner,
                    "expires_at": items.expiry(f"{date}T00:00:00Z", retention),
                },
                add=dict(added),
            )
