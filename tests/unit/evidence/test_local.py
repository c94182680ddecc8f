"""Evidence from disk and standard input: every layout, every kind of trouble."""

import gzip
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from emrdx.evidence import UnreadableInput
from emrdx.evidence.local import collect_path, collect_stream
from emrdx.model import Evidence, Role, SourceStatus

CORPUS = Path(__file__).parents[2] / "corpus" / "spark"
CASE = CORPUS / "s428"
RUN = "applications/00f1982r1uukb925/jobs/00f1cbn5g4bb0c01"


def statuses(evidence: Evidence) -> dict[str, SourceStatus]:
    return {source.ref.path: source.status for source in evidence.sources}


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def lines(evidence: Evidence) -> list[str]:
    return [line for source in evidence.sources for segment in source.segments for line in segment.lines]


def test_a_run_s_folder_gives_its_driver_s_streams_and_its_executors():
    found = statuses(collect_path(CASE))
    assert list(found)[:2] == ["SPARK_DRIVER/stderr.gz", "SPARK_DRIVER/stdout.gz"]
    assert any(path.startswith("SPARK_EXECUTOR/") for path in found)
    assert set(found.values()) == {SourceStatus.READ}


@pytest.mark.parametrize("above", [RUN, f"{RUN}/attempts/1", f"bucket/logs/{RUN}"])
def test_folders_above_the_run_s_do_not_matter(tmp_path, above):
    shutil.copytree(CASE, tmp_path / above)
    evidence = collect_path(tmp_path)
    assert statuses(evidence) == statuses(collect_path(CASE))
    assert evidence.run.application_id == "00f1982r1uukb925"
    assert evidence.run.job_run_id == "00f1cbn5g4bb0c01"


def test_a_folder_inside_the_layout_counts_too(tmp_path):
    shutil.copytree(CASE, tmp_path / RUN)
    found = statuses(collect_path(tmp_path / RUN / "SPARK_DRIVER"))
    assert list(found) == ["SPARK_DRIVER/stderr.gz", "SPARK_DRIVER/stdout.gz"]


def test_the_newest_attempt_is_read_unless_one_is_named(tmp_path):
    for attempt in (2, 9, 10):
        put(tmp_path / RUN / f"attempts/{attempt}/SPARK_DRIVER/stderr.gz", f"attempt {attempt}\n")
    assert lines(collect_path(tmp_path)) == ["attempt 10"]
    assert collect_path(tmp_path).run.attempt == 10
    assert lines(collect_path(tmp_path, attempt=9)) == ["attempt 9"]


def test_an_attempt_that_is_not_there_is_an_error_that_names_those_that_are(tmp_path):
    put(tmp_path / RUN / "attempts/2/SPARK_DRIVER/stderr.gz", "x\n")
    with pytest.raises(UnreadableInput, match=r"attempt 3.*those of 2"):
        collect_path(tmp_path, attempt=3)


def test_the_first_attempt_may_lie_without_a_folder_of_its_own(tmp_path):
    put(tmp_path / "SPARK_DRIVER/stderr.gz", "only\n")
    assert lines(collect_path(tmp_path, attempt=1)) == ["only"]


def test_several_runs_below_one_folder_are_an_error(tmp_path):
    for run in ("00a", "00b"):
        put(tmp_path / f"applications/00app/jobs/{run}/SPARK_DRIVER/stderr.gz", "x\n")
    with pytest.raises(UnreadableInput, match="2 job runs"):
        collect_path(tmp_path)


@pytest.mark.parametrize(
    "form", ["archived/stderr_{}.gz", "archived/stderr/stderr_{}.gz", "archived/stderr_{}"]
)
def test_rotated_pieces_are_read_in_order_before_the_current_file(tmp_path, form):
    for piece in (0, 2, 10):
        put(tmp_path / "SPARK_DRIVER" / form.format(piece), f"piece {piece}\n")
    put(tmp_path / "SPARK_DRIVER/stderr.gz", "current\n")
    assert lines(collect_path(tmp_path)) == ["piece 0", "piece 2", "piece 10", "current"]


def test_of_an_executor_rotated_just_now_the_newest_piece_is_read_too(tmp_path):
    put(tmp_path / "SPARK_DRIVER/stderr.gz", "driver\n")
    put(tmp_path / "SPARK_EXECUTOR/1/archived/stderr_0.gz", "oldest\n")
    put(tmp_path / "SPARK_EXECUTOR/1/archived/stderr_1.gz", "newest\n")
    put(tmp_path / "SPARK_EXECUTOR/1/stderr.gz", "current\n")
    assert lines(collect_path(tmp_path)) == ["driver", "newest", "current"]


def test_hive_and_tez_logs_are_read(tmp_path):
    for path in ("HIVE_DRIVER/stderr.gz", "HIVE_DRIVER/hive.log.gz", "TEZ_TASK/4/stderr.gz"):
        put(tmp_path / path, f"{path}\n")
    evidence = collect_path(tmp_path)
    assert lines(evidence) == ["HIVE_DRIVER/stderr.gz", "HIVE_DRIVER/hive.log.gz", "TEZ_TASK/4/stderr.gz"]
    assert [source.ref.role for source in evidence.sources] == [Role.HIVE_DRIVER] * 2 + [Role.TEZ_TASK]


def test_files_already_decompressed_are_read(tmp_path):
    put(tmp_path / "SPARK_DRIVER/stderr", "plain\n")
    assert lines(collect_path(tmp_path)) == ["plain"]


def test_the_bytes_say_whether_a_file_is_compressed_not_its_name(tmp_path):
    put(tmp_path / "SPARK_DRIVER/stderr", "x\n").write_bytes(gzip.compress(b"compressed\n"))
    put(tmp_path / "SPARK_DRIVER/stdout.gz", "x\n").write_bytes(b"plain\n")
    assert lines(collect_path(tmp_path)) == ["compressed", "plain"]


def test_linked_folders_are_followed_and_a_loop_ends(tmp_path):
    put(tmp_path / "real/SPARK_DRIVER/stderr.gz", "linked\n")
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "SPARK_DRIVER").symlink_to(tmp_path / "real/SPARK_DRIVER", target_is_directory=True)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert lines(collect_path(folder)) == ["linked"]


@pytest.mark.parametrize("name", ["stderr.gz", "driver.log", "stdout"])
def test_a_single_file_is_a_source_of_its_own_name(tmp_path, name):
    evidence = collect_path(put(tmp_path / name, "Error: x\n"))
    assert statuses(evidence) == {name: SourceStatus.READ}


def test_a_single_file_in_the_layout_keeps_its_role():
    (source,) = collect_path(CASE / "SPARK_EXECUTOR/1/stderr.gz").sources
    assert (source.ref.role, source.ref.worker) == (Role.EXECUTOR, "1")


def test_standard_input_is_one_source():
    evidence = collect_stream(io.BytesIO(gzip.compress(b"one\ntwo\n")))
    assert statuses(evidence) == {"stdin": SourceStatus.READ}
    assert lines(evidence) == ["one", "two"]


def test_each_kind_of_trouble_is_a_status_and_the_rest_is_read(tmp_path):
    real = (CASE / "SPARK_DRIVER/stderr.gz").read_bytes()
    put(tmp_path / "SPARK_DRIVER/stderr.gz", "fine\n")
    put(tmp_path / "SPARK_DRIVER/stdout.gz", "")
    trouble = {"1": real[: len(real) // 2], "2": real[:900] + bytes(200) + real[1100:], "3": os.urandom(5000)}
    for worker, data in trouble.items():
        put(tmp_path / f"SPARK_EXECUTOR/{worker}/stderr.gz", "").write_bytes(data)
    assert statuses(collect_path(tmp_path)) == {
        "SPARK_DRIVER/stderr.gz": SourceStatus.READ,
        "SPARK_DRIVER/stdout.gz": SourceStatus.EMPTY,
        "SPARK_EXECUTOR/1/stderr.gz": SourceStatus.TRUNCATED,
        "SPARK_EXECUTOR/2/stderr.gz": SourceStatus.CORRUPT,
        "SPARK_EXECUTOR/3/stderr.gz": SourceStatus.NOT_TEXT,
    }


def test_a_truncated_log_still_shows_its_lines():
    real = (CASE / "SPARK_DRIVER/stderr.gz").read_bytes()
    evidence = collect_stream(io.BytesIO(real[: len(real) // 2]))
    assert evidence.sources[0].status is SourceStatus.TRUNCATED
    assert len(lines(evidence)) > 50


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (os.urandom(4000), "binary"),
        (b"\x1f\x8b\x08\x00" + bytes(60), "corrupt"),
        (b"\x1f\x8b\x08", "ends before"),
    ],
)
def test_a_file_that_is_no_log_is_an_error_with_a_next_step(tmp_path, data, says):
    path = tmp_path / "stderr.gz"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=says):
        collect_path(path)


def test_a_place_that_does_not_exist_is_an_error_with_a_next_step(tmp_path):
    with pytest.raises(UnreadableInput, match="no such file or folder; give a log file, or a folder"):
        collect_path(tmp_path / "nothing")


def test_a_folder_without_logs_is_an_error(tmp_path):
    put(tmp_path / "notes.txt", "x")
    with pytest.raises(UnreadableInput, match="no log below this folder"):
        collect_path(tmp_path)


def test_a_run_s_state_is_evidence_where_there_are_no_logs(tmp_path):
    put(tmp_path / "job-run.json", json.dumps({"jobRun": {"state": "FAILED", "stateDetails": "no IPs"}}))
    evidence = collect_path(tmp_path)
    assert evidence.run.state_details == "no IPs"
    assert statuses(evidence) == {
        "SPARK_DRIVER/stderr.gz": SourceStatus.MISSING,
        "SPARK_DRIVER/stdout.gz": SourceStatus.MISSING,
    }


def test_the_described_attempt_is_the_one_that_is_read(tmp_path):
    for attempt in (1, 2):
        put(tmp_path / f"attempts/{attempt}/SPARK_DRIVER/stderr.gz", f"attempt {attempt}\n")
    put(tmp_path / "job-run.json", json.dumps({"jobRun": {"state": "FAILED", "attempt": 1}}))
    assert lines(collect_path(tmp_path)) == ["attempt 1"]


@pytest.mark.parametrize("text", ["{", "[]", '{"jobRun": 3}', '{"jobRun": {"attempt": "first"}}'])
def test_a_malformed_description_is_an_error_that_names_it(tmp_path, text):
    put(tmp_path / "SPARK_DRIVER/stderr.gz", "x\n")
    put(tmp_path / "job-run.json", text)
    with pytest.raises(UnreadableInput, match=r"job-run\.json"):
        collect_path(tmp_path)


def test_an_empty_log_is_a_readable_one(tmp_path):
    assert statuses(collect_path(put(tmp_path / "stderr.gz", ""))) == {"stderr.gz": SourceStatus.EMPTY}


@pytest.mark.parametrize(
    "data",
    [
        "Größe überschritten, 容量不足: Fehler\n".encode(),
        "caf\xe9 ferm\xe9: erreur de lecture du fichier\n".encode("latin-1"),
        b"\x1b[31mERROR\x1b[0m failed \x00 here, and there is more text on this line\n",
    ],
)
def test_logs_with_foreign_or_stray_bytes_are_text(data):
    assert collect_stream(io.BytesIO(data)).sources[0].status is SourceStatus.READ
