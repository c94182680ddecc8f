"""A queue with its dead-letter queue, both encrypted and reached over TLS alone."""

from typing import Any

from aws_cdk import Duration
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from emrdx import wiring


class MessageQueue(Construct):
    """A queue as the wiring says."""

    def __init__(self, scope: Construct, construct_id: str, *, queue: wiring.Queue) -> None:
        super().__init__(scope, construct_id)
        safe: dict[str, Any] = {"encryption": sqs.QueueEncryption.SQS_MANAGED, "enforce_ssl": True}
        self.dead = sqs.Queue(
            self, "Dead", retention_period=Duration.seconds(queue.dead_letter_retention), **safe
        )
        self.queue = sqs.Queue(
            self,
            "Queue",
            visibility_timeout=Duration.seconds(queue.visibility),
            delivery_delay=Duration.seconds(queue.delay),
            retention_period=Duration.seconds(queue.retention),
            dead_letter_queue=sqs.DeadLetterQueue(queue=self.dead, max_receive_count=queue.max_receives),
            **safe,
        )
