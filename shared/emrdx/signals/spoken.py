"""What a text says in words alone: a failure's message without its type, behind a program's own words.

`orders not loaded: Path does not exist: s3://…` is read from each of its colons on, so that a rule that knows a
message by its beginning finds it there. JSON lines of a program's log are read value by value.
"""

import ast
import builtins
from dataclasses import replace
from typing import Final

import re2

from emrdx.signals.heads import behind_time
from emrdx.signals.model import Language, Link, Place, Thrown, Where
from emrdx.signals.raised import quotes_values, shows_data, without_records

PARTS: Final = 6
_LONGEST: Final = 4000
_BREAK: Final = re2.compile(
    r"(?::|\]| -{1,2}| [-=]{1,2}>| \||;|,? (?:because|due to|after|with)) |\b(?:err|error|msg|message|reason|cause|exception)=['\"]?"
)
_IN_BRACKETS: Final = re2.compile(r"^[^()]{1,300} \((?P<reason>[A-Za-z][^()]{8,}(?:\([^()]*\)[^()]*)*)\)\.?$")
_REPR: Final = re2.compile(r"\b[A-Z]\w*\(['\"](?P<reason>.{6,})['\"],?\)\.?$")
_IN_TASK: Final = re2.compile(
    r"(?:Lost|Exception in) task \d|(?:Error|Failure) while running task|TaskAttempt \d+ failed|most recent failure: |\(?executor \S{1,20}\): "
)
_CLOSING: Final = {"(": ")", "[": "]", "{": "}"}
_WORDS: Final = re2.compile(
    r"(?i)error|exception|fail|fatal|critical|warn|abort|cannot|can't|could ?n[o']t|unable|not |no (?:such|space|route)|denied|refused"
    r"|invalid|missing|timed? ?out|exceed|exists|conflict|corrupt|deadlock|unauthori|forbidden|undefined|unknown"
    r"|unresolved|ambiguous|expired|malformed|mismatch|too (?:many|large|big)|broken pipe|reset by|unreachable|read-only|quota|overflow|throttl"
)
# The classes of Python and of `java.lang` that say nothing of what failed.
PLAIN: Final = frozenset({"AssertionError", "Exception", "RuntimeError", "SystemExit"})
PLAIN_OF_JAVA: Final = frozenset({"Error", "Exception", "IllegalStateException", "RuntimeException"})
_LIBRARY: Final = re2.compile(
    r"^(?:java|javax|jdk|sun|scala|kotlin|org\.(?:apache|sql|postgresql|mariadb|springframework|eclipse|codehaus|json|slf4j)"
    r"|com\.(?:amazonaws|amazon|google|fasterxml|mysql|microsoft|snowflake|databricks|esotericsoftware|zaxxer|sun|oracle)"
    r"|net\.snowflake|oracle|software\.amazon|io\.(?:delta|netty|confluent|grpc|fabric8|onehouse)|py4j|okhttp3|reactor)[./]"
)
# A quotation of several words inside a sentence, with the word before it, and the words that show data.
_ASIDE: Final = re2.compile(
    r"""(?P<word>\w+),? \(?(?:"[^"\n]{2,} [^"\n]{2,}"|'[^'\n]{2,} [^'\n]{2,}'|“[^”\n]{2,} [^”\n]{2,}”)(?P<after>[\s).,;]|$)"""
)
_SHOWS: Final = frozenset(
    [
        "body",
        "comment",
        "comments",
        "contain",
        "containing",
        "contains",
        "description",
        "found",
        "hint",
        "line",
        "lines",
        "log",
        "like",
        "note",
        "notes",
        "phrase",
        "quote",
        "quotes",
        "reads",
        "remark",
        "remarks",
        "saw",
        "seen",
        "subject",
        "text",
        "texts",
        "title",
        "value",
        "values",
    ]
)
_SHOWN: Final = re2.compile(r"""'[^'\n]* [^'\n]*'|"[^"\n]* [^"\n]*\"""")
# The interpreter names the module of every class but its own and the program's.
_OWN: Final = re2.compile(r"^[A-Z]\w*$")


def speaks(line: str) -> bool:
    """Whether a printed line has a word that tells of a failure."""
    return bool(_WORDS.search(line[:_LONGEST]))


def parts(text: str) -> tuple[str, ...]:
    """A text, and what stands in it behind a colon, a dash or an arrow, to its end; outside of brackets.

    What stands in brackets or behind them is data that the program shows, not what it says.
    """
    text = text.strip()[:_LONGEST]
    found = [text, *_arguments(text), *behind_time(text)]
    for match in _BREAK.finditer(text):
        if _open(text[: match.end()]):
            break
        rest = _unquoted(text[match.end() :])
        if rest:
            found.append(rest)
        if len(found) > PARTS:
            break
    if (match := _IN_BRACKETS.search(text)) or (match := _REPR.search(text)):
        found.append(match.group("reason"))
    return tuple(found)


def _unquoted(text: str) -> str:
    """A text without the quotation marks around it; not without those of a word that it begins or ends with."""
    text = text.strip()
    for mark in "'\"":
        if text.startswith(mark) and text.endswith(mark) and text.count(mark) == 2:
            return text[1:-1].strip()
        if text.count(mark) % 2:
            text = text.removesuffix(mark) if text.endswith(mark) else text.removeprefix(mark)
    return text.strip()


def _arguments(text: str) -> list[str]:
    """The last text of an exception of several arguments, which prints them as a tuple."""
    if not (text.startswith(("('", '("')) and text.endswith(("')", '")'))):
        return []
    try:
        data = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return []
    return [data[-1]] if isinstance(data, tuple) and isinstance(data[-1], str) else []


def in_words(thrown: Thrown) -> tuple[Link, ...]:
    """What the message of a failure says in words: of a stated one behind its own beginning, else where a Python
    program's author wrote it, as in `raise RuntimeError(f"no load: {error}") from None`.
    """
    root = thrown.root
    if thrown.stated:
        if root.quoted and not (root.type or root.condition or root.service_error):
            return ()
        # What is named inside of a sentence is not all that the sentence says.
        line = thrown.record.lines[thrown.first_line - thrown.record.place.line]
        around = said(line, root.place) if not line.startswith(root.message) else ()
        return (*around, *said(root.message, root.place, root.where, whole=False))
    if not root.type or not (is_authors(root) or _wraps_in_task(root)) or shows_data(root):
        return ()
    return said(own_words(root), root.place, root.where)


def _wraps_in_task(link: Link) -> bool:
    """Whether a function of the program that ran in a task threw an exception that tells of another one: no library
    did, and no function that judges a row, whose message shows the row.
    """
    if link.where == Where.DRIVER or link.type in {"ValueError", "AssertionError"}:
        return False
    plain = link.type.removeprefix("java.lang.") in PLAIN_OF_JAVA
    own = link.language != Language.JVM or plain or not _LIBRARY.match(link.type)
    return own and is_authors(replace(link, where=Where.DRIVER))


def is_authors(link: Link) -> bool:
    """Whether an exception of the driver is of a plain class or of the program's own, and the program threw it."""
    if link.where != Where.DRIVER or link.quoted:
        return False
    if link.language == Language.JVM:
        return bool(link.frames) and not _LIBRARY.match(link.root_frame)
    return (
        link.type in PLAIN
        or link.type == "ValueError"
        or link.type.startswith("__main__.")
        or (_OWN.match(link.type) is not None and not hasattr(builtins, link.type))
    )


def of_library(link: Link) -> bool:
    """Whether an exception's class is of the engine or of a known library, a JVM's or Python's."""
    return bool(_LIBRARY.match(link.type)) or link.type.startswith("pyspark.")


def own_words(link: Link) -> str:
    """An exception's message; where a program's author wrote it, without the data in it: the free text of records, and
    quotations, as in `4 rows have a note ("No space left on device")`.
    """
    if not is_authors(replace(link, where=Where.DRIVER)):
        return link.message
    text = without_records(link)
    if not any(mark in text for mark in "\"'“"):
        return text
    text = str(_ASIDE.sub(_without_aside, text))
    return str(_SHOWN.sub("", text)) if quotes_values(link) else text


def _without_aside(match: "re2._Match") -> str:
    word = str(match.group("word"))
    return f"{word} {match.group('after')}" if word.lower() in _SHOWS else str(match.group(0))


def _open(text: str) -> bool:
    """Whether a bracket is open at the end of a text."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _CLOSING.items())


def said(text: str, place: Place, where: Where = Where.DRIVER, *, whole: bool = True) -> tuple[Link, ...]:
    """The parts of a text as failures of no type; without the `whole` text, only what others said."""
    return tuple(
        Link(
            language=Language.PYTHON,
            type="",
            message=part,
            place=place,
            where=Where.TASK if in_task(text, part) else where,
            quoted=True,
        )
        for part in parts(text)[0 if whole else 1 :]
    )


def in_task(text: str, part: str) -> bool:
    """Whether a text names a task or its executor above a part of it, as Spark does where it gives a job up;
    where it holds the part in other letters, anywhere.
    """
    at = text.find(part)
    return bool(_IN_TASK.search(text[:at] if at >= 0 else text))
