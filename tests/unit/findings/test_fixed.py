"""What fixed a run stands on its finding, and on the failure for the next one that fails so."""

import pytest

from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.redaction import stored
from emrdx.schemas import FixedBy

FIX = FixedBy(
    job_run_id=stored("00new"),
    at=stored("2026-11-21T09:00:00.000000Z"),
    action=stored("Give executors 8g of heap"),
    config={stored("spark.executor.memory"): stored("8g")},
)


@pytest.fixture
def table(make_table):
    return make_table()


@pytest.fixture
def store(table):
    return FindingStore(table)


def found(table, report):
    return FindingReader(table).get(report.key)


def test_the_finding_of_the_run_says_what_fixed_it(table, store, make_report):
    report = make_report()
    store.record(report)
    assert store.fixed(report.key, FIX)
    assert found(table, report).fixed_by == FIX


def test_the_next_run_that_fails_so_knows_what_helped_and_is_not_said_to_be_fixed(table, store, make_report):
    report, later = make_report(), make_report(job_run_id="00later")
    store.record(report)
    store.fixed(report.key, FIX)
    store.record(later)
    finding = found(table, later)
    assert (finding.fixed_by, finding.recurrence.last_fix) == (None, FIX)


def test_another_failure_knows_nothing_of_it(table, store, make_report):
    report, other = make_report(), make_report(job_run_id="00other", fingerprint="v1:ffff")
    store.record(report)
    store.record(other)
    store.fixed(report.key, FIX)
    assert found(table, other).recurrence.last_fix is None


def test_a_better_revision_keeps_it(table, store, make_report):
    report = make_report(read=0, final=False)
    store.record(report)
    store.fixed(report.key, FIX)
    store.record(make_report(read=1000))
    finding = found(table, report)
    assert (finding.revision.number, finding.fixed_by, finding.recurrence.last_fix) == (2, FIX, FIX)


def test_a_revision_with_another_fingerprint_takes_it_along(table, store, make_report):
    report = make_report(read=0, final=False)
    store.record(report)
    store.fixed(report.key, FIX)
    store.record(make_report(read=1000, fingerprint="v1:ffff"))
    assert found(table, report).recurrence.last_fix == FIX


def test_a_run_without_a_finding_has_nowhere_to_say_it(store, make_report):
    assert not store.fixed(make_report().key, FIX)


def test_a_writer_in_between_is_waited_for(table, store, make_report):
    report = make_report(read=0, final=False)
    store.record(report)

    def another_is_faster():
        table.before_write = lambda: None
        store.record(make_report(read=1000))

    table.before_write = another_is_faster
    assert store.fixed(report.key, FIX)
    finding = found(table, report)
    assert (finding.revision.number, finding.fixed_by) == (2, FIX)
