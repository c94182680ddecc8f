"""Lines: what begins a record, what continues it, and what is left of a line as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.evidence.lines import LineKind, clean, continued, kind_of, shorten, text
from emrdx.limits import LINE_BYTES

STARTS = (
    b"26/08/26 01:15:00 INFO SparkContext: Running Spark version 4.0.2-amzn-0",
    b"2026-08-26T01:15:00,123 ERROR [main] exec.DDLTask: Failed",
    b"2026-08-26 01:15:00,123 - job - ERROR - no rows",
    b"[2026-08-26 01:15:00] failed",
    b'{"ts":"2026-08-26T01:15:00.123Z","level":"ERROR","msg":"x"}',
    b"ERROR:root:no rows",
    b"WARNING: Using incubator modules: jdk.incubator.vector",
    b"# A fatal error has been detected by the Java Runtime Environment:",
    b"\x1b[31m26/08/26 01:15:00 ERROR X: y\x1b[0m",
    b"[Stage 0:>    (0 + 1) / 1]\r                  \r26/08/26 01:15:00 ERROR X: y",
)
CONTINUED = (
    b"",
    b"\tat org.apache.spark.SparkContext.runJob(SparkContext.scala:2463)",
    b'  File "job.py", line 3, in <module>',
    b"Caused by: java.io.IOException: No space left on device",
    b"... 12 more",
    b"During handling of the above exception, another exception occurred:",
)
BARE = (b"java.lang.OutOfMemoryError: Java heap space", b"ValueError: x", b"+---+", b"usage: job.py [-h]")


@pytest.mark.parametrize("line", STARTS)
def test_a_time_or_a_log_form_begins_a_record(line):
    assert kind_of(line) is LineKind.START


@pytest.mark.parametrize("line", CONTINUED)
def test_frames_and_causes_continue_a_record(line):
    assert kind_of(line) is LineKind.CONTINUED


@pytest.mark.parametrize("line", BARE)
def test_other_text_is_bare(line):
    assert kind_of(line) is LineKind.BARE


@given(st.lists(st.sampled_from((*STARTS[:4], *CONTINUED, *BARE)), min_size=1), st.data())
def test_a_run_of_continued_lines_ends_before_the_first_other_line(lines, data):
    begin = data.draw(st.integers(0, len(lines) - 1))
    joined = b"".join(line + b"\n" for line in lines)
    expected = begin
    while expected < len(lines) and kind_of(lines[expected]) is LineKind.CONTINUED:
        expected += 1

    def place(number):
        return sum(len(line) + 1 for line in lines[:number])

    assert continued(joined, place(begin), len(joined)) == place(expected)


def test_colours_and_carriage_returns_are_removed():
    assert text(b"\x1b[1;31mERROR\x1b[0m failed\r") == "ERROR failed"


def test_a_progress_bar_is_removed_from_before_a_log_line():
    line = b"[Stage 3:=====>   (5 + 2) / 9]\r        \r26/08/26 01:15:00 WARN X: slow"
    assert clean(line) == b"26/08/26 01:15:00 WARN X: slow"


def test_undecodable_bytes_are_replaced():
    assert text(b"caf\xe9 \xff") == "caf\ufffd \ufffd"


def test_a_long_line_keeps_both_its_ends():
    line = text(b"begin " + "é".encode() * LINE_BYTES + b" end")
    assert line.startswith("begin é")
    assert line.endswith("é end")
    assert len(line.encode()) <= LINE_BYTES
    assert "\ufffd" not in line


@given(st.binary(max_size=64).filter(lambda data: b"\n" not in data), st.integers(0, 5 * LINE_BYTES))
def test_shortening_before_does_not_change_the_text(edge, length):
    line = edge + b"x" * length + edge
    assert text(shorten(line)) == text(line)
