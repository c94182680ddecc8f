"""Lines that each name their stream are of the streams that they name."""

import pytest

from emrdx.model import Role, Segment, SourceRef, Stream
from emrdx.signals.records import streams

WHOLE = SourceRef(path="run.log")
LOG = "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.6"
ENDED = "Terminating due to java.lang.OutOfMemoryError: Java heap space"


@pytest.mark.parametrize(
    ("driver", "executor"),
    [
        ("SPARK_DRIVER/stderr.gz:", "SPARK_EXECUTOR/1/stdout.gz:"),
        ("logs/SPARK_DRIVER/stderr.gz:7:", "logs/SPARK_EXECUTOR/1/stdout.gz-9-"),
        (
            "2026-11-21T06:42:31.706000+00:00 applications/00f1/jobs/00f2/SPARK_DRIVER/stderr ",
            "2026-11-21T06:42:32.706000+00:00 applications/00f1/jobs/00f2/SPARK_EXECUTOR/1/stdout ",
        ),
    ],
    ids=["grep over files", "grep with numbers", "a log group's tail"],
)
def test_each_stream_s_lines_are_apart_without_its_name(driver: str, executor: str) -> None:
    parts = streams([(WHOLE, (Segment(1, (executor + ENDED, driver + LOG, "--", executor + ENDED)),))])
    seen = [(part.ref.role, part.ref.stream, [line.text for line in part.lines]) for part in parts]
    assert seen == [
        (Role.DRIVER, Stream.STDERR, [LOG, "--"]),
        (Role.EXECUTOR, Stream.STDOUT, [ENDED, ENDED]),
    ]


def test_a_message_that_names_a_file_is_a_line_of_the_log() -> None:
    lines = (LOG, "26/11/21 06:42:31 INFO Copy: SPARK_DRIVER/stderr.gz SPARK_EXECUTOR/1/stderr.gz")
    assert [part.ref for part in streams([(WHOLE, (Segment(1, lines),))])] == [WHOLE]


def test_files_that_tail_shows_one_below_the_other_are_streams_of_their_own() -> None:
    lines = ("==> logs/SPARK_DRIVER/stderr <==", LOG, "==> logs/SPARK_EXECUTOR/1/stdout <==", ENDED)
    parts = streams([(WHOLE, (Segment(1, lines),))])
    assert [(part.ref.path, [line.text for line in part.lines]) for part in parts] == [
        ("SPARK_DRIVER/stderr", [LOG]),
        ("SPARK_EXECUTOR/1/stdout", [ENDED]),
    ]
