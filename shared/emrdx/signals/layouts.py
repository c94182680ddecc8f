"""Records that a JSON layout wrote, one object a line: Spark 4's structured logging, log4j's, Logstash's, ECS'."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec
import re2

from emrdx.signals.heads import LEVELS, Head, head_of

_LEVEL_KEYS: Final = ("level", "log.level", "severity", "levelname", "loglevel", "log_level")
_MESSAGE_KEYS: Final = ("msg", "message", "@message", "event", "short_message")
LOGGER_KEYS: Final = ("logger", "log.logger", "logger_name", "loggerName", "name", "class")
_TIME_KEYS: Final = ("ts", "@timestamp", "timestamp", "time", "asctime", "timeMillis")
_TRACE_KEYS: Final = (
    "stack_trace",
    "error.stack_trace",
    "stackTrace",
    "exc_info",
    "exception",
    "thrown",
    "error",
)
VALUES: Final = 24
_DEPTH: Final = 4
_OUTCOMES: Final = ("status", "state", "result", "outcome")
_WENT_WELL: Final = re2.compile(r"(?i)^(?:succe|ok\b|done|complet|finish|pass)")
_OF_FRAMES: Final = frozenset({"class", "method", "file", "line", "logger", "thread"})


def parsed(text: str) -> Any | None:
    """The JSON value that a text is; None where it is none, or nested deeper than can be read."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None


def decoded(line: str) -> Mapping[str, Any] | None:
    """The JSON object that a line is; None where it is none."""
    if not line.startswith("{") or not line.rstrip().endswith("}"):
        return None
    data = parsed(line)
    return data if isinstance(data, dict) else None


def record_head(line: str) -> Head | None:
    """What a record's first line says, of text or of JSON; None where the line begins no record."""
    if not line.startswith("{"):
        return head_of(line)
    data = decoded(line) if '"' in line else None
    return structured(data) if data else None


def structured(data: Mapping[str, Any]) -> Head | None:
    """The head of a record that a JSON layout wrote: Spark 4's, log4j's, Logstash's, ECS'; None without a level."""
    level = first(data, _LEVEL_KEYS)
    message = first(data, _MESSAGE_KEYS)
    if not isinstance(level, str) or level.upper() not in LEVELS or not isinstance(message, str):
        return None
    return Head(
        LEVELS[level.upper()],
        str(first(data, LOGGER_KEYS) or ""),
        message.partition("\n")[0],
        str(first(data, _TIME_KEYS) or ""),
    )


def below(data: Mapping[str, Any]) -> Iterator[str]:
    """What stands below the head of a JSON record: its message's other lines, and its exception as a JVM prints it."""
    message = first(data, _MESSAGE_KEYS)
    rest = message.partition("\n")[2] if isinstance(message, str) else ""
    if rest:
        yield from rest.split("\n")
    for key in _TRACE_KEYS:
        if (trace := first(data, (key,))) and (printed := _trace(trace)):
            yield from printed
            return


def _trace(trace: Any) -> list[str]:
    if isinstance(trace, str):
        return trace.rstrip("\n").split("\n") if "\n" in trace else []
    if not isinstance(trace, Mapping):
        return []
    name = trace.get("class") or trace.get("type") or trace.get("name") or ""
    head = f"{name}: {trace.get('msg') or trace.get('message') or ''}"
    frames = trace.get("stacktrace") or trace.get("stack_trace") or trace.get("extendedStackTrace")
    if isinstance(frames, str):
        return frames.rstrip("\n").split("\n") if "\n" in frames else [head, *frames.splitlines()]
    lines = head.split("\n")
    for frame in frames or ():
        if isinstance(frame, Mapping):
            place = f"{frame.get('file', 'Unknown Source')}:{frame.get('line', 0)}"
            lines.append(f"\tat {frame.get('class', '')}.{frame.get('method', '')}({place})")
    return lines if name else []


def first(data: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """What an object says under the first of some names that it has; a dot stands for an object inside."""
    for key in keys:
        value: Any = data.get(key)
        if value is None and "." in key:
            outer, _, inner = key.partition(".")
            nested = data.get(outer)
            value = nested.get(inner) if isinstance(nested, Mapping) else None
        if value is not None:
            return value
    return None


def values(line: str) -> tuple[str, ...]:
    """The texts of a JSON line, the beginning and the end of those of many lines; none where it is no JSON."""
    data = decoded(line.strip())
    if data is None or any(_WENT_WELL.match(str(data.get(key))) for key in _OUTCOMES):
        return ()
    found: list[str] = []
    for value in _leaves(data, 0):
        lines = [one for one in value.splitlines() if one.strip()]
        found += lines[:1] if len(lines) < 2 else (lines[0], lines[-1])
        if len(found) >= VALUES:
            break
    return tuple(found)


def _leaves(data: Any, depth: int) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif depth < _DEPTH:
        # A structured stack's frames name classes and files, and say nothing.
        inner = (
            [value for key, value in data.items() if key not in _OF_FRAMES]
            if isinstance(data, Mapping)
            else data
            if isinstance(data, list)
            else ()
        )
        for value in inner:
            yield from _leaves(value, depth + 1)
