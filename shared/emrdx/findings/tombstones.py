"""Runs that were seen and are no failure as items of the table, and back."""

from datetime import datetime, timedelta

from emrdx.findings import items
from emrdx.findings.attributes import number, text
from emrdx.findings.client import Item, Value
from emrdx.findings.keys import RunKey, moment
from emrdx.redaction.text import Redacted
from emrdx.schemas import Tombstone


def item(key: RunKey, reason: Redacted, seen_at: datetime, retention: timedelta) -> dict[str, Value]:
    """A TOMBSTONE: the run was seen and is no failure."""
    at = moment(seen_at)
    return {
        "pk": key.partition,
        "sk": key.tombstone,
        "item": "TOMBSTONE",
        "job_run_id": key.job_run_id,
        "occurred_at": at,
        "account": key.account,
        "region": key.region,
        "application_id": key.application_id,
        "attempt": key.attempt,
        "reason": reason,
        "expires_at": items.expiry(at, retention),
    }


def tombstone(held: Item) -> Tombstone:
    """What a TOMBSTONE says."""
    return Tombstone(
        account=text(held, "account"),
        region=text(held, "region"),
        application_id=text(held, "application_id"),
        job_run_id=text(held, "job_run_id"),
        attempt=number(held, "attempt"),
        reason=text(held, "reason"),
        seen_at=text(held, "occurred_at"),
    )
