"""What Lambda's pollers and the pipe do in a deployment, by hand: emulated queues and stream to real handlers."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final

from emrdx.demo.cloud import ACCOUNT, REGION, Cloud
from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.wiring import NOTICE_PIPE, POLLINGS, Function, Pipe, Polling

Handler = Callable[[dict[str, Any], Any], Any]
_BATCHES: Final = 200


@dataclass(frozen=True, slots=True)
class LambdaContext:
    """What Lambda passes beside the event."""

    function_name: str
    memory_limit_in_mb: int
    aws_request_id: str = "00000000-0000-0000-0000-000000000000"
    function_version: str = "$LATEST"

    @property
    def invoked_function_arn(self) -> str:
        return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        return 180_000


def handler_of(function: Function) -> Handler:
    """A function's real handler."""
    module, _, name = function.entry.rpartition(".")
    handler: Handler = getattr(import_module(module), name)
    return handler


@dataclass(slots=True)
class Pump:
    """Moves messages until every queue and the stream are empty."""

    cloud: Cloud
    handlers: dict[str, Handler] = field(default_factory=dict[str, Handler])
    _iterators: dict[str, str] = field(default_factory=dict[str, str])

    def drain(self, after: Callable[[], None] = lambda: None) -> None:
        """Delivers everything; `after` is called after each batch."""
        for _ in range(_BATCHES):
            moved = sum(self._poll(polling) for polling in POLLINGS)
            moved += self._pipe(NOTICE_PIPE)
            after()
            if not moved:
                return

    def _poll(self, polling: Polling) -> int:
        url = self.cloud.url(polling.queue)
        received = self.cloud.sqs.receive_message(
            QueueUrl=url,
            MaxNumberOfMessages=min(polling.batch, 10),
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
        ).get("Messages", [])
        if not received:
            return 0
        function = polling.function
        handler = self.handlers.setdefault(function.name, handler_of(function))
        answer = handler(
            _sqs_event(received, polling.queue.name), LambdaContext(function.name, function.memory)
        )
        failed = {one["itemIdentifier"] for one in (answer or {}).get("batchItemFailures", [])}
        for message in received:
            if message["MessageId"] in failed:
                # A failed receipt is given again at once, so that the dead-letter queue is reached in the demo.
                self.cloud.sqs.change_message_visibility(
                    QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
                )
            else:
                self.cloud.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return len(received)

    def _pipe(self, pipe: Pipe) -> int:
        from moto.events.models import EventPattern

        pattern: Any = EventPattern.load(json.dumps(pipe.pattern))
        moved = 0
        for record in self._stream_records():
            if pattern.matches_event(_plain(record)):
                self.cloud.sqs.send_message(
                    QueueUrl=self.cloud.url(pipe.queue), MessageBody=json.dumps(pipe.reduce(record))
                )
            moved += 1
        return moved

    def _stream_records(self) -> list[dict[str, Any]]:
        arn = self.cloud.dynamodb.describe_table(TableName=DEFAULT_TABLE_NAME)["Table"]["LatestStreamArn"]
        found: list[dict[str, Any]] = []
        for shard in self.cloud.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
            name = shard["ShardId"]
            if name not in self._iterators:
                self._iterators[name] = self.cloud.streams.get_shard_iterator(
                    StreamArn=arn, ShardId=name, ShardIteratorType="TRIM_HORIZON"
                )["ShardIterator"]
            answer = self.cloud.streams.get_records(ShardIterator=self._iterators[name])
            self._iterators[name] = answer["NextShardIterator"]
            found += answer["Records"]
        return found


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    """A stream record as JSON, which is what a pipe's pattern looks at."""
    plain: dict[str, Any] = json.loads(json.dumps(record, default=str))
    return plain


def _sqs_event(messages: Sequence[Mapping[str, Any]], queue: str) -> dict[str, Any]:
    """The event that Lambda's poller makes of received messages."""
    return {
        "Records": [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message.get("Attributes", {}),
                "messageAttributes": {},
                "md5OfBody": message.get("MD5OfBody", ""),
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}",
                "awsRegion": REGION,
            }
            for message in messages
        ]
    }
