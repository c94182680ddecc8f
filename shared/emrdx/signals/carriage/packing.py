"""Logs inside other formats: JSON lines, exports of CloudWatch, saved notebooks, one-line escaped records.

What comes out are the log's own lines, each with the number of the line that held it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
import re2

from emrdx.signals.carriage.documents import from_document, from_embedded, from_objects
from emrdx.signals.carriage.lines import Line, borne, split
from emrdx.signals.carriage.tables import from_table
from emrdx.signals.exceptions.frames import OF_EXCEPTION
from emrdx.signals.heads import head_of
from emrdx.signals.layouts import LOGGER_KEYS, below, decoded, first, structured

SHARE: Final = 0.5
LITERALS: Final = 0.9
MEMBERS: Final = 1 / 8
SAMPLE: Final = 60
_EVENT: Final = "event"
# Where an object has one of these, a single word under `event` only names what its text tells of.
_TEXTS: Final = frozenset({"text", "detail", "details", "description", "reason", "error", "error_message"})
_TEXT_KEYS: Final = ("log", "message", "@message", "msg", "textPayload", "MESSAGE", "line", _EVENT)
# What names the stream of a process whose lines a logger took over: Airflow's `task.stdout`, a runtime's `stdout`.
_STREAM: Final = re2.compile(r"^(?:[\w.-]{1,80}\.)?std(?:out|err)$")
_MEMBER: Final = re2.compile(
    r'^\s*"(?:message|log|@message|_raw|textPayload|line)": (?P<text>"(?:[^"\\]|\\.)*"),?\s*$'
)
# Go's loggers and Loki write pairs; Fluent Bit's standard output writes them as Ruby does.
_LOGFMT: Final = re2.compile(
    r'^(?:[\w.]{1,40}=(?:"(?:[^"\\]|\\.)*"|[^\s"]*) )+(?:msg|message)=(?P<text>"(?:[^"\\]|\\.)*")(?: [\w.]{1,40}=.*)?$'
)
_PAIR: Final = re2.compile(r'(?:^| )([\w.]{1,40})=("(?:[^"\\]|\\.)*"|[^\s"]*)')
_FLUENT_BIT: Final = re2.compile(
    r'^\[\d+\] \S{1,200}: \[\[?[\d.]+(?:, \{\}\])?, \{.*"(?:log|message)"=>(?P<text>"(?:[^"\\]|\\.)*").*\}\]$'
)
_ARRAY: Final = re2.compile(r'^\s*"(?:text|text/plain|traceback)": \[\s*$')
_STRING: Final = re2.compile(r'^\s*(?P<text>"(?:[^"\\]|\\.)*"),?\s*$')
_IN_QUOTES: Final = re2.compile(r'^\s*"(?P<text>.*)",?\s*$')
_ESCAPED: Final = re2.compile(
    r"\\n(?:\\t| {2,8})at |\\nCaused by: |\(most recent call last\):\\n|\\n {2}File \\?\""
)


def unpacked(lines: Sequence[Line]) -> Sequence[Line]:
    """The log's own lines, where the given ones hold it in another format; else as they are."""
    return next((log for read in _READERS if (log := read(lines)) is not None), lines)


def _from_pairs(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log in lines of `name=value` pairs (logfmt), or in Fluent Bit's."""
    filled = _filled(lines)
    for pattern in (_LOGFMT, _FLUENT_BIT) if filled else ():
        shown = pattern.match(filled[0].text) or pattern.match(filled[-1].text)
        if shown and borne(filled, pattern.match, LITERALS):
            return [
                part for line in filled for part in _from_record_of_pairs(line) or _strings(line, pattern)
            ]
    return None


def _from_record_of_pairs(line: Line) -> list[Line]:
    """A record whose layout writes pairs, its logger's among them, as the JSON layout that says the same."""
    data = {str(name): _value(str(text)) for name, text in _PAIR.findall(line.text)}
    head = structured(data)
    if head is None or not head.logger or head_of(head.message) is not None:
        return []
    return [line._replace(text=msgspec.json.encode(data).decode())]


def _value(text: str) -> str:
    try:
        return msgspec.json.decode(text, type=str).strip() if text.startswith('"') else text
    except msgspec.DecodeError:
        return text.strip('"')


def _from_objects(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log in one JSON object a line: its records themselves, or what carries them."""
    if not borne(lines, lambda text: text.startswith("{") and text.rstrip().endswith("}"), SHARE):
        return None
    filled = _filled(lines)
    if _holds_text(filled):
        carried = any(
            (data := decoded(line.text)) and structured(data) and _is_carried(data) for line in filled
        )
        return [part for line in lines for part in _from_object(line, carried=carried)]
    sample = [data for line in filled[:SAMPLE] if (data := decoded(line.text)) is not None]
    if 2 * sum(structured(data) is not None for data in sample) > len(sample):
        return lines
    return from_objects(lines) or lines


def _from_notebook(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The outputs of a saved notebook, of which a part is missing."""
    opens = next((line.text.lstrip()[:1] for line in lines if line.text.strip()), "")
    if opens not in {"{", "["} or not any(_ARRAY.match(line.text) for line in lines):
        return None
    made: list[Line] = []
    inside = False
    for line in lines:
        if not inside:
            inside = bool(_ARRAY.match(line.text))
        elif line.text.strip().startswith("]"):
            inside = False
        else:
            made += _strings(line, _STRING)
    return made


def _from_members(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log in the members of a document's objects, a line each, where the document is not whole."""
    quoted = _quoted(lines)
    if len(quoted) < 2 or sum(bool(_MEMBER.match(line.text)) for line in quoted) < max(
        2, MEMBERS * len(_filled(lines))
    ):
        return None
    return [part for line in quoted for part in _strings(line, _MEMBER)]


def _from_literals(lines: Sequence[Line]) -> Sequence[Line] | None:
    """The log in one text literal a line, escaped as in JSON or, as a spreadsheet's column comes out, not."""
    quoted = _quoted(lines)
    if len(quoted) < 2 or not borne(lines, _IN_QUOTES.match, LITERALS):
        return None
    return [
        part
        for line in quoted
        if (match := _IN_QUOTES.match(line.text))
        for part in _strings(line, _STRING) or [line._replace(text=match.group("text"))]
    ]


# Each is None where the lines are not of its form.
_READERS: Final[tuple[Callable[[Sequence[Line]], Sequence[Line] | None], ...]] = (
    from_table,
    _from_pairs,
    from_embedded,
    _from_objects,
    from_document,
    _from_notebook,
    _from_members,
    _from_literals,
)


def _filled(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text.strip()]


def _quoted(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text.lstrip().startswith('"')]


def spread(lines: Sequence[Line]) -> Sequence[Line]:
    """JSON records and escaped stack traces on as many lines as a log has them."""
    if not any(line.text.startswith("{") or "\\n" in line.text for line in lines):
        return lines
    return [part for line in lines for part in (_structured_lines(line) or _from_escaped(line))]


def _holds_text(lines: Sequence[Line]) -> bool:
    """Whether most objects hold a text and no level of their own."""
    sample = [data for line in lines[:SAMPLE] if (data := decoded(line.text)) is not None]
    bare = sum(_is_carried(data) for data in sample)
    inner = sum(
        (text := _line_of(data)) is not None and (head_of(text) or OF_EXCEPTION.match(text)) is not None
        for data in sample
    )
    return max(bare, inner) >= SHARE * len(sample)


def _is_carried(data: Mapping[str, Any]) -> bool:
    """Whether an object only carries a process' line, whatever level it was given on the way."""
    carried = structured(data) is None or bool(_STREAM.match(str(first(data, LOGGER_KEYS) or "")))
    return carried and _line_of(data) is not None


def _line_of(data: Mapping[str, Any]) -> str | None:
    """The line that an object carries; None where it has none, or one word that names an event."""
    text = first(data, _TEXT_KEYS)
    if not isinstance(text, str):
        return None
    names_event = data.get(_EVENT) == text and " " not in text and _TEXTS & data.keys()
    return None if names_event else text


def _from_object(line: Line, *, carried: bool) -> Iterator[Line]:
    data = decoded(line.text)
    if carried and data and not _is_carried(data):
        yield line
        return
    text = _line_of(data) if data else None
    if text is None:
        yield line
        return
    yield from split(line, text)


def _structured_lines(line: Line) -> list[Line]:
    """A JSON record as its head line with what stands below it; nothing where it is none."""
    data = decoded(line.text) if line.text.startswith("{") else None
    if data is None or structured(data) is None:
        return []
    return [line, *(Line(line.number, text) for text in below(data))]


def _strings(line: Line, pattern: Any) -> list[Line]:
    """The lines of the text literal that a pattern finds in a line; none where it finds none."""
    match = pattern.match(line.text)
    try:
        return split(line, msgspec.json.decode(match.group("text"), type=str)) if match else []
    except msgspec.DecodeError:
        return []


def _from_escaped(line: Line) -> Iterator[Line]:
    """A stack trace whose line ends and tabs were written as in a JSON string, on its own lines again."""
    if "\\n" not in line.text or not _ESCAPED.search(line.text):
        yield line
        return
    text = line.text.replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"').replace("\\\\", "\\")
    for part in text.split("\n"):
        yield Line(line.number, part)
