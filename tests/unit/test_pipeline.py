"""From an event to what becomes of it; the services are values and lists."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from emrdx.events import JobRunEvent, message
from emrdx.findings.items import Report
from emrdx.findings.keys import RunKey
from emrdx.findings.store import Stored
from emrdx.model import (
    CloudWatchLogs,
    Evidence,
    JobRun,
    LogLocations,
    S3Logs,
    SourceEvidence,
    SourceRef,
    SourceStatus,
)
from emrdx.pipeline import LOOK_DELAYS, LOOKS_BEFORE_STORING, Outcome, Ports, process, take
from emrdx.redaction import Redacted, RedactionSession, Redactor
from emrdx.schemas import Diagnosis
from emrdx.wiring import DetailType

MakeDiagnosis = Callable[..., Diagnosis]
ENDED = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 2, 31, tzinfo=UTC)
EVENT = JobRunEvent(
    account="111122223333",
    region="eu-west-1",
    application_id="00app",
    job_run_id="00run",
    detail_type=DetailType.STATE_CHANGE,
    state="FAILED",
    time=ENDED,
)
RETRY = replace(EVENT, detail_type=DetailType.RETRY, attempt=1)
RUN = JobRun(
    application_id="00app",
    job_run_id="00run",
    attempt=1,
    name="daily-sales",
    state="FAILED",
    ended_at=ENDED,
    logs=LogLocations(s3=S3Logs(uri="s3://logs/emr/")),
)


def read(status: SourceStatus) -> SourceEvidence:
    return SourceEvidence(ref=SourceRef(path="SPARK_DRIVER/stderr.gz"), status=status, bytes_decompressed=100)


@dataclass
class World:
    """The services around the pipeline: what they answer, and what they were told."""

    diagnosis: Callable[[Evidence], Diagnosis]
    run: JobRun | None = RUN
    status: SourceStatus = SourceStatus.READ
    settled: bool = False
    collected: list[JobRun] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    buried: list[tuple[RunKey, str]] = field(default_factory=list)
    later: list[tuple[JobRunEvent, int]] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)

    def record(self, report: Report) -> Stored:
        self.reports.append(report)
        return Stored.NEW

    def bury(self, key: RunKey, reason: Redacted, seen_at: datetime) -> None:
        self.buried.append((key, reason))

    def is_settled(self, key: RunKey, *, announced: bool) -> bool:
        return self.settled

    def collect(self, run: JobRun) -> Evidence:
        self.collected.append(run)
        return Evidence(run=run, sources=(read(self.status),))

    @property
    def ports(self) -> Ports:
        def diagnose(evidence: Evidence, session: RedactionSession) -> Diagnosis:
            return self.diagnosis(evidence)

        return Ports(
            fetch=lambda event: self.run,
            collect=self.collect,
            diagnose=diagnose,
            session=Redactor().session,
            store=self,
            look_again=lambda event, delay: self.later.append((event, delay)),
            reject=lambda body, reason: self.rejected.append((body, reason)),
            now=lambda: NOW,
        )


@pytest.fixture
def world(make_diagnosis: MakeDiagnosis) -> Callable[..., World]:
    def make(**changed: Any) -> World:
        return World(diagnosis=changed.pop("diagnosis", lambda evidence: make_diagnosis()), **changed)

    return make


MakeWorld = Callable[..., World]


def test_a_failed_run_is_diagnosed_and_stored_to_be_announced(world: MakeWorld) -> None:
    there = world()
    result = process(EVENT, there.ports)
    assert (result.outcome, result.kind) == (Outcome.STORED, "memory.executor_oom")
    (report,) = there.reports
    assert report.key == RunKey(
        account="111122223333", region="eu-west-1", application_id="00app", job_run_id="00run", attempt=1
    )
    assert (report.job, report.occurred_at, report.diagnosed_at, report.announce) == (
        "daily-sales",
        ENDED,
        NOW,
        True,
    )
    assert report.logs == "s3://logs/emr/applications/00app/jobs/00run/"


def test_an_attempt_that_the_service_retries_is_stored_and_not_announced(world: MakeWorld) -> None:
    there = world(run=replace(RUN, state="RUNNING", attempt=2))
    assert process(RETRY, there.ports).outcome is Outcome.STORED
    assert [(report.key.attempt, report.announce) for report in there.reports] == [(1, False)]


def test_the_last_attempt_is_the_one_that_the_service_names(world: MakeWorld) -> None:
    there = world(run=replace(RUN, attempt=3))
    process(EVENT, there.ports)
    assert there.reports[0].key.attempt == 3


def test_a_run_diagnosed_from_all_its_logs_is_not_read_again(world: MakeWorld) -> None:
    there = world(settled=True)
    assert process(EVENT, there.ports).outcome is Outcome.KNOWN
    assert (there.collected, there.reports) == ([], [])


def test_a_user_s_cancel_leaves_a_tombstone_and_reads_no_log(
    world: MakeWorld, make_diagnosis: MakeDiagnosis
) -> None:
    there = world(run=replace(RUN, state="CANCELLED"), diagnosis=lambda evidence: make_diagnosis(kind="none"))
    assert process(EVENT, there.ports).outcome is Outcome.CANCELLED_BY_USER
    assert [reason for _, reason in there.buried] == ["cancelled by its user"]
    assert (there.collected, there.reports) == ([], [])


def test_a_time_out_that_ends_cancelled_is_diagnosed(world: MakeWorld, make_diagnosis: MakeDiagnosis) -> None:
    there = world(
        run=replace(RUN, state="CANCELLED"), diagnosis=lambda evidence: make_diagnosis(kind="timeout.job")
    )
    assert process(EVENT, there.ports).outcome is Outcome.STORED
    assert there.reports[0].announce


def test_a_run_that_succeeded_in_the_end_leaves_a_tombstone(world: MakeWorld) -> None:
    there = world(run=replace(RUN, state="SUCCESS", attempt=2))
    assert process(EVENT, there.ports).outcome is Outcome.SUCCEEDED
    assert [key.attempt for key, _ in there.buried] == [2]


@pytest.mark.parametrize("state", ["RUNNING", "SCHEDULED", "CANCELLING", None])
def test_a_run_that_has_not_ended_is_looked_at_later(world: MakeWorld, state: str | None) -> None:
    there = world(run=replace(RUN, state=state))
    assert process(EVENT, there.ports).outcome is Outcome.NOT_ENDED
    assert there.later == [(replace(EVENT, look=1), 15)]
    last = replace(EVENT, look=len(LOOK_DELAYS))
    assert process(last, there.ports).outcome is Outcome.NOT_ENDED
    assert len(there.later) == 1


def test_late_logs_are_looked_at_with_growing_delays_for_ten_minutes(world: MakeWorld) -> None:
    there = world(status=SourceStatus.LATE)
    event, delays = EVENT, list[int]()
    while True:
        process(event, there.ports)
        if not there.later:
            break
        event, delay = there.later.pop()
        delays.append(delay)
    assert delays == sorted(delays)
    assert tuple(delays) == LOOK_DELAYS
    assert 600 <= sum(delays) < 660


def test_late_logs_leave_a_finding_held_back_after_some_looks_and_announced_after_the_last(
    world: MakeWorld,
) -> None:
    there = world(status=SourceStatus.LATE)
    for look in range(len(LOOK_DELAYS) + 1):
        process(replace(EVENT, look=look), there.ports)
    stored = len(LOOK_DELAYS) + 1 - LOOKS_BEFORE_STORING
    assert [report.announce for report in there.reports] == [False] * (stored - 1) + [True]


def test_logs_that_came_late_end_the_looks(world: MakeWorld) -> None:
    there = world(status=SourceStatus.READ)
    process(replace(EVENT, look=2), there.ports)
    assert (there.later, there.reports[0].announce) == ([], True)


@pytest.mark.parametrize(
    "status",
    [SourceStatus.MANAGED_ONLY, SourceStatus.NOT_CONFIGURED, SourceStatus.DENIED, SourceStatus.MISSING],
)
def test_logs_that_will_not_come_are_not_waited_for(world: MakeWorld, status: SourceStatus) -> None:
    there = world(status=status)
    assert process(EVENT, there.ports).outcome is Outcome.STORED
    assert (there.later, there.reports[0].announce) == ([], True)


def test_what_did_not_fail_is_not_announced(world: MakeWorld, make_diagnosis: MakeDiagnosis) -> None:
    there = world(diagnosis=lambda evidence: make_diagnosis(kind="none"))
    process(EVENT, there.ports)
    assert not there.reports[0].announce


def test_a_job_is_its_name_without_what_changes_from_run_to_run(world: MakeWorld) -> None:
    there = world(run=replace(RUN, name="daily-sales-2026-11-20", entry_point="s3://code/main.py"))
    process(EVENT, there.ports)
    there.run = replace(RUN, name=None, entry_point="s3://code/main.py")
    process(EVENT, there.ports)
    assert [report.job for report in there.reports] == ["daily-sales-*", "s3://code/main.py"]


def test_a_secret_in_a_job_s_name_is_not_stored(world: MakeWorld) -> None:
    there = world(run=replace(RUN, name="load password=hunter2hunter2"))
    process(EVENT, there.ports)
    assert "hunter2" not in there.reports[0].job


def test_logs_in_cloudwatch_are_named_by_group_and_stream(world: MakeWorld) -> None:
    logs = LogLocations(cloudwatch=CloudWatchLogs(group="/emr/team", prefix="sales"))
    there = world(run=replace(RUN, logs=logs))
    process(EVENT, there.ports)
    assert there.reports[0].logs == "cloudwatch:/emr/team:sales/applications/00app/jobs/00run/"


def test_a_message_that_is_not_ours_is_rejected_with_the_reason(world: MakeWorld) -> None:
    there = world()
    assert take("{not json", there.ports).outcome is Outcome.REJECTED
    assert there.rejected == [("{not json", "not JSON")]


def test_a_run_that_the_service_does_not_know_is_rejected(world: MakeWorld) -> None:
    there = world(run=None)
    assert take(message(EVENT), there.ports).outcome is Outcome.UNKNOWN_RUN
    assert there.rejected == [(message(EVENT), "EMR Serverless knows no such application or run")]
