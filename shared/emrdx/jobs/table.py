"""The acting table as data: what acting tools keep, apart from the findings that the reading server may read.

| item  | partition key | sort key          | holds                                                          |
|-------|---------------|-------------------|----------------------------------------------------------------|
| JOB   | `JOBS#owner`  | `JOB#id`          | one background job; ids sort by time, so that a query lists    |
| TOKEN | `JOBS#owner`  | `TOKEN#token`     | which job a client token started, and a digest of its request  |
| OPEN  | `OPEN`        | `owner#id`        | a job that has not ended; gone with its end                    |
| RETRY | `RETRIES`       | `application#run` | a retry that was started and has not ended (`emrdx.findings.retries`) |

The owner is part of the key: another caller's job cannot be told from one that never was.
"""

from dataclasses import dataclass
from typing import Any, Final

DEFAULT_TABLE_NAME: Final = "emrdx-acting"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingTableDefinition:
    """A table on demand without indexes or stream, encrypted at rest. Both keys are strings."""

    partition_key: str = "pk"
    sort_key: str = "sk"
    ttl_attribute: str = "expires_at"

    def create_arguments(self, name: str) -> dict[str, Any]:
        """The arguments of DynamoDB's CreateTable."""
        roles = {self.partition_key: "HASH", self.sort_key: "RANGE"}
        return {
            "TableName": name,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key in roles],
            "KeySchema": [{"AttributeName": key, "KeyType": role} for key, role in roles.items()],
        }

    def time_to_live_arguments(self, name: str) -> dict[str, Any]:
        """The arguments of DynamoDB's UpdateTimeToLive."""
        enabled = {"Enabled": True, "AttributeName": self.ttl_attribute}
        return {"TableName": name, "TimeToLiveSpecification": enabled}


ACTING_TABLE: Final = ActingTableDefinition()
