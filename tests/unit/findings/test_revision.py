"""Which diagnosis is the better one."""

from collections.abc import Callable

import pytest

from emrdx.findings.revision import completeness, rank
from emrdx.model import SourceStatus
from emrdx.schemas import Diagnosis

MakeDiagnosis = Callable[..., Diagnosis]


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
        make_diagnosis(read=0, rules="99"),
        make_diagnosis(read=900, status=SourceStatus.LATE, rules="1"),
        make_diagnosis(read=100, rules="9"),
        make_diagnosis(read=200, rules="9"),
        make_diagnosis(read=100, rules="10"),
        make_diagnosis(read=100, rules="10.1"),
    ]
    ranks = [rank(diagnosis) for diagnosis in worse_to_better]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


def test_the_same_evidence_under_the_same_rules_is_no_better(make_diagnosis: MakeDiagnosis) -> None:
    assert rank(make_diagnosis()) == rank(make_diagnosis(kind="disk.full"))
