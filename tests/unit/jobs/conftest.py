"""Jobs over tables and destinations in memory, with a clock that tests move."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from emrdx.findings.keys import Scope
from emrdx.findings.store import FindingStore
from emrdx.jobs.api import JobDesk
from emrdx.jobs.export import Form, export
from emrdx.jobs.model import Job, JobType, Progress
from emrdx.jobs.requests import ExportRequest, stored
from emrdx.jobs.runners import selection
from emrdx.jobs.source import FindingSource
from emrdx.jobs.store import JobStore
from emrdx.jobs.worker import LEASE, Worker

SCOPE = Scope(account="111122223333", region="eu-west-1")
PLACE = "s3://team-exports/findings/"


class Killed(BaseException):
    """The process is gone: nothing may catch this and go on."""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, time: timedelta) -> None:
        self.now += time


@dataclass
class Fate:
    """Kills at the `at`-th step of any kind, 0 for never; each step is counted before it happens and after."""

    at: int = 0
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise Killed


@dataclass
class MemoryDestination:
    """A place whose files appear whole and once."""

    folder: Path
    fate: Fate = field(default_factory=Fate)
    descriptions: dict[str, Mapping[str, str]] = field(default_factory=dict)
    puts: list[str] = field(default_factory=list)

    def uri(self, name: str) -> str:
        return f"memory://{name}"

    def describe(self, name: str) -> Mapping[str, str] | None:
        self.fate.step()
        return self.descriptions.get(name)

    def put(self, name: str, file: Path, description: Mapping[str, str]) -> bool:
        self.fate.step()
        if name in self.descriptions:
            return False
        shutil.copy(file, self.folder / name)
        self.descriptions[name] = description
        self.puts.append(name)
        self.fate.step()
        return True


@dataclass
class House:
    """Everything of a deployment that a job meets."""

    findings: Any
    acting: Any
    clock: Clock
    desk: JobDesk
    folder: Path
    destinations: dict[str, MemoryDestination] = field(default_factory=dict)
    part_rows: int = 150

    def destination(self, job_id: str) -> MemoryDestination:
        if job_id not in self.destinations:
            folder = self.folder / job_id
            folder.mkdir()
            self.destinations[job_id] = MemoryDestination(folder)
        return self.destinations[job_id]

    def worker(self, fate: Fate | None = None, **options: Any) -> Worker:
        return Worker(
            store=self.desk.store, runners={JobType.EXPORT: self._runner(fate or Fate())}, **options
        )

    def lease_runs_out(self) -> None:
        self.clock.passes(LEASE + timedelta(seconds=1))

    def _runner(self, fate: Fate) -> Any:
        def run(job: Job, tick: Callable[..., None]) -> Mapping[str, Any]:
            request = stored(job.type, job.request)
            assert isinstance(request, ExportRequest)
            chosen = selection(request, SCOPE, datetime.fromisoformat(job.submitted_at), timedelta(days=30))
            place = self.destination(job.id)
            place.fate = fate

            def told(done: int, at_rest: bool) -> None:
                fate.step()
                tick(Progress(done=done, total=None, unit="findings"), at_rest=at_rest)
                fate.step()

            form = Form(
                output_format=request.output_format,
                codec=request.codec,
                max_findings=request.max_findings,
                part_rows=self.part_rows,
            )
            return export(FindingSource(self.findings, chosen), place, form, {"job_id": job.id}, told)

        return run


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def findings_stored() -> int:
    return 250


@pytest.fixture
def house(
    make_table: Callable[[], Any],
    make_report: Callable[..., Any],
    clock: Clock,
    tmp_path: Path,
    findings_stored: int,
) -> House:
    """A deployment with some findings."""
    findings, acting = make_table(), make_table()
    store = FindingStore(findings)
    for number in range(findings_stored):
        at = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(seconds=number)
        store.record(make_report(job_run_id=f"00run{number:04d}", occurred_at=at))
    desk = JobDesk(store=JobStore(acting, clock), writes=True, destinations=(PLACE,))
    return House(findings, acting, clock, desk, tmp_path)
