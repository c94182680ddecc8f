"""What a wiring is made of: rules, queues, functions, and what joins them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from emrdx.wiring.environment import Variable

DAY: Final = 86_400
SOURCE: Final = "aws.emr-serverless"
"""EventBridge's name for EMR Serverless, in rules and in events."""
OWN_SOURCE: Final = "emrdx"
"""The source of our own events, of what the reconciler queues and of drills: PutEvents refuses those of `aws.`."""


class DetailType(StrEnum):
    """The events that say that an attempt of a run has ended."""

    STATE_CHANGE = "EMR Serverless Job Run State Change"
    RETRY = "EMR Serverless Job Run Retry"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """An EventBridge rule on the default bus. `detail` maps a field to the values that match."""

    name: str
    detail_type: DetailType
    detail: Mapping[str, tuple[str, ...]]

    def pattern(self, applications: Sequence[str] = ()) -> dict[str, Any]:
        """The event pattern, for all applications or only those named."""
        detail = {name: list(values) for name, values in self.detail.items()}
        if applications:
            detail["applicationId"] = list(applications)
        return {"source": [SOURCE], "detail-type": [self.detail_type.value], "detail": detail}


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A queue and its dead-letter queue. A message goes there after `max_receives` failed receipts."""

    name: str
    visibility: int
    delay: int = 0
    max_receives: int = 5
    retention: int = 4 * DAY
    dead_letter_retention: int = 14 * DAY

    @property
    def dead_letter_name(self) -> str:
        """The name of the dead-letter queue."""
        return f"{self.name}-dead"

    def attributes(self, dead_letter_arn: str) -> dict[str, str]:
        """What SQS' CreateQueue takes."""
        return {
            "VisibilityTimeout": str(self.visibility),
            "DelaySeconds": str(self.delay),
            "MessageRetentionPeriod": str(self.retention),
            "SqsManagedSseEnabled": "true",
            "RedrivePolicy": (
                f'{{"deadLetterTargetArn":"{dead_letter_arn}","maxReceiveCount":"{self.max_receives}"}}'
            ),
        }

    def dead_letter_attributes(self) -> dict[str, str]:
        """What SQS' CreateQueue takes for the dead-letter queue."""
        return {"MessageRetentionPeriod": str(self.dead_letter_retention), "SqsManagedSseEnabled": "true"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A Lambda function. `entry` is the dotted path of the handler, in Lambda as in the demo."""

    name: str
    entry: str
    timeout: int
    memory: int
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Polling:
    """How Lambda polls a queue for a function. `concurrency` keeps it under the APIs' rates (at least 2)."""

    queue: Queue
    function: Function
    batch: int
    concurrency: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipe:
    """The table's stream filtered and reduced to messages of a queue.

    `pattern` is an EventBridge pattern on a DynamoDB stream record; `message` maps a field of the queue's
    message to the path of its value in the record.
    """

    name: str
    queue: Queue
    pattern: Mapping[str, Any]
    message: Mapping[str, tuple[str, ...]]
    batch: int = 10
    retries: int = 10
    oldest_record: int = DAY

    def template(self) -> str:
        """The pipe's input template: `{"key": <$.path.to.value>}`."""
        fields = (f'"{name}": <$.{".".join(path)}>' for name, path in self.message.items())
        return "{" + ", ".join(fields) + "}"

    def reduce(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """What the template makes of one stream record (for a bus without pipes)."""

        def at(path: tuple[str, ...]) -> Any:
            value: Any = record
            for step in path:
                value = value[step]
            return value

        return {name: at(path) for name, path in self.message.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A function called at a steady interval, which must be whole minutes."""

    name: str
    function: Function
    interval: int
    input: Mapping[str, Any] = field(default_factory=dict[str, Any])
