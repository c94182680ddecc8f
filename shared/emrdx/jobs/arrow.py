"""The Parquet form of a finding, derived from its schema: the same names, nested as in the JSON."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from emrdx.schemas import FINDING_SCHEMA, Finding, to_builtins

METADATA = {b"emrdx.schema": FINDING_SCHEMA.encode()}


@cache
def finding_schema() -> pa.Schema:
    """The columns of an export: every one nullable, times as ISO 8601 text, settings and counts as maps."""
    hints = get_type_hints(Finding)
    columns = [pa.field(column.name, arrow_type(hints[column.name])) for column in fields(Finding)]
    return pa.schema(columns, metadata=METADATA)


def arrow_type(declared: Any) -> pa.DataType:
    """The Arrow type of a field of our schemas.

    Raises:
        TypeError: the schemas have grown a type that has none.
    """
    origin, arguments = get_origin(declared), get_args(declared)
    if origin in {Union, types.UnionType}:
        (one,) = (argument for argument in arguments if argument is not type(None))
        return arrow_type(one)
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(arrow_type(arguments[0]))
    if origin is Mapping:
        return pa.map_(arrow_type(arguments[0]), arrow_type(arguments[1]))
    if isinstance(declared, type):
        if is_dataclass(declared):
            hints = get_type_hints(declared)
            return pa.struct([pa.field(part.name, arrow_type(hints[part.name])) for part in fields(declared)])
        if issubclass(declared, str | Enum):
            return pa.string()
        if issubclass(declared, int):
            return pa.int64()
    raise TypeError(f"no Parquet form for {declared}")


def batch(findings: Sequence[Finding]) -> pa.RecordBatch:
    """Findings as rows."""
    schema = finding_schema()
    rows = [to_builtins(finding) for finding in findings]
    columns = [pa.array([_mapped(row[name.name], name.type) for row in rows], name.type) for name in schema]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _mapped(value: Any, form: pa.DataType) -> Any:
    """A value with its maps as pairs, which is how Arrow takes them."""
    if value is None:
        return None
    if pa.types.is_map(form):
        return [*value.items()]
    if pa.types.is_list(form):
        return [_mapped(entry, form.value_type) for entry in value]
    if pa.types.is_struct(form):
        return {part.name: _mapped(value[part.name], part.type) for part in form}
    return value
