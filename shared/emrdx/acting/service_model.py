"""Requests checked against botocore's model of EMR Serverless, before any call.

botocore itself checks types, required members and minima only; patterns, maxima and enumerations are in its
model too, and here they count.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple

import botocore.session
import re2

from emrdx.acting.errors import invalid

SERVICE: Final = "emr-serverless"
_PROBLEMS_MAX: Final = 5
_CAPITAL: Final = re2.compile(r"([A-Z])")
_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")
_LARGEST: Final = {"integer": 2**31 - 1, "long": 2**63 - 1}


class Problem(NamedTuple):
    """A member of a request that the service would not take, and the rule that it breaks."""

    member: str
    rule: str


@cache
def model() -> Any:
    """The service as botocore describes it."""
    return botocore.session.get_session().get_service_model(SERVICE)


def check(operation: str, request: Mapping[str, Any]) -> None:
    """Nothing, where the service would take the request.

    Raises:
        Refusal: it would not; the text names each parameter and its rule, never its value.
    """
    found = problems(operation, request)
    if found:
        shown = "; ".join(f"{problem.member}: {problem.rule}" for problem in found[:_PROBLEMS_MAX])
        more = f"; and {len(found) - _PROBLEMS_MAX} more" if len(found) > _PROBLEMS_MAX else ""
        member, _, rule = f"{shown}{more}".partition(": ")
        raise invalid(member, rule)


def problems(operation: str, request: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Everything that the service would refuse of a request."""
    return tuple(_structure(model().operation_model(operation).input_shape, request, ""))


def parameter(member: str) -> str:
    """A member's name as tools spell it: `executionRoleArn` is `execution_role_arn`."""
    return str(_CAPITAL.sub(r"_\1", member)).lower()


def _value(shape: Any, value: Any, path: str) -> Iterator[Problem]:
    match shape.type_name:
        case "structure":
            yield from _structure(shape, value, path)
        case "list":
            yield from _list(shape, value, path)
        case "map":
            yield from _map(shape, value, path)
        case "string":
            yield from _string(shape, value, path)
        case "integer" | "long":
            yield from _whole(shape, value, path)
        case "boolean" if not isinstance(value, bool):
            yield Problem(path, "must be true or false")
        case "float" | "double" if isinstance(value, bool) or not isinstance(value, int | float):
            yield Problem(path, "must be a number")
        case "timestamp" if not isinstance(value, datetime):
            yield Problem(path, "must be a time in ISO 8601")


def _structure(shape: Any, value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield Problem(path, "must be an object")
        return
    # What a caller invents is shown only where it is a name.
    for name in value:
        if name not in shape.members:
            known = ", ".join(shape.members)
            shown = name if isinstance(name, str) and name.isalnum() and len(name) <= 40 else "?"
            yield Problem(_below(path, shown), f"is unknown; there are {known}")
    for name in shape.required_members:
        if value.get(name) is None and not shape.members[name].metadata.get("idempotencyToken"):
            yield Problem(_below(path, name), "is required")
    if shape.is_tagged_union and len(value) != 1:
        yield Problem(path, f"must have exactly one of {', '.join(shape.members)}")
    for name, member in shape.members.items():
        if value.get(name) is not None:
            yield from _value(member, value[name], _below(path, name))


def _list(shape: Any, value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, list | tuple):
        yield Problem(path, "must be a list")
        return
    yield from _size(shape, len(value), path, "entries")
    for number, one in enumerate(value):
        yield from _value(shape.member, one, f"{path}[{number}]")


def _map(shape: Any, value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, Mapping):
        yield Problem(path, "must be an object")
        return
    yield from _size(shape, len(value), path, "entries")
    for number, (key, one) in enumerate(value.items(), 1):
        yield from _value(shape.key, key, f"{path}, key {number}")
        yield from _value(shape.value, one, f"{path}, value {number}")


def _string(shape: Any, value: Any, path: str) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield Problem(path, "must be text")
        return
    if shape.enum and value not in shape.enum:
        yield Problem(path, f"must be one of {', '.join(shape.enum)}")
        return
    yield from _size(shape, len(value), path, "characters")
    pattern = shape.metadata.get("pattern")
    if pattern and value and not _compiled(pattern).fullmatch(value):
        yield Problem(path, f"must match {pattern}")


def _whole(shape: Any, value: Any, path: str) -> Iterator[Problem]:
    if isinstance(value, bool) or not isinstance(value, int):
        yield Problem(path, "must be a whole number")
        return
    least = shape.metadata.get("min", -_LARGEST[shape.type_name] - 1)
    most = shape.metadata.get("max", _LARGEST[shape.type_name])
    if not least <= value <= most:
        yield Problem(path, f"must be {least} to {most}")


def _size(shape: Any, size: int, path: str, unit: str) -> Iterator[Problem]:
    least, most = shape.metadata.get("min", 0), shape.metadata.get("max")
    if size < least or (most is not None and size > most):
        limit = f"{least} to {most}" if most is not None else f"at least {least}"
        yield Problem(path, f"must have {limit} {unit}, has {size}")


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else parameter(name)


@cache
def _compiled(pattern: str) -> Any:
    """A pattern of the model: its escapes in RE2's form, and lines as no boundary (a Hive query has many)."""
    return re2.compile("(?s)" + _CODE_POINT.sub(r"\\x{\1}", pattern))
