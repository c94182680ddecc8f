"""Items, keys and conditional writes of the findings table, and DynamoDB's form of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypedDict

import msgspec

Value = str | int | bytes | frozenset[str]
Item = Mapping[str, Value]


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


def action(table: str, write: Write) -> Any:
    """A write as an entry of TransactWriteItems."""
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

    entry: dict[str, Any] = {"TableName": table}
    if isinstance(write, Put):
        entry["Item"] = encoded(write.item)
    else:
        entry["Key"] = encoded(key_attributes(write.key))
    if isinstance(write, Change):
        parts = {
            "SET": [f"{name(key)} = {value(raw)}" for key, raw in write.assign.items()],
            "ADD": [f"{name(key)} {value(raw)}" for key, raw in write.add.items()],
            "REMOVE": [name(key) for key in write.remove],
        }
        clauses = [f"{verb} {', '.join(terms)}" for verb, terms in parts.items() if terms]
        entry["UpdateExpression"] = " ".join(clauses)
    if write.expected:
        terms = [condition(attribute, raw) for attribute, raw in write.expected.items()]
        entry["ConditionExpression"] = " AND ".join(terms)
    if names:
        entry["ExpressionAttributeNames"] = {alias: attribute for attribute, alias in names.items()}
    if values:
        entry["ExpressionAttributeValues"] = encoded(values)
    verb = {Put: "Put", Change: "Update", Delete: "Delete"}[type(write)]
    return {verb: entry}


def key_attributes(key: Key) -> dict[str, str]:
    """A key by the names of its attributes."""
    return {"pk": key.pk, "sk": key.sk}


def encoded(item: Mapping[str, Value] | Mapping[str, str]) -> dict[str, Any]:
    """Plain values as DynamoDB's typed ones."""
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


def decoded(item: Mapping[str, Any]) -> dict[str, Value]:
    """DynamoDB's typed values as plain ones."""
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
