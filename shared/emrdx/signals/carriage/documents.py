"""Logs inside JSON of any shape: the answers and exports of log stores, each of which names a line in its own way.

Elasticsearch says `hits.hits[]._source.message`, Loki `data.result[].values[][1]`, Splunk `result._raw`, Datadog
`data[].attributes.message`, Google `textPayload` or `jsonPayload.message`, CloudWatch Logs Insights a list of
`{"field": "@message", "value": …}`, Airflow's API a list of pairs in one text, Systems Manager and Ansible a process'
two streams, Step Functions the service's state text in JSON in JSON. The texts at one path are a log: the paths
whose texts look like a log's lines, else the one whose name is for such.
"""

import ast
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import re2

from emrdx.signals.carriage.lines import Line
from emrdx.signals.carriage.tables import COLUMNS
from emrdx.signals.exceptions.announced import HEAD
from emrdx.signals.exceptions.frames import OF_EXCEPTION
from emrdx.signals.heads import head_of
from emrdx.signals.layouts import parsed

SAMPLE: Final = 200
# How many lines of an answer stand between two of its texts at most.
REACH: Final = 300
FIRST_LINES: Final = 12
SHORT: Final = 10
DEPTH: Final = 10
# How many arrows are followed; a program may print any number of them.
TRIED: Final = 20
LONGEST_BEFORE: Final = 300
# Of a pair of a time and a text, as Loki gives them.
FIRST: Final = "[0]"
SECOND: Final = "[1]"
NAMES: Final = frozenset({*COLUMNS, "raw", "event", "body"})
# Names for what a process wrote, with the words that Livy puts before each stream (`sections`).
_STREAMS: Final = {
    "stdout": "stdout:",
    "standardoutputcontent": "stdout:",
    "output": "stdout:",
    "stderr": "stderr:",
    "standarderrorcontent": "stderr:",
    "statedetails": "stderr:",
    "errormessage": "stderr:",
}
# What Glue puts before the exception in `JobRun.ErrorMessage`.
_GLUE: Final = re2.compile(r"^Error Category: \w{1,60}; (?:Failed Line Number: \d{1,9}; )?")
_ARROW: Final = "=> {"
# A Python exception, of a module or of none.
_RAISED: Final = re2.compile(r"^(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception): ")
_LITERAL: Final = re2.compile(r'"(?:[^"\\]|\\.)*"')
_PAIRS: Final = ("[('", '[("', "(('")
Path = tuple[str, ...]


def from_document(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log that one JSON value over all lines holds; None where they are none, or it holds no log."""
    filled = [line for line in lines if line.text.strip()]
    if (
        not filled
        or filled[0].text.lstrip()[:1] not in {"{", "["}
        or filled[-1].text.rstrip()[-1] not in "}]"
    ):
        return None
    data = _decoded("\n".join(line.text for line in lines))
    return None if data is None else _log_of(data, filled)


def from_embedded(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log that a JSON object behind an arrow holds, as Ansible prints a command's result; None where none does."""
    arrows = (at for at, line in enumerate(lines) if 0 <= line.text.find(_ARROW) <= LONGEST_BEFORE)
    for at in islice(arrows, TRIED):
        begun = lines[at].text.partition(_ARROW)[2]
        end = at if begun.rstrip().endswith("}") else _closing(lines, at)
        held = [lines[at]._replace(text="{" + begun), *lines[at + 1 : end + 1]]
        data = _decoded("\n".join(one.text for one in held))
        if data is not None and (found := _log_of(data, held)):
            return found
    return None


def _closing(lines: Sequence[Line], at: int) -> int:
    """The line that closes an object whose members stand indented below its first."""
    return next((step for step in range(at + 1, len(lines)) if lines[step].text.startswith("}")), at)


def _log_of(data: Any, filled: Sequence[Line]) -> Sequence[Line] | None:
    leaves = list(_leaves(data, (), 0))
    paths = _paths_of_log(leaves)
    found = [(path, text) for path, text in leaves if path in paths]
    if not found:
        return None
    streams = {
        path: _STREAMS[name] for path in paths if (name := path[-1].lower() if path else "") in _STREAMS
    }
    made: list[Line] = []
    for (path, text), number in zip(found, _numbers([text for _, text in found], filled), strict=True):
        if len(set(streams.values())) > 1 and path in streams:
            made.append(Line(number, streams[path]))
        made += [Line(number, part) for part in _lines_of(text)]
    # Livy's words begin with those for standard output, by which `sections` knows them.
    if made[0].text == "stderr:" and streams:
        made.insert(0, Line(made[0].number, "stdout:"))
    return made


def from_objects(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log that one JSON object a line holds; None where most lines are none, or they hold no log."""
    objects = [(line, _decoded(line.text)) for line in lines if line.text.strip()]
    known = [(line, list(_leaves(data, (), 0))) for line, data in objects if data is not None]
    if 2 * len(known) < len(objects):
        return None
    paths = _paths_of_log([leaf for _, leaves in known[:SAMPLE] for leaf in leaves])
    if not paths:
        return None
    return [
        Line(line.number, part)
        for line, leaves in known
        for path, text in leaves
        if path in paths
        for part in _lines_of(text)
    ]


def _decoded(text: str) -> Any | None:
    return parsed(text) if text.lstrip()[:1] in {"{", "["} else None


def _leaves(data: Any, path: Path, depth: int) -> Iterator[tuple[Path, str]]:
    """Every text with the names above it; lists count for nothing, but for one of two texts, a pair."""
    if isinstance(data, str):
        inner = _decoded(data) if data.startswith("{") and data.endswith("}") and depth < DEPTH else None
        if inner is None:
            yield path, data
        else:
            yield from _leaves(inner, path, depth + 1)
    elif depth >= DEPTH:
        return
    elif isinstance(data, Mapping):
        field, value = data.get("field"), data.get("value")
        if isinstance(field, str) and isinstance(value, str):
            yield (*path, field), value
            return
        for name, inner in data.items():
            yield from _leaves(inner, (*path, str(name)), depth + 1)
    elif isinstance(data, list):
        pair = len(data) == 2 and all(isinstance(one, str) for one in data) and data[0].isdigit()
        for at, inner in enumerate(data):
            yield from _leaves(inner, (*path, (FIRST, SECOND)[at]) if pair else path, depth + 1)


def _paths_of_log(leaves: Sequence[tuple[Path, str]]) -> frozenset[Path]:
    """The paths whose texts are a log's lines; of two with the same texts the first."""
    of_path: dict[Path, list[str]] = {}
    for path, text in leaves:
        of_path.setdefault(path, []).append(text)
    found: dict[tuple[str, ...], Path] = {}
    for path, texts in of_path.items():
        named = bool(path) and path[-1].lower() in _STREAMS and any(text.strip() for text in texts)
        if named or any(map(_is_logs, texts[:SAMPLE])):
            found.setdefault(tuple(texts), path)
    if found:
        return frozenset(found.values())
    # Single words name events, whose texts stand under other names.
    called = [
        path
        for path, texts in of_path.items()
        if path and (path[-1].lower() in NAMES or path[-1] == SECOND) and any(" " in text for text in texts)
    ]
    most = max(called, key=lambda path: len(of_path[path]), default=None)
    return frozenset() if most is None else frozenset({most})


def _is_logs(text: str) -> bool:
    """Whether a text is a line of a log, or holds some of its first lines."""
    if text.startswith(_PAIRS) or "Traceback (most recent call last)" in text:
        return True
    return any(
        head_of(line) is not None or any(pattern.match(line) for pattern in (OF_EXCEPTION, _RAISED, HEAD))
        for line in text.split("\n", FIRST_LINES)[:FIRST_LINES]
    )


def _lines_of(text: str) -> list[str]:
    """A text's lines; those of each pair's second text where it prints a list of pairs, as Airflow's API does."""
    text = str(_GLUE.sub("", text, count=1))
    if text.startswith(_PAIRS):
        try:
            pairs = ast.literal_eval(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return text.split("\n")
        return [line for pair in pairs if len(pair) > 1 for line in str(pair[-1]).split("\n")]
    return text.removesuffix("\n").split("\n")


def _numbers(texts: Sequence[str], lines: Sequence[Line]) -> Iterator[int]:
    """The number of the line that holds each of the texts, which stand in order."""
    if len(lines) == 1:
        yield from (lines[0].number for _ in texts)
        return
    places: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        for literal in _literals(line.text):
            places.setdefault(literal, []).append(at)
    at = 0
    for text in texts:
        of_text = places.get(text, [])
        below = bisect_left(of_text, at)
        found = of_text[below] if below < len(of_text) and of_text[below] < at + REACH else None
        at = at if found is None else found
        yield lines[min(at, len(lines) - 1)].number
        at += found is not None


def _literals(line: str) -> Iterator[str]:
    """The text literals of a line of JSON by which it is known: the last, and short ones, which may be among numbers."""
    literals = _LITERAL.findall(line)
    for literal in literals[:-1]:
        if len(literal) < SHORT:
            yield str(literal[1:-1])
    if literals and isinstance(last := parsed(literals[-1]), str):
        yield last
