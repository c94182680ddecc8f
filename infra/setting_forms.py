"""How the values of settings look that are names and ARNs: a pattern of the whole value, and what it is in words."""

from collections.abc import Mapping
from typing import Final

_KEY_ARN = "a KMS key's ARN, arn:aws:kms:REGION:ACCOUNT:key/ID (an alias grants nothing)"
_PARTITION = r"arn:aws[a-z-]*"
_APPLICATION = (r"[0-9a-z]{1,64}", "an EMR Serverless application id, such as 00f1982r1uukb925")
_TABLE = (r"[A-Za-z0-9_.-]{3,255}", "a DynamoDB table name")
_KEY = (_PARTITION + r":kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+", _KEY_ARN)
_ROLE = (_PARTITION + r":iam::\d{12}:role/[^\s*?]+", "an IAM role's ARN without wildcards")
_CALLER = (_PARTITION + r":iam::\d{12}:(root|(role|user)/\S+)", "an IAM role's or user's ARN")
FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "stack": (r"[A-Za-z][A-Za-z0-9-]{0,40}", "a CloudFormation stack name of at most 41 characters"),
    "table": _TABLE,
    "acting_table": _TABLE,
    "log_groups": (r"[.\-_/#A-Za-z0-9]{1,512}", "a CloudWatch log group's name, not its ARN"),
    "log_keys": _KEY,
    "applications": _APPLICATION,
    "slack_secret": (
        _PARTITION + r":secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+",
        "a Secrets Manager secret's ARN",
    ),
    "event_bus": (_PARTITION + r":events:[a-z0-9-]+:\d{12}:event-bus/[A-Za-z0-9._/-]+", "an event bus' ARN"),
    "emails": (r"[^@\s,]+@[^@\s,]+\.[^@\s,]+", "an e-mail address"),
    "alarm_topics": (_PARTITION + r":sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+", "an SNS topic's ARN"),
    "action_applications": _APPLICATION,
    "action_roles": _ROLE,
    "export_roles": _ROLE,
    "export_keys": _KEY,
    "action_callers": _CALLER,
    "live_callers": _CALLER,
    "mcp_callers": _CALLER,
}
