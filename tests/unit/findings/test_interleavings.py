"""Whatever order looks, duplicates and late workers come in, the best revision stays and counts are right."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from emrdx.findings.items import Report
from emrdx.findings.reader import FindingReader
from emrdx.findings.revision import rank
from emrdx.findings.store import FindingStore

DAY = datetime(2026, 11, 20, tzinfo=UTC)
HOURS = {"00a": 10, "00b": 11, "00c": 12}

# Of one attempt, what was read decides what is found: equal evidence gives an equal answer.
LOOKS = st.fixed_dictionaries(
    {
        "run": st.sampled_from(["00a", "00b", "00c"]),
        "read": st.sampled_from([0, 1000, 2000]),
        "rules": st.sampled_from(["9", "10"]),
        "announce": st.booleans(),
        "within_another_s_write": st.booleans(),
        "looked_before_another_s_write": st.booleans(),
    }
)
FOUND = {
    0: ("unknown", "v1:state"),
    1000: ("memory.executor_oom", "v1:oom"),
    2000: ("memory.executor_oom", "v1:heap"),
}


def look(run: str, read: int, rules: str = "9", *, within: bool = False) -> dict[str, Any]:
    return {
        "run": run,
        "read": read,
        "rules": rules,
        "announce": False,
        "within_another_s_write": within,
        "looked_before_another_s_write": False,
    }


# While the third is written, one case more and one less leave the count as it was read, of other cases.
SWAPPED = [
    look("00b", 2000),
    look("00c", 2000),
    look("00a", 2000, within=True),
    look("00b", 1000, "10", within=True),
]


@example(SWAPPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(st.lists(LOOKS, min_size=1, max_size=10))
def test_any_interleaving_ends_with_the_best_revision_of_each_run(
    make_table: Callable[[], Any], make_report: Callable[..., Report], looks: list[dict[str, Any]]
) -> None:
    table = make_table()
    store, reader = FindingStore(table), FindingReader(table, clock=lambda: DAY + timedelta(days=1))
    reports = [
        make_report(
            job_run_id=look["run"],
            read=look["read"],
            rules=look["rules"],
            kind=FOUND[look["read"]][0],
            fingerprint=FOUND[look["read"]][1],
            announce=look["announce"],
            occurred_at=DAY + timedelta(hours=HOURS[look["run"]]),
        )
        for look in looks
    ]
    left = list(zip(reports, (look["within_another_s_write"] for look in looks), strict=True))

    another = FindingStore(table)
    early = [look["looked_before_another_s_write"] for look in looks]

    def another_worker() -> None:
        if left and left[0][1]:
            another.record(left.pop(0)[0])

    table.before_write = another_worker
    while left:
        report, _ = left.pop(0)
        if early[len(reports) - len(left) - 1]:
            store.is_settled(report.key, announced=report.announce)
            if left:
                another.record(left.pop(0)[0])
        store.record(report)

    best: dict[Any, Report] = {}
    for report in reports:
        kept = best.get(report.key)
        if kept is None or rank(report.diagnosis) > rank(kept.diagnosis):
            best[report.key] = report
    per_failure = Counter(report.failure for report in best.values())
    for key, report in best.items():
        found = reader.get(key)
        assert found is not None
        assert (found.fingerprint, found.rule.version) == (
            report.diagnosis.fingerprint,
            report.diagnosis.rule.version,
        )
        assert found.recurrence.count == per_failure[report.failure]
        times = sorted(each.occurred_at for each in best.values() if each.failure == report.failure)
        assert datetime.fromisoformat(found.recurrence.first_seen) == times[0]
        assert datetime.fromisoformat(found.recurrence.last_seen) == times[-1]
        asked = any(each.announce for each in reports if each.key == key)
        assert found.notice.state == ("pending" if asked else "none")
    days = reader.days(reports[0].key.scope, date(2026, 11, 20), date(2026, 11, 20))
    assert {day.kind: day.new + day.recurring for day in days} == Counter(
        report.diagnosis.kind for report in best.values()
    )
    assert all(day.new >= 0 and day.recurring >= 0 for day in days)
    assert all(
        reader.failure(report.failure) is None for report in reports if report.failure not in per_failure
    )
