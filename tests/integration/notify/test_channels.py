"""What arrives in the services that notices go through."""

import json
from collections.abc import Callable
from typing import Any

import boto3
import pytest

from emrdx import limits
from emrdx.findings import items
from emrdx.findings.items import Report
from emrdx.findings.store import RETENTION
from emrdx.findings.transitions import Before, changes
from emrdx.notify.delivery import DeliveryError
from emrdx.notify.eventbridge import EventChannel
from emrdx.notify.sns import SnsChannel
from emrdx.notify.summary import Notice, notice_of
from emrdx.ports import _channels
from emrdx.settings import Settings

MakeReport = Callable[..., Report]


@pytest.fixture
def notice(make_report: MakeReport) -> Notice:
    writes = changes(make_report(), Before(finding=None, origin=None, target=None), RETENTION)
    finding, failure = (write.item for write in writes if hasattr(write, "item"))
    return notice_of(items.finding(finding, failure), items.summary(finding))


@pytest.fixture
def inbox(aws: None) -> tuple[str, Callable[[], list[Any]]]:
    """A queue's ARN, and what came into it."""
    sqs = boto3.client("sqs")
    url = sqs.create_queue(QueueName="inbox")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]

    def received() -> list[Any]:
        answer = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
        return [json.loads(message["Body"]) for message in answer.get("Messages", [])]

    return arn, received


def test_an_event_says_what_failed_why_and_how_often(
    notice: Notice, inbox: tuple[str, Callable[[], list[Any]]]
) -> None:
    arn, received = inbox
    events = boto3.client("events")
    events.create_event_bus(Name="team")
    pattern = {
        "source": ["emrdx"],
        "detail-type": ["FindingRecorded"],
        "detail": {"finding": {"owner": ["config"]}},
    }
    events.put_rule(Name="ours", EventBusName="team", EventPattern=json.dumps(pattern))
    events.put_targets(Rule="ours", EventBusName="team", Targets=[{"Id": "inbox", "Arn": arn}])
    EventChannel(client=events, bus="team").send(notice)
    (event,) = received()
    detail = event["detail"]
    assert (detail["schema"], detail["revision"], detail["fix"]) == (
        "emrdx.event/1",
        1,
        "Give executors 8g of heap",
    )
    assert (detail["finding"]["kind"], detail["finding"]["job_run_id"]) == ("memory.executor_oom", "00run")
    assert detail["recurrence"]["count"] == 1
    assert len(json.dumps(event).encode()) < limits.EVENT_BYTES


def test_a_bus_that_takes_no_event_is_a_failed_delivery(notice: Notice) -> None:
    class Bus:
        def put_events(self, **arguments: Any) -> dict[str, Any]:
            return {"FailedEntryCount": 1, "Entries": [{"ErrorCode": "ThrottlingException"}]}

    with pytest.raises(DeliveryError, match="ThrottlingException"):
        EventChannel(client=Bus(), bus="team").send(notice)  # type: ignore[arg-type]


def test_subscribers_can_filter_by_kind_and_owner(
    notice: Notice, inbox: tuple[str, Callable[[], list[Any]]]
) -> None:
    arn, received = inbox
    sns = boto3.client("sns")
    topic = sns.create_topic(Name="notices")["TopicArn"]
    policy = {"owner": ["config"], "kind": [{"prefix": "memory."}]}
    sns.subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"FilterPolicy": json.dumps(policy)}
    )
    SnsChannel(client=sns, topic_arn=topic).send(notice)
    (mail,) = received()
    assert mail["Subject"] == "[emrdx] daily-sales failed: An executor ran out of JVM heap"


@pytest.mark.parametrize(
    ("settings", "names"),
    [
        (Settings(), []),
        (Settings(topic_arn="arn:t"), ["sns"]),
        (
            Settings(event_bus="b", topic_arn="arn:t", slack_secret_arn="arn:s"),
            ["eventbridge", "sns", "slack"],
        ),
    ],
)
def test_the_channels_are_those_that_are_set_up(aws: None, settings: Settings, names: list[str]) -> None:
    assert [channel.name for channel in _channels(settings)(lambda: 30.0)] == names
