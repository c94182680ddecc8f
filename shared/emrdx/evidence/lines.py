"""Lines of a log: decoding, cutting, and what kind of line one is.

A record is what one logging call or one `print` wrote: a line that begins with a timestamp or a log form,
and the lines that continue it (stack frames, causes, multi-line messages).
"""

import re
from enum import IntEnum
from typing import Final

import re2

from emrdx.limits import LINE_BYTES

_CUT_MARK: Final = " … "
_ANSI: Final = re2.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_PROGRESS: Final = re2.compile(rb"\[Stage [^\r]*\r|[ ]*\r")
_TIMESTAMPED: Final = re2.compile(
    rb"\d{2}/\d{2}/\d{2} \d{2}:\d{2}:\d{2}"
    rb"|\[?\d{4}[-/]\d{2}[-/]\d{2}[T ,_]"
    rb"|\d{2}:\d{2}:\d{2}[.,]\d{3}"
    rb"|\{\""
    rb"|\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL|CRITICAL)\b[\]: ]"
    rb"|# "
)
_CONTINUES: Final = (
    b"Caused by:",
    b"Suppressed:",
    b"...",
    b"During handling of the above exception",
    b"The above exception was the direct cause",
    b"Driver stacktrace:",
    b"== SQL",
    b"-----^^^",
)
_CONTINUATION: Final = rb"[ \t\n]|" + b"|".join(map(re.escape, _CONTINUES))
_CONTINUED: Final = re.compile(_CONTINUATION)
_LAST_CONTINUED: Final = re.compile(rb"\n(?!" + _CONTINUATION + rb")")  # nothing in it can run away


class LineKind(IntEnum):
    """How a line relates to the record before it."""

    START = 0
    BARE = 1
    CONTINUED = 2


def kind_of(line: bytes) -> LineKind:
    """Whether a raw line begins a record, surely continues one, or is unindented text of its own."""
    if b"\r" in line or b"\x1b" in line:
        line = clean(line)
    if not line or line[0] in b" \t":
        return LineKind.CONTINUED
    if line[2:9:3] == b"// ":  # yy/MM/dd HH:mm:ss
        return LineKind.START
    if line[0] in b"0123456789[{#TDIWEFC" and _TIMESTAMPED.match(line):
        return LineKind.START
    if line.startswith(_CONTINUES):
        return LineKind.CONTINUED
    return LineKind.BARE


def continued(data: bytes, position: int, end: int) -> int:
    """Where the run of lines ends that begins at `position` and surely continues a record: at the first byte
    after it, which is `position` itself where there is no such line. `data` holds whole lines up to `end`.
    """
    if not _CONTINUED.match(data, position):
        return position
    last = _LAST_CONTINUED.search(data, position, end)
    return last.end() if last else end


def clean(line: bytes) -> bytes:
    """The line without ANSI colour codes, carriage returns and the progress bar that one overwrote."""
    if b"\x1b" in line:
        line = _ANSI.sub(b"", line)
    if b"\r" in line:
        line = _PROGRESS.sub(b"", line.rstrip(b"\r")).replace(b"\r", b"")
    return line


def shorten(line: bytes) -> bytes:
    """At most two times LINE_BYTES of a line: both ends, so that `text` gives what it would of the whole."""
    return line if len(line) <= 2 * LINE_BYTES else line[:LINE_BYTES] + line[-LINE_BYTES:]


def text(line: bytes) -> str:
    """The line as text of at most LINE_BYTES: cleaned, undecodable bytes replaced, cut in its middle."""
    line = clean(line)
    if len(line) <= LINE_BYTES:
        return line.decode("utf-8", "replace")
    half = (LINE_BYTES - len(_CUT_MARK.encode())) // 2
    begin = line[:half].decode("utf-8", "replace").rstrip("\ufffd")
    end = line[-half:].decode("utf-8", "replace").lstrip("\ufffd")
    return begin + _CUT_MARK + end
