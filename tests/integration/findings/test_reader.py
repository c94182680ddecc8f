"""Every question that the table answers, page by page, by key or index alone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from emrdx.findings.client import Table
from emrdx.findings.cursor import InvalidCursor, Position, encode
from emrdx.findings.items import Report
from emrdx.findings.keys import Scope
from emrdx.findings.query import FindingQuery
from emrdx.findings.reader import FindingReader, Page
from emrdx.findings.store import FindingStore
from emrdx.findings.writes import encoded
from emrdx.redaction import literal
from emrdx.schemas import Owner

MakeReport = Callable[..., Report]
NOW = datetime(2026, 11, 21, tzinfo=UTC)
SCOPE = Scope(account="111122223333", region="eu-west-1")


class Counting:
    """A client that notes which operations are called."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.calls.append(name)
        return getattr(self._client, name)


@pytest.fixture
def calls(table: Table) -> Counting:
    return Counting(table.client)


@pytest.fixture
def reader(table: Table, calls: Counting) -> FindingReader:
    return FindingReader(Table(calls, table.name), clock=lambda: NOW)  # type: ignore[arg-type]


@pytest.fixture
def stored(table: Table, make_report: MakeReport, make_table: Callable[[], Any]) -> list[Report]:
    """A hundred findings, one an hour back from now: two applications, two kinds, two jobs, two accounts."""
    memory = make_table()
    store = FindingStore(memory)
    reports = [
        make_report(
            job_run_id=f"00run{number:03d}",
            application_id="00even" if number % 2 == 0 else "00odd",
            kind="disk.full" if number % 3 == 0 else "sql.syntax",
            owner=Owner.CONFIG if number % 3 == 0 else Owner.CODE,
            fingerprint=f"v1:{number % 3}",
            job="hourly" if number % 5 == 0 else "daily-*",
            account="999900001111" if number % 10 == 9 else SCOPE.account,
            occurred_at=NOW - timedelta(hours=number),
        )
        for number in range(100)
    ]
    for report in reports:
        store.record(report)
    for item in memory.items.values():
        table.client.put_item(TableName=table.name, Item=encoded(item))
    return [report for report in reports if report.key.account == SCOPE.account]


def pages(reader: FindingReader, query: FindingQuery, limit: int) -> list[list[str]]:
    found, cursor = [], None
    while True:
        page = reader.list(query, limit=limit, cursor=cursor)
        found.append([str(item.job_run_id) for item in page.items])
        cursor = page.cursor
        if cursor is None:
            return found


def ids(reports: list[Report], wanted: Callable[[Report], bool]) -> list[str]:
    return [report.key.job_run_id for report in reports if wanted(report)]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, lambda report: True),
        ({"application_id": "00odd"}, lambda report: report.key.application_id == "00odd"),
        ({"kind": "disk.full"}, lambda report: report.diagnosis.kind == "disk.full"),
        ({"owner": "code"}, lambda report: report.diagnosis.owner == "code"),
        ({"fingerprint": "v1:2"}, lambda report: report.diagnosis.fingerprint == "v1:2"),
        ({"job_name": "daily-2026-11-20"}, lambda report: report.job == "daily-*"),
        (
            {"application_id": "00even", "kind": "sql.syntax"},
            lambda report: report.key.application_id == "00even" and report.diagnosis.kind == "sql.syntax",
        ),
        (
            {"since": NOW - timedelta(hours=30), "until": NOW - timedelta(hours=3)},
            lambda report: timedelta(hours=3) <= NOW - report.occurred_at <= timedelta(hours=30),
        ),
        (
            {"kind": "disk.full", "since": NOW - timedelta(hours=30)},
            lambda report: (
                report.diagnosis.kind == "disk.full" and NOW - report.occurred_at <= timedelta(hours=30)
            ),
        ),
    ],
)
def test_a_list_is_newest_first_and_its_pages_are_whole(
    reader: FindingReader,
    stored: list[Report],
    calls: Counting,
    asked: dict[str, Any],
    wanted: Callable[[Report], bool],
) -> None:
    query = FindingQuery(scope=SCOPE, **asked)
    expected = ids(stored, wanted)
    for limit in (7, 100):
        found = pages(reader, query, limit)
        assert [run for page in found for run in page] == expected
        assert all(len(page) <= limit for page in found)
    assert set(calls.calls) == {"query"}


def test_a_list_of_one_index_takes_one_query(
    reader: FindingReader, stored: list[Report], calls: Counting
) -> None:
    assert len(reader.list(FindingQuery(scope=SCOPE, application_id="00odd"), limit=20).items) == 20
    assert calls.calls == ["query"]


def test_the_newest_of_a_quiet_account_take_a_bounded_number_of_reads(
    table: Table, make_report: MakeReport, reader: FindingReader, calls: Counting
) -> None:
    FindingStore(table).record(make_report(occurred_at=NOW - timedelta(days=300)))
    query = FindingQuery(scope=SCOPE, since=NOW - timedelta(days=365))
    first = reader.list(query)
    assert (first.items, first.cursor is not None, len(calls.calls)) == ((), True, 40)
    assert [run for page in pages(reader, query, 20) for run in page] == ["00run"]


def test_a_page_that_has_grown_too_old_meanwhile_ends_the_list(
    table: Table, make_report: MakeReport, calls: Counting
) -> None:
    store, now = FindingStore(table), NOW + timedelta(hours=20)
    for minute in range(2):
        at = now - timedelta(days=30) + timedelta(minutes=30 + minute)
        store.record(make_report(job_run_id=f"00run{minute}", occurred_at=at))
    clock = [now]
    reader = FindingReader(Table(calls, table.name), clock=lambda: clock[0])  # type: ignore[arg-type]
    query = FindingQuery(scope=SCOPE)
    page = reader.list(query, limit=1)
    clock[0] += timedelta(hours=1)
    calls.calls.clear()
    assert reader.list(query, limit=1, cursor=page.cursor) == Page(())
    assert calls.calls == []


def test_a_cursor_made_up_for_a_time_that_no_finding_has_is_refused(reader: FindingReader) -> None:
    query = FindingQuery(scope=SCOPE, application_id="00even")
    forged = encode(query.identity, Position("pk", "sk", "9999-12-31T23:59:59.000000Z", query.index()[1]))
    with pytest.raises(InvalidCursor):
        reader.list(query, cursor=forged)


def test_the_runs_of_one_failure_are_listed(reader: FindingReader, stored: list[Report]) -> None:
    failure = stored[0].failure
    expected = ids(stored, lambda report: report.failure == failure)
    assert len(expected) > 1
    found = reader.list(FindingQuery(scope=SCOPE, failure=failure), limit=100)
    assert [item.job_run_id for item in found.items] == expected


def test_the_newest_finding_of_a_job_is_found_by_its_name(
    reader: FindingReader, stored: list[Report], calls: Counting
) -> None:
    found = reader.newest_of_job(SCOPE, "daily-2026-11-20")
    assert found is not None
    assert found.recurrence.count > 1
    assert calls.calls == ["query", "get_item", "get_item"]
    assert reader.newest_of_job(SCOPE, "unheard-of") is None


def test_a_run_known_by_its_id_alone_takes_one_read_while_it_is_its_failure_s_newest(
    table: Table, make_report: MakeReport, reader: FindingReader, calls: Counting
) -> None:
    store = FindingStore(table)
    for attempt in (1, 2, 11):
        store.record(make_report(attempt=attempt))
    calls.calls.clear()
    found = reader.run("00run").findings
    assert [finding.recurrence.count for finding in found] == [3, 3, 3]
    assert calls.calls == ["query"]
    assert (reader.run("00other").findings, reader.run("00other").tombstones) == ((), ())


def test_a_run_that_failed_so_again_later_takes_a_second_read(
    table: Table, make_report: MakeReport, reader: FindingReader, calls: Counting
) -> None:
    store = FindingStore(table)
    store.record(make_report())
    store.record(make_report(job_run_id="00later", occurred_at=datetime(2026, 11, 20, 9, tzinfo=UTC)))
    calls.calls.clear()
    (found,) = reader.run("00run").findings
    assert found.recurrence.count == 2
    assert calls.calls == ["query", "batch_get_item"]


def test_a_finding_by_its_key_takes_two_reads(
    reader: FindingReader, stored: list[Report], calls: Counting
) -> None:
    assert reader.get(stored[0].key) is not None
    assert calls.calls == ["get_item", "get_item"]


def test_days_are_counted_by_application_kind_and_owner(
    reader: FindingReader, stored: list[Report], calls: Counting
) -> None:
    counts = reader.days(SCOPE, date(2026, 11, 19), date(2026, 11, 20))
    in_range = [
        report for report in stored if date(2026, 11, 19) <= report.occurred_at.date() <= date(2026, 11, 20)
    ]
    assert sum(count.new + count.recurring for count in counts) == len(in_range)
    assert {count.date for count in counts} == {"2026-11-19", "2026-11-20"}
    full = [count for count in counts if count.kind == "disk.full" and count.application_id == "00even"]
    assert sum(count.new + count.recurring for count in full) == len(
        ids(
            in_range,
            lambda report: report.diagnosis.kind == "disk.full" and report.key.application_id == "00even",
        )
    )
    assert calls.calls == ["query"]
    assert reader.days(SCOPE, date(2026, 11, 20), date(2026, 11, 19)) == ()


def test_seen_runs_are_asked_for_in_batches(
    table: Table, make_report: MakeReport, reader: FindingReader, calls: Counting, stored: list[Report]
) -> None:
    tombstone = make_report(job_run_id="00cancelled").key
    FindingStore(table).bury(tombstone, literal("cancelled by its user"), NOW)
    unseen = [make_report(job_run_id=f"00unseen{number}").key for number in range(20)]
    seen = [report.key for report in stored]
    calls.calls.clear()
    assert reader.seen([*seen, *unseen, tombstone]) == {*seen, tombstone}
    assert calls.calls == ["batch_get_item"] * 3


@pytest.mark.parametrize("cursor", ["", "nonsense", "%%%", "a" * 10_000])
def test_a_text_that_is_no_cursor_is_refused(reader: FindingReader, cursor: str) -> None:
    if cursor:
        with pytest.raises(InvalidCursor):
            reader.list(FindingQuery(scope=SCOPE, kind="disk.full"), cursor=cursor)
    else:
        assert reader.list(FindingQuery(scope=SCOPE, kind="disk.full"), cursor=cursor).items == ()


def test_a_cursor_of_another_question_is_refused(reader: FindingReader, stored: list[Report]) -> None:
    cursor = reader.list(FindingQuery(scope=SCOPE, kind="disk.full"), limit=1).cursor
    other = FindingQuery(scope=Scope(account="999900001111", region="eu-west-1"), kind="disk.full")
    with pytest.raises(InvalidCursor, match="another question"):
        reader.list(other, cursor=cursor)
