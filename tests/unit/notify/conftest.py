"""A finding as it is told of."""

from collections.abc import Callable
from typing import Any

import pytest

from emrdx.findings import items
from emrdx.findings.items import Report
from emrdx.findings.store import RETENTION
from emrdx.findings.transitions import Before, changes
from emrdx.notify.summary import Notice, notice_of
from emrdx.schemas import FixedBy, to_json


@pytest.fixture
def make_notice(make_report: Callable[..., Report]) -> Callable[..., Notice]:
    """A notice of a stored report; `count` says how often its failure was seen, `last_fix` what helped before."""

    def make(*, count: int = 1, last_fix: FixedBy | None = None, **changed: Any) -> Notice:
        report = make_report(**changed)
        writes = changes(report, Before(finding=None, origin=None, target=None), RETENTION)
        finding, failure = (write.item for write in writes if hasattr(write, "item"))
        helped = {items.LAST_FIX: to_json(last_fix).decode()} if last_fix else {}
        return notice_of(
            items.finding(finding, {**failure, "count": count, **helped}), items.summary(finding)
        )

    return make
