"""Hive's driver and Tez' tasks are read as Spark's driver and executors are."""

import pytest

from emrdx.diagnosis import explain
from emrdx.diagnosis.causes.cause import Verdict
from emrdx.diagnosis.ending.aftermath import gave_up
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.signals import scan
from emrdx.signals.model import Where

DRIVERS = {"SPARK_DRIVER": Role.DRIVER, "HIVE_DRIVER": Role.HIVE_DRIVER}
WORKERS = {"SPARK_EXECUTOR/1": Role.EXECUTOR, "TEZ_TASK/1": Role.TEZ_TASK}


def written(folder: str, role: Role, stream: Stream, *lines: str) -> SourceEvidence:
    ref = SourceRef(path=f"{folder}/{stream}", role=role, stream=stream)
    return SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(Segment(1, lines),))


def verdict(*sources: SourceEvidence) -> Verdict:
    return explain(Evidence(run=JobRun(), sources=sources), Redactor().session())[1]


@pytest.mark.parametrize(("folder", "role"), DRIVERS.items())
def test_a_driver_s_output_says_that_it_failed(folder: str, role: Role) -> None:
    said = written(folder, role, Stream.STDOUT, "rates: 31 rows", "pipeline ended with status FAILED")
    assert gave_up(scan(Evidence(run=JobRun(), sources=(said,))))


@pytest.mark.parametrize(("folder", "role"), WORKERS.items())
def test_a_worker_s_line_is_of_no_driver(folder: str, role: Role) -> None:
    line = "26/11/21 06:47:11 ERROR task: /mnt/tmp/x: No space left on device"
    found = verdict(written(folder, role, Stream.STDERR, line))
    assert {one.where for one in (found.cause, *found.runners_up) if one} == {Where.EXECUTOR}


@pytest.mark.parametrize(("folder", "role"), WORKERS.items())
def test_what_a_worker_quotes_of_executors_loses_none(folder: str, role: Role) -> None:
    quoted = "26/11/21 06:47:11 ERROR X: Lost executor 3 on 10.0.1.8: Command exited with code 137"
    seen = scan(Evidence(run=JobRun(), sources=(written(folder, role, Stream.STDERR, quoted),)))
    assert seen.executors_lost == ()
