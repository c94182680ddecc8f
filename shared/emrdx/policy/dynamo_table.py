"""A DynamoDB table as the store uses it: strongly consistent reads, conditional writes, tries with growing pauses."""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeVar

from emrdx.policy.dynamo_items import PARTITION_KEY, Item, key
from emrdx.policy.store import StoreError

_ATTEMPTS: Final = 20
_PAUSE_SECONDS: Final = 0.2
_CONTENDED: Final = frozenset({"None", None, "ConditionalCheckFailed", "TransactionConflict"})
_T = TypeVar("_T")


class DynamoTable:
    """Whatever keeps the table from answering is a `StoreError`."""

    def __init__(self, client: Any, name: str) -> None:
        self._client, self.name = client, name

    def get(self, partition: str, sort: str) -> Item | None:
        """One item."""
        answer = _reached(
            lambda: self._client.get_item(TableName=self.name, Key=key(partition, sort), ConsistentRead=True)
        )
        found: Item | None = answer.get("Item")
        return found

    def of(self, partition: str) -> list[Item]:
        """All items of a partition, in the order of their sort keys."""
        pages = self._client.get_paginator("query").paginate(
            TableName=self.name,
            KeyConditionExpression=f"{PARTITION_KEY} = :pk",
            ExpressionAttributeValues={":pk": {"S": partition}},
            ConsistentRead=True,
        )
        return _reached(lambda: [item for page in pages for item in page["Items"]])

    def write(self, writes: list[dict[str, Any]]) -> bool:
        """Writes all or none; False where a condition does not hold or another writer was at it."""
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            self._client.transact_write_items(TransactItems=writes)
        except ClientError as error:
            reasons = {reason.get("Code") for reason in error.response.get("CancellationReasons", ())}
            code = error.response.get("Error", {}).get("Code")
            if code == "TransactionCanceledException" and reasons <= _CONTENDED:
                return False
            raise StoreError(str(error)) from error
        except BotoCoreError as error:
            raise StoreError(str(error)) from error
        return True


def attempts() -> Iterator[int]:
    """Numbers of attempts, each after a longer pause at random."""
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(random.uniform(0, min(_PAUSE_SECONDS, 0.005 * 2**attempt)))
        yield attempt


def _reached(call: Callable[[], _T]) -> _T:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except (BotoCoreError, ClientError) as error:
        raise StoreError(str(error)) from error
