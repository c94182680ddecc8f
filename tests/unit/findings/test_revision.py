"""Which diagnosis is the better one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from emrdx.diagnosis.rule_sets import rule_set
from emrdx.findings.items import Report
from emrdx.findings.reader import FindingReader
from emrdx.findings.revision import completeness, outranks, rank
from emrdx.findings.store import FindingStore, Stored
from emrdx.model import SourceStatus
from emrdx.schemas import Diagnosis

USERS = b"acme.late: {owner: data, retry: 'yes', title: t, rules: [{id: acme-late, when: {message: late}}]}"
MakeDiagnosis = Callable[..., Diagnosis]
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EARLY, LATE = "2026-11-20T12:00:00.000000Z", "2026-11-20T13:00:00.000000Z"


@pytest.mark.parametrize(
    ("status", "read", "expected"),
    [
        (SourceStatus.READ, 10, "complete"),
        (SourceStatus.CUT, 10, "partial"),
        (SourceStatus.TRUNCATED, 10, "partial"),
        (SourceStatus.CORRUPT, 10, "partial"),
        (SourceStatus.LATE, 10, "partial"),
        (SourceStatus.LATE, 0, "state_only"),
        (SourceStatus.EMPTY, 0, "state_only"),
        (SourceStatus.MANAGED_ONLY, 0, "state_only"),
        (SourceStatus.DENIED, 0, "state_only"),
    ],
)
def test_completeness_says_how_much_of_the_logs_was_seen(
    make_diagnosis: MakeDiagnosis, status: SourceStatus, read: int, expected: str
) -> None:
    assert completeness(make_diagnosis(status=status, read=read).coverage) == expected


def test_better_is_more_complete_then_newer_rules_then_more_read(make_diagnosis: MakeDiagnosis) -> None:
    worse_to_better = [
        make_diagnosis(read=0, rules="0.99.0:aa"),
        make_diagnosis(read=900, status=SourceStatus.LATE, rules="0.1.0:aa"),
        make_diagnosis(read=100, rules="0.9.0:bb"),
        make_diagnosis(read=200, rules="0.9.0:bb"),
        make_diagnosis(read=100, rules="0.10.0:aa"),
        make_diagnosis(read=100, rules="0.10.1:aa"),
    ]
    ranks = [rank(diagnosis) for diagnosis in worse_to_better]
    for at, worse in enumerate(ranks):
        for better in ranks[at + 1 :]:
            assert outranks(better, EARLY, worse, LATE)
            assert not outranks(worse, LATE, better, EARLY)


def test_any_release_s_rules_are_newer_than_a_plain_number(make_diagnosis: MakeDiagnosis) -> None:
    released = rank(make_diagnosis(read=100, rules="0.1.0:aa"))
    assert outranks(released, EARLY, f"2-0000000001-{900:020d}", LATE)


def test_of_different_rules_of_one_release_those_used_later_are_newer(make_diagnosis: MakeDiagnosis) -> None:
    ours = rank(make_diagnosis(read=900, rules="0.1.0:aa"))
    users = rank(make_diagnosis(read=100, rules="0.1.0:bb"))
    assert outranks(users, LATE, ours, EARLY)
    assert not outranks(users, EARLY, ours, LATE)
    assert not outranks(users, EARLY, ours, EARLY)


def test_the_same_rules_used_again_replace_nothing(
    make_table: Callable[[], Any], make_report: Callable[..., Report]
) -> None:
    store = FindingStore(make_table())
    reports = [make_report(rules="0.1.0:aa", diagnosed_at=NOON + timedelta(hours=hour)) for hour in range(3)]
    assert [store.record(report) for report in reports] == [Stored.NEW, Stored.KEPT, Stored.KEPT]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_last_rules_answer_stays_in_whatever_order_the_answers_come(
    make_table: Callable[[], Any], make_report: Callable[..., Report], order: tuple[int, ...]
) -> None:
    table = make_table()
    versions = ("0.1.0:cc", "0.1.0:aa", "0.1.0:bb")
    reports = [
        make_report(rules=version, diagnosed_at=NOON + timedelta(hours=hour))
        for hour, version in enumerate(versions)
    ]
    for number in order:
        FindingStore(table).record(reports[number])
    found = FindingReader(table, clock=lambda: NOON + timedelta(days=1)).get(reports[0].key)
    assert found is not None
    assert found.revision.rules == "0.1.0:bb"


def test_a_rule_that_changed_makes_a_better_answer_from_the_same_logs(make_diagnosis: MakeDiagnosis) -> None:
    before, after = rule_set(), rule_set([("team.yaml", USERS)])
    old, new = (rank(make_diagnosis(rules=rules.version)) for rules in (before, after))
    assert outranks(new, LATE, old, EARLY)


def test_the_same_evidence_under_the_same_rules_is_no_better(make_diagnosis: MakeDiagnosis) -> None:
    assert rank(make_diagnosis()) == rank(make_diagnosis(kind="disk.full"))
