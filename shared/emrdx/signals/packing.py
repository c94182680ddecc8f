"""Logs inside other formats: JSON lines, exports of CloudWatch, saved notebooks, one-line escaped records.

What comes out are the log's own lines, each with the number of the line that held it.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import re2

from emrdx.signals.heads import LEVELS, Head, head_of
from emrdx.signals.lines import Line

SHARE: Final = 0.5
_OPENS: Final = frozenset('{["')
_TEXT_KEYS: Final = ("log", "message", "@message", "msg", "textPayload", "MESSAGE", "line", "event")
_LEVEL_KEYS: Final = ("level", "log.level", "severity", "levelname", "loglevel", "log_level")
_MESSAGE_KEYS: Final = ("msg", "message", "@message", "event", "short_message")
_LOGGER_KEYS: Final = ("logger", "log.logger", "logger_name", "loggerName", "name", "class")
_TIME_KEYS: Final = ("ts", "@timestamp", "timestamp", "time", "asctime", "timeMillis")
# What names the stream of a process whose lines a logger took over: Airflow's `task.stdout`, a runtime's `stdout`.
_STREAM: Final = re2.compile(r"^(?:[\w.-]{1,80}\.)?std(?:out|err)$")
# What stands below a record's head, and begins no message of its own.
_BELOW: Final = re2.compile(
    r"^(?:\s+at \S|Caused by: |\s*\.\.\. \d+ more|Traceback \(most recent call last\)|\s+File \"[^\"]+\", line )"
)
_TRACE_KEYS: Final = (
    "stack_trace",
    "error.stack_trace",
    "stackTrace",
    "exc_info",
    "exception",
    "thrown",
    "error",
)
_MEMBER: Final = re2.compile(r'^\s*"(?:message|log|@message|textPayload)": (?P<text>"(?:[^"\\]|\\.)*"),?\s*$')
_ARRAY: Final = re2.compile(r'^\s*"(?:text|text/plain|traceback)": \[\s*$')
_STRING: Final = re2.compile(r'^\s*(?P<text>"(?:[^"\\]|\\.)*"),?\s*$')
_ESCAPED: Final = re2.compile(
    r"\\n(?:\\t| {2,8})at |\\nCaused by: |\(most recent call last\):\\n|\\n {2}File \\?\""
)


def decoded(line: str) -> Mapping[str, Any] | None:
    """The JSON object that a line is; None where it is none."""
    if not line.startswith("{") or not line.rstrip().endswith("}"):
        return None
    try:
        data = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        return None
    return data if isinstance(data, dict) else None


def structured(data: Mapping[str, Any]) -> Head | None:
    """The head of a record that a JSON layout wrote: Spark 4's, log4j's, Logstash's, ECS'; None without a level."""
    level = _first(data, _LEVEL_KEYS)
    message = _first(data, _MESSAGE_KEYS)
    if not isinstance(level, str) or level.upper() not in LEVELS or not isinstance(message, str):
        return None
    return Head(
        LEVELS[level.upper()],
        str(_first(data, _LOGGER_KEYS) or ""),
        message.partition("\n")[0],
        str(_first(data, _TIME_KEYS) or ""),
    )


def below(data: Mapping[str, Any]) -> Iterator[str]:
    """What stands below the head of a JSON record: its message's other lines, and its exception as a JVM prints it."""
    message = _first(data, _MESSAGE_KEYS)
    rest = message.partition("\n")[2] if isinstance(message, str) else ""
    if rest:
        yield from rest.split("\n")
    for key in _TRACE_KEYS:
        if (trace := _first(data, (key,))) and (printed := _trace(trace)):
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


def _first(data: Mapping[str, Any], keys: Iterable[str]) -> Any:
    for key in keys:
        value: Any = data.get(key)
        if value is None and "." in key:
            outer, _, inner = key.partition(".")
            nested = data.get(outer)
            value = nested.get(inner) if isinstance(nested, Mapping) else None
        if value is not None:
            return value
    return None


def unpacked(lines: Sequence[Line]) -> Sequence[Line]:
    """The log's own lines, where the given ones hold it in another format; else as they are."""
    if not any(line.text.lstrip()[:1] in _OPENS or "\\n" in line.text for line in lines) and not (
        lines and "@message" in lines[0].text
    ):
        return lines
    filled = [line for line in lines if line.text.strip()]
    if "@message" in filled[0].text and "," in filled[0].text and not filled[0].text.startswith("{"):
        return _from_csv(lines)
    objects = sum(line.text.startswith("{") and line.text.rstrip().endswith("}") for line in filled)
    if objects >= SHARE * len(filled) and _holds_text(filled):
        carried = any(
            (data := decoded(line.text)) and structured(data) and _is_carried(data) for line in filled
        )
        return [part for line in lines for part in _from_object(line, carried=carried)]
    if filled[0].text.lstrip()[:1] in {"{", "["} and len(filled[0].text.strip()) <= 40:
        members = sum(bool(_MEMBER.match(line.text)) for line in filled)
        if members >= 2 and members * 8 >= len(filled):
            return [part for line in lines for part in _strings(line, _MEMBER)]
        if any(_ARRAY.match(line.text) for line in filled):
            return list(_from_arrays(lines))
    return lines


def spread(lines: Sequence[Line]) -> Sequence[Line]:
    """JSON records and escaped stack traces on as many lines as a log has them."""
    if not any(line.text.startswith("{") or "\\n" in line.text for line in lines):
        return lines
    return [part for line in lines for part in (_structured_lines(line) or _from_escaped(line))]


def _holds_text(lines: Sequence[Line]) -> bool:
    """Whether most objects hold a text and no level of their own."""
    sample = [data for line in lines[:60] if (data := decoded(line.text)) is not None]
    bare = sum(_is_carried(data) for data in sample)
    inner = sum(
        isinstance(text := _first(data, _TEXT_KEYS), str)
        and (head_of(text) or _BELOW.match(text)) is not None
        for data in sample
    )
    return max(bare, inner) >= SHARE * len(sample)


def _is_carried(data: Mapping[str, Any]) -> bool:
    """Whether an object only carries a process' line, whatever level it was given on the way."""
    carried = structured(data) is None or bool(_STREAM.match(str(_first(data, _LOGGER_KEYS) or "")))
    return carried and isinstance(_first(data, _TEXT_KEYS), str)


def _from_object(line: Line, *, carried: bool) -> Iterator[Line]:
    data = decoded(line.text)
    if carried and data and not _is_carried(data):
        yield line
        return
    text = _first(data, _TEXT_KEYS) if data else None
    if not isinstance(text, str):
        yield line
        return
    for part in text.removesuffix("\n").split("\n"):
        yield Line(line.number, part)


def _structured_lines(line: Line) -> list[Line]:
    """A JSON record as its head line with what stands below it; nothing where it is none."""
    data = decoded(line.text) if line.text.startswith("{") else None
    if data is None or structured(data) is None:
        return []
    return [line, *(Line(line.number, text) for text in below(data))]


def _from_csv(lines: Sequence[Line]) -> list[Line]:
    rows = csv.reader(line.text + "\n" for line in lines)
    made: list[Line] = []
    column, begun = -1, 0
    try:
        for row in rows:
            number = lines[begun].number
            begun = rows.line_num
            if column < 0:
                column = row.index("@message") if "@message" in row else -2
                continue
            if 0 <= column < len(row):
                made += [Line(number, text) for text in row[column].removesuffix("\n").split("\n")]
    except csv.Error:
        return list(lines)
    return made if column >= 0 else list(lines)


def _strings(line: Line, pattern: Any) -> Iterator[Line]:
    match = pattern.match(line.text)
    if match is None:
        return
    try:
        text = msgspec.json.decode(match.group("text"), type=str)
    except msgspec.DecodeError:
        return
    for part in text.removesuffix("\n").split("\n"):
        yield Line(line.number, part)


def _from_arrays(lines: Sequence[Line]) -> Iterator[Line]:
    """The outputs of a saved notebook."""
    inside = False
    for line in lines:
        if not inside:
            inside = bool(_ARRAY.match(line.text))
        elif line.text.strip().startswith("]"):
            inside = False
        else:
            yield from _strings(line, _STRING)


def _from_escaped(line: Line) -> Iterator[Line]:
    """A stack trace whose line ends and tabs were written as in a JSON string, on its own lines again."""
    if "\\n" not in line.text or not _ESCAPED.search(line.text):
        yield line
        return
    text = line.text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"').replace("\\\\", "\\")
    for part in text.split("\n"):
        yield Line(line.number, part)
