"""DynamoDB as the findings table needs it: reads by key and by index, conditional writes, transactions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from botocore.exceptions import ClientError

from emrdx.findings.backoff import pauses
from emrdx.findings.table import DEFAULT_TABLE_NAME, FINDINGS_TABLE
from emrdx.findings.writes import (
    Change,
    Delete,
    Item,
    Key,
    Put,
    Value,
    Write,
    action,
    decoded,
    encoded,
    key_attributes,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

__all__ = ["Change", "Conflict", "Delete", "Found", "Item", "Key", "Put", "Table", "Value", "Write"]

BATCH_KEYS: Final = 100
_CONFLICTS: Final = frozenset({"ConditionalCheckFailed", "TransactionConflict"})
_CONFLICT_ERRORS: Final = frozenset(
    {"ConditionalCheckFailedException", "TransactionConflictException", "TransactionInProgressException"}
)


class Conflict(Exception):  # noqa: N818 - not an error: somebody else was first
    """A condition did not hold, or another transaction was writing the same item."""


class Found(NamedTuple):
    """One page of a query: `more` says that a further page may follow."""

    items: tuple[Item, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One findings table."""

    client: "DynamoDBClient"
    name: str = DEFAULT_TABLE_NAME

    def get(self, key: Key, *, consistent: bool = False) -> Item | None:
        """One item, None where there is none."""
        answer = self.client.get_item(
            TableName=self.name, Key=encoded(key_attributes(key)), ConsistentRead=consistent
        ).get("Item")
        return decoded(answer) if answer else None

    def get_together(self, *keys: Key) -> dict[Key, Item]:
        """Those of the items that exist, all as they were at one moment, in one call.

        Raises:
            Conflict: a transaction was writing one of them.
        """
        wanted: list[Any] = [
            {"Get": {"TableName": self.name, "Key": encoded(key_attributes(key))}} for key in keys
        ]
        try:
            answer = self.client.transact_get_items(TransactItems=wanted)
        except ClientError as error:
            if _is_conflict(error):
                raise Conflict(str(error)) from error
            raise
        items = [decoded(found["Item"]) for found in answer["Responses"] if found.get("Item")]
        return {Key.of(item): item for item in items}

    def get_many(self, keys: Iterable[Key]) -> dict[Key, Item]:
        """Those of the items that exist.

        Raises:
            Conflict: DynamoDB leaves keys unprocessed again and again.
        """
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Item] = {}
        for first in range(0, len(wanted), BATCH_KEYS):
            left: list[Any] = [encoded(key_attributes(key)) for key in wanted[first : first + BATCH_KEYS]]
            for _ in pauses():
                answer = self.client.batch_get_item(RequestItems={self.name: {"Keys": left}})
                items = [decoded(item) for item in answer["Responses"].get(self.name, [])]
                found |= {Key.of(item): item for item in items}
                unprocessed = answer.get("UnprocessedKeys", {})
                left = [*unprocessed[self.name]["Keys"]] if self.name in unprocessed else []
                if not left:
                    break
            else:
                raise Conflict("keys of a batch stay unprocessed")
        return found

    def query(
        self,
        partition: str,
        *,
        index: str | None = None,
        between: tuple[str, str] | None = None,
        after: Mapping[str, str] | None = None,
        newest_first: bool = True,
        limit: int | None = None,
    ) -> Found:
        """One page of a partition, of an index where named, in order of its sort key.

        `between` bounds the sort key, both ends included; `after` is the full key of the item before.
        """
        definition = next((entry for entry in FINDINGS_TABLE.indexes if entry.name == index), None)
        names = definition or FINDINGS_TABLE
        arguments: dict[str, Any] = {
            "TableName": self.name,
            "KeyConditionExpression": "#p = :p",
            "ExpressionAttributeNames": {"#p": names.partition_key},
            "ExpressionAttributeValues": {":p": {"S": partition}},
            "ScanIndexForward": not newest_first,
        }
        if between is not None:
            arguments["KeyConditionExpression"] += " AND #s BETWEEN :a AND :b"
            arguments["ExpressionAttributeNames"]["#s"] = names.sort_key
            arguments["ExpressionAttributeValues"] |= {":a": {"S": between[0]}, ":b": {"S": between[1]}}
        if index is not None:
            arguments["IndexName"] = index
        if after is not None:
            arguments["ExclusiveStartKey"] = encoded(after)
        if limit is not None:
            arguments["Limit"] = limit
        answer = self.client.query(**arguments)
        return Found(tuple(map(decoded, answer["Items"])), more="LastEvaluatedKey" in answer)

    def write(self, *writes: Write) -> None:
        """All of the writes or none.

        Raises:
            Conflict: a condition did not hold, or another transaction was in the way.
        """
        try:
            self.client.transact_write_items(TransactItems=[action(self.name, write) for write in writes])
        except ClientError as error:
            if _is_conflict(error):
                raise Conflict(str(error)) from error
            raise


def _is_conflict(error: ClientError) -> bool:
    code = error.response["Error"]["Code"]
    if code != "TransactionCanceledException":
        return code in _CONFLICT_ERRORS
    reasons: Sequence[Mapping[str, Any]] = error.response.get("CancellationReasons", ())
    return any(reason.get("Code") in _CONFLICTS for reason in reasons)
