"""Attributes of an item as typed values."""

from typing import cast

from emrdx.findings.client import Item
from emrdx.redaction.text import Redacted, stored


def text(item: Item, name: str) -> Redacted:
    """A text attribute, which was redacted when it was written."""
    return stored(str(item[name]))


def optional(item: Item, name: str) -> Redacted | None:
    """A text attribute that may be absent."""
    return stored(str(item[name])) if name in item else None


def number(item: Item, name: str) -> int:
    """A number attribute."""
    return int(cast("int", item[name]))
