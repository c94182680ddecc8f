"""What a program printed between the records of Spark's log is standard output, whatever stream it came in."""

import pytest

from emrdx.model import Segment, SourceRef, Stream
from emrdx.signals.carriage import streams
from emrdx.signals.records import records

STDERR = SourceRef(path="SPARK_DRIVER/stderr.gz", stream=Stream.STDERR)
STDOUT = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)
STARTED = "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.6"
STOPPED = "26/11/21 06:42:40 INFO SparkContext: Invoking stop() from shutdown hook"


def printed(*lines: str) -> list[str]:
    segment = Segment(1, (STARTED, *lines, STOPPED))
    found = records(STDERR, (segment,))
    return [line for one in found if one.place.ref.stream == Stream.STDOUT for line in one.lines]


def test_what_a_program_printed_between_records_is_its_output() -> None:
    assert printed("orders: 12", "regions not loaded") == ["orders: 12", "regions not loaded"]


def test_output_keeps_the_place_that_evidence_cites() -> None:
    segment = Segment(7, (STARTED, "orders: 12", STOPPED))
    output = next(one for one in records(STDERR, (segment,)) if one.place.ref.stream == Stream.STDOUT)
    assert (output.origin(output.place.line).ref.path, output.origin(output.place.line).line) == (
        "SPARK_DRIVER/stderr.gz",
        8,
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["Traceback (most recent call last):", '  File "/job.py", line 3, in <module>', "ValueError: no"],
        ["java.io.IOException: short read", "\tat com.acme.Reader.next(Reader.java:40)"],
        ["26/11/21 06:42:31 WARN Reader: gave up", "second line of the message"],
        ["26/11/21 06:42:31 INFO V2ScanRelationPushDown: ", "Pushed Filters: IsNotNull(id)"],
    ],
    ids=["a traceback", "an exception", "below a warning", "below a message that goes on"],
)
def test_what_belongs_to_the_log_stays_in_it(lines: list[str]) -> None:
    assert printed(*lines) == []


def test_a_driver_with_its_own_standard_output_is_left_alone() -> None:
    parts = streams([(STDERR, (Segment(1, (STARTED, "text", STOPPED)),)), (STDOUT, (Segment(1, ("12",)),))])
    assert [part.ref for part in parts] == [STDERR, STDOUT]
