"""A worker may be killed anywhere; the next one ends the job, and nothing is there twice or missing."""

import gzip
import hashlib
import json
import sys
from datetime import timedelta

import pytest

from emrdx.findings.keys import RunKey
from emrdx.findings.reader import FindingReader
from emrdx.jobs.api import get_job_status, start_findings_export_job
from emrdx.jobs.export import MANIFEST
from emrdx.schemas import to_json

from .conftest import PLACE, Fate, House, Killed

ALICE = "arn:aws:iam::111122223333:role/alice"


def start(house: House, **changed):
    parameters = {"output_format": "jsonl", "include_evidence": True} | changed
    return start_findings_export_job(house.desk, ALICE, output_s3_uri=PLACE, **parameters)


def exported(house: House, job_id: str) -> list[bytes]:
    """The lines of the parts that the manifest lists, which must be all parts that are there."""
    place = house.destinations[job_id]
    manifest = json.loads((place.folder / MANIFEST).read_bytes())
    listed = [part["name"] for part in manifest["parts"]]
    assert sorted([*listed, MANIFEST]) == sorted(file.name for file in place.folder.iterdir())
    for part in manifest["parts"]:
        data = (place.folder / part["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (part["bytes"], part["sha256"])
    lines = [line for name in listed for line in (place.folder / name).read_bytes().splitlines()]
    assert len(lines) == manifest["rows"]
    return lines


def stored_lines(house: House) -> list[bytes]:
    reader = FindingReader(house.findings)
    keys = [
        RunKey(account="111122223333", region="eu-west-1", application_id="00app", job_run_id=f"00run{n:04d}")
        for n in reversed(range(250))
    ]
    return [to_json(reader.get(key)) for key in keys]


def steps_of_a_whole_run(house: House) -> int:
    fate = Fate()
    start(house, client_token="whole")
    house.worker(fate).work()
    return fate.steps


def test_an_export_holds_the_stored_findings_once_newest_first(house):
    job = start(house)
    house.worker().work()
    assert exported(house, job.job_id) == stored_lines(house)


def test_a_worker_killed_at_any_step_is_resumed_to_the_same_export(house):
    steps = steps_of_a_whole_run(house)
    assert steps > 15
    wanted = stored_lines(house)
    for at in range(1, steps + 1):
        job = start(house, client_token=f"killed-{at}")
        with pytest.raises(Killed):
            house.worker(Fate(at)).work()
        house.lease_runs_out()
        (resumed,) = house.worker().work()
        assert resumed.status == "COMPLETED"
        assert resumed.takeovers == 1
        assert exported(house, job.job_id) == wanted
        puts = house.destinations[job.job_id].puts
        assert len(puts) == len(set(puts))


def test_there_is_no_manifest_before_the_last_part(house):
    job = start(house)
    with pytest.raises(Killed):
        house.worker(Fate(15)).work()
    names = {file.name for file in house.destinations[job.job_id].folder.iterdir()}
    assert names
    assert MANIFEST not in names


def test_nobody_takes_a_job_over_while_its_lease_runs(house):
    start(house)
    with pytest.raises(Killed):
        house.worker(Fate(10)).work()
    assert house.worker().work() == []


def test_a_job_is_resumed_by_one_of_two_workers(house):
    start(house)
    first, second = list(house.desk.store.due()), list(house.desk.store.due())
    lease = timedelta(minutes=2)
    assert house.desk.store.claim(first[0], "a", lease) is not None
    assert house.desk.store.claim(second[0], "b", lease) is None


def test_a_worker_that_wakes_after_a_takeover_writes_nothing_twice(house):
    """It sleeps with a part in hand, until the next worker has ended the whole job."""
    job = start(house)

    class Sleeps(Fate):
        def step(self) -> None:
            self.steps += 1
            if self.steps == 8:
                house.lease_runs_out()
                assert [done.status for done in house.worker().work()] == ["COMPLETED"]

    (left,) = house.worker(Sleeps()).work()
    assert left.status == "IN_PROGRESS"
    assert get_job_status(house.desk, ALICE, job.job_id).job_status == "COMPLETED"
    assert exported(house, job.job_id) == stored_lines(house)


def test_a_job_whose_workers_go_away_four_times_fails(house):
    job = start(house)
    for _ in range(4):
        with pytest.raises(Killed):
            house.worker(Fate(3)).work()
        house.lease_runs_out()
    (left,) = house.worker().work()
    assert (left.status, left.failure.code) == ("FAILED", "LEASE_LOST")
    status = get_job_status(house.desk, ALICE, job.job_id)
    assert (status.state, status.error.code) == ("failed", "LEASE_LOST")


def test_a_worker_without_time_gives_the_job_back_between_parts(house):
    job = start(house)
    left = iter([900.0, 900.0, 900.0, 900.0, 5.0])
    house.worker(seconds_left=lambda: next(left)).work()
    status = get_job_status(house.desk, ALICE, job.job_id)
    assert status.job_status == "IN_PROGRESS"
    (done,) = house.worker().work()
    assert (done.status, done.takeovers) == ("COMPLETED", 0)
    assert exported(house, job.job_id) == stored_lines(house)


def test_a_missing_package_is_told_as_what_to_do(house, monkeypatch):
    job = start(house, output_format="parquet")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    house.worker().work()
    status = get_job_status(house.desk, ALICE, job.job_id)
    assert status.job_status == "FAILED"
    assert "emrdx[export]" in status.error.message


def test_findings_that_come_during_an_export_are_not_in_it(house, make_report):
    from emrdx.findings.store import FindingStore

    wanted = stored_lines(house)
    job = start(house, kinds=["memory.executor_oom"])
    with pytest.raises(Killed):
        house.worker(Fate(12)).work()
    house.lease_runs_out()
    late = make_report(job_run_id="00late", occurred_at=house.clock(), fingerprint="v1:ffff")
    FindingStore(house.findings).record(late)
    house.worker().work()
    assert exported(house, job.job_id) == wanted


def test_a_job_with_more_findings_than_allowed_fails_without_a_manifest(house):
    job = start(house, max_findings=249)
    house.worker().work()
    status = get_job_status(house.desk, ALICE, job.job_id)
    assert (status.job_status, status.error.code) == ("FAILED", "OUTPUT_TOO_LARGE")
    assert not (house.destinations[job.job_id].folder / MANIFEST).exists()


def test_compressed_lines_are_the_same_lines(house):
    job = start(house, compression="gzip")
    house.worker().work()
    folder = house.destinations[job.job_id].folder
    parts = sorted(folder.glob("part-*.jsonl.gz"))
    lines = [line for part in parts for line in gzip.decompress(part.read_bytes()).splitlines()]
    assert lines == stored_lines(house)


def test_an_export_without_findings_has_one_part_without_rows(house):
    job = start(house, kinds=["data.file_corrupt"])
    house.worker().work()
    assert exported(house, job.job_id) == []
    assert house.destinations[job.job_id].puts == ["part-00001.jsonl", MANIFEST]
