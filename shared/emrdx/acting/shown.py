"""The service's records as an answer may show them: without what needs a flag, redacted, in UTC, bounded."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from emrdx.redaction import RedactionSession

# A quarter of an answer's limit in characters each: the record goes out as text and as structure.
ANSWER_CHARS: Final = 9_000
# What says how a run is without saying what it works on; all else needs the flag for sensitive data.
_OPEN: Final = frozenset(
    {
        "applicationId",
        "arn",
        "attempt",
        "attemptCreatedAt",
        "attemptUpdatedAt",
        "billedResourceUtilization",
        "createdAt",
        "createdBy",
        "endedAt",
        "executionRole",
        "executionTimeoutMinutes",
        "id",
        "jobRunId",
        "mode",
        "name",
        "networkConfiguration",
        "queuedDurationMilliseconds",
        "releaseLabel",
        "retryPolicy",
        "startedAt",
        "state",
        "totalExecutionDurationSeconds",
        "totalResourceUtilization",
        "type",
        "updatedAt",
    }
)
# Ids and enumerations of the service, which are compared with each other and hold no secret.
_PLAIN: Final = frozenset(
    {"applicationId", "arn", "executionRole", "id", "jobRunId", "mode", "state", "type"}
)
_VITAL: Final = (
    "applicationId",
    "jobRunId",
    "id",
    "name",
    "state",
    "mode",
    "attempt",
    "createdAt",
    "updatedAt",
)
_ARGUMENTS: Final = frozenset({"entryPointArguments"})
# Ever less of each text, list and depth, until an answer fits.
_STEPS: Final = ((2_000, 100, 8), (400, 40, 8), (120, 12, 5), (60, 6, 3))


@dataclass(frozen=True, slots=True)
class Bounded:
    """A value that fits into an answer. `cut` says what was left out, None where it is whole."""

    value: Any
    cut: str | None = None


def withheld(record: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A record without what needs the flag, and the names of what it lacks now."""
    kept = {name: value for name, value in record.items() if name in _OPEN}
    return kept, tuple(name for name in record if name not in _OPEN)


def redacted(value: Any, session: RedactionSession, name: str = "") -> Any:
    """A value of the service as JSON without secrets: times in ISO 8601, a setting judged with its name."""
    if isinstance(value, Mapping):
        return {str(session.text(str(key))): redacted(one, session, str(key)) for key, one in value.items()}
    if isinstance(value, list | tuple):
        if name in _ARGUMENTS:
            return _arguments([str(one) for one in value], session)
        return [redacted(one, session, name) for one in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if not isinstance(value, str) or name in _PLAIN:
        return value
    return _text(value, session, name)


def _arguments(values: Sequence[str], session: RedactionSession) -> list[str]:
    """A command's arguments. A flag and the one after it are a name and its value."""
    before = ""
    shown = []
    for value in values:
        flag = before.lstrip("-") if before.startswith("-") and "=" not in before else ""
        shown.append(_text(value, session, flag))
        before = value
    return shown


def _text(value: str, session: RedactionSession, name: str) -> str:
    label = f"{name}="
    judged = session.text(f"{label}{value}") if name else session.text(value)
    if name and judged.startswith(label):
        return str(judged[len(label) :])
    return str(session.text(value))


def bounded(value: Any, most: int = ANSWER_CHARS) -> Bounded:
    """A JSON value cut until it is at most so many characters long."""
    if _size(value) <= most:
        return Bounded(value)
    for characters, entries, depth in _STEPS:
        shrunk = _shrunk(value, characters, entries, depth)
        if _size(shrunk) <= most:
            return Bounded(
                shrunk, f"texts over {characters} characters and lists over {entries} entries were cut"
            )
    kept = {name: value[name] for name in _VITAL if name in value} if isinstance(value, Mapping) else {}
    return Bounded(_shrunk(kept, 120, 6, 2), "only the run's identity, state and times are shown")


def bounded_page(records: Sequence[Mapping[str, Any]], most: int = ANSWER_CHARS) -> Bounded:
    """A page's records, each as long as all of them fit: none is left out, since the service's token goes on."""
    shapes: tuple[tuple[Callable[[Mapping[str, Any]], Any], str | None], ...] = (
        (lambda record: record, None),
        (lambda record: _shrunk(record, 200, 6, 3), "texts over 200 characters were cut"),
        (lambda record: _vital(record, _VITAL, 120), "only each run's identity, state and times are shown"),
        (lambda record: _vital(record, ("id", "name", "state", "createdAt"), 60), _LEAST),
    )
    for shape, cut in shapes:
        shown = [shape(record) for record in records]
        if _size(shown) <= most:
            return Bounded(shown, cut)
    return Bounded([_vital(record, ("id", "state"), 64) for record in records], _LEAST)


_LEAST: Final = "only ids, names, states and times are shown; ask for fewer with max_results"


def _vital(record: Mapping[str, Any], names: Sequence[str], characters: int) -> Any:
    return _shrunk({name: record[name] for name in names if name in record}, characters, 6, 2)


def _shrunk(value: Any, characters: int, entries: int, depth: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= characters else f"{value[: characters - 1]}…"
    if isinstance(value, Mapping):
        if depth == 0:
            return "…"
        shown = list(value.items())[:entries] if depth < 8 else value.items()
        return {str(name)[:characters]: _shrunk(one, characters, entries, depth - 1) for name, one in shown}
    if isinstance(value, list):
        if depth == 0:
            return ["…"]
        rest = [f"… {len(value) - entries} more"] if len(value) > entries else []
        return [_shrunk(one, characters, entries, depth - 1) for one in value[:entries]] + rest
    return value


def _size(value: Any) -> int:
    return len(json.dumps(value, separators=(",", ":")))
