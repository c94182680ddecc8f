"""What is stored when runs fail, again and at once."""

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from emrdx.findings.client import Key, Table
from emrdx.findings.items import Report
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore, Stored
from emrdx.redaction import literal
from emrdx.schemas import Finding

MakeReport = Callable[..., Report]
DAY = date(2026, 11, 20)


@pytest.fixture
def store(table: Table) -> FindingStore:
    return FindingStore(table)


@pytest.fixture
def reader(table: Table) -> FindingReader:
    return FindingReader(table, clock=lambda: datetime(2026, 11, 21, tzinfo=UTC))


def read(reader: FindingReader, report: Report) -> Finding:
    found = reader.get(report.key)
    assert found is not None
    return found


def counts(reader: FindingReader, report: Report) -> dict[str, tuple[int, int]]:
    days = reader.days(report.key.scope, DAY, DAY)
    return {day.kind: (day.new, day.recurring) for day in days}


def test_a_report_comes_back_as_the_finding(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    report = make_report()
    assert store.record(report) is Stored.NEW
    found = read(reader, report)
    assert found.schema == "emrdx.finding/1"
    assert (found.kind, found.cause, found.evidence, found.fixes) == (
        report.diagnosis.kind,
        report.diagnosis.cause,
        report.diagnosis.evidence,
        report.diagnosis.fixes,
    )
    assert (found.revision.number, found.revision.completeness) == (1, "complete")
    assert (found.recurrence.count, found.recurrence.first_seen) == (1, "2026-11-20T02:30:00.000000Z")
    assert found.notice.state == "pending"


def test_a_duplicate_changes_nothing(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    report = make_report()
    assert [store.record(report), store.record(report)] == [Stored.NEW, Stored.KEPT]
    found = read(reader, report)
    assert (found.revision.number, found.recurrence.count) == (1, 1)
    assert counts(reader, report) == {"memory.executor_oom": (1, 0)}


def test_more_evidence_raises_the_revision_and_counts_no_second_time(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    early = make_report(read=0, kind="unknown", fingerprint="v1:early", announce=False)
    late = make_report(read=5000)
    assert [store.record(early), store.record(late)] == [Stored.NEW, Stored.RAISED]
    found = read(reader, late)
    assert (found.revision.number, found.revision.completeness) == (2, "complete")
    assert found.recurrence.count == 1
    assert counts(reader, late) == {"memory.executor_oom": (1, 0)}
    assert reader.failure(early.failure) is None


def test_a_late_worker_with_less_evidence_lowers_nothing(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    best = make_report(read=5000)
    assert store.record(best) is Stored.NEW
    assert store.record(make_report(read=0, kind="unknown", fingerprint="v1:early")) is Stored.KEPT
    assert read(reader, best).kind == "memory.executor_oom"
    assert counts(reader, best) == {"memory.executor_oom": (1, 0)}


def test_newer_rules_raise_the_revision_only_with_evidence_as_complete(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    store.record(make_report(rules="9"))
    assert store.record(make_report(rules="10", read=0)) is Stored.KEPT
    assert store.record(make_report(rules="10")) is Stored.RAISED
    assert read(reader, make_report()).rule.version == "10"


def test_a_second_run_of_the_same_failure_recurs(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    first = make_report()
    later = datetime(2026, 11, 20, 5, tzinfo=UTC)
    second = make_report(job_run_id="00second", occurred_at=later)
    store.record(first)
    store.record(second)
    recurrence = read(reader, first).recurrence
    assert (recurrence.count, recurrence.first_seen, recurrence.last_seen) == (
        2,
        "2026-11-20T02:30:00.000000Z",
        "2026-11-20T05:00:00.000000Z",
    )
    assert counts(reader, first) == {"memory.executor_oom": (1, 1)}


@pytest.mark.parametrize(
    "other",
    [
        {"application_id": "00other"},
        {"job": "hourly-sales"},
        {"region": "us-east-1"},
        {"account": "999900001111"},
    ],
)
def test_another_team_s_first_failure_does_not_hide_in_ours(
    store: FindingStore, reader: FindingReader, make_report: MakeReport, other: dict[str, str]
) -> None:
    store.record(make_report())
    theirs = make_report(job_run_id="00theirs", **other)
    store.record(theirs)
    assert read(reader, theirs).recurrence.count == 1


def test_a_finding_that_leaves_a_shared_failure_takes_its_times_with_it(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    stays = make_report(job_run_id="00stays", read=0, kind="unknown", fingerprint="v1:state")
    leaves = {"job_run_id": "00leaves", "occurred_at": datetime(2026, 11, 20, 9, tzinfo=UTC)}
    store.record(stays)
    store.record(make_report(read=0, kind="unknown", fingerprint="v1:state", **leaves))
    store.record(make_report(read=5000, **leaves))
    left = reader.failure(stays.failure)
    assert left is not None
    assert (left.recurrence.count, left.recurrence.last_seen) == (1, "2026-11-20T02:30:00.000000Z")
    assert counts(reader, stays) == {"unknown": (1, 0), "memory.executor_oom": (1, 0)}


def test_each_attempt_of_a_run_is_a_finding_of_its_own(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    for attempt in (1, 2, 3):
        store.record(make_report(attempt=attempt, announce=attempt == 3))
    record = reader.run("00run")
    assert [finding.notice.state for finding in record.findings] == ["pending", "none", "none"]
    assert record.findings[0].recurrence.count == 3


def test_a_finding_held_back_is_announced_by_the_last_look_even_if_it_saw_no_more(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    report = make_report(read=0, announce=False)
    store.record(report)
    assert read(reader, report).notice.state == "none"
    assert store.record(make_report(read=0, announce=True)) is Stored.KEPT
    assert read(reader, report).notice.state == "pending"


def test_a_finding_that_waits_for_a_further_look_does_not_count_as_seen(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    waiting = make_report(read=0, announce=False, final=False)
    store.record(waiting)
    assert reader.seen([waiting.key]) == frozenset()
    assert store.record(make_report(read=0, announce=False)) is Stored.KEPT
    assert reader.seen([waiting.key]) == {waiting.key}


def test_a_tombstone_says_that_a_run_was_seen(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    key, other = make_report().key, make_report(job_run_id="00other").key
    store.bury(key, literal("cancelled by its user"), datetime(2026, 11, 20, tzinfo=UTC))
    assert reader.seen([key, other]) == {key}
    record = reader.run(key.job_run_id)
    assert (record.findings, [stone.reason for stone in record.tombstones]) == ((), ["cancelled by its user"])


def test_every_item_expires(store: FindingStore, table: Table, make_report: MakeReport) -> None:
    store.record(make_report())
    store.bury(make_report(job_run_id="00gone").key, literal("cancelled by its user"), datetime.now(UTC))
    found = table.client.scan(TableName=table.name)["Items"]
    assert {item["item"]["S"] for item in found} == {"FINDING", "FAILURE", "DAY", "TOMBSTONE"}
    assert all(int(item["expires_at"]["N"]) > datetime.now(UTC).timestamp() for item in found)


def test_retention_is_the_deployment_s_choice(table: Table, make_report: MakeReport) -> None:
    report = make_report()
    FindingStore(table, retention=timedelta(days=7)).record(report)
    item = table.get(Key(report.key.partition, report.key.sort))
    assert item is not None
    assert item["expires_at"] == int(datetime(2026, 11, 27, 2, 30, tzinfo=UTC).timestamp())


def _at_once(calls: list[Callable[[], object]]) -> None:
    barrier = threading.Barrier(len(calls))
    failures: list[BaseException] = []

    def run(call: Callable[[], object]) -> None:
        barrier.wait()
        try:
            call()
        except BaseException as error:  # noqa: BLE001 - a thread's failure is the test's
            failures.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_workers_at_once_on_one_run_store_one_finding(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    looks = [make_report(read=read, fingerprint=f"v1:{read}") for read in (0, 1000, 2000, 3000)]
    _at_once([lambda look=look: store.record(look) for look in looks])  # type: ignore[misc]
    found = read(reader, looks[0])
    assert found.coverage.bytes_decompressed == 3000
    assert found.recurrence.count == 1
    assert counts(reader, looks[0]) == {"memory.executor_oom": (1, 0)}
    assert [reader.failure(look.failure) is None for look in looks] == [True, True, True, False]


def test_runs_at_once_with_one_new_fingerprint_make_one_failure(
    store: FindingStore, reader: FindingReader, make_report: MakeReport
) -> None:
    reports = [make_report(job_run_id=f"00run{number}") for number in range(4)]
    _at_once([lambda report=report: store.record(report) for report in reports])  # type: ignore[misc]
    assert read(reader, reports[0]).recurrence.count == 4
    assert counts(reader, reports[0]) == {"memory.executor_oom": (1, 3)}
