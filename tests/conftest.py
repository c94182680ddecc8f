"""Values that tests of several parts start from."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import settings

from emrdx.findings.client import Change, Conflict, Found, Item, Key, Put, Write
from emrdx.findings.items import Report
from emrdx.findings.keys import RunKey
from emrdx.findings.table import FINDINGS_TABLE
from emrdx.model import SourceStatus
from emrdx.redaction import stored
from emrdx.schemas import (
    Cause,
    Confidence,
    Coverage,
    DecidingRule,
    Diagnosis,
    EvidenceLine,
    Fix,
    Owner,
    Retry,
    RunFacts,
    SourceCoverage,
)

# A slow example on a busy machine is no failure.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ENDED = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def _diagnosis(**changed: Any) -> Diagnosis:
    read: int = changed.pop("read", 1000)
    status: SourceStatus = changed.pop("status", SourceStatus.READ if read else SourceStatus.LATE)
    rules: str = changed.pop("rules", "1")
    driver = SourceCoverage(
        source=stored("SPARK_DRIVER/stderr.gz"),
        status=status,
        bytes_compressed=read // 10,
        bytes_decompressed=read,
    )
    values: dict[str, Any] = {
        "run": RunFacts(
            region=stored("eu-west-1"),
            application_id=stored("00app"),
            job_run_id=stored("00run"),
            name=stored("daily-sales"),
        ),
        "kind": stored("memory.executor_oom"),
        "title": stored("An executor ran out of JVM heap"),
        "summary": stored("Executor 3 ran out of its 4g heap while sorting stage 12."),
        "confidence": Confidence.HIGH,
        "rule": DecidingRule(id=stored("memory.executor_oom/task"), version=stored(rules)),
        "cause": Cause(type=stored("java.lang.OutOfMemoryError"), message=stored("Java heap space")),
        "evidence": (
            EvidenceLine(
                id=stored("e1"),
                source=stored("SPARK_DRIVER/stderr.gz"),
                line=812,
                text=stored("java.lang.OutOfMemoryError: Java heap space"),
            ),
        ),
        "fixes": (
            Fix(
                action=stored("Give executors 8g of heap"),
                why=stored("4g did not hold the sort's rows"),
                check=stored("the stage ends without a lost executor"),
                config={stored("spark.executor.memory"): stored("8g")},
            ),
        ),
        "owner": Owner.CONFIG,
        "retry": Retry.NO,
        "fingerprint": stored("v1:0123456789abcdef"),
        "coverage": Coverage(sources=(driver,), bytes_compressed=read // 10, bytes_decompressed=read),
    }
    for name in ("kind", "title", "summary", "fingerprint"):
        if name in changed:
            changed[name] = stored(changed[name])
    return Diagnosis(**(values | changed))


def _report(**changed: Any) -> Report:
    at: datetime = changed.pop("occurred_at", ENDED)
    key = RunKey(
        account=changed.pop("account", "111122223333"),
        region=changed.pop("region", "eu-west-1"),
        application_id=changed.pop("application_id", "00app"),
        job_run_id=changed.pop("job_run_id", "00run"),
        attempt=changed.pop("attempt", 1),
    )
    return Report(
        key=key,
        job=stored(changed.pop("job", "daily-sales")),
        occurred_at=at,
        diagnosed_at=changed.pop("diagnosed_at", at),
        announce=changed.pop("announce", True),
        final=changed.pop("final", True),
        logs=changed.pop("logs", None),
        setup=changed.pop("setup", None),
        diagnosis=_diagnosis(**changed),
    )


@pytest.fixture
def make_diagnosis() -> Callable[..., Diagnosis]:
    """A diagnosis of an executor's OutOfMemoryError. `read` is the bytes read, `rules` their version."""
    return _diagnosis


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """A report of that diagnosis, for run `00run` of application `00app` and job `daily-sales`."""
    return _report


class MemoryTable:
    """What `emrdx.findings.client.Table` offers, with its conditions and all-or-nothing, without AWS.

    `before_write` is called between a read and the write that follows from it.
    """

    def __init__(self) -> None:
        self.items: dict[Key, dict[str, Any]] = {}
        self.before_write: Callable[[], None] = lambda: None

    def get(self, key: Key, *, consistent: bool = False) -> Item | None:
        found = self.items.get(key)
        return dict(found) if found else None

    def get_together(self, *keys: Key) -> dict[Key, Item]:
        return self.get_many(keys)

    def get_many(self, keys: Any) -> dict[Key, Item]:
        return {key: dict(self.items[key]) for key in keys if key in self.items}

    def query(
        self,
        partition: str,
        *,
        index: str | None = None,
        between: tuple[str, str] | None = None,
        after: Mapping[str, str] | None = None,
        newest_first: bool = True,
        limit: int | None = None,
    ) -> Found:
        definition = next((entry for entry in FINDINGS_TABLE.indexes if entry.name == index), FINDINGS_TABLE)
        hashed, ordered = definition.partition_key, definition.sort_key

        def place(item: Mapping[str, Any]) -> tuple[str, str, str]:
            return (str(item[ordered]), str(item["pk"]), str(item["sk"]))

        found = [item for item in self.items.values() if item.get(hashed) == partition]
        found = [item for item in found if between is None or between[0] <= item[ordered] <= between[1]]
        found.sort(key=place, reverse=newest_first)
        if after is not None:
            start = place(after)
            found = [item for item in found if (place(item) < start if newest_first else place(item) > start)]
        page = found if limit is None else found[:limit]
        return Found(tuple(dict(item) for item in page), more=len(page) < len(found))

    def write(self, *writes: Write) -> None:
        self.before_write()
        for write in writes:
            current = self.items.get(self._key(write), {})
            if any(current.get(name) != value for name, value in write.expected.items()):
                raise Conflict("a condition did not hold")
        for write in writes:
            self._apply(write)

    def _apply(self, write: Write) -> None:
        key = self._key(write)
        if isinstance(write, Put):
            self.items[key] = dict(write.item)
        elif isinstance(write, Change):
            item = self.items.setdefault(key, {"pk": key.pk, "sk": key.sk})
            item.update(write.assign)
            for name, value in write.add.items():
                item[name] = (
                    item.get(name, 0) + value
                    if isinstance(value, int)
                    else item.get(name, frozenset()) | value
                )
            for name in write.remove:
                item.pop(name, None)
        else:
            del self.items[key]

    @staticmethod
    def _key(write: Write) -> Key:
        return Key.of(write.item) if isinstance(write, Put) else write.key


@pytest.fixture
def make_table() -> Callable[[], MemoryTable]:
    """Makes empty tables in memory."""
    return MemoryTable
