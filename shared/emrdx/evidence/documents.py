"""Answers that are one long line of JSON, of a log store, of Ansible, of a chat: on as many lines as they have members.

A line is cut in its middle where it is too long for a log's, and a log that stands in one would be lost with it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from emrdx.limits import LINE_BYTES, MIB

# More lines than an answer's are a log, and go through as they come.
LINES: Final = 60
LARGEST: Final = 8 * MIB
_DEPTH: Final = 12
_OPENS: Final = (b"{", b"[")
_ARROW: Final = b"=> {"


def spread(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks of a stream; where it has few lines, JSON of more than LINE_BYTES among them is on many lines, and
    its long texts are arrays of their lines.
    """
    source = iter(chunks)
    held: list[bytes] = []
    size = lines = 0
    for chunk in source:
        held.append(chunk)
        size += len(chunk)
        lines += chunk.count(b"\n")
        if lines > LINES or size > LARGEST:
            yield from held
            yield from source
            return
    data = b"".join(held)
    if size > LINE_BYTES and any(len(line) > LINE_BYTES for line in data.split(b"\n")):
        data = b"\n".join(_on_many(line) for line in data.split(b"\n"))
    if data:
        yield data


def _on_many(line: bytes) -> bytes:
    if len(line) <= LINE_BYTES:
        return line
    arrow = line.find(_ARROW)
    start = 0 if line.lstrip().startswith(_OPENS) else arrow + len(_ARROW) - 1 if arrow >= 0 else -1
    if start < 0:
        return line
    try:
        data = msgspec.json.decode(line[start:])
        return line[:start] + msgspec.json.format(msgspec.json.encode(_lined(data, 0)), indent=1)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return line


def _lined(data: Any, depth: int) -> Any:
    """The data with its long texts as arrays of lines, JSON in texts taken apart before."""
    if isinstance(data, str):
        if len(data) <= LINE_BYTES // 2:
            return data
        if data.startswith("{") and data.endswith("}") and depth < _DEPTH:
            try:
                return _lined(msgspec.json.decode(data), depth + 1)
            except (msgspec.DecodeError, RecursionError):
                return data
        return data.split("\n")
    if depth < _DEPTH and isinstance(data, dict):
        return {name: _lined(value, depth + 1) for name, value in data.items()}
    if depth < _DEPTH and isinstance(data, list):
        return [_lined(value, depth + 1) for value in data]
    return data
