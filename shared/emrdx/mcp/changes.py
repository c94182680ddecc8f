"""What differs between two runs of a job, as far as their findings hold it."""

import re
from collections.abc import Iterator
from typing import Final

from emrdx.findings.keys import job_identity
from emrdx.mcp.answers import ChangePart
from emrdx.mcp.parts import optional
from emrdx.redaction.text import Redacted, identifier, literal
from emrdx.schemas import FindingSummary, Setup

MOST: Final = 8
_VALUE_TOKENS: Final = 20
# The second, different secret of a text bears a number, which says nothing of another text.
_ORDINAL: Final = re.compile(r"#(?:\d{1,9}|many)\]")
_AMOUNT: Final = re.compile(r"[0-9.]{1,40}[a-zA-Z]{0,2}")
# What a job runs; a date or a hash in it is the very version that may have changed.
_CODE: Final = ("spark.jars", "spark.submit.pyFiles", "spark.files", "spark.archives")
_SIZES: Final = ("spark.driver.", "spark.executor.", "spark.emr-serverless.", "spark.dynamicAllocation.")
_NOTHING: Final = Setup()

_Difference = tuple[Redacted, Redacted | None, Redacted | None]


def changes(
    before: FindingSummary, after: FindingSummary, old: Setup | None, new: Setup | None
) -> list[ChangePart]:
    """What differs: release and application, code, workers' sizes, then all other settings.

    Names and settings that change with every run (dates, ids) are no change. Without both setups only what
    lists say is compared.
    """
    differences = [*_of_summaries(before, after), *(_of_setups(old, new) if old and new else ())]
    return [
        ChangePart(field=name, before=optional(was, _VALUE_TOKENS), after=optional(now, _VALUE_TOKENS))
        for name, was, now in differences
    ]


def _of_summaries(before: FindingSummary, after: FindingSummary) -> Iterator[_Difference]:
    pairs = (
        (literal("release"), before.release, after.release),
        (literal("application_id"), before.application_id, after.application_id),
        (literal("application_name"), before.application_name, after.application_name),
    )
    yield from (pair for pair in pairs if pair[1] != pair[2])
    if before.job_run_id == after.job_run_id:
        yield literal("attempt"), identifier(str(before.attempt)), identifier(str(after.attempt))


def _of_setups(old: Setup, new: Setup) -> Iterator[_Difference]:
    pairs = (
        (literal("entry_point"), old.entry_point, new.entry_point),
        (literal("image"), old.image, new.image),
        (literal("architecture"), old.architecture, new.architecture),
    )
    yield from (pair for pair in pairs if pair[1] != pair[2])
    names = sorted(old.settings.keys() | new.settings.keys(), key=_weight)
    for name in names:
        was, now = old.settings.get(name), new.settings.get(name)
        if _compared(name, was) != _compared(name, now):
            yield name, was, now


def _weight(name: str) -> tuple[bool, bool, str]:
    return not name.startswith(_CODE), not name.startswith(_SIZES), name


def _compared(name: str, value: str | None) -> str | None:
    """A value without what changes by itself from run to run."""
    if value is None:
        return None
    known = _ORDINAL.sub("]", value)
    exact = name.startswith(_CODE) or _AMOUNT.fullmatch(known)
    return known if exact else job_identity(known)
