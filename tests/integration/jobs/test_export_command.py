"""`emrdx export`: the same export from the command line."""

import json
import sys
from datetime import UTC, datetime, timedelta

import boto3
import pyarrow.parquet as pq
import pytest

from emrdx.cli.main import run
from emrdx.findings.keys import RunKey
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.jobs import export as exports
from emrdx.jobs import source
from emrdx.jobs.destinations import FolderDestination
from emrdx.schemas import to_json

KEY = {"account": "111122223333", "region": "eu-west-1", "application_id": "00app"}


@pytest.fixture
def table(emulated_table, make_report):
    store = FindingStore(emulated_table)
    for number in range(12):
        at = datetime.now(UTC) - timedelta(minutes=number + 1)
        store.record(make_report(job_run_id=f"00run{number:03d}", occurred_at=at))
    return emulated_table


@pytest.fixture
def command(table, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: run(
        ["export", "--since", "2d", *map(str, arguments), "--table", table.name, "--account", KEY["account"]]
    )


def test_a_folder_gets_the_stored_findings_as_lines(command, table, tmp_path, capsys):
    assert command(tmp_path / "out", "--format", "jsonl") == 0
    assert capsys.readouterr().out.startswith("12 findings in 1 part: ")
    reader = FindingReader(table)
    stored = [to_json(reader.get(RunKey(job_run_id=f"00run{number:03d}", **KEY))) for number in range(12)]
    assert (tmp_path / "out" / "part-00001.jsonl").read_bytes().splitlines() == stored


@pytest.mark.parametrize(
    ("span", "rows"),
    [
        (("--since", "0001-01-01T00:00:00+14:00", "--until", "9999-12-31T23:59:59-14:00"), 12),
        (("--until", "0001-01-01"), 0),
        (("--since", "9999-12-31"), 0),
    ],
)
def test_times_beyond_all_findings_are_times_too(table, tmp_path, capsys, span, rows):
    place = ["--table", table.name, "--account", KEY["account"], "--format", "jsonl"]
    assert run(["export", str(tmp_path / "out"), *span, *place]) == 0
    assert capsys.readouterr().out.startswith(f"{rows} findings in 1 part: ")


def test_a_folder_of_parquet_is_one_dataset(command, tmp_path):
    assert command(tmp_path / "out") == 0
    assert pq.read_table(tmp_path / "out").num_rows == 12


def test_an_interrupted_export_goes_on_with_the_same_command(command, tmp_path, monkeypatch, capsys):
    real = FolderDestination.put

    def interrupted(self, name, file, description):
        if name.startswith("part-00002"):
            raise KeyboardInterrupt
        return real(self, name, file, description)

    monkeypatch.setattr(exports.Form, "name", lambda _self, number: f"part-{number:05d}.jsonl")
    monkeypatch.setattr(exports, "PART_BYTES", 1)
    monkeypatch.setattr(source, "LIMIT_MAX", 5)
    monkeypatch.setattr(FolderDestination, "put", interrupted)
    assert command(tmp_path / "out", "--format", "jsonl") == 130
    assert "goes on from here" in capsys.readouterr().err
    first = (tmp_path / "out" / "part-00001.jsonl").stat().st_mtime_ns
    monkeypatch.setattr(FolderDestination, "put", real)
    assert command(tmp_path / "out", "--format", "jsonl") == 0
    assert (tmp_path / "out" / "part-00001.jsonl").stat().st_mtime_ns == first
    lines = [
        json.loads(line)["revision"]["diagnosed_at"]
        for part in sorted((tmp_path / "out").glob("part-*"))
        for line in part.read_bytes().splitlines()
    ]
    assert len(lines) == len(set(lines)) == 12


def test_a_place_with_a_whole_export_is_left_alone(command, tmp_path, capsys):
    assert command(tmp_path / "out") == 0
    assert command(tmp_path / "out") == 1
    assert "holds a whole export" in capsys.readouterr().err


def test_a_place_with_parts_of_another_export_is_left_alone(command, tmp_path, capsys):
    assert command(tmp_path / "out", "--kind", "data.file_corrupt") == 0
    (tmp_path / "out" / "_manifest.json").unlink()
    assert command(tmp_path / "out") == 1
    assert "another export" in capsys.readouterr().err


def test_somebody_else_s_file_of_a_part_s_name_is_left_alone(command, tmp_path, capsys):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "part-00001.jsonl").write_text("mine\n")
    assert command("out", "--format", "jsonl") == 1
    assert "that no export wrote" in capsys.readouterr().err
    assert (tmp_path / "out" / "part-00001.jsonl").read_text() == "mine\n"


def test_a_bucket_takes_an_export(command):
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket="team-exports", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    assert (
        command(
            "s3://team-exports/november",
            "--format",
            "jsonl",
            "--until",
            (datetime.now(UTC) - timedelta(minutes=10.5)).isoformat(),
        )
        == 0
    )
    names = [entry["Key"] for entry in s3.list_objects_v2(Bucket="team-exports")["Contents"]]
    assert names == ["november/_manifest.json", "november/_request.json", "november/part-00001.jsonl"]
    data = s3.get_object(Bucket="team-exports", Key="november/part-00001.jsonl")["Body"].read()
    assert len(data.splitlines()) == 2


@pytest.mark.parametrize(
    "wrong", [["--since", "yesterday"], ["--kind", "No Kind"], ["--format", "jsonl", "--compression", "zstd"]]
)
def test_wrong_usage_is_2(command, tmp_path, wrong):
    assert command(tmp_path / "out", *wrong) == 2


def test_without_pyarrow_parquet_says_what_to_install(command, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert command(tmp_path / "out") == 1
    assert "pip install 'emrdx[export]'" in capsys.readouterr().err
