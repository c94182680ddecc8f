"""The one way out of the schemas' values, and the one way back in."""

from typing import Any, Final, TypeVar

import msgspec

from emrdx.redaction.text import Redacted, stored

# The members that are mappings, and the lists of values that hold one.
_MAPPINGS: Final = frozenset({"config", "redactions", "settings"})
_HOLDERS: Final = frozenset({"fixes"})

_T = TypeVar("_T")


def _plain(value: object) -> str:
    if isinstance(value, Redacted):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} has no JSON form")


def _typed(expected: type, value: object) -> object:
    if expected is Redacted and isinstance(value, str):
        return stored(value)
    raise NotImplementedError(f"no {expected.__name__} in a stored finding")


def to_builtins(value: object) -> Any:
    """A schema's value as dicts, lists and plain scalars, absent optional fields as null."""
    return msgspec.to_builtins(value, enc_hook=_plain, str_keys=True)


def to_json(value: object) -> bytes:
    """A schema's value as compact JSON."""
    return msgspec.json.encode(to_builtins(value))


def from_stored(data: Any, schema: type[_T]) -> _T:
    """A value read back from our own table.

    Raises:
        msgspec.ValidationError: the data is not of the schema.
    """
    return msgspec.convert(_keyed(data), schema, dec_hook=_typed)


def _keyed(data: Any) -> Any:
    """The data with the keys of its mappings typed, which `dec_hook` is not asked for."""
    if not isinstance(data, dict):
        return data
    keyed = dict(data)
    for name in _MAPPINGS & data.keys():
        if isinstance(data[name], dict):
            keyed[name] = {stored(key): value for key, value in data[name].items()}
    for name in _HOLDERS & data.keys():
        if isinstance(data[name], list | tuple):
            keyed[name] = [_keyed(value) for value in data[name]]
    return keyed
