"""What the line of code that raised an exception puts into its message: the program's data, or what failed.

Python's tracebacks show that line: in `raise ValueError(f"route {route}: {NOTES[route]}")` what the note says is data,
whatever it names, and in `raise RuntimeError(f"no load: {error}")` it is the failure.
"""

import ast
from dataclasses import dataclass
from typing import Final

import re2

from emrdx.signals.model import Link

_WORD: Final = re2.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
# The names of an exception; and by how they begin, of what may tell of one.
_CAUGHT: Final = frozenset({"e", "ex", "exc", "exn", "err", "error", "exception"})
_OF_FAILURE: Final = (
    *(
        "err",
        "exc",
        "cause",
        "reason",
        "msg",
        "message",
        "why",
        "fail",
        "problem",
        "detail",
        "result",
        "outcome",
    ),
    *("bad", "last", "trace", "report", "respon", "body", "text", "out", "status", "std"),
)
# The names of records and of the free text in them.
_OF_RECORDS: Final = frozenset(
    {
        "row",
        "rows",
        "rec",
        "record",
        "line",
        "item",
        "entry",
        "event",
        "doc",
        "document",
        "ticket",
        "payload",
        "cell",
    }
    | {
        "note",
        "notes",
        "comment",
        "comments",
        "remark",
        "remarks",
        "hint",
        "memo",
        "subject",
        "description",
        "sample",
    }
)
_REPR: Final = ord("r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value that a message holds: what its expression's names are made of, and whether it stands in quotation marks."""

    words: frozenset[str]
    caught: bool
    quoted: bool

    @property
    def tells_of_failure(self) -> bool:
        """Whether it is named as an exception or as a text about one."""
        return self.caught or any(word.startswith(_OF_FAILURE) for word in self.words)

    @property
    def is_of_record(self) -> bool:
        """Whether it is named as a record, or as the free text of one."""
        return not self.caught and not self.words.isdisjoint(_OF_RECORDS)


def shows_data(link: Link) -> bool:
    """Whether the line of code that raised an exception puts values into its message, and none that is named as an
    exception or a text about one.
    """
    values = [part for part in _template(link) if isinstance(part, Value)]
    return bool(values) and not any(value.tells_of_failure and not value.is_of_record for value in values)


def shows_records(link: Link) -> bool:
    """Whether it puts the free text of records into its message."""
    return any(isinstance(part, Value) and part.is_of_record for part in _template(link))


def quotes_values(link: Link) -> bool:
    """Whether it shows a value of the data in quotation marks, as `{line!r}` does."""
    return any(
        isinstance(part, Value) and part.quoted and not part.tells_of_failure for part in _template(link)
    )


def without_records(link: Link) -> str:
    """An exception's message without the sentences that it took from records."""
    parts = _template(link)
    if not any(isinstance(part, Value) and part.is_of_record for part in parts):
        return link.message
    pattern = "".join("(.*?)" if isinstance(part, Value) else f"({re2.escape(part)})" for part in parts)
    match = re2.compile("(?s)^" + pattern + "$").search(link.message)
    if match is None:
        return link.message
    return "".join(
        "" if isinstance(part, Value) and part.is_of_record and " " in text else text
        for part, text in zip(parts, match.groups(), strict=True)
    )


def _template(link: Link) -> tuple[str | Value, ...]:
    """The texts and values of the message, where the line of code raises with an f-string and nothing else."""
    code = link.root_frame.partition(": ")[2]
    if not code.startswith("raise "):
        return ()
    try:
        statement = ast.parse(code).body[0]
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ()
    call = statement.exc if isinstance(statement, ast.Raise) else None
    if not isinstance(call, ast.Call) or len(call.args) != 1 or not isinstance(call.args[0], ast.JoinedStr):
        return ()
    return tuple(_part(part) for part in call.args[0].values)


def _part(part: ast.expr) -> str | Value:
    if isinstance(part, ast.Constant):
        return str(part.value)
    names = [node.id for node in ast.walk(part) if isinstance(node, ast.Name)]
    attributes = [node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute)]
    return Value(
        words=frozenset(
            str(match.group(0)).lower() for name in (*names, *attributes) for match in _WORD.finditer(name)
        ),
        caught=not _CAUGHT.isdisjoint(name.rstrip("0123456789").lower() for name in names),
        quoted=isinstance(part, ast.FormattedValue) and part.conversion == _REPR,
    )
