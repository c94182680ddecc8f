"""One log may hold several streams: each is read as a stream of its own, with the lines' own numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.signals import scan
from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.carriage.sections import apart
from emrdx.signals.records import records

WHOLE = SourceRef(path="application_1795240000000_0007.log")
STOP = "26/11/21 08:25:49 INFO ShutdownHookManager: Shutdown hook called"
RAISED = ["Traceback (most recent call last):", '  File "/a/job.py", line 3, in <module>', "KeyError: 'day'"]
EXECUTOR = "26/11/21 08:25:47 ERROR Executor: Exception in task 0.0 in stage 0.0 (TID 0)"


def section(name: str, *lines: str, newer: bool = True) -> list[str]:
    about = ["LogLastModifiedTime:Sat Nov 21 08:59:31 +0000 2026", "LogLength:9", "LogContents:"]
    older = ["Log Upload Time:Sat Nov 21 08:59:31 +0000 2026", "LogLength:9", "Log Contents:"]
    return [
        f"LogType:{name}",
        *(about if newer else older),
        *lines,
        "",
        f"End of LogType:{name}",
        "*" * 71,
        "",
    ]


def container(number: int) -> list[str]:
    return [
        f"Container: container_1795240000000_0007_01_{number:06d} on ip-10-0-3-41.ec2.internal_8041",
        "LogAggregationType: AGGREGATED",
        "=" * 70,
    ]


AGGREGATED = [
    *container(2),
    *section("stderr", EXECUTOR),
    *section("launch_container.sh", "#!/bin/bash", "export SPARK_YARN_STAGING_DIR=x"),
    *container(1),
    *section("stdout", *RAISED),
    *section("stderr", STOP),
]


@pytest.mark.parametrize("newer", [True, False])
def test_each_stream_of_a_container_is_one_of_its_own(newer: bool) -> None:
    lines = [*container(1), *section("stderr", STOP, newer=newer), *section("stdout", *RAISED, newer=newer)]
    stop, raised = records(WHOLE, (Segment(1, tuple(lines)),))
    assert (stop.place.ref.stream, raised.place.ref.stream) == (Stream.STDERR, Stream.STDOUT)
    assert [*raised.lines[:3]] == RAISED
    assert raised.origin(raised.place.line).line == lines.index(RAISED[0]) + 1
    assert raised.place.ref.path == f"{WHOLE.path}/container_1795240000000_0007_01_000001/stdout"


def test_the_first_container_is_the_driver_s_and_the_others_are_executors() -> None:
    found = [
        (record.place.role, record.place.ref.stream, record.lines[0])
        for record in records(WHOLE, (Segment(1, tuple(AGGREGATED)),))
    ]
    assert found == [
        (Role.DRIVER, Stream.STDERR, STOP),
        (Role.DRIVER, Stream.STDOUT, RAISED[0]),
        (Role.EXECUTOR, Stream.STDERR, EXECUTOR),
    ]


def test_a_section_goes_on_in_the_next_segment() -> None:
    first, rest = [*container(1), *section("stdout", *RAISED)[:4]], (RAISED[0], *RAISED[1:])
    (raised,) = records(WHOLE, (Segment(1, tuple(first)), Segment(90, rest)))
    assert (raised.place.ref.stream, raised.place.line) == (Stream.STDOUT, 90)


def test_an_empty_standard_output_counts_as_read() -> None:
    lines = (*container(1), *section("stderr", STOP), *section("stdout"))
    source = SourceEvidence(ref=WHOLE, status=SourceStatus.READ, segments=(Segment(1, lines),))
    course = scan(Evidence(run=JobRun(), sources=(source,))).course
    assert course.log_read
    assert course.output_read


def test_livy_s_log_of_a_batch_has_both_streams() -> None:
    lines = ("stdout: ", *RAISED, "stderr: ", STOP, "YARN Diagnostics: ", "")
    stop, raised, *_ = records(WHOLE, (Segment(1, lines),))
    assert (stop.place.ref.path, stop.lines) == (f"{WHOLE.path}/stderr", (STOP,))
    assert (raised.place.ref.path, list(raised.lines)) == (f"{WHOLE.path}/stdout", RAISED)
    assert raised.place.line == 2


@pytest.mark.parametrize(
    "line", ["LogType:stderr", "stderr:", "Container: container_1_0001_01_000002 on ip_8041"]
)
def test_a_word_of_theirs_inside_a_log_divides_nothing(line: str) -> None:
    part = Part(WHOLE, 1, [Line(1, STOP), Line(2, line), Line(3, "and so on")])
    assert apart([part]) == [part]


@given(st.lists(st.text(max_size=40), max_size=30))
def test_a_log_of_one_stream_is_as_it_was(lines: list[str]) -> None:
    part = Part(WHOLE, 1, [Line(at, text) for at, text in enumerate([STOP, *lines], 1)])
    assert apart([part]) == [part]
