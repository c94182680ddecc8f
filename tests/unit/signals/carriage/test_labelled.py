"""Lines of several streams in one log are of the streams, or of the pods, that they name."""

import pytest
from tests.carried import texts

from emrdx.model import Role, Segment, SourceRef, Stream
from emrdx.signals.carriage import streams

WHOLE = SourceRef(path="run.log")
LOG = "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.6"
ENDED = "Terminating due to java.lang.OutOfMemoryError: Java heap space"
POD_LOG = [
    "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.2",
    "26/11/21 06:42:31 WARN TaskSetManager: Lost task 0.0 in stage 0.0",
    "java.io.IOException: short read",
    "",
]
POD_ENDED = ["26/11/21 06:42:31 ERROR Executor: Exception in task 0.0", "java.io.IOException: short read"]


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


def test_lines_above_the_first_name_stay_with_the_first_stream() -> None:
    named = [f"SPARK_{name}:{at}" for at, name in enumerate(["DRIVER/stderr", "EXECUTOR/1/stdout"] * 5)]
    parts = streams([(WHOLE, (Segment(1, ("above", *named)),))])
    assert [texts(part.lines)[:2] for part in parts] == [["above", "0"], ["1", "3"]]


@pytest.mark.parametrize(
    "before",
    [
        "etl-{} spark-kubernetes-{} ",
        "[pod/etl-{}/spark-kubernetes-{}] ",
        "etl-{} spark-kubernetes-{} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ",
    ],
)
def test_each_pod_s_lines_are_a_source(before: str) -> None:
    driver = [before.format("driver", "driver") + line for line in POD_LOG]
    executor = [before.format("exec-2", "executor") + line for line in POD_ENDED]
    lines = (driver[0], executor[0], *driver[1:3], executor[1], driver[3].rstrip())
    parts = streams([(SourceRef(path="pods.log"), (Segment(1, lines),))])
    assert [(part.ref.role, part.ref.worker, texts(part.lines)) for part in parts] == [
        (Role.DRIVER, None, POD_LOG),
        (Role.EXECUTOR, "2", POD_ENDED),
    ]
    assert [line.number for part in parts for line in part.lines] == [1, 3, 4, 6, 2, 5]


def test_a_driver_s_lines_alone_are_one_source() -> None:
    lines = tuple(f"etl-driver spark-kubernetes-driver {line}" for line in POD_LOG)
    parts = streams([(SourceRef(path="pods.log"), (Segment(1, lines),))])
    assert [texts(part.lines) for part in parts] == [POD_LOG]
