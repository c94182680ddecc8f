"""Typed access to an answer of the service of which any member may be absent or null."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

NOTHING: Final[Mapping[str, Any]] = {}

_T = TypeVar("_T")


class MalformedAnswer(ValueError):  # noqa: N818 - it is the answer that is malformed
    """An answer of the service, or a file that should hold one, is not of the service's shape."""


def _member(block: Mapping[str, Any], key: str, kind: type[_T] | tuple[type[_T], ...]) -> _T | None:
    value = block.get(key)
    if value is None or isinstance(value, kind):
        return value
    raise MalformedAnswer(f"{key} is of type {type(value).__name__}")


def inner(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The member `name` of an answer, or the answer itself where it has none (both forms are in use)."""
    return block_of(answer, name) if name in answer else answer


def block_of(block: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """A structure, empty where it is absent."""
    return _member(block, key, Mapping) or NOTHING


def text(block: Mapping[str, Any], key: str) -> str | None:
    """A string; an empty one counts as absent."""
    return _member(block, key, str) or None


def texts(block: Mapping[str, Any], key: str) -> Iterator[str]:
    """The strings of a list."""
    for value in items(block, key):
        if not isinstance(value, str):
            raise MalformedAnswer(f"{key} holds a {type(value).__name__}")
        yield value


def items(block: Mapping[str, Any], key: str) -> Sequence[Any]:
    """A list, empty where it is absent."""
    value = block.get(key)
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise MalformedAnswer(f"{key} is of type {type(value).__name__}")
    return value


def pairs(block: Mapping[str, Any], key: str) -> dict[str, str]:
    """A map of strings; numbers and truth values, which a person may have typed, become strings."""
    return {
        str(name): str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in block_of(block, key).items()
        if isinstance(value, str | int | float)
    }


def number(block: Mapping[str, Any], key: str) -> float | None:
    """A number, also where it is written as a string."""
    value = block.get(key)
    try:
        return None if value is None or value == "" else float(value)
    except (TypeError, ValueError) as error:
        raise MalformedAnswer(f"{key} is not a number") from error


def whole(block: Mapping[str, Any], key: str) -> int | None:
    """A whole number."""
    value = number(block, key)
    try:
        return None if value is None else int(value)
    except (OverflowError, ValueError) as error:
        raise MalformedAnswer(f"{key} is not a whole number") from error


def truth(block: Mapping[str, Any], key: str) -> bool | None:
    """A truth value."""
    return _member(block, key, bool)


def time(block: Mapping[str, Any], key: str) -> datetime | None:
    """A time in UTC: botocore's datetime, the AWS CLI's ISO 8601 text, or seconds since 1970."""
    value = block.get(key)
    try:
        if value is None or value == "":
            return None
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        elif isinstance(value, int | float):
            value = datetime.fromtimestamp(value, UTC)
        if isinstance(value, datetime):
            return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise MalformedAnswer(f"{key} is not a time") from error
    raise MalformedAnswer(f"{key} is not a time")
