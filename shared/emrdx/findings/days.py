"""The counts of findings by day, application, kind and owner as items of the table, and back."""

from emrdx.findings.attributes import number, text
from emrdx.findings.client import Item, Key
from emrdx.findings.keys import Scope, day_partition, joined
from emrdx.schemas import DayCount, Owner


def day_key(scope: Scope, date: str, application_id: str, kind: str, owner: str) -> Key:
    """The key of the DAY item that counts these findings."""
    return Key(day_partition(scope), joined(date, application_id, kind, owner))


def day_count(item: Item) -> DayCount:
    """What a DAY item counts."""
    return DayCount(
        date=text(item, "date"),
        application_id=text(item, "application_id"),
        kind=text(item, "kind"),
        owner=Owner(text(item, "owner")),
        new=number(item, "new") if "new" in item else 0,
        recurring=number(item, "recurring") if "recurring" in item else 0,
    )
