"""Who is told of a finding, and how often, when deliveries fail and workers die."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from emrdx import wiring
from emrdx.findings.client import Key, Table
from emrdx.findings.items import Report
from emrdx.findings.notices import LeaseHeldError, NoticeLedger
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.notify.delivery import DeliveryError
from emrdx.notify.summary import Notice
from emrdx.notify.tell import Policy, Told, tell

MakeReport = Callable[..., Report]
NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
LEASE = timedelta(seconds=2 * wiring.NOTIFY.timeout)
POLICY = Policy(fold=timedelta(hours=24), lease=LEASE)


@dataclass
class Channel:
    """A channel that fails as often as `failures` says, then takes everything."""

    name: str = "slack"
    every: bool = False
    failures: int = 0
    sent: list[Notice] = field(default_factory=list)

    def send(self, notice: Notice) -> None:
        if self.failures:
            self.failures -= 1
            raise DeliveryError("Slack answered 500")
        self.sent.append(notice)


class Killed(BaseException):
    """The process ended, as when Lambda's time was up."""


class Deadly(Channel):
    def send(self, notice: Notice) -> None:
        raise Killed


@dataclass
class World:
    """A table, what was stored in it, and a clock."""

    table: Table

    def __post_init__(self) -> None:
        self.ledger = NoticeLedger(self.table)
        self.store = FindingStore(self.table)
        self.reader = FindingReader(self.table)

    def tell(self, report: Report, *channels: Channel, now: datetime = NOW, holder: str = "worker") -> Told:
        key = Key(report.key.partition, report.key.sort)
        return tell(key, self.ledger, channels, holder=holder, now=now, policy=POLICY)

    def state(self, report: Report) -> str:
        found = self.reader.get(report.key)
        assert found is not None
        return found.notice.state


@pytest.fixture
def world(table: Table) -> World:
    return World(table)


def test_a_new_failure_is_told_of_once(world: World, make_report: MakeReport) -> None:
    report, slack = make_report(), Channel()
    world.store.record(report)
    assert [world.tell(report, slack), world.tell(report, slack)] == ["sent", "gone"]
    assert [notice.brief.job_run_id for notice in slack.sent] == ["00run"]
    assert world.state(report) == "sent"


def test_a_finding_that_is_held_back_is_not_told_of(world: World, make_report: MakeReport) -> None:
    report, slack = make_report(announce=False), Channel()
    world.store.record(report)
    assert world.tell(report, slack) == "gone"
    assert slack.sent == []


def test_a_recurrence_soon_after_a_notice_is_folded_into_it(world: World, make_report: MakeReport) -> None:
    first, second, slack = make_report(), make_report(job_run_id="00second"), Channel()
    for report in (first, second):
        world.store.record(report)
    assert [world.tell(first, slack), world.tell(second, slack)] == ["sent", "folded"]
    assert (len(slack.sent), world.state(second)) == (1, "folded")


def test_a_recurrence_after_the_fold_is_told_of_with_the_count(world: World, make_report: MakeReport) -> None:
    slack = Channel()
    reports = [make_report(job_run_id=f"00run{number}") for number in range(3)]
    for report in reports:
        world.store.record(report)
    told = [
        world.tell(reports[0], slack),
        world.tell(reports[1], slack, now=NOW + timedelta(hours=1)),
        world.tell(reports[2], slack, now=NOW + timedelta(hours=25)),
    ]
    assert told == ["sent", "folded", "sent"]
    assert slack.sent[1].finding.recurrence.count == 3


def test_a_muted_failure_is_silent_until_its_time(world: World, make_report: MakeReport) -> None:
    report, later, slack = make_report(), make_report(job_run_id="00later"), Channel()
    for each in (report, later):
        world.store.record(each)
    assert world.store.mute(report.failure, NOW + timedelta(hours=1))
    assert world.tell(report, slack) == "muted"
    assert world.tell(later, slack, now=NOW + timedelta(hours=2)) == "sent"


def test_systems_hear_of_folded_findings_too(world: World, make_report: MakeReport) -> None:
    reports = [make_report(job_run_id=f"00run{number}") for number in range(2)]
    slack, bus = Channel(), Channel(name="eventbridge", every=True)
    for report in reports:
        world.store.record(report)
        world.tell(report, slack, bus)
    assert (len(slack.sent), len(bus.sent)) == (1, 2)


def test_a_notice_that_fails_twice_is_sent_by_the_third_try(world: World, make_report: MakeReport) -> None:
    report, slack = make_report(), Channel(failures=2)
    world.store.record(report)
    for _ in range(2):
        with pytest.raises(DeliveryError, match="slack: Slack answered 500"):
            world.tell(report, slack)
        assert world.state(report) == "pending"
    assert world.tell(report, slack) == "sent"
    assert len(slack.sent) == 1


def test_a_failing_channel_keeps_no_other_from_the_notice_and_is_tried_alone_again(
    world: World, make_report: MakeReport
) -> None:
    report, slack, mail = make_report(), Channel(failures=1), Channel(name="sns")
    world.store.record(report)
    with pytest.raises(DeliveryError):
        world.tell(report, slack, mail)
    assert world.tell(report, slack, mail) == "sent"
    assert (len(slack.sent), len(mail.sent)) == (1, 1)


def test_a_second_worker_does_not_send_while_the_first_has_the_lease(
    world: World, make_report: MakeReport
) -> None:
    report, slack = make_report(), Channel()
    world.store.record(report)
    pending = world.ledger.pending(Key(report.key.partition, report.key.sort))
    assert pending is not None
    world.ledger.lease(pending, "first", NOW, LEASE)
    with pytest.raises(LeaseHeldError):
        world.tell(report, slack, holder="second")
    assert slack.sent == []


def test_a_worker_killed_before_sending_is_followed_by_one_notice_when_its_lease_ends(
    world: World, make_report: MakeReport
) -> None:
    report, slack = make_report(), Channel()
    world.store.record(report)
    with pytest.raises(Killed):
        world.tell(report, Deadly(), holder="killed")
    with pytest.raises(LeaseHeldError):
        world.tell(report, slack, now=NOW + LEASE - timedelta(seconds=1))
    assert world.tell(report, slack, now=NOW + LEASE + timedelta(seconds=1)) == "sent"
    assert world.tell(report, slack, now=NOW + LEASE + timedelta(seconds=2)) == "gone"
    assert len(slack.sent) == 1


def test_a_worker_killed_between_two_channels_does_not_make_the_first_send_again(
    world: World, make_report: MakeReport
) -> None:
    report, mail, slack = make_report(), Channel(name="sns"), Channel()
    world.store.record(report)
    with pytest.raises(Killed):
        world.tell(report, mail, Deadly())
    assert world.tell(report, mail, slack, now=NOW + 2 * LEASE) == "sent"
    assert (len(mail.sent), len(slack.sent)) == (1, 1)


def test_another_finding_s_deliveries_are_not_taken_for_this_one_s(
    world: World, make_report: MakeReport
) -> None:
    first, second = make_report(), make_report(job_run_id="00second")
    slack, mail = Channel(failures=9), Channel(name="sns")
    for report in (first, second):
        world.store.record(report)
        with pytest.raises(DeliveryError):
            world.tell(report, mail, slack)
    assert [notice.brief.job_run_id for notice in mail.sent] == ["00run", "00second"]


def test_a_worker_whose_lease_ended_does_not_end_another_s(world: World, make_report: MakeReport) -> None:
    report = make_report()
    world.store.record(report)
    pending = world.ledger.pending(Key(report.key.partition, report.key.sort))
    assert pending is not None
    slow = world.ledger.lease(pending, "slow", NOW, LEASE)
    after = NOW + LEASE + timedelta(seconds=1)
    quick = world.ledger.lease(pending, "quick", after, LEASE)
    world.ledger.release(slow)
    with pytest.raises(LeaseHeldError):
        world.ledger.lease(pending, "third", after, LEASE)
    world.ledger.settle(quick.key, "sent", after, quick)
    assert world.state(report) == "sent"


def test_a_better_revision_during_the_sending_is_not_told_of_again(
    world: World, make_report: MakeReport
) -> None:
    early = make_report(read=0, kind="unknown", fingerprint="v1:state")
    late = make_report(read=5000)
    world.store.record(early)

    class Raising(Channel):
        def send(self, notice: Notice) -> None:
            super().send(notice)
            world.store.record(late)

    slow, quick = Raising(), Channel()
    assert world.tell(early, slow) == "sent"
    assert world.tell(late, quick) == "gone"
    assert (len(slow.sent), quick.sent) == (1, [])
    again = make_report(job_run_id="00again")
    world.store.record(again)
    assert world.tell(again, quick, now=NOW + timedelta(hours=1)) == "folded"


def test_the_pipe_s_pattern_meets_only_findings_that_are_to_be_told_of(
    world: World, make_report: MakeReport
) -> None:
    report = make_report()
    world.store.record(report)
    found = world.table.client.scan(TableName=world.table.name)["Items"]
    wanted = wiring.NOTICE_PIPE.pattern["dynamodb"]["NewImage"]
    images = [
        {"dynamodb": {"NewImage": item, "Keys": {name: item[name] for name in ("pk", "sk")}}}
        for item in found
        if all(item.get(name, {}).get("S") in values["S"] for name, values in wanted.items())
    ]
    assert [wiring.NOTICE_PIPE.reduce(image) for image in images] == [
        {"pk": report.key.partition, "sk": report.key.sort}
    ]
