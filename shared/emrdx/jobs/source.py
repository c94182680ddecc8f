"""The findings that an export writes, page by page, so that memory holds one page whatever the table holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, NamedTuple

from emrdx.findings import items
from emrdx.findings.client import Item, Key, Table
from emrdx.findings.keys import RunKey, Scope
from emrdx.findings.query import FindingQuery
from emrdx.findings.reader import LIMIT_MAX, FindingReader
from emrdx.schemas import Confidence, Finding, FindingSummary

_RANK: Final = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which findings. Both ends of the time are given, so that every look asks the same question."""

    scope: Scope
    since: datetime
    until: datetime
    application_id: str | None = None
    job_run_id: str | None = None
    kinds: frozenset[str] = frozenset()
    min_confidence: Confidence = Confidence.LOW
    evidence: bool = True

    def query(self) -> FindingQuery:
        """The question to the table."""
        return FindingQuery(
            scope=self.scope,
            application_id=self.application_id,
            kind=next(iter(self.kinds)) if len(self.kinds) == 1 else None,
            since=self.since,
            until=self.until,
        )

    def takes(self, found: FindingSummary) -> bool:
        """Whether a finding meets the conditions that the table's question does not hold."""
        return (
            (not self.kinds or found.kind in self.kinds)
            and _RANK[found.confidence] >= _RANK[self.min_confidence]
            and self.job_run_id in {None, str(found.job_run_id)}
        )


class Batch(NamedTuple):
    """Some findings, perhaps none, and where it goes on; None at the end."""

    findings: tuple[Finding, ...]
    cursor: str | None


class FindingSource:
    """Reads the findings of a selection, newest first."""

    def __init__(self, table: Table, selection: Selection) -> None:
        self._table = table
        self._reader = FindingReader(table)
        self._selection = selection

    def read(self, cursor: str) -> Batch:
        """The findings after a cursor, the first ones where it is empty. One query and two batch reads."""
        page = self._reader.list(self._selection.query(), limit=LIMIT_MAX, cursor=cursor or None)
        keys = [_key(found) for found in page.items if self._selection.takes(found)]
        found = self._table.get_many(keys)
        failures = self._table.get_many(
            items.failure_key(str(item["failure_key"])) for item in found.values()
        )
        findings = (items.finding(found[key], _failure(found[key], failures)) for key in keys if key in found)
        if not self._selection.evidence:
            findings = (replace(finding, evidence=()) for finding in findings)
        return Batch(tuple(findings), page.cursor)


def _failure(item: Item, failures: Mapping[Key, Item]) -> Item | None:
    return failures.get(items.failure_key(str(item["failure_key"])))


def _key(found: FindingSummary) -> Key:
    key = RunKey(
        account=found.account,
        region=found.region,
        application_id=found.application_id,
        job_run_id=found.job_run_id,
        attempt=found.attempt,
    )
    return Key(key.partition, key.sort)
