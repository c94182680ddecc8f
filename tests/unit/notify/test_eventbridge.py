"""What systems read in an event."""

import json
from collections.abc import Callable

from emrdx.limits import EVENT_BYTES
from emrdx.notify.eventbridge import detail
from emrdx.notify.summary import Notice
from emrdx.redaction import stored
from emrdx.schemas import FixedBy

MakeNotice = Callable[..., Notice]


def fixed_with(value: str) -> FixedBy:
    return FixedBy(
        job_run_id=stored("00old"),
        at=stored("2026-11-20T12:00:00Z"),
        config={stored("spark.executor.memory"): stored(value)},
    )


def test_an_event_says_what_to_change_and_what_helped_before(make_notice: MakeNotice) -> None:
    event = json.loads(detail(make_notice(last_fix=fixed_with("8g"))))
    assert event["fix"] == "Give executors 8g of heap"
    assert event["recurrence"]["last_fix"]["config"] == {"spark.executor.memory": "8g"}


def test_an_event_that_no_bus_would_take_leaves_out_what_fixes_it(make_notice: MakeNotice) -> None:
    sent = detail(make_notice(count=7, last_fix=fixed_with("é" * (EVENT_BYTES // 2))))
    event = json.loads(sent)
    assert len(sent) < EVENT_BYTES
    assert (event["finding"]["job_run_id"], event["recurrence"]["count"]) == ("00run", 7)
    assert (event["fix"], event["recurrence"]["last_fix"]) == (None, None)
