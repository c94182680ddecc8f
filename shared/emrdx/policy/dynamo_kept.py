"""The last valid policy in the table of counters and approvals, under the keys `POLICY`, `LAST`, compressed."""

import zlib
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from emrdx.policy.dynamo_items import key
from emrdx.policy.store import micros

POLICY: Final = "POLICY"
_LAST: Final = "LAST"
# An item of DynamoDB holds 400 KB.
_BYTES_MAX: Final = 390_000
_TEXT_MAX: Final = 4 * 1024 * 1024


class KeptPolicy:
    """Keeps the policy that was read last. Needs GetItem and PutItem on the table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def text(self) -> str | None:
        """The policy's text, None where none was kept.

        Raises:
            OSError: the table cannot be read, or holds something else.
        """
        answer = _reached(
            lambda: self._client.get_item(TableName=self._table, Key=key(POLICY, _LAST), ConsistentRead=True)
        )
        if "Item" not in answer:
            return None
        try:
            return zlib.decompressobj().decompress(answer["Item"]["text"]["B"], _TEXT_MAX).decode()
        except (KeyError, zlib.error, UnicodeDecodeError) as error:
            raise OSError(f"the policy that was kept cannot be read: {type(error).__name__}") from None

    def keep(self, text: str, read: datetime) -> None:
        """Keeps a text, unless one is kept that was read later.

        Raises:
            OSError: the table cannot be written to, or the text is too long for an item.
        """
        packed = zlib.compress(text.encode(), 9)
        if len(packed) > _BYTES_MAX:
            raise OSError(f"it has {len(packed)} bytes compressed, and an item holds {_BYTES_MAX}")
        at = {"N": str(micros(read))}
        _reached(
            lambda: self._client.put_item(
                TableName=self._table,
                Item={**key(POLICY, _LAST), "text": {"B": packed}, "read": at},
                ConditionExpression="attribute_not_exists(#read) OR #read <= :read",
                ExpressionAttributeNames={"#read": "read"},
                ExpressionAttributeValues={":read": at},
            )
        )


def _reached(call: Callable[[], Any]) -> Any:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return None
        raise OSError(str(error)) from error
    except BotoCoreError as error:
        raise OSError(str(error)) from error
