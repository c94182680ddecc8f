"""DynamoDB as the findings table needs it: reads by key and by index, conditional writes, transactions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypedDict

import msgspec
from botocore.exceptions import ClientError

from emrdx.findings.backoff import pauses
from emrdx.findings.table import DEFAULT_TABLE_NAME, FINDINGS_TABLE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Value = str | int | bytes | frozenset[str]
Item = Mapping[str, Value]

BATCH_KEYS: Final = 100
_CONFLICTS: Final = frozenset({"ConditionalCheckFailed", "TransactionConflict"})
_CONFLICT_ERRORS: Final = frozenset(
    {"ConditionalCheckFailedException", "TransactionConflictException", "TransactionInProgressException"}
)


class Conflict(Exception):  # noqa: N818 - not an error: somebody else was first
    """A condition did not hold, or another transaction was writing the same item."""


class _KeyForm(TypedDict):
    pk: str
    sk: str


class Key(NamedTuple):
    """The primary key of an item."""

    pk: str
    sk: str

    @classmethod
    def parse(cls, message: str) -> "Key":
        """The key in a message of the notices queue: `{"pk": …, "sk": …}`.

        Raises:
            msgspec.DecodeError: it is not of that form.
        """
        return cls(**msgspec.json.decode(message, type=_KeyForm))

    @classmethod
    def of(cls, item: Item) -> "Key":
        """The key of an item that was read."""
        return cls(str(item["pk"]), str(item["sk"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Writes an item whole, if each attribute of `expected` has that value (None: is absent)."""

    item: Item
    expected: Mapping[str, Value | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Changes attributes of one item, if each attribute of `expected` has that value (None: is absent)."""

    key: Key
    assign: Mapping[str, Value] = field(default_factory=dict[str, Value])
    add: Mapping[str, int | frozenset[str]] = field(default_factory=dict[str, int | frozenset[str]])
    remove: tuple[str, ...] = ()
    expected: Mapping[str, Value | None] = field(default_factory=dict[str, Value | None])


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """Deletes an item, if each attribute of `expected` has that value (None: is absent)."""

    key: Key
    expected: Mapping[str, Value | None]


Write = Put | Change | Delete


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
            TableName=self.name, Key=_encoded(_key(key)), ConsistentRead=consistent
        ).get("Item")
        return _decoded(answer) if answer else None

    def get_many(self, keys: Iterable[Key]) -> dict[Key, Item]:
        """Those of the items that exist.

        Raises:
            Conflict: DynamoDB leaves keys unprocessed again and again.
        """
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Item] = {}
        for first in range(0, len(wanted), BATCH_KEYS):
            left: list[Any] = [_encoded(_key(key)) for key in wanted[first : first + BATCH_KEYS]]
            for _ in pauses():
                answer = self.client.batch_get_item(RequestItems={self.name: {"Keys": left}})
                items = [_decoded(item) for item in answer["Responses"].get(self.name, [])]
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
            arguments["ExclusiveStartKey"] = _encoded(after)
        if limit is not None:
            arguments["Limit"] = limit
        answer = self.client.query(**arguments)
        return Found(tuple(map(_decoded, answer["Items"])), more="LastEvaluatedKey" in answer)

    def write(self, *writes: Write) -> None:
        """All of the writes or none.

        Raises:
            Conflict: a condition did not hold, or another transaction was in the way.
        """
        try:
            self.client.transact_write_items(TransactItems=[self._action(write) for write in writes])
        except ClientError as error:
            if _is_conflict(error):
                raise Conflict(str(error)) from error
            raise

    def _action(self, write: Write) -> Any:
        names: dict[str, str] = {}
        values: dict[str, Value] = {}

        def name(attribute: str) -> str:
            return names.setdefault(attribute, f"#{len(names)}")

        def value(raw: Value) -> str:
            values[placeholder := f":{len(values)}"] = raw
            return placeholder

        def condition(attribute: str, raw: Value | None) -> str:
            alias = name(attribute)
            return f"attribute_not_exists({alias})" if raw is None else f"{alias} = {value(raw)}"

        action: dict[str, Any] = {"TableName": self.name}
        if isinstance(write, Put):
            action["Item"] = _encoded(write.item)
        else:
            action["Key"] = _encoded(_key(write.key))
        if isinstance(write, Change):
            parts = {
                "SET": [f"{name(key)} = {value(raw)}" for key, raw in write.assign.items()],
                "ADD": [f"{name(key)} {value(raw)}" for key, raw in write.add.items()],
                "REMOVE": [name(key) for key in write.remove],
            }
            clauses = [f"{verb} {', '.join(terms)}" for verb, terms in parts.items() if terms]
            action["UpdateExpression"] = " ".join(clauses)
        if write.expected:
            terms = [condition(attribute, raw) for attribute, raw in write.expected.items()]
            action["ConditionExpression"] = " AND ".join(terms)
        if names:
            action["ExpressionAttributeNames"] = {alias: attribute for attribute, alias in names.items()}
        if values:
            action["ExpressionAttributeValues"] = _encoded(values)
        verb = {Put: "Put", Change: "Update", Delete: "Delete"}[type(write)]
        return {verb: action}


def _is_conflict(error: ClientError) -> bool:
    code = error.response["Error"]["Code"]
    if code != "TransactionCanceledException":
        return code in _CONFLICT_ERRORS
    reasons: Sequence[Mapping[str, Any]] = error.response.get("CancellationReasons", ())
    return any(reason.get("Code") in _CONFLICTS for reason in reasons)


def _key(key: Key) -> dict[str, str]:
    return {"pk": key.pk, "sk": key.sk}


def _encoded(item: Mapping[str, Value] | Mapping[str, str]) -> dict[str, Any]:
    return {name: _attribute(value) for name, value in item.items()}


def _attribute(value: Value) -> dict[str, Any]:
    match value:
        case str():
            return {"S": str(value)}
        case int():
            return {"N": str(value)}
        case bytes():
            return {"B": value}
        case frozenset():
            return {"SS": sorted(value)}


def _decoded(item: Mapping[str, Any]) -> dict[str, Value]:
    return {name: _value(attribute) for name, attribute in item.items()}


def _value(attribute: Mapping[str, Any]) -> Value:
    ((kind, raw),) = attribute.items()
    match kind:
        case "N":
            return int(raw)
        case "B":
            return bytes(raw)
        case "SS":
            return frozenset(raw)
        case _:
            return str(raw)
