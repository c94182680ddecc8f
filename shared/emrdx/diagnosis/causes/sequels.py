"""What a program stumbles over once an earlier step gave nothing: a value, a name, a table or a file that is not there.

Such a failure is the sequel of the one that was told above it, where that one is of the same thing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import re2

from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.causes.told import (
    LIBRARIES,
    WARNED_LINES,
    is_near,
    is_own_sentence,
    only_worded,
    right_above,
    said_above,
)
from emrdx.diagnosis.ending.aftermath import says_handled
from emrdx.diagnosis.ending.subjects import kin, words_about
from emrdx.diagnosis.ending.uncaught import is_done_without
from emrdx.diagnosis.ending.wording import finds_fault, speaks_of_failure
from emrdx.signals.model import Language, Level, Link, Signals, Thrown

# Shorter names stand in other words by chance.
LEAST_NAME: Final = 4
HINT_LINES: Final = 40
_NULL: Final = re2.compile(
    r"^(?:None\.get|No value present|head of empty|next on empty|last of empty|empty\.|.{0,300} is null$)|^$"
)
_NULL_TYPES: Final = ("NullPointerException", "NoSuchElementException", "UnsupportedOperationException")
_NO_KEY: Final = re2.compile(r"^key not found: (?P<name>.{1,200})$")
_EMPTY: Final = re2.compile(
    r"index out of range$|arg is an empty sequence$|iterable argument is empty$|^not enough values to unpack"
    r"|^need at least one array|^No objects to concatenate$"
)
_QUOTED_NAME: Final = re2.compile(r"['\"](?P<name>[^'\"]{1,200})['\"]")
# Spark's sentences for what is not there, and errno 2 as Python prints it.
_NOT_THERE: Final = re2.compile(
    r"(?:[Tt]able or view|[Tt]able|[Vv]iew)(?: not found:)? ['`]?(?P<table>[\w$-]+[`']?(?:\.`?[\w$-]+`?){0,3})"
    r"|[Pp]ath does not exist: ?(?P<path>[^\s;,]{1,500})|No such file or directory: ['\"](?P<file>[^'\"]{1,500})['\"]"
)
_NOT_THERE_KINDS: Final = frozenset({"sql.table_not_found", "data.path_not_found"})
_COLUMN: Final = re2.compile(r"(?:name|column|Column|field) [`'\"](?P<column>[^`'\"]{1,200})[`'\"]")
_COLUMN_KINDS: Final = frozenset({"sql.unresolved_column"})
_NO_ROWS_KINDS: Final = frozenset({"data.empty_input"})
# What a line of code names in quotation marks: a key, a path, a table.
_LITERAL: Final = re2.compile(r"['\"](?P<text>[^'\"]{1,300})['\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What was not there: `names` by which an earlier failure would tell of it, any where it has none; `near`:
    only what was told right above explains it; `made`: it is a thing that an earlier step makes; `akin`: words of
    which names for it are made.
    """

    names: tuple[str, ...] = ()
    near: bool = False
    made: bool = False
    akin: frozenset[str] = frozenset()


def absence(current: Candidate) -> Absence | None:
    """What the exception that ended a program did not find; None where it is another failure."""
    thrown = current.thrown
    if thrown is None or thrown.stated or sum(not one.quoted for one in thrown.links) > 1:
        return None
    link = thrown.outer
    if current.kind in _NOT_THERE_KINDS:
        names = _not_there(link.message)
        akin = kin(" ".join(match.group(0) for match in _NOT_THERE.finditer(link.message[:2000])))
        return Absence(names=names, made=True, akin=akin | _literals(link)) if names else None
    if current.kind in _COLUMN_KINDS:
        columns = tuple(match.group("column") for match in _COLUMN.finditer(link.message[:2000]))
        return Absence(names=columns[:1], made=True) if columns and len(columns[0]) >= LEAST_NAME else None
    if current.kind in _NO_ROWS_KINDS:
        akin = _literals(link)
        return Absence(made=True, akin=akin) if akin else None
    if not current.kind.startswith("code."):
        return None
    return _of_python(link) if link.language == Language.PYTHON else _of_java(link)


def _of_python(link: Link) -> Absence | None:
    if link.type in {"TypeError", "AttributeError"} and "NoneType" in link.message[:500]:
        return Absence()
    if link.type in {"KeyError", "NameError", "UnboundLocalError"}:
        match = _QUOTED_NAME.search(link.message)
        name = match.group("name") if match else link.message.strip()
        names = (name,) if len(name) >= LEAST_NAME else ()
        return (
            Absence(names=names, near=link.type != "KeyError") if names or link.type != "KeyError" else None
        )
    if link.type in {"IndexError", "ValueError", "StopIteration"} and _EMPTY.search(link.message):
        return Absence(near=True)
    return None


def _of_java(link: Link) -> Absence | None:
    if link.simple_type not in _NULL_TYPES:
        return None
    if match := _NO_KEY.match(link.message):
        name = match.group("name").strip()
        return Absence(names=(name,)) if len(name) >= LEAST_NAME else None
    return Absence() if _NULL.search(link.message) else None


def _literals(link: Link) -> frozenset[str]:
    """The words of the texts that the program's line of code names which an exception came from."""
    own = [frame for frame in link.frames if not any(mark in frame for mark in LIBRARIES)]
    code = own[-1].partition(": ")[2] if own and link.language == Language.PYTHON else ""
    return kin(" ".join(match.group("text") for match in _LITERAL.finditer(code[:500])))


def _not_there(message: str) -> tuple[str, ...]:
    """The last part of the name of each table, file or folder that a message says is not there."""
    found = []
    for match in _NOT_THERE.finditer(message[:2000]):
        if match.group("table"):
            name = match.group("table").replace("`", "").rstrip("'").rpartition(".")[2]
        else:
            parts = [one for one in (match.group("path") or match.group("file")).split("/") if "=" not in one]
            name = next((one for one in reversed(parts) if one.strip(".")), "")
        if len(name) >= LEAST_NAME:
            found.append(name)
    return tuple(dict.fromkeys(found))


def before_absence(current: Candidate, found: tuple[Candidate, ...], missing: Absence) -> list[Candidate]:
    """The failure told above that explains why something was not there later."""
    above = [one for one in said_above(current, found) if one.thrown is not None and one.kind != current.kind]
    if missing.names or missing.akin:
        named = [one for one in above if one.thrown and _shown_with(missing.names, one.thrown)]
        if not named:
            named = [one for one in above if one.thrown and _is_akin(missing.akin, one.thrown)]
        if not named and missing.near:
            named = [one for one in above if one.thrown and right_above(one.thrown, current.thrown)]
        if not named and not missing.made:
            # A mapping that lacks a key may be what a denied call left.
            named = [one for one in above if _is_denial(one) and is_near(one, current)]
        above = named
    elif missing.near:
        above = [one for one in above if one.thrown and right_above(one.thrown, current.thrown)]
    return [one for one in above if one.thrown and _counts(one, one.thrown, current, missing)][-1:]


def _counts(one: Candidate, thrown: Thrown, current: Candidate, missing: Absence) -> bool:
    """Whether a program could not do without what failed."""
    if not thrown.stated:
        grave = thrown.record.bare or thrown.record.level >= Level.ERROR or is_near(one, current)
        return grave and not is_done_without(thrown)
    if only_worded(thrown) and not right_above(thrown, current.thrown):
        return False
    return missing.made or not says_handled(thrown, thrown.record)


def _is_akin(akin: frozenset[str], thrown: Thrown) -> bool:
    """Whether a program's own words on a failure, after which it does not say to go on without, name something alike."""
    return bool(akin & kin(words_about(thrown))) and not says_handled(thrown, thrown.record)


def _is_denial(one: Candidate) -> bool:
    """Whether a program only told that a call was denied, and went on."""
    return one.kind.startswith("access.") and one.thrown is not None and one.thrown.stated


def _shown_with(names: Sequence[str], thrown: Thrown) -> bool:
    """Whether the lines that tell of a failure name something: its own, and the one that leads to them."""
    first = max(thrown.first_line - thrown.record.place.line - 1, 0)
    last = thrown.last_line - thrown.record.place.line
    return any(_names(name, line) for line in thrown.record.lines[first : last + 1] for name in names)


def _names(name: str, line: str) -> bool:
    """Whether a line holds a name, not as a part of a longer one."""
    at = line.find(name)
    while at >= 0:
        around = line[max(at - 1, 0) : at] + line[at + len(name) : at + len(name) + 1]
        if not any(one.isalnum() or one in "_-" for one in around):
            return True
        at = line.find(name, at + 1)
    return False


def hinted(cause: Candidate, signals: Signals) -> bool:
    """Whether a line above tells, in words that no rule knows, of a failure that what is missing may follow from."""
    missing = absence(cause)
    if missing is None and is_own_sentence(cause) and not finds_fault(cause.match.text):
        missing = Absence(near=True)
    if missing is None or cause.place is None or cause.thrown is None:
        return False
    end = cause.thrown.first_line
    reach = HINT_LINES if missing.names else WARNED_LINES
    lines = [
        (record.place.line + at, line)
        for record in signals.records
        if record.place.ref.path == cause.place.ref.path
        and record.place.role.is_driver
        and record.place.line < end
        and (record.bare or record.level >= Level.WARN)
        for at, line in enumerate(record.lines)
    ]
    told = [line for number, line in lines if end - reach <= number < end and speaks_of_failure(line)]
    return any(not missing.names or any(_names(name, line) for name in missing.names) for line in told)
