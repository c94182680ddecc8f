"""The typed boundary: only redacted text leaves, and only the redaction package makes it."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType

import pytest

import emrdx
from emrdx import schemas
from emrdx.redaction import Redacted

_PACKAGE = Path(emrdx.__file__).parent
_ROOT = _PACKAGE.parent
# What leaves: a stored item, a notice, an answer, a line of output, each with the functions that take it.
_SINK_MODULES = ("notify", "findings", "mcp.live", "mcp.acting", "acting", "jobs")


def _inner(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of."""
    origin = typing.get_origin(annotation)
    if origin is None:
        yield annotation
    elif origin is typing.Literal:
        return
    else:
        for argument in typing.get_args(annotation):
            if argument is not Ellipsis:
                yield from _inner(argument)


def _reachable(schema: type, seen: set[type]) -> Iterator[tuple[str, object]]:
    """Every field of a schema and of the schemas in it, with the types that it is made of."""
    if schema in seen:
        return
    seen.add(schema)
    hints = typing.get_type_hints(schema)
    for field in dataclasses.fields(schema):
        for part in _inner(hints[field.name]):
            if dataclasses.is_dataclass(part) and isinstance(part, type):
                yield from _reachable(part, seen)
            else:
                yield f"{schema.__name__}.{field.name}", part


def _schemas() -> list[type]:
    return [
        value
        for value in vars(schemas).values()
        if isinstance(value, type)
        and dataclasses.is_dataclass(value)
        and value.__module__.startswith(f"{schemas.__name__}.")
    ]


@pytest.mark.parametrize("schema", _schemas(), ids=lambda schema: schema.__name__)
def test_a_schema_holds_no_plain_text(schema: type) -> None:
    allowed = (Redacted, int, float, bool, type(None))
    plain = [
        name
        for name, part in _reachable(schema, set())
        if not (part in allowed or (isinstance(part, type) and issubclass(part, Enum)))
    ]

    assert plain == []


def test_there_are_schemas_to_walk() -> None:
    assert {"Diagnosis", "Finding", "EvidenceLine"} <= {schema.__name__ for schema in _schemas()}


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(f"emrdx.{package}")
    yield root
    for found in pkgutil.walk_packages(root.__path__, f"{root.__name__}."):
        yield importlib.import_module(found.name)


# Names that stand for text of a log or a run, wherever they are a field or a parameter of what sends or stores.
_LOG_TEXT = frozenset({"summary", "message", "evidence", "cause", "chain", "notes", "line", "lines", "body", "details",
                       "state_details", "log", "fixes", "why"})  # fmt: skip


def _hints(thing: object, module: ModuleType) -> dict[str, object]:
    """Annotations as types; one that only a type checker can resolve is none of text and left out."""
    found: dict[str, object] = {}
    for name, annotation in inspect.get_annotations(thing).items():  # type: ignore[arg-type]
        try:
            found[name] = eval(annotation, vars(module)) if isinstance(annotation, str) else annotation
        except NameError:
            continue
    return found


def _sinks() -> Iterator[tuple[str, object, ModuleType]]:
    """The types, functions and methods of the parts that send, store and answer."""
    for module in {
        module.__name__: module for package in _SINK_MODULES for module in _modules(package)
    }.values():
        for name, value in vars(module).items():
            if getattr(value, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(value):
                yield f"{module.__name__}.{name}", value, module
            elif inspect.isclass(value):
                yield f"{module.__name__}.{name}", value, module
                for method, function in vars(value).items():
                    if inspect.isfunction(function):
                        yield f"{module.__name__}.{name}.{method}", function, module


def test_what_sends_stores_or_answers_takes_log_text_redacted_only() -> None:
    plain = [
        f"{name}: {field}"
        for name, sink, module in _sinks()
        for hints in [_hints(sink, module)]
        for field in sorted(_LOG_TEXT & set(hints))
        if str in set(_inner(hints[field]))
    ]

    assert plain == []


def test_there_are_sinks_to_walk() -> None:
    walked = {name for name, _, _ in _sinks()}

    assert any(name.startswith("emrdx.notify.slack.") for name in walked)
    assert any(name.startswith("emrdx.findings.store.FindingStore") for name in walked)


@pytest.mark.parametrize("function", ["to_json", "to_builtins"])
def test_the_way_out_takes_values_of_the_schemas(function: str) -> None:
    raw = schemas.Note(id="plain", text="plain")  # type: ignore[arg-type]
    out = getattr(schemas, function)

    assert out(schemas.Note(id=Redacted("a"), text=Redacted("b")))
    assert type(raw.text) is str


def _calls(tree: ast.AST, name: str) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if (isinstance(called, ast.Name) and called.id == name) or (
                isinstance(called, ast.Attribute) and called.attr == name
            ):
                yield node.lineno


def _sources() -> list[Path]:
    folders = (_PACKAGE, _ROOT.parent / "functions", _ROOT.parent / "infra")
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
        if _PACKAGE / "redaction" not in path.parents and "cdk.out" not in path.parts
    ]


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path)[-50:])
def test_only_the_redaction_package_makes_redacted_text(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert list(_calls(tree, "Redacted")) == []
    assert list(_calls(tree, "_redacted")) == []
    assert [name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names
            if name.name == "_redacted"] == []  # fmt: skip


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path)[-50:])
def test_no_cast_makes_redacted_text(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    casts = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and (node.func.id if isinstance(node.func, ast.Name) else node.func.attr) == "cast"
        and node.args
        and "Redacted" in ast.dump(node.args[0])
    ]

    assert casts == []


def test_text_operations_give_plain_text_back() -> None:
    text = Redacted("abc")

    assert type(text + "d") is str
    assert type(text.upper()) is str
    assert type(text[:1]) is str
    assert type(text.cut(2)) is Redacted


def test_a_session_gives_redacted_text() -> None:
    from emrdx.redaction import RedactionSession

    assert typing.get_type_hints(RedactionSession.text)["return"] is Redacted
    assert typing.get_args(typing.get_type_hints(RedactionSession.lines)["return"]) == (Redacted,)
