"""The real handlers on emulated services: events in at the bus, findings and notices out."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from emrdx import wiring
from emrdx.intake import REASON
from emrdx.model import Evidence
from emrdx.wiring import INTAKE, NOTICES

CANCELLED = {"state": "CANCELLED", "state_details": "Job run cancelled by user."}


@pytest.fixture
def mailbox(deployment: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A topic that the notifier publishes to, and the mails that came."""
    import boto3

    sns = boto3.client("sns")
    topic = sns.create_topic(Name="notices")["TopicArn"]
    monkeypatch.setenv("EMRDX_TOPIC_ARN", topic)

    def mails() -> list[tuple[str, str]]:
        from moto.sns.models import sns_backends

        sent = sns_backends["123456789012"]["eu-west-1"].topics[topic].sent_notifications
        return [(subject, message) for _, message, subject, _, _ in sent]

    return mails  # type: ignore[return-value]


def test_a_failed_run_becomes_a_finding_and_a_mail(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run("s353")
    deployment.state_change(run)
    deployment.work()
    (finding,) = deployment.findings(run)
    assert (finding.kind, finding.revision.completeness, finding.notice.state) == (
        "sql.table_not_found",
        "complete",
        "sent",
    )
    ((subject, body),) = mailbox()
    assert subject.startswith("[emrdx] daily-sales failed: ")
    assert str(finding.cause.message)[:40] in body
    assert f"#/serverless-applications/{deployment.application_id}/{run}" in body
    assert (
        f"/s3/buckets/team-logs?region=eu-west-1&prefix=emr/applications/{deployment.application_id}" in body
    )


def test_events_that_come_twice_and_out_of_order_make_one_finding_and_one_mail(
    deployment: Any, mailbox: Any
) -> None:
    runs = [deployment.failed_run(case, name=case) for case in ("s353", "s162")]
    for run in (runs[1], runs[0], runs[1], runs[0]):
        deployment.state_change(run)
    deployment.work()
    deployment.state_change(runs[0])
    deployment.work()
    findings = [deployment.findings(run) for run in runs]
    assert [[finding.kind for finding in found] for found in findings] == [
        ["sql.table_not_found"],
        ["dependency.python_module_missing"],
    ]
    assert [finding.recurrence.count for found in findings for finding in found] == [1, 1]
    assert len(mailbox()) == 2


def test_each_attempt_is_a_finding_and_only_the_last_is_told_of(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run(None, state="RUNNING", attempt=2)
    deployment.write_logs(run, "s162", attempt=1)
    deployment.retry(run, 1)
    deployment.work()
    deployment.write_logs(run, "s353", attempt=2)
    deployment.change_run(run, state="FAILED")
    deployment.state_change(run)
    deployment.retry(run, 1)
    deployment.work()
    findings = deployment.findings(run)
    assert [(finding.run.attempt, finding.kind, finding.notice.state) for finding in findings] == [
        (2, "sql.table_not_found", "sent"),
        (1, "dependency.python_module_missing", "none"),
    ]
    assert len(mailbox()) == 1


def test_a_user_s_cancel_leaves_a_tombstone_and_no_mail(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run("s353", **CANCELLED)
    deployment.state_change(run, "CANCELLED")
    deployment.work()
    assert deployment.findings(run) == ()
    assert mailbox() == []
    assert deployment.reconcile() == {"ended": 0, "queued": 0, "unfinished": 0}


def test_a_run_over_its_time_out_is_told_of_although_it_ends_cancelled(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run(
        "s353",
        state="CANCELLED",
        state_details="Job run was cancelled because it exceeded the execution timeout.",
        execution_timeout_minutes=9,
        total_execution_duration_seconds=545,
    )
    deployment.state_change(run, "CANCELLED")
    deployment.work()
    assert [finding.kind for finding in deployment.findings(run)] == ["timeout.job"]
    assert len(mailbox()) == 1


def test_logs_that_come_late_are_waited_for(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run(None)
    deployment.state_change(run)
    deployment.work()
    assert (deployment.findings(run), deployment.delays(INTAKE)) == ((), [15])
    deployment.time_passes()
    deployment.work()
    assert (deployment.findings(run), deployment.delays(INTAKE)) == ((), [30])
    deployment.write_logs(run, "s353")
    deployment.time_passes()
    deployment.work()
    assert [finding.kind for finding in deployment.findings(run)] == ["sql.table_not_found"]
    assert (deployment.waiting(INTAKE), len(mailbox())) == (0, 1)


def test_logs_that_never_come_end_in_a_finding_from_the_state_told_of_once(
    deployment: Any, mailbox: Any
) -> None:
    run = deployment.failed_run(
        None,
        state_details="Job failed as account has reached the service limit on the maximum vCPU it can use concurrently.",
    )
    deployment.state_change(run)
    seen: list[tuple[int, int]] = []
    for _ in range(7):
        deployment.work()
        seen.append((len(deployment.findings(run)), len(mailbox())))
        deployment.time_passes()
    assert seen == [(0, 0)] * 4 + [(1, 0)] * 2 + [(1, 1)]
    assert deployment.waiting(INTAKE) == 0
    (finding,) = deployment.findings(run)
    assert (finding.kind, finding.revision.completeness) == ("capacity.account_quota", "state_only")


def test_logs_that_come_after_a_finding_raise_its_revision(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run(None)
    deployment.state_change(run)
    for _ in range(5):
        deployment.work()
        deployment.time_passes()
    (early,) = deployment.findings(run)
    deployment.write_logs(run, "s353")
    deployment.work()
    (late,) = deployment.findings(run)
    assert (early.revision.number, early.revision.completeness, early.kind) == (1, "state_only", "unknown")
    assert (late.revision.number, late.revision.completeness, late.kind) == (
        2,
        "complete",
        "sql.table_not_found",
    )
    assert len(mailbox()) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"not": "an event"', "not JSON"),
        ("hello", "not JSON"),
        ("{}", "not an event of EMR Serverless: source"),
    ],
)
def test_a_poison_message_goes_to_the_dead_letters_with_the_reason(
    deployment: Any, body: str, reason: str
) -> None:
    run = deployment.failed_run("s353")
    deployment.sqs.send_message(QueueUrl=deployment.urls[INTAKE.name], MessageBody=body)
    deployment.state_change(run)
    deployment.work()
    (letter,) = deployment.dead_letters(INTAKE)
    assert (letter["Body"], letter["MessageAttributes"][REASON]["StringValue"]) == (body, reason)
    assert len(deployment.findings(run)) == 1


def test_an_event_of_a_run_that_the_service_does_not_know_goes_to_the_dead_letters(deployment: Any) -> None:
    deployment.state_change("00nobodysrun")
    deployment.work()
    (letter,) = deployment.dead_letters(INTAKE)
    assert (
        letter["MessageAttributes"][REASON]["StringValue"]
        == "EMR Serverless knows no such application or run"
    )


def test_a_message_that_fails_every_time_ends_in_the_dead_letters_and_keeps_no_other_from_its_turn(
    deployment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = deployment.failed_run("s353"), deployment.failed_run("s162", name="other")
    import emrdx.ports

    diagnose = emrdx.ports._diagnose

    def failing(evidence: Evidence, *rest: Any) -> Any:
        if evidence.run.job_run_id == bad:
            raise RuntimeError("password=hunter2 in a line of the log")
        return diagnose(evidence, *rest)

    monkeypatch.setattr(emrdx.ports, "_diagnose", failing)
    deployment.state_change(bad)
    deployment.state_change(good)
    for _ in range(INTAKE.max_receives + 1):
        deployment.work()
        deployment.time_passes()
    assert (len(deployment.findings(good)), len(deployment.findings(bad))) == (1, 0)
    assert len(deployment.dead_letters(INTAKE)) == 1


def test_messages_that_a_function_has_no_time_for_come_again(deployment: Any) -> None:
    run = deployment.failed_run("s353")
    deployment.state_change(run)
    enough, deployment.context = deployment.context, replace(deployment.context, seconds_left=20)
    deployment.work()
    assert (deployment.findings(run), deployment.waiting(INTAKE)) == ((), 1)
    deployment.context = enough
    deployment.time_passes()
    deployment.work()
    assert len(deployment.findings(run)) == 1


def test_a_failure_is_logged_without_the_text_that_was_read(
    deployment: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*rest: Any) -> Any:
        raise RuntimeError("password=hunter2 in a line of the log")

    monkeypatch.setattr("emrdx.ports._diagnose", failing)
    # Whoever imports the functions in the demo's environment first leaves their logger silent.
    caplog.set_level("INFO", logger="emrdx")
    deployment.state_change(deployment.failed_run("s353"))
    deployment.work()
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.__dict__["error"] == "RuntimeError"
    assert "_diagnosed" in str(record.__dict__["frames"])
    assert "hunter2" not in str([record.__dict__ for record in caplog.records])


def test_a_sweep_queues_what_no_event_told_of_and_only_that(deployment: Any, mailbox: Any) -> None:
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    told = deployment.failed_run("s353", name="told", ended_at=an_hour_ago)
    deployment.state_change(told)
    deployment.work()
    lost = deployment.failed_run("s162", name="lost", ended_at=an_hour_ago)
    cancelled = deployment.failed_run("s353", name="cancelled", ended_at=an_hour_ago, **CANCELLED)
    deployment.failed_run("s936", name="just now")
    deployment.failed_run("s936", name="long ago", ended_at=datetime.now(UTC) - timedelta(days=3))
    assert deployment.reconcile() == {"ended": 3, "queued": 2, "unfinished": 0}
    deployment.work()
    assert [finding.kind for finding in deployment.findings(lost)] == ["dependency.python_module_missing"]
    assert deployment.findings(cancelled) == ()
    assert len(mailbox()) == 2
    assert deployment.reconcile() == {"ended": 3, "queued": 0, "unfinished": 0}


def test_a_sweep_concludes_a_finding_whose_further_looks_were_lost(deployment: Any, mailbox: Any) -> None:
    run = deployment.failed_run(None)
    deployment.state_change(run)
    for _ in range(5):
        deployment.work()
        deployment.time_passes()
    deployment.sqs.purge_queue(QueueUrl=deployment.urls[INTAKE.name])
    assert deployment.findings(run)[0].notice.state == "none"
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    deployment.change_run(run, ended_at=an_hour_ago, updated_at=an_hour_ago)
    assert deployment.reconcile()["queued"] == 1
    deployment.work()
    assert deployment.findings(run)[0].notice.state == "sent"
    assert len(mailbox()) == 1
    assert deployment.reconcile()["queued"] == 0


def test_a_notice_that_fails_is_tried_again_and_ends_in_the_dead_letters(
    deployment: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMRDX_TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:gone")
    run = deployment.failed_run("s353")
    deployment.state_change(run)
    for _ in range(NOTICES.max_receives + 1):
        deployment.work()
        deployment.time_passes()
    assert deployment.findings(run)[0].notice.state == "pending"
    assert len(deployment.dead_letters(NOTICES)) == 1


def test_a_notice_that_fails_twice_is_sent_once(
    deployment: Any, mailbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from emrdx.notify import sns
    from emrdx.notify.delivery import DeliveryError

    left = [DeliveryError("no"), DeliveryError("no")]
    send = sns.SnsChannel.send

    def unsteady(self: Any, notice: Any) -> None:
        if left:
            raise left.pop()
        send(self, notice)

    monkeypatch.setattr(sns.SnsChannel, "send", unsteady)
    deployment.state_change(deployment.failed_run("s353"))
    for _ in range(4):
        deployment.work()
        deployment.time_passes()
    assert (left, len(mailbox())) == ([], 1)
    assert (deployment.waiting(NOTICES), deployment.dead_letters(NOTICES)) == (0, [])


def test_a_job_that_fails_again_and_again_sends_one_mail(deployment: Any, mailbox: Any) -> None:
    runs = [deployment.failed_run("s353", name=f"daily-sales-2026-11-{day}") for day in (18, 19, 20)]
    for run in runs:
        deployment.state_change(run)
    for _ in range(3):
        deployment.work()
        deployment.time_passes()
    assert [deployment.findings(run)[0].recurrence.count for run in runs] == [3, 3, 3]
    assert sorted(deployment.findings(run)[0].notice.state for run in runs) == ["folded", "folded", "sent"]
    assert len(mailbox()) == 1


def test_a_lease_outlasts_the_function_and_a_message_waits_longer_than_a_lease() -> None:
    from emrdx.ports import LEASE

    assert wiring.NOTIFY.timeout * 2 == LEASE.total_seconds() < NOTICES.visibility
    assert json.loads(NOTICES.attributes("arn")["RedrivePolicy"])["maxReceiveCount"] == "5"
