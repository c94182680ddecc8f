"""A log with what the program printed between its records, as a terminal shows both streams of a process at once.

Each stream's own lines are in order, and nothing tells when a printed one was written: they are two streams again.
A traceback that records stand in shows that it is so, and so do printed lines below the end of Spark's log.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import re2

from emrdx.model import SourceRef, Stream
from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.exceptions.chain import TRACEBACK
from emrdx.signals.layouts import record_head

REACH: Final = 2000
_CHAINED: Final = ("During handling of the above exception", "The above exception was the direct cause")
_RAISED: Final = re2.compile(r"^(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*(?:: |:?$)")
_JAVA: Final = "Py4JJavaError: "
_OF_JAVA: Final = (": ", "\tat ", "Caused by: ", "\t... ", "Driver stacktrace:", "\tSuppressed: ")
# Spark's last words: whoever prints below them printed before, on another stream.
_ENDS: Final = re2.compile(
    r"^\S.{0,60} INFO (?:[\w.]+\.)?(?:ShutdownHookManager: (?:Shutdown hook called|Deleting directory)"
    r"|MetricsSystemImpl: s3a-file-system metrics system (?:stopped|shutdown))"
)


def unbraided(parts: Sequence[Part]) -> list[Part]:
    """The parts, those in which records stand inside a traceback, or printed lines below the end of Spark's log,
    as the log and what the program printed; the others as they are.
    """
    made: list[Part] = []
    for part in parts:
        own = _printed(part.lines)
        made += _two(part, own) if own else [part]
    return made


def _two(part: Part, printed: Sequence[int]) -> list[Part]:
    mine = set(printed)
    rest = [line for at, line in enumerate(part.lines) if at not in mine]
    return [
        Part(_of(part.ref, Stream.STDERR), part.first, rest),
        Part(_of(part.ref, Stream.STDOUT), part.first, [part.lines[at] for at in printed]),
    ]


def _of(ref: SourceRef, stream: Stream) -> SourceRef:
    """The stream of a source that holds both; the one that it is named after is the source itself."""
    return ref if ref.stream == stream else replace(ref, path=f"{ref.path}/{stream}", stream=stream)


def _printed(lines: Sequence[Line]) -> list[int]:
    """Which lines a program printed among a log's records; none where nothing tells them from one another."""

    @cache
    def head(at: int) -> bool:
        return record_head(lines[at].text) is not None

    ended = next((at for at in reversed(range(len(lines))) if _ends(lines[at].text)), len(lines))
    below = lines[ended + 1 :]
    # Another run's log may follow in the same file.
    said = any(line.text.strip() and not head(at) for at, line in enumerate(below, ended + 1))
    if said and not any(" SparkContext: " in line.text for line in below):
        return list(range(ended + 1, len(lines)))
    if not any(map(_is_traceback, lines)):
        return []
    own: list[int] = []
    for at, line in enumerate(lines):
        if _is_traceback(line) and at > (own[-1] if own else -1):
            chained = bool(own) and lines[own[-1]].text.startswith(_CHAINED)
            own += _own(lines, at, head, chained=chained)
    return sorted({*own, *_alone(lines, head)}) if own else []


def _ends(text: str) -> bool:
    return ("ShutdownHook" in text or "MetricsSystem" in text) and _ENDS.match(text) is not None


def _alone(lines: Sequence[Line], head: Callable[[int], bool]) -> Iterator[int]:
    """Single printed lines between two records, of which the first is no warning or error."""
    for at in range(1, len(lines) - 1):
        text = lines[at].text
        single = head(at - 1) and head(at + 1) and not head(at)
        if single and text.strip() and not text[:1].isspace() and " INFO " in lines[at - 1].text[:60]:
            yield at


def _own(lines: Sequence[Line], start: int, head: Callable[[int], bool], *, chained: bool) -> list[int]:
    """Which lines a traceback has that begins at `start`; none where no record stands before its exception, unless
    it goes on with the chain of one where it does.
    """
    own, below_head = [start], False
    for at in range(start + 1, min(start + REACH, len(lines))):
        text = lines[at].text
        if head(at):
            below_head = True
        elif text.startswith("  "):
            own.append(at)
            below_head = False
        elif text.startswith(TRACEBACK):
            return []
        elif _RAISED.match(text) and not (below_head and _framed(lines, at)):
            braided = chained or (len(own) > 1 and at - start > len(own))
            own.append(at)
            return own + _rest(lines, own, head) if braided else []
        elif not below_head:
            return []
    return []


def _rest(lines: Sequence[Line], own: Sequence[int], head: Callable[[int], bool]) -> list[int]:
    """What else the traceback has: the JVM's own words, where it quotes them, or that another one follows."""
    rest: list[int] = []
    java = _JAVA in lines[own[-1]].text
    for at in range(own[-1] + 1, min(own[-1] + REACH, len(lines))):
        text = lines[at].text
        if head(at) or not text.strip():
            continue
        if java and text.startswith(_OF_JAVA):
            rest.append(at)
        elif text.startswith(_CHAINED):
            return [*rest, at]
        elif not text.startswith("\t"):
            break
    return rest


def _is_traceback(line: Line) -> bool:
    return line.text.startswith(TRACEBACK)


def _framed(lines: Sequence[Line], at: int) -> bool:
    """Whether a JVM's frames stand right below: the exception that a record shows."""
    return at + 1 < len(lines) and lines[at + 1].text.startswith("\tat ")
