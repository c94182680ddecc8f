"""Counts and approvals in a DynamoDB table, by conditional writes.

| item                    | partition key   | sort key                         | holds                            |
|-------------------------|-----------------|----------------------------------|----------------------------------|
| a count                 | `COUNT#<slot>`  | the window's start, or `+`       | `held`, `starts`, `ends`         |
| an approval             | `APPROVAL`      | its id                           | what it is for and where it stands |
| the wish it answers     | `WISH#<print>`  | `WISH`                           | the approval's id                |

Times are microseconds since 1970; `expires_at` is the table's time to live, in seconds, and only clears up.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from emrdx.policy import dynamo_items as items
from emrdx.policy.approvals import Approval, State
from emrdx.policy.decision import Due, Slot
from emrdx.policy.dynamo_items import APPROVALS, MICROS, PARTITION_KEY, SORT_KEY, TTL_ATTRIBUTE, WISH, Item
from emrdx.policy.dynamo_table import DynamoTable, attempts
from emrdx.policy.store import EXACT, Receipt, StoreError, micros

_KEPT_SECONDS: Final = 7 * 86400


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
        self._table = DynamoTable(client, table)

    def value(self, slot: Slot, now: datetime) -> Decimal:
        """What the counter holds in the present window."""
        return self._held(slot, micros(now))[1]

    def _held(self, slot: Slot, now: int) -> tuple[int | None, Decimal]:
        """The start of the present window where it has begun, and what it holds."""
        item = self._table.get(*items.place(slot, now))
        if item is None or int(item["ends"]["N"]) <= now:
            return None, Decimal(0)
        return int(item["starts"]["N"]), Decimal(item["held"]["N"])

    def reserve(self, dues: Sequence[Due], now: datetime) -> tuple[Receipt, ...] | Due:
        """Charges all or none; the due that has no room, where one has none."""
        moment = micros(now)
        for _ in attempts():
            writes, receipts = [], []
            for due in dues:
                start, held = self._held(due.slot, moment)
                if not due.charge.holds(items.total(held, due.amount)):
                    return due
                writes.append(self._charge(due, start, held, moment))
                place = "\n".join(items.place(due.slot, moment))
                receipts.append(Receipt(place, items.begun(due.slot, start, moment), due.amount))
            if not writes or self._table.write(writes):
                return tuple(receipts)
        raise StoreError("the counters are written to by too many at once")

    def _charge(self, due: Due, start: int | None, held: Decimal, now: int) -> dict[str, Any]:
        """One counter's part of the transaction: it holds what was read, or nobody has begun the window."""
        begins = items.begun(due.slot, start, now)
        ends = begins + due.slot.counter.window.seconds * MICROS
        values = {
            ":held": {"N": items.digits(items.total(held, due.amount))},
            ":starts": {"N": str(begins)},
            ":ends": {"N": str(ends)},
            ":ttl": {"N": str(ends // MICROS + _KEPT_SECONDS)},
        }
        if start is None:
            condition = "attribute_not_exists(ends) OR ends <= :now"
            values[":now"] = {"N": str(now)}
        else:
            condition = "held = :read AND starts = :starts"
            values[":read"] = {"N": items.digits(held)}
        return {
            "Update": {
                "TableName": self._table.name,
                "Key": items.key(*items.place(due.slot, now)),
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
        key = items.key(partition, sort)
        for _ in attempts():
            item = self._table.get(partition, sort)
            if item is None or int(item["starts"]["N"]) != receipt.start:
                return
            held = Decimal(item["held"]["N"])
            left = EXACT.subtract(held, receipt.amount)
            same = "held = :read AND starts = :starts"
            values = {":read": {"N": items.digits(held)}, ":starts": {"N": str(receipt.start)}}
            change = {"TableName": self._table.name, "Key": key, "ConditionExpression": same}
            if left <= 0:
                done = self._table.write([{"Delete": {**change, "ExpressionAttributeValues": values}}])
            else:
                values[":left"] = {"N": items.digits(left)}
                update = {
                    **change,
                    "UpdateExpression": "SET held = :left",
                    "ExpressionAttributeValues": values,
                }
                done = self._table.write([{"Update": update}])
            if done:
                return
        raise StoreError("the counter is written to by too many at once")

    def wish(self, approval: Approval, now: datetime, replacing: str | None = None) -> Approval:
        """The open approval of that fingerprint, or this one, stored; in the place of the one given, if pending."""
        for _ in attempts():
            pointer = self._table.get(f"WISH#{approval.fingerprint}", WISH)
            found = self.approval(pointer["approval"]["S"]) if pointer else None
            replaced = found is not None and found.id == replacing and found.state is State.PENDING
            if found is not None and found.is_open(now) and not replaced:
                return found
            writes = self._wished(approval, pointer)
            if found is not None and replaced:
                writes.append(self._ended(found.id, now))
            if self._table.write(writes):
                return approval
        raise StoreError("the approval is asked for by too many at once")

    def _wished(self, approval: Approval, pointer: Item | None) -> list[dict[str, Any]]:
        """The wish and its approval, where the wish still is as it was read."""
        expires = {"N": str(int(approval.expires_at.timestamp()) + _KEPT_SECONDS)}
        wish = {
            **items.key(f"WISH#{approval.fingerprint}", WISH),
            "approval": {"S": approval.id},
            TTL_ATTRIBUTE: expires,
        }
        put: dict[str, Any] = {"TableName": self._table.name, "Item": wish}
        if pointer is None:
            put["ConditionExpression"] = f"attribute_not_exists({PARTITION_KEY})"
        else:
            put["ConditionExpression"] = "approval = :old"
            put["ExpressionAttributeValues"] = {":old": pointer["approval"]}
        item = {**items.attributes(approval), TTL_ATTRIBUTE: expires}
        return [{"Put": put}, {"Put": {"TableName": self._table.name, "Item": item}}]

    def _ended(self, approval_id: str, now: datetime) -> dict[str, Any]:
        return {
            "Update": {
                "TableName": self._table.name,
                "Key": items.key(APPROVALS, approval_id),
                "UpdateExpression": "SET ends = :now",
                "ConditionExpression": "#state = :pending",
                "ExpressionAttributeNames": {"#state": "state"},
                "ExpressionAttributeValues": {
                    ":now": {"N": str(micros(now))},
                    ":pending": {"S": State.PENDING.value},
                },
            }
        }

    def find(self, fingerprint: str, now: datetime) -> Approval | None:
        """The open approval of that fingerprint."""
        pointer = self._table.get(f"WISH#{fingerprint}", WISH)
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
            "TableName": self._table.name,
            "Key": items.key(APPROVALS, approval_id),
            "UpdateExpression": change,
            "ConditionExpression": condition,
            "ExpressionAttributeNames": {"#state": "state"},
            "ExpressionAttributeValues": values,
        }
        return self._table.write([{"Update": update}])

    def approval(self, approval_id: str) -> Approval | None:
        """One by its id."""
        item = self._table.get(APPROVALS, approval_id)
        return items.approval_of(item) if item else None

    def approvals(self) -> tuple[Approval, ...]:
        """All that are kept, newest first."""
        found = map(items.approval_of, self._table.of(APPROVALS))
        return tuple(sorted(found, key=lambda one: one.created_at, reverse=True))
