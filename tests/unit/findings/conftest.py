"""A table in memory with the conditions and the all-or-nothing of DynamoDB's transactions."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from emrdx.findings.client import Change, Conflict, Found, Item, Key, Put, Write
from emrdx.findings.table import FINDINGS_TABLE


class MemoryTable:
    """What `emrdx.findings.client.Table` offers, without AWS. `before_write` is called between read and write."""

    def __init__(self) -> None:
        self.items: dict[Key, dict[str, Any]] = {}
        self.before_write: Callable[[], None] = lambda: None

    def get(self, key: Key, *, consistent: bool = False) -> Item | None:
        found = self.items.get(key)
        return dict(found) if found else None

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


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("emrdx.findings.backoff.time.sleep", lambda seconds: None)
