"""Counts and approvals in a DynamoDB table, by conditional writes.

| item                    | partition key   | sort key                         | holds                            |
|-------------------------|-----------------|----------------------------------|----------------------------------|
| a count                 | `COUNT#<slot>`  | the window's start, or `+`       | `held`, `starts`, `ends`         |
| an approval             | `APPROVAL`      | its id                           | what it is for and where it stands |
| the wish it answers     | `WISH#<print>`  | `WISH`                           | the approval's id                |

Times are microseconds since 1970; `expires_at` is the table's time to live, in seconds, and only clears up.
"""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from emrdx.policy.approvals import Approval, State
from emrdx.policy.decision import Due, Slot
from emrdx.policy.store import EXACT, Receipt, StoreError, micros, start_of

PARTITION_KEY: Final = "pk"
SORT_KEY: Final = "sk"
TTL_ATTRIBUTE: Final = "expires_at"
_SLIDING: Final = "+"
_KEPT_SECONDS: Final = 7 * 86400
_ATTEMPTS: Final = 20
_PAUSE_SECONDS: Final = 0.2
_MICROS: Final = 1_000_000
_T = TypeVar("_T")
_Item = Mapping[str, Any]


def create_arguments(name: str) -> dict[str, Any]:
    """The arguments of DynamoDB's CreateTable."""
    keys = ((PARTITION_KEY, "HASH"), (SORT_KEY, "RANGE"))
    return {
        "TableName": name,
        "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [{"AttributeName": key, "AttributeType": "S"} for key, _ in keys],
        "KeySchema": [{"AttributeName": key, "KeyType": kind} for key, kind in keys],
    }


class DynamoStore:
    """A store in a table. Needs GetItem, Query, PutItem, UpdateItem, DeleteItem on it and no more."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def value(self, slot: Slot, now: datetime) -> Decimal:
        """What the counter holds in the present window."""
        return self._held(slot, micros(now))[1]

    def _held(self, slot: Slot, now: int) -> tuple[int | None, Decimal]:
        """The start of the present window where it has begun, and what it holds."""
        item = self._get(*_place(slot, now))
        if item is None or int(item["ends"]["N"]) <= now:
            return None, Decimal(0)
        return int(item["starts"]["N"]), Decimal(item["held"]["N"])

    def reserve(self, dues: Sequence[Due], now: datetime) -> tuple[Receipt, ...] | Due:
        """Charges all or none; the due that has no room, where one has none."""
        moment = micros(now)
        for _ in _attempts():
            writes, receipts = [], []
            for due in dues:
                start, held = self._held(due.slot, moment)
                if not due.charge.holds(_total(held, due.amount)):
                    return due
                writes.append(self._charge(due, start, held, moment))
                place = "\n".join(_place(due.slot, moment))
                receipts.append(Receipt(place, _begun(due.slot, start, moment), due.amount))
            if not writes or self._written(writes):
                return tuple(receipts)
        raise StoreError("the counters are written to by too many at once")

    def _charge(self, due: Due, start: int | None, held: Decimal, now: int) -> dict[str, Any]:
        """One counter's part of the transaction: it holds what was read, or nobody has begun the window."""
        begins = _begun(due.slot, start, now)
        ends = begins + due.slot.counter.window.seconds * _MICROS
        values = {
            ":held": {"N": _digits(_total(held, due.amount))},
            ":starts": {"N": str(begins)},
            ":ends": {"N": str(ends)},
            ":ttl": {"N": str(ends // _MICROS + _KEPT_SECONDS)},
        }
        if start is None:
            condition = "attribute_not_exists(ends) OR ends <= :now"
            values[":now"] = {"N": str(now)}
        else:
            condition = "held = :read AND starts = :starts"
            values[":read"] = {"N": _digits(held)}
        return {
            "Update": {
                "TableName": self._table,
                "Key": _key(*_place(due.slot, now)),
                "UpdateExpression": f"SET held = :held, starts = :starts, ends = :ends, {TTL_ATTRIBUTE} = :ttl",
                "ConditionExpression": condition,
                "ExpressionAttributeValues": values,
            }
        }

    def refund(self, receipts: Sequence[Receipt]) -> None:
        """Gives back what was charged; a window that nothing is left in counts as not begun."""
        for receipt in receipts:
            self._refund(receipt)

    def _refund(self, receipt: Receipt) -> None:
        partition, _, sort = receipt.key.rpartition("\n")
        key = _key(partition, sort)
        for _ in _attempts():
            item = self._get(partition, sort)
            if item is None or int(item["starts"]["N"]) != receipt.start:
                return
            held = Decimal(item["held"]["N"])
            left = EXACT.subtract(held, receipt.amount)
            same = "held = :read AND starts = :starts"
            values = {":read": {"N": _digits(held)}, ":starts": {"N": str(receipt.start)}}
            change = {"TableName": self._table, "Key": key, "ConditionExpression": same}
            if left <= 0:
                done = self._written([{"Delete": {**change, "ExpressionAttributeValues": values}}])
            else:
                values[":left"] = {"N": _digits(left)}
                update = {
                    **change,
                    "UpdateExpression": "SET held = :left",
                    "ExpressionAttributeValues": values,
                }
                done = self._written([{"Update": update}])
            if done:
                return
        raise StoreError("the counter is written to by too many at once")

    def wish(self, approval: Approval, now: datetime) -> Approval:
        """The open approval of that fingerprint, or this one, stored."""
        for _ in _attempts():
            pointer = self._get(f"WISH#{approval.fingerprint}", "WISH")
            found = self.approval(pointer["approval"]["S"]) if pointer else None
            if found is not None and found.is_open(now):
                return found
            expires = {"N": str(int(approval.expires_at.timestamp()) + _KEPT_SECONDS)}
            wish = {
                **_key(f"WISH#{approval.fingerprint}", "WISH"),
                "approval": {"S": approval.id},
                TTL_ATTRIBUTE: expires,
            }
            put: dict[str, Any] = {"TableName": self._table, "Item": wish}
            if pointer is None:
                put["ConditionExpression"] = f"attribute_not_exists({PARTITION_KEY})"
            else:
                put["ConditionExpression"] = "approval = :old"
                put["ExpressionAttributeValues"] = {":old": pointer["approval"]}
            item = {**_item(approval), TTL_ATTRIBUTE: expires}
            if self._written([{"Put": put}, {"Put": {"TableName": self._table, "Item": item}}]):
                return approval
        raise StoreError("the approval is asked for by too many at once")

    def find(self, fingerprint: str, now: datetime) -> Approval | None:
        """The open approval of that fingerprint."""
        pointer = self._get(f"WISH#{fingerprint}", "WISH")
        found = self.approval(pointer["approval"]["S"]) if pointer else None
        return found if found is not None and found.is_open(now) else None

    def consume(self, approval_id: str, now: datetime) -> bool:
        """Uses an approved one up. Exactly one caller gets True."""
        return self._moved(approval_id, State.APPROVED, State.USED, now=now)

    def give_back(self, approval_id: str) -> None:
        """Makes a used one approved again."""
        self._moved(approval_id, State.USED, State.APPROVED)

    def decide(self, approval_id: str, state: State, by: str, now: datetime) -> Approval | None:
        """Approves or denies what is pending and has not expired."""
        return self.approval(approval_id) if self._moved(approval_id, State.PENDING, state, by, now) else None

    def _moved(
        self,
        approval_id: str,
        before: State,
        after: State,
        by: str | None = None,
        now: datetime | None = None,
    ) -> bool:
        values = {":before": {"S": before.value}, ":after": {"S": after.value}}
        change, condition = "SET #state = :after", "#state = :before"
        if by is not None:
            change, values[":by"] = f"{change}, decided_by = :by", {"S": by}
        if now is not None:
            condition, values[":now"] = f"{condition} AND ends > :now", {"N": str(micros(now))}
        update = {
            "TableName": self._table,
            "Key": _key("APPROVAL", approval_id),
            "UpdateExpression": change,
            "ConditionExpression": condition,
            "ExpressionAttributeNames": {"#state": "state"},
            "ExpressionAttributeValues": values,
        }
        return self._written([{"Update": update}])

    def approval(self, approval_id: str) -> Approval | None:
        """One by its id."""
        item = self._get("APPROVAL", approval_id)
        return _approval(item) if item else None

    def approvals(self) -> tuple[Approval, ...]:
        """All that are kept, newest first."""
        pages = self._client.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression=f"{PARTITION_KEY} = :pk",
            ExpressionAttributeValues={":pk": {"S": "APPROVAL"}},
            ConsistentRead=True,
        )
        items = _reached(lambda: [item for page in pages for item in page["Items"]])
        return tuple(sorted(map(_approval, items), key=lambda one: one.created_at, reverse=True))

    def _get(self, partition: str, sort: str) -> _Item | None:
        key = _key(partition, sort)
        answer = _reached(lambda: self._client.get_item(TableName=self._table, Key=key, ConsistentRead=True))
        found: _Item | None = answer.get("Item")
        return found

    def _written(self, writes: list[dict[str, Any]]) -> bool:
        """Writes all or none; False where a condition does not hold or another writer was at it.

        Raises:
            StoreError: the table cannot be written to.
        """
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


def _attempts() -> Iterator[int]:
    """Numbers of attempts, each after a longer pause at random."""
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(random.uniform(0, min(_PAUSE_SECONDS, 0.005 * 2**attempt)))
        yield attempt


_CONTENDED: Final = frozenset({"None", None, "ConditionalCheckFailed", "TransactionConflict"})


def _reached(call: Callable[[], _T]) -> _T:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except (BotoCoreError, ClientError) as error:
        raise StoreError(str(error)) from error


def _key(partition: str, sort: str) -> dict[str, dict[str, str]]:
    return {PARTITION_KEY: {"S": partition}, SORT_KEY: {"S": sort}}


def _place(slot: Slot, now: int) -> tuple[str, str]:
    window = slot.counter.window
    return f"COUNT#{slot.key}", f"{start_of(window, now):020d}" if window.calendar else _SLIDING


def _begun(slot: Slot, start: int | None, now: int) -> int:
    if start is not None:
        return start
    return start_of(slot.counter.window, now) if slot.counter.window.calendar else now


def _total(held: Decimal, amount: Decimal) -> Decimal:
    try:
        return EXACT.add(held, amount)
    except ArithmeticError as error:
        raise StoreError("the count cannot be kept exactly") from error


def _digits(value: Decimal) -> str:
    """A number as DynamoDB takes it; it keeps 38 digits and would refuse more."""
    return format(value.normalize(), "f") if abs(value.adjusted()) < 30 else str(value)


def _item(approval: Approval) -> dict[str, Any]:
    texts = {
        "fingerprint": approval.fingerprint,
        "tool": approval.tool,
        "arguments": approval.arguments,
        "identity": approval.identity,
        "rule": approval.rule,
        "state": approval.state.value,
        "decided_by": approval.decided_by,
    }
    return {
        **_key("APPROVAL", approval.id),
        **{name: {"S": text} for name, text in texts.items()},
        "created": {"N": str(micros(approval.created_at))},
        "ends": {"N": str(micros(approval.expires_at))},
    }


def _approval(item: _Item) -> Approval:
    return Approval(
        id=item[SORT_KEY]["S"],
        fingerprint=item["fingerprint"]["S"],
        tool=item["tool"]["S"],
        arguments=item["arguments"]["S"],
        identity=item["identity"]["S"],
        rule=item["rule"]["S"],
        created_at=_moment(item["created"]["N"]),
        expires_at=_moment(item["ends"]["N"]),
        state=State(item["state"]["S"]),
        decided_by=item["decided_by"]["S"],
    )


def _moment(value: str) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(value))
