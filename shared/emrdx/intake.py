"""The intake queue: looks put back for later, runs that a sweep found, messages that are none of ours."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from emrdx.events import JobRunEvent, message

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

DELAY_MAX: Final = 900
REASON: Final = "emrdx-reason"
"""The message attribute of a dead letter that says why it is there."""


@dataclass(frozen=True, slots=True)
class IntakeQueue:
    """The queue of ended attempts, and its dead-letter queue where that is known."""

    client: "SQSClient"
    url: str
    dead_letter_url: str | None = None

    def put(self, event: JobRunEvent, delay: int) -> None:
        """Queues an event, to be received after `delay` seconds (at most 900)."""
        self.client.send_message(
            QueueUrl=self.url, MessageBody=message(event), DelaySeconds=min(delay, DELAY_MAX)
        )

    def reject(self, body: str, reason: str) -> None:
        """Sends a message that can never be handled to the dead-letter queue, with the reason.

        Raises:
            LookupError: no dead-letter queue is known, so that the message had better be retried.
        """
        if self.dead_letter_url is None:
            raise LookupError(f"no dead-letter queue is set for a message that was rejected: {reason}")
        self.client.send_message(
            QueueUrl=self.dead_letter_url,
            MessageBody=body or " ",
            MessageAttributes={REASON: {"DataType": "String", "StringValue": reason}},
        )
