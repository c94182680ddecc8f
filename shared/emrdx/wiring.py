"""How events, queues and functions are joined, as data: the stack and the local demo both build from it.

Nothing here knows AWS' client or CDK. Times are in seconds, sizes in MB, unless a name says otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

MINUTE: Final = 60
DAY: Final = 86_400
SOURCE: Final = "aws.emr-serverless"


class Variable(StrEnum):
    """The environment of the functions. Absent means not configured, never an empty value."""

    TABLE = "EMRDX_TABLE"
    INTAKE_QUEUE_URL = "EMRDX_INTAKE_QUEUE_URL"
    INTAKE_DEAD_LETTER_URL = "EMRDX_INTAKE_DEAD_LETTER_URL"
    """Where a message that is not ours is sent at once, with the reason as its attribute."""
    TOPIC_ARN = "EMRDX_TOPIC_ARN"
    SLACK_SECRET_ARN = "EMRDX_SLACK_SECRET_ARN"  # noqa: S105 - the variable's name
    EVENT_BUS = "EMRDX_EVENT_BUS"
    """The name or ARN of the bus that takes our own events; absent means none are sent."""
    FOLD_HOURS = "EMRDX_FOLD_HOURS"
    """A failure that recurs within so many hours of its last notice sends no further one."""
    RULES = "EMRDX_RULES"
    """A folder of rule files in the bundle, or an `s3://bucket/prefix/` of them."""
    REDACTION = "EMRDX_REDACTION"
    """`emrdx.redaction.RedactionSettings` as a JSON object."""
    APPLICATIONS = "EMRDX_APPLICATIONS"
    """A JSON array of application ids; absent means every application of the account."""
    RETENTION_DAYS = "EMRDX_RETENTION_DAYS"
    ACTING_TABLE = "EMRDX_ACTING_TABLE"
    """The table of jobs, retries, counters and approvals; absent where nothing acts."""
    JOBS = "EMRDX_JOBS"
    """`true` where the acting server may start background jobs."""
    EXPORT_DESTINATIONS = "EMRDX_EXPORT_DESTINATIONS"
    """A JSON array of the `s3://bucket/prefix/` places that exports may write to or below; absent means none."""
    EXPORT_ROLES = "EMRDX_EXPORT_ROLES"
    """A JSON array of the ARNs of roles that exports may write with beside the job function's own."""
    SENSITIVE_DATA = "EMRDX_SENSITIVE_DATA"
    """`true` where the acting server may show what runs work on."""
    POLICY = "EMRDX_POLICY"
    """Where the acting server's policy is: `ssm:NAME` of a parameter, or `s3://bucket/key`."""
    NOTICES_QUEUE_URL = "EMRDX_NOTICES_QUEUE_URL"
    """Where the acting server sends calls that want approval, so that people are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule:
    """An EventBridge rule on the default bus. `detail` maps a field to the values that match."""

    name: str
    detail_type: str
    detail: Mapping[str, tuple[str, ...]]

    def pattern(self, applications: Sequence[str] = ()) -> dict[str, Any]:
        """The event pattern, for all applications or only those named."""
        detail = {name: list(values) for name, values in self.detail.items()}
        if applications:
            detail["applicationId"] = list(applications)
        return {"source": [SOURCE], "detail-type": [self.detail_type], "detail": detail}


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


RULES: Final = (
    # A run over its execution timeout ends CANCELLED; a user's cancel is told apart after GetJobRun.
    EventRule(
        name="run-ended",
        detail_type="EMR Serverless Job Run State Change",
        detail={"state": ("FAILED", "CANCELLED")},
    ),
    # It has no `state`; only the attempt that failed is named.
    EventRule(
        name="run-retried",
        detail_type="EMR Serverless Job Run Retry",
        detail={"previousAttemptState": ("FAILED",)},
    ),
)

_SHARED = (Variable.TABLE, Variable.REDACTION)

DIAGNOSE: Final = Function(
    name="diagnose",
    entry="emrdx_functions.diagnose.handler.handler",
    timeout=3 * MINUTE,
    memory=1769,  # one whole vCPU: inflating and scanning is bound by it
    variables=(
        *_SHARED,
        Variable.INTAKE_QUEUE_URL,
        Variable.INTAKE_DEAD_LETTER_URL,
        Variable.RULES,
        Variable.RETENTION_DAYS,
    ),
)
RECONCILE: Final = Function(
    name="reconcile",
    entry="emrdx_functions.reconcile.handler.handler",
    timeout=5 * MINUTE,
    memory=256,
    variables=(
        Variable.TABLE,
        Variable.INTAKE_QUEUE_URL,
        Variable.APPLICATIONS,
        Variable.RETENTION_DAYS,
        Variable.ACTING_TABLE,
    ),
)
NOTIFY: Final = Function(
    name="notify",
    entry="emrdx_functions.notify.handler.handler",
    timeout=30,
    memory=512,
    variables=(
        Variable.TABLE,
        Variable.TOPIC_ARN,
        Variable.SLACK_SECRET_ARN,
        Variable.EVENT_BUS,
        Variable.FOLD_HOURS,
    ),
)
MCP_SERVER: Final = Function(
    name="mcp-server",
    entry="emrdx_functions.mcp_server.handler.handler",
    timeout=30,
    memory=1769,  # `mcp` is imported in half the time of a smaller function, at the same price
    variables=(Variable.TABLE, Variable.APPLICATIONS, Variable.RETENTION_DAYS),
)
MCP_PATH: Final = "/mcp"
# In a stack only where it is asked for, and so none of those that every deployment has.
MCP_LIVE: Final = Function(
    name="mcp-live",
    entry="emrdx_functions.mcp_live.handler.handler",
    timeout=MINUTE,
    memory=1769,  # one whole vCPU, as for diagnosing
    variables=(
        Variable.TABLE,
        Variable.APPLICATIONS,
        Variable.RETENTION_DAYS,
        Variable.REDACTION,
        Variable.RULES,
    ),
)
# Likewise.
ACTIONS: Final = Function(
    name="actions",
    entry="emrdx_functions.actions.handler.handler",
    timeout=30,
    memory=1769,
    variables=(
        Variable.TABLE,
        Variable.ACTING_TABLE,
        Variable.JOBS,
        Variable.EXPORT_DESTINATIONS,
        Variable.EXPORT_ROLES,
        Variable.APPLICATIONS,
        Variable.RETENTION_DAYS,
        Variable.REDACTION,
        Variable.SENSITIVE_DATA,
        Variable.POLICY,
        Variable.NOTICES_QUEUE_URL,
    ),
)
# Likewise. A worker that does not end a job in its time gives it back to the next one.
JOBS: Final = Function(
    name="jobs",
    entry="emrdx_functions.jobs.handler.handler",
    timeout=15 * MINUTE,
    memory=1769,  # one whole vCPU, as for diagnosing
    variables=(
        Variable.TABLE,
        Variable.ACTING_TABLE,
        Variable.RETENTION_DAYS,
        Variable.REDACTION,
        Variable.RULES,
    ),
)
FUNCTIONS: Final = (DIAGNOSE, RECONCILE, NOTIFY, MCP_SERVER)

INTAKE: Final = Queue(
    name="emrdx-intake",
    # EMR Serverless rewrites the current log file about every 15 s, so the last one may be that late.
    delay=30,
    visibility=6 * DIAGNOSE.timeout,
)
NOTICES: Final = Queue(name="emrdx-notices", visibility=6 * NOTIFY.timeout)
QUEUES: Final = (INTAKE, NOTICES)

# Five workers with two calls each stay well under GetJobRun's 10 a second, which the customer shares.
DIAGNOSE_POLLING: Final = Polling(queue=INTAKE, function=DIAGNOSE, batch=4, concurrency=5)
# Slack takes one message a second a channel.
NOTIFY_POLLING: Final = Polling(queue=NOTICES, function=NOTIFY, batch=5, concurrency=2)
POLLINGS: Final = (DIAGNOSE_POLLING, NOTIFY_POLLING)

RECONCILE_SCHEDULE: Final = Schedule(name="emrdx-reconcile", function=RECONCILE, interval=15 * MINUTE)
# A job waits a minute at most, and so does one whose worker went away once its lease is over.
JOBS_SCHEDULE: Final = Schedule(name="emrdx-jobs", function=JOBS, interval=MINUTE)
JOB_FAILED: Final = "a background job failed"
"""What the jobs function logs of each job that failed, with its `code`; an alarm counts it."""

# The queue's message is the finding's key alone: the notifier reads the newest revision from the table.
# A finding whose notice is sent, folded or muted is written back in another state and does not match again.
NOTICE_PIPE: Final = Pipe(
    name="emrdx-notices",
    queue=NOTICES,
    pattern={
        "eventName": ["INSERT", "MODIFY"],
        "dynamodb": {
            "NewImage": {"item": {"S": ["FINDING"]}, "notice_state": {"S": ["pending"]}},
        },
    },
    message={"pk": ("dynamodb", "Keys", "pk", "S"), "sk": ("dynamodb", "Keys", "sk", "S")},
)
