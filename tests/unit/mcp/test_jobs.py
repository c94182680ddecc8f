"""Jobs found by words of their names, however many others failed since."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from emrdx.findings.keys import Scope
from emrdx.findings.reader import Page
from emrdx.mcp.jobs import called, failing_lately
from emrdx.mcp.scope import Served


class Findings:
    """Findings by their jobs' names, newest first, a hundred a page."""

    def __init__(self, names: list[str]) -> None:
        self.names, self.pages = names, 0

    def list(self, _query: Any, *, limit: int, cursor: str | None) -> Page[Any]:
        self.pages += 1
        first = int(cursor or 0)
        more = str(first + limit) if first + limit < len(self.names) else None
        return Page(tuple(SimpleNamespace(name=name) for name in self.names[first : first + limit]), more)


def lately(findings: Findings, name: str) -> list[str]:
    served = Served(
        findings=findings,  # type: ignore[arg-type]
        kinds=dict,
        scope=Scope(account="111122223333", region="eu-west-1"),
        clock=lambda: datetime(2026, 11, 21, tzinfo=UTC),
    )
    return [str(found.name) for found in called(failing_lately(served, name), name)]


@pytest.mark.parametrize(("before", "found", "pages"), [(3, True, 1), (250, True, 3), (700, False, 5)])
def test_a_job_is_found_behind_many_others_with_a_bounded_number_of_reads(before, found, pages):
    findings = Findings([*(f"stream-{number % 7}" for number in range(before)), *["nightly-orders"] * 300])
    assert (lately(findings, "orders"), findings.pages) == (["nightly-orders"] if found else [], pages)


def test_no_more_is_read_than_there_is():
    findings = Findings(["stream"] * 100)
    assert (lately(findings, "orders"), findings.pages) == ([], 1)
