"""A log of several pods is the logs of each of them."""

import pytest

from emrdx.model import Role, Segment, SourceRef
from emrdx.signals.carriage.lines import texts
from emrdx.signals.records import streams

DRIVER = [
    "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.2",
    "26/11/21 06:42:31 WARN TaskSetManager: Lost task 0.0 in stage 0.0",
    "java.io.IOException: short read",
    "",
]
EXECUTOR = ["26/11/21 06:42:31 ERROR Executor: Exception in task 0.0", "java.io.IOException: short read"]


@pytest.mark.parametrize(
    "before",
    [
        "etl-{} spark-kubernetes-{} ",
        "[pod/etl-{}/spark-kubernetes-{}] ",
        "etl-{} spark-kubernetes-{} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ",
    ],
)
def test_each_pod_s_lines_are_a_source(before: str) -> None:
    driver = [before.format("driver", "driver") + line for line in DRIVER]
    executor = [before.format("exec-2", "executor") + line for line in EXECUTOR]
    lines = (driver[0], executor[0], *driver[1:3], executor[1], driver[3].rstrip())
    parts = streams([(SourceRef(path="pods.log"), (Segment(1, lines),))])
    assert [(part.ref.role, part.ref.worker, texts(part.lines)) for part in parts] == [
        (Role.DRIVER, None, DRIVER),
        (Role.EXECUTOR, "2", EXECUTOR),
    ]
    assert [line.number for part in parts for line in part.lines] == [1, 3, 4, 6, 2, 5]


def test_a_driver_s_lines_alone_are_one_source() -> None:
    lines = tuple(f"etl-driver spark-kubernetes-driver {line}" for line in DRIVER)
    parts = streams([(SourceRef(path="pods.log"), (Segment(1, lines),))])
    assert [texts(part.lines) for part in parts] == [DRIVER]
