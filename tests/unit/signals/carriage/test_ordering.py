"""Logs whose newest line stands first are read from their oldest line on; all others as they stand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.model import Segment, SourceRef
from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.carriage.ordering import in_order
from emrdx.signals.records import records

STDERR = SourceRef(path="SPARK_DRIVER/stderr.gz")
LOG = [
    "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.2",
    "26/11/21 06:42:31 ERROR Utils: Aborting task",
    "java.lang.IllegalStateException: no total",
    "\tat com.acme.Job.run(Job.java:7)",
    "Caused by: java.io.IOException: short read",
    "\tat com.acme.Reader.next(Reader.java:40)",
    "\t... 3 more",
    "26/11/21 06:42:32 INFO SparkContext: Invoking stop() from shutdown hook",
    "26/11/21 06:42:32 INFO SparkContext: Successfully stopped SparkContext",
    "26/11/21 06:42:33 INFO ShutdownHookManager: Shutdown hook called",
]
RAISED = [
    "Traceback (most recent call last):",
    '  File "/a/job.py", line 3, in <module>',
    "    main()",
    "KeyError: 'day'",
]


def part(lines: list[str]) -> Part:
    return Part(STDERR, 1, [Line(at, text) for at, text in enumerate(lines, 1)])


def ordered(lines: list[str]) -> list[str]:
    return [line.text for one in in_order([[part(lines)]])[0] for line in one.lines]


def test_the_newest_line_first_is_turned_round() -> None:
    assert ordered(LOG[::-1]) == LOG


def test_the_newest_record_first_keeps_the_lines_of_each() -> None:
    assert ordered([*LOG[:6:-1], *LOG[1:7], LOG[0]]) == LOG


def test_a_traceback_that_stands_on_its_head_needs_no_times() -> None:
    assert ordered(RAISED[::-1]) == RAISED


def test_events_with_messages_of_several_lines_are_turned_round_by_event() -> None:
    messages = [LOG[0], "\n".join(LOG[1:7]), *LOG[7:]]
    events = [
        json.dumps({"timestamp": 1795243638000 - at, "message": text})
        for at, text in enumerate(messages[::-1])
    ]
    found = list(records(STDERR, (Segment(1, tuple(events)),)))
    assert [line for record in found for line in record.lines] == LOG
    assert [record.origin(record.place.line).line for record in found] == [5, 4, 3, 2, 1]
    assert [record.place.line for record in found] == sorted(record.place.line for record in found)


def test_records_of_json_are_turned_round_by_their_own_times() -> None:
    lines = [
        json.dumps(
            {
                "ts": f"2026-11-21T06:42:{second}.000Z",
                "level": "INFO",
                "msg": f"step {second}",
                "logger": "Job",
            }
        )
        for second in (33, 32, 31)
    ]
    found = records(STDERR, (Segment(1, tuple(lines)),))
    assert [record.message for record in found] == ["step 31", "step 32", "step 33"]


def test_segments_are_turned_round_as_a_whole() -> None:
    newest, oldest = (
        part(LOG[:6:-1]),
        Part(STDERR, 80, [Line(80 + at, text) for at, text in enumerate(LOG[6::-1])]),
    )
    assert [line.text for one in in_order([[newest, oldest]])[0] for line in one.lines] == LOG


@pytest.mark.parametrize("lines", [LOG, RAISED, LOG[-2:], [*LOG, *LOG], [LOG[0]] * 5, [*LOG, *LOG[::-1]]])
def test_a_log_in_order_or_of_mixed_or_equal_times_is_as_it_was(lines: list[str]) -> None:
    assert ordered(lines) == lines


@given(st.lists(st.integers(0, 59), min_size=2, max_size=40))
def test_times_that_never_fall_leave_the_lines_as_they_were(seconds: list[int]) -> None:
    lines = [f"26/11/21 06:42:{second:02d} INFO Job: step {at}" for at, second in enumerate(sorted(seconds))]
    assert ordered(lines) == lines
