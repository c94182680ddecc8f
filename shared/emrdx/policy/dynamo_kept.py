"""The last valid policy in the table of counters and approvals, under the keys `POLICY`, `LAST`, compressed."""

import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from emrdx.policy.dynamo_items import key
from emrdx.policy.store import micros

POLICY: Final = "POLICY"
_LAST: Final = "LAST"
# An item of DynamoDB holds 400 KB.
_BYTES_MAX: Final = 390_000
_TEXT_MAX: Final = 4 * 1024 * 1024


def _now() -> datetime:
    return datetime.now(UTC)


class KeptPolicy:
    """Keeps the policy that was read last. Needs GetItem and PutItem on the table."""

    def __init__(self, client: Any, table: str, clock: Callable[[], datetime] = _now) -> None:
        self._client, self._table, self._clock = client, table, clock

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

    def keep(self, text: str) -> None:
        """Keeps a text.

        Raises:
            OSError: the table cannot be written to, or the text is too long for an item.
        """
        packed = zlib.compress(text.encode(), 9)
        if len(packed) > _BYTES_MAX:
            raise OSError(f"it has {len(packed)} bytes compressed, and an item holds {_BYTES_MAX}")
        item = {**key(POLICY, _LAST), "text": {"B": packed}, "read": {"N": str(micros(self._clock()))}}
        _reached(lambda: self._client.put_item(TableName=self._table, Item=item))


def _reached(call: Callable[[], Any]) -> Any:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error
