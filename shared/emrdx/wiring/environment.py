"""The variables of the functions' environment."""

from enum import StrEnum


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
