"""Asking again for a run that failed so again later: one read, and never an older answer."""

from datetime import UTC, datetime, timedelta

import pytest

from emrdx.findings.client import Key
from emrdx.findings.reader import FindingReader
from emrdx.findings.recall import KEPT_FOR
from emrdx.findings.store import FindingStore

NIGHT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


class Counted:
    """A table that counts its reads."""

    def __init__(self, table):
        self._table = table
        self.reads = []

    def __getattr__(self, name):
        found = getattr(self._table, name)
        if name not in {"get", "get_many", "query", "get_together"}:
            return found

        def read(*arguments, **named):
            self.reads.append(name)
            return found(*arguments, **named)

        return read


@pytest.fixture
def table(make_table):
    return Counted(make_table())


@pytest.fixture
def clock():
    return [NIGHT + timedelta(hours=3)]


@pytest.fixture
def reader(table, clock):
    return FindingReader(table, clock=lambda: clock[0])


@pytest.fixture
def fail(table, make_report):
    def failed(run, night=0, **changed):
        at = NIGHT + timedelta(days=night)
        FindingStore(table).record(make_report(job_run_id=run, occurred_at=at, **changed))

    failed("00older", night=-2)
    failed("00newer")
    return failed


def asked(table, reader, run="00older"):
    table.reads.clear()
    record = reader.run(run)
    return record, list(table.reads)


def test_the_first_time_takes_two_reads_and_the_next_one(table, reader, fail):
    first, reads = asked(table, reader)
    assert reads == ["query", "get_many"]
    again, reads = asked(table, reader)
    assert reads == ["get_many"]
    assert again == first


def test_the_newest_case_takes_one_read_each_time(table, reader, fail):
    assert [asked(table, reader, "00newer")[1] for _ in range(2)] == [["query"], ["query"]]


def test_the_count_is_as_fresh_as_ever(table, reader, fail):
    assert reader.run("00older").findings[0].recurrence.count == 2
    fail("00newest", night=1)
    record, reads = asked(table, reader)
    assert reads == ["get_many"]
    assert record.findings[0].recurrence.count == 3


def test_a_better_revision_is_seen_and_one_that_moved_is_looked_for_anew(table, reader, fail):
    reader.run("00older")
    fail("00older", night=-2, rules="99")
    record, reads = asked(table, reader)
    assert (record.findings[0].revision.number, reads) == (2, ["get_many"])
    fail("00older", night=-2, rules="999", fingerprint="v1:another")
    record, reads = asked(table, reader)
    assert (record.findings[0].fingerprint, record.findings[0].recurrence.count) == ("v1:another", 1)
    assert reads[:2] == ["get_many", "query"]


def test_a_further_attempt_is_seen(table, reader, fail):
    reader.run("00older")
    fail("00older", night=-1, attempt=2)
    assert len(reader.run("00older").findings) == 2


def test_a_finding_that_expired_is_gone(table, reader, fail):
    reader.run("00older")
    (key,) = [
        Key.of(item)
        for item in table.items.values()
        if item.get("item") == "FINDING" and item["job_run_id"] == "00older"
    ]
    del table.items[key]
    assert reader.run("00older").findings == ()


def test_it_is_forgotten_after_a_while_and_can_be_switched_off(table, reader, clock, fail):
    reader.run("00older")
    clock[0] += KEPT_FOR
    assert asked(table, reader)[1] == ["query", "get_many"]
    plain = FindingReader(table, clock=lambda: clock[0], remembered=0)
    assert [asked(table, plain)[1] for _ in range(2)] == [["query", "get_many"]] * 2
