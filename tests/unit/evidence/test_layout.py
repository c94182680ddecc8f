"""Keys of log files: which process, stream, attempt and run they are of."""

import pytest

from emrdx.evidence.layout import log_file
from emrdx.model import Role, Stream

RUN = "logs/applications/00f1982r1uukb925/jobs/00f1cbn5g4bb0c01"


@pytest.mark.parametrize(
    ("key", "role", "worker", "stream"),
    [
        ("SPARK_DRIVER/stderr.gz", Role.DRIVER, None, Stream.STDERR),
        ("SPARK_DRIVER/stdout.gz", Role.DRIVER, None, Stream.STDOUT),
        ("SPARK_DRIVER/stdout", Role.DRIVER, None, Stream.STDOUT),
        ("SPARK_EXECUTOR/12/stderr.gz", Role.EXECUTOR, "12", Stream.STDERR),
        ("HIVE_DRIVER/stderr.gz", Role.HIVE_DRIVER, None, Stream.STDERR),
        ("HIVE_DRIVER/hive.log.gz", Role.HIVE_DRIVER, None, Stream.OTHER),
        ("HIVE_DRIVER/hive.log", Role.HIVE_DRIVER, None, Stream.OTHER),
        ("HIVE_DRIVER/tez_am.gz", Role.HIVE_DRIVER, None, Stream.OTHER),
        ("TEZ_TASK/7/stdout.gz", Role.TEZ_TASK, "7", Stream.STDOUT),
        ("TEZ_TASK/7/system_logs.gz", Role.TEZ_TASK, "7", Stream.OTHER),
    ],
)
def test_a_log_file_is_known_by_its_folder_and_name(key, role, worker, stream):
    for above in ("", "copy/", f"{RUN}/", f"{RUN}/attempts/2/"):
        file = log_file(above + key)
        assert file is not None
        assert (file.ref.path, file.ref.role, file.ref.worker, file.ref.stream) == (key, role, worker, stream)


@pytest.mark.parametrize(
    ("key", "piece"),
    [
        ("SPARK_DRIVER/archived/stderr_3.gz", 3),
        ("SPARK_DRIVER/archived/stderr/stderr_0.gz", 0),
        ("SPARK_EXECUTOR/4/archived/stderr_11.gz", 11),
        ("SPARK_DRIVER/stderr.gz", None),
    ],
)
def test_a_rotated_piece_has_its_number(key, piece):
    file = log_file(f"{RUN}/{key}")
    assert file is not None
    assert file.piece == piece
    assert file.ref.stream is Stream.STDERR


def test_attempt_and_run_are_read_from_the_folders_above():
    file = log_file(f"{RUN}/attempts/12/SPARK_DRIVER/stderr.gz")
    assert file is not None
    assert file.attempt == 12
    assert file.run == ("00f1982r1uukb925", "00f1cbn5g4bb0c01")


def test_without_folders_above_attempt_and_run_are_unknown():
    file = log_file("SPARK_DRIVER/stderr.gz")
    assert file is not None
    assert (file.attempt, file.run) == (None, None)


@pytest.mark.parametrize(
    "key",
    [
        f"{RUN}/sparklogs/eventlog_v2_00f1cbn5g4bb0c01/events_1_00f1cbn5g4bb0c01",
        f"{RUN}/job-metadata.log",
        "SPARK_DRIVER/",
        "SPARK_DRIVER/core.hprof",
        "case.json",
    ],
)
def test_what_is_no_container_log_is_none(key):
    assert log_file(key) is None
