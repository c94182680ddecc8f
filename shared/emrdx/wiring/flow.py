"""The way of a failed run: from EventBridge to a finding, from a finding to people, and what is done on a schedule."""

from typing import Final

from emrdx.wiring.functions import DIAGNOSE, JOBS, MINUTE, NOTIFY, RECONCILE
from emrdx.wiring.parts import DetailType, EventRule, Pipe, Polling, Queue, Schedule

RULES: Final = (
    # A run over its execution timeout ends CANCELLED; a user's cancel is told apart after GetJobRun.
    EventRule(
        name="run-ended",
        detail_type=DetailType.STATE_CHANGE,
        detail={"state": ("FAILED", "CANCELLED")},
    ),
    # It has no `state`; only the attempt that failed is named.
    EventRule(
        name="run-retried",
        detail_type=DetailType.RETRY,
        detail={"previousAttemptState": ("FAILED",)},
    ),
)

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
