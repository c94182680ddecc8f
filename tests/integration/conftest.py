"""Services in the process, and the table, queues, rules and functions of the project's own declarations in them."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
import pytest
from botocore.loaders import create_loader
from moto import mock_aws

from emrdx.findings.client import Table
from emrdx.findings.keys import RunKey
from emrdx.findings.reader import FindingReader
from emrdx.findings.table import FINDINGS_TABLE
from emrdx.schemas import Finding
from emrdx.wiring import NOTICE_PIPE, POLLINGS, QUEUES, RECONCILE, RULES, SOURCE, Polling, Queue, Variable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REGION = "eu-west-1"
ACCOUNT = "123456789012"
BUCKET = "team-logs"
DYNAMODB_LOCAL = Path(__file__).parent.parent / "tools" / "dynamodb-local" / "serve.py"
CORPUS = Path(__file__).parent.parent / "corpus" / "spark"
# The services' descriptions, read once: a session begins with each emulation, and would read them again.
DESCRIPTIONS = create_loader()


class OneAtATime:
    """A client whose calls never overlap: the emulation copies whole tables in a transaction, DynamoDB does not."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._lock = RLock()

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)

        def serial(*args: Any, **kwargs: Any) -> Any:
            with self._lock:
                return call(*args, **kwargs)

        return serial


@pytest.fixture
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")
    monkeypatch.delenv("AWS_PROFILE", raising=False)


@pytest.fixture
def aws(credentials: None) -> Iterator[None]:
    with mock_aws():
        session = botocore.session.get_session()
        session.register_component("data_loader", DESCRIPTIONS)
        boto3.setup_default_session(botocore_session=session)
        yield


@pytest.fixture(scope="session")
def dynamodb_local() -> Iterator[str]:
    """The address of a DynamoDB Local."""
    with subprocess.Popen(
        [sys.executable, str(DYNAMODB_LOCAL)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        if not address:
            pytest.fail("DynamoDB Local does not start; see what it says above")
        yield address
        server.stdin.close()


@pytest.fixture(params=["moto", pytest.param("local", marks=pytest.mark.full)])
def dynamodb(request: pytest.FixtureRequest, credentials: None) -> "DynamoDBClient":
    """DynamoDB emulated in the process, and Amazon's own local one."""
    if request.param == "moto":
        request.getfixturevalue("aws")
        return OneAtATime(boto3.client("dynamodb"))  # type: ignore[return-value]
    return boto3.client("dynamodb", endpoint_url=request.getfixturevalue("dynamodb_local"))


@pytest.fixture
def table(dynamodb: "DynamoDBClient") -> Table:
    """An empty findings table, in each of them."""
    return _created(dynamodb)


@pytest.fixture
def emulated_table(aws: None) -> Table:
    """An empty findings table beside the other emulated services."""
    return _created(OneAtATime(boto3.client("dynamodb")))


def _created(client: Any) -> Table:
    name = f"emrdx-findings-{uuid.uuid4().hex[:8]}"
    client.create_table(**FINDINGS_TABLE.create_arguments(name))
    client.update_time_to_live(**FINDINGS_TABLE.time_to_live_arguments(name))
    return Table(client, name)


@dataclass(frozen=True)
class LambdaContext:
    """What Lambda passes beside the event."""

    function_name: str = "test"
    memory_limit_in_mb: int = 512
    aws_request_id: str = "request"
    invoked_function_arn: str = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:test"
    seconds_left: float = 180.0

    def get_remaining_time_in_millis(self) -> int:
        return int(self.seconds_left * 1000)


@dataclass
class Deployment:
    """A deployment in the emulated services. `now` moves what delays and leases are measured by."""

    table: Table
    sqs: Any
    s3: Any
    events: Any
    serverless: Any
    streams: Any
    application_id: str = ""
    urls: dict[str, str] = field(default_factory=dict)
    context: LambdaContext = LambdaContext()
    _shards: dict[str, str] = field(default_factory=dict)

    def failed_run(self, case: str | None = "s353", **changed: Any) -> str:
        """A run that failed with the logs of a case of the corpus in S3; the fields of the run may be changed."""
        from moto.emrserverless.models import emrserverless_backends

        logs = {"s3MonitoringConfiguration": {"logUri": f"s3://{BUCKET}/emr/"}}
        started = self.serverless.start_job_run(
            applicationId=self.application_id,
            clientToken=os.urandom(8).hex(),
            executionRoleArn=f"arn:aws:iam::{ACCOUNT}:role/etl",
            name=changed.pop("name", "daily-sales"),
            jobDriver={"sparkSubmit": {"entryPoint": "s3://code/main.py"}},
            configurationOverrides={"monitoringConfiguration": changed.pop("monitoring", logs)},
        )
        run_id: str = started["jobRunId"]
        runs = emrserverless_backends[ACCOUNT][REGION].job_runs[self.application_id]
        run: Any = next(one for one in runs if one.id == run_id)
        ended = changed.pop("ended_at", datetime.now(UTC) - timedelta(seconds=40))
        facts = {
            "state": "FAILED",
            "state_details": "Job failed, please check complete logs in configured logging destination. ExitCode: 1.",
            "created_by": f"arn:aws:sts::{ACCOUNT}:assumed-role/Scheduler/nightly",
            # The emulation compares it with a time that it has read without a zone.
            "created_at": (ended - timedelta(minutes=10)).replace(tzinfo=None),
            "started_at": ended - timedelta(minutes=9),
            "updated_at": ended,
            "ended_at": ended,
            "attempt": 1,
            "mode": "BATCH",
            "total_execution_duration_seconds": 540,
        }
        for name, value in (facts | changed).items():
            setattr(run, name, value)
        if case is not None:
            self.write_logs(run_id, case)
        return run_id

    def change_run(self, run_id: str, **changed: Any) -> None:
        from moto.emrserverless.models import emrserverless_backends

        runs = emrserverless_backends[ACCOUNT][REGION].job_runs[self.application_id]
        run = next(one for one in runs if one.id == run_id)
        for name, value in changed.items():
            setattr(run, name, value)

    def write_logs(self, run_id: str, case: str, attempt: int | None = None) -> None:
        root = f"emr/applications/{self.application_id}/jobs/{run_id}/"
        root += f"attempts/{attempt}/" if attempt else ""
        for file in sorted((CORPUS / case).rglob("*.gz")):
            key = root + file.relative_to(CORPUS / case).as_posix()
            self.s3.put_object(Bucket=BUCKET, Key=key, Body=file.read_bytes())

    def state_change(self, run_id: str, state: str = "FAILED") -> None:
        """The run's event on the bus, in the service's form."""
        self._put("EMR Serverless Job Run State Change", run_id, {"state": state, "previousState": "RUNNING"})

    def retry(self, run_id: str, attempt: int) -> None:
        """The event of an attempt that failed and is tried again."""
        self._put(
            "EMR Serverless Job Run Retry",
            run_id,
            {"previousAttempt": attempt, "previousAttemptState": "FAILED", "newAttempt": attempt + 1},
        )

    def _put(self, detail_type: str, run_id: str, detail: Mapping[str, Any]) -> None:
        path = f"/applications/{self.application_id}/jobruns/{run_id}"
        whole = {
            "jobRunId": run_id,
            "applicationId": self.application_id,
            "arn": f"arn:aws:emr-serverless:{REGION}:{ACCOUNT}:{path}",
            "releaseLabel": "emr-7.9.0",
            **detail,
        }
        entry = {"Source": SOURCE, "DetailType": detail_type, "Detail": json.dumps(whole)}
        self.events.put_events(Entries=[entry])

    def work(self) -> None:
        """Delivers what is due until nothing is: queues to handlers, the stream to the notices queue."""
        for _ in range(50):
            if not sum(self.poll(polling) for polling in POLLINGS) + self._pipe():
                return
        raise AssertionError("the queues never come to rest")

    def time_passes(self) -> None:
        """Makes every delayed or hidden message due."""
        for queue in self._backend.queues.values():
            for message in queue._messages:
                message.delayed_until = 0
                message.visible_at = 0

    def waiting(self, queue: Queue) -> int:
        """How many messages a queue holds, the delayed and hidden ones too."""
        return len(self._backend.queues[queue.name]._messages)

    def delays(self, queue: Queue) -> list[int]:
        """For how many seconds each waiting message was delayed."""
        waiting = self._backend.queues[queue.name]._messages
        return [round((message.delayed_until - message.sent_timestamp) / 1000) for message in waiting]

    def dead_letters(self, queue: Queue) -> list[dict[str, Any]]:
        answer = self.sqs.receive_message(
            QueueUrl=self.urls[queue.dead_letter_name],
            MaxNumberOfMessages=10,
            MessageAttributeNames=["All"],
            VisibilityTimeout=0,
        )
        return list(answer.get("Messages", []))

    def reconcile(self) -> dict[str, int]:
        answer: dict[str, int] = _handler(RECONCILE.entry)({}, LambdaContext())
        return answer

    def findings(self, run_id: str) -> tuple[Finding, ...]:
        return FindingReader(self.table).run(run_id).findings

    def key(self, run_id: str, attempt: int = 1) -> RunKey:
        return RunKey(
            account=ACCOUNT,
            region=REGION,
            application_id=self.application_id,
            job_run_id=run_id,
            attempt=attempt,
        )

    @property
    def _backend(self) -> Any:
        from moto.sqs.models import sqs_backends

        return sqs_backends[ACCOUNT][REGION]

    def poll(self, polling: Polling) -> int:
        """Delivers one batch of what is due, and says how many messages it held."""
        url = self.urls[polling.queue.name]
        answer = self.sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=polling.batch, AttributeNames=["All"], VisibilityTimeout=600
        )
        received = answer.get("Messages", [])
        if not received:
            return 0
        records = [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message["Attributes"],
                "messageAttributes": {},
                "md5OfBody": message["MD5OfBody"],
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{polling.queue.name}",
                "awsRegion": REGION,
            }
            for message in received
        ]
        failed = _handler(polling.function.entry)({"Records": records}, self.context)["batchItemFailures"]
        again = {failure["itemIdentifier"] for failure in failed}
        for message in received:
            if message["MessageId"] not in again:
                self.sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return len(received)

    def _pipe(self) -> int:
        arn = self.table.client.describe_table(TableName=self.table.name)["Table"]["LatestStreamArn"]
        moved = 0
        for shard in self.streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
            name = shard["ShardId"]
            if name not in self._shards:
                self._shards[name] = self.streams.get_shard_iterator(
                    StreamArn=arn, ShardId=name, ShardIteratorType="TRIM_HORIZON"
                )["ShardIterator"]
            answer = self.streams.get_records(ShardIterator=self._shards[name])
            self._shards[name] = answer["NextShardIterator"]
            for record in answer["Records"]:
                if _matches(NOTICE_PIPE.pattern, record):
                    body = json.dumps(NOTICE_PIPE.reduce(record))
                    self.sqs.send_message(QueueUrl=self.urls[NOTICE_PIPE.queue.name], MessageBody=body)
                    moved += 1
        return moved


def _matches(pattern: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    """An EventBridge pattern of exact values."""
    for name, wanted in pattern.items():
        value = record.get(name)
        if isinstance(wanted, Mapping):
            if not isinstance(value, Mapping) or not _matches(wanted, value):
                return False
        elif value not in wanted:
            return False
    return True


def _handler(entry: str) -> Callable[[dict[str, Any], LambdaContext], Any]:
    module, _, name = entry.rpartition(".")
    handler: Callable[[dict[str, Any], LambdaContext], Any] = getattr(import_module(module), name)
    return handler


@pytest.fixture
def deployment(emulated_table: Table, monkeypatch: pytest.MonkeyPatch) -> Deployment:
    """The table, queues, rules and functions of a deployment. Queues do not delay what EventBridge brings."""
    made = Deployment(
        table=emulated_table,
        sqs=boto3.client("sqs"),
        s3=boto3.client("s3"),
        events=boto3.client("events"),
        serverless=boto3.client("emr-serverless"),
        streams=boto3.client("dynamodbstreams"),
    )
    for queue in QUEUES:
        dead = made.sqs.create_queue(
            QueueName=queue.dead_letter_name, Attributes=queue.dead_letter_attributes()
        )
        made.urls[queue.dead_letter_name] = dead["QueueUrl"]
        attributes = replace(queue, delay=0).attributes(
            f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue.dead_letter_name}"
        )
        made.urls[queue.name] = made.sqs.create_queue(QueueName=queue.name, Attributes=attributes)["QueueUrl"]
    for rule in RULES:
        made.events.put_rule(Name=rule.name, EventPattern=json.dumps(rule.pattern()))
        target = {"Id": "intake", "Arn": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{QUEUES[0].name}"}
        made.events.put_targets(Rule=rule.name, Targets=[target])
    made.s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    application = made.serverless.create_application(name="etl", releaseLabel="emr-7.9.0", type="SPARK")
    made.application_id = application["applicationId"]
    monkeypatch.setenv(Variable.TABLE, emulated_table.name)
    monkeypatch.setenv(Variable.INTAKE_QUEUE_URL, made.urls[QUEUES[0].name])
    monkeypatch.setenv(Variable.INTAKE_DEAD_LETTER_URL, made.urls[QUEUES[0].dead_letter_name])
    for cached in ("diagnosing", "reconciling", "following_up", "notifying"):
        getattr(import_module("emrdx.ports"), cached).cache_clear()
    return made
