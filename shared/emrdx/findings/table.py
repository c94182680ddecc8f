"""The findings table as data: the stack, the demo and the tests build the same table from `FINDINGS_TABLE`.

Each index is one access pattern. All are ordered by the time of the failure, newest last.

| index            | partition key                             | asks for                               |
|------------------|-------------------------------------------|----------------------------------------|
| (table)          | `FINDING#account#region#application#run`  | one run's findings, an attempt an item |
| (table)          | `FAILURE#id`                              | one failure's recurrence and lease     |
| (table)          | `DAY#account#region`, sorted by date      | counts by day                          |
| `by_run`         | the job run's id                          | a run known by its id alone            |
| `by_application` | `account#region#application`              | newest failures of an application      |
| `by_day`         | `account#region#date`                     | newest of the account                  |
| `by_kind`        | `account#region#kind`                     | newest of a kind                       |
| `by_owner`       | `account#region#owner`                    | newest of an owner                     |
| `by_fingerprint` | `account#region#fingerprint`              | the same failure in every job          |
| `by_failure`     | the failure's id                          | all runs of one failure                |
| `by_job`         | `account#region#job`                      | one job name's history                 |
"""

from dataclasses import dataclass
from typing import Any, Final

DEFAULT_TABLE_NAME: Final = "emrdx-findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDefinition:
    """A global secondary index on string keys. `projection` names what it holds beside keys; None is all."""

    name: str
    partition_key: str
    sort_key: str
    projection: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDefinition:
    """A table on demand, with point-in-time recovery and encryption at rest. All keys are strings."""

    partition_key: str
    sort_key: str
    indexes: tuple[IndexDefinition, ...]
    ttl_attribute: str
    stream_view_type: str

    @property
    def key_attributes(self) -> tuple[str, ...]:
        """Every attribute that the table or an index has as a key, each once."""
        names = [self.partition_key, self.sort_key]
        for index in self.indexes:
            names += [index.partition_key, index.sort_key]
        return tuple(dict.fromkeys(names))

    def create_arguments(self, name: str) -> dict[str, Any]:
        """The arguments of DynamoDB's CreateTable."""
        return {
            "TableName": name,
            "BillingMode": "PAY_PER_REQUEST",
            "AttributeDefinitions": [
                {"AttributeName": key, "AttributeType": "S"} for key in self.key_attributes
            ],
            "KeySchema": _key_schema(self.partition_key, self.sort_key),
            "GlobalSecondaryIndexes": [
                {
                    "IndexName": index.name,
                    "KeySchema": _key_schema(index.partition_key, index.sort_key),
                    "Projection": _projection(index.projection),
                }
                for index in self.indexes
            ],
            "StreamSpecification": {"StreamEnabled": True, "StreamViewType": self.stream_view_type},
        }

    def time_to_live_arguments(self, name: str) -> dict[str, Any]:
        """The arguments of DynamoDB's UpdateTimeToLive."""
        return {
            "TableName": name,
            "TimeToLiveSpecification": {"Enabled": True, "AttributeName": self.ttl_attribute},
        }


def _key_schema(partition_key: str, sort_key: str) -> list[dict[str, str]]:
    return [
        {"AttributeName": partition_key, "KeyType": "HASH"},
        {"AttributeName": sort_key, "KeyType": "RANGE"},
    ]


def _projection(names: tuple[str, ...] | None) -> dict[str, Any]:
    return (
        {"ProjectionType": "ALL"}
        if names is None
        else {"ProjectionType": "INCLUDE", "NonKeyAttributes": [*names]}
    )


# One compact attribute, because DynamoDB allows 100 projected attributes over all indexes of a table.
_LISTED: Final = ("brief",)


def _index(name: str, partition_key: str, projection: tuple[str, ...] | None = _LISTED) -> IndexDefinition:
    return IndexDefinition(
        name=name, partition_key=partition_key, sort_key="occurred_at", projection=projection
    )


FINDINGS_TABLE: Final = TableDefinition(
    partition_key="pk",
    sort_key="sk",
    indexes=(
        _index("by_run", "job_run_id", projection=None),
        _index("by_application", "application_key"),
        _index("by_day", "day_key"),
        _index("by_kind", "kind_key"),
        _index("by_owner", "owner_key"),
        _index("by_fingerprint", "fingerprint_key"),
        _index("by_failure", "failure_key"),
        _index("by_job", "job_key"),
    ),
    ttl_attribute="expires_at",
    stream_view_type="NEW_IMAGE",
)
