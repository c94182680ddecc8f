"""What a line announces: a JVM exception's name and message, alone or behind Spark's words.

An exception's name inside a message is data unless Spark itself puts an exception there (`_INTRODUCER`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import re2

from emrdx.signals.exceptions.frames import frames_below, is_frame

_NAME: Final = r"(?:[A-Za-z_][\w$]*\.)+[A-Za-z_$][\w$]*"
THROWABLE: Final = (
    r"(?:[A-Za-z_][\w$]*\.)+[A-Z$][\w$]*"
    r"(?:Exception|Error|Throwable|Failure|Fault|Interrupt|Interrupted|Cancelled|Died|OutOfMemory)[\w$]*"
)
_THREAD: Final = re2.compile(r'^Exception in thread "(?P<thread>[^"]*)" (?P<rest>.*)$')
# The JDK's XML parsers put the place of the fault between the name and the message.
_LOCATED: Final = r"(?:; (?:publicId|systemId): [^;]*)*; lineNumber: -?\d+; columnNumber: -?\d+;"
# Hadoop names what a server threw in brackets: `RemoteException(org.apache.hadoop.hdfs.X): message`.
HEAD: Final = re2.compile(
    r"^(?:: )?(?P<type>"
    + THROWABLE
    + r")(?: \([^)]*\)|\((?P<thrown>[\w.$]+)\))?(?:(?::|"
    + _LOCATED
    + r") ?(?P<message>.*)|\s*)$"
)
# Some programs print Spark's condition behind the name: `SparkArithmeticException[CAST_OVERFLOW]: message`.
_CONDITION_HEAD: Final = re2.compile(
    r"^(?:: )?(?P<type>" + THROWABLE + r") ?(?P<condition>\[[A-Z][A-Z0-9_.]{3,}\]):? (?P<message>.*)$"
)
_ANY_HEAD: Final = re2.compile(
    r"^(?:: )?(?P<type>" + _NAME + r")(?:(?::|" + _LOCATED + r") (?P<message>.*)|\s*)$"
)
# A class in no package, where the words before it say that it is an exception.
_PLAIN_HEAD: Final = re2.compile(
    r"^(?P<type>[A-Z][\w$]*(?:Exception|Error|Throwable|Failure|Failed)[\w$]*)(?:: (?P<message>.*)|\s*)$"
)
CAUSED: Final = re2.compile(r"^(?P<indent>\s*)Caused by: (?P<rest>.*)$")
# Spark 2 and older name the task's host and no executor.
_OF_TASK: Final = r"executor [\w-]+\): ?|\(TID \d+, [^()]{1,120}\): ?"
_BY: Final = (
    "executor ",
    "(TID ",
    "exception: ",
    "exception is ",
    "failure reason:",
    "due to ",
    "executing: ",
    "Reason: ",
    "message=",
)
_INSIDE: Final = ("executor", "(TID ", "ncaught exception: ", "class threw exception: ")
_INTRODUCER: Final = re2.compile(
    r"(?P<by>" + _OF_TASK + r"|[Tt]hrew exception: |with exception: |[Mm]ost recent failure reason:\s?"
    r"|[Uu]ncaught exception: |nested exception is |failed due to |error while executing: |Reason: |message=)"
    r"(?P<rest>" + THROWABLE + r"(?:(?::|; lineNumber:|; (?:public|system)Id:).*)?)$"
)
_TASK_ANNOUNCED: Final = re2.compile(r"(?:executor [\w-]+|\(TID \d+, [^()]{1,120})\):$")
_TASK_LOST: Final = re2.compile(
    r"(?P<by>"
    + _OF_TASK
    + r")(?P<rest>(?:ExecutorLostFailure|FetchFailed|TaskKilled|TaskCommitDenied|Resubmitted)\b.*)$"
)
LOST_ALONE: Final = re2.compile(r"^(?:ExecutorLostFailure \(executor|FetchFailed\(BlockManagerId)")


@dataclass(slots=True)
class Announced:
    """An exception as a line names it; `thread` where the JVM reports it as uncaught there."""

    type: str
    message: str
    thread: str | None = None
    in_task: bool = False


def announced(line: str, lines: Sequence[str], at: int, *, head: bool) -> Announced | None:
    """The JVM exception that a line announces, or None."""
    thread = None
    if match := CAUSED.match(line):
        # What a cut log begins with: the causes of an exception whose head is not shown.
        line = match.group("rest")
    elif line[:1] in " \t" and (head or frames_below(lines, at)):
        line = line.lstrip()
    if match := _THREAD.match(line):
        thread, line = match.group("thread"), match.group("rest")
    if named := head_of(line) or (plain_head(line) if thread is not None else None):
        named.thread = thread
        return named
    if (named := any_head(line)) and (thread is not None or _frames_follow(named.type, lines, at)):
        named.thread = thread
        return named
    if LOST_ALONE.match(line):
        lost = named_in(line)
        lost.in_task = True
        return lost
    if head or any(mark in line for mark in _INSIDE):
        for pattern in (_INTRODUCER, _TASK_LOST):
            if match := pattern.search(line):
                nested = named_in(match.group("rest"))
                nested.in_task = names_task(match.group("by"))
                return nested
    return None


def names_task(introducer: str) -> bool:
    """Whether the words before an exception say that a task threw it."""
    return introducer.startswith(("executor ", "(TID "))


def head_of(text: str) -> Announced | None:
    """The exception whose name, with or without a message, a text consists of."""
    if match := HEAD.match(text):
        message, there = match.group("message") or "", match.group("thrown")
        if there and HEAD.match(there):
            message = f"{there}: {message}"
        return Announced(match.group("type"), message)
    if match := _CONDITION_HEAD.match(text):
        return Announced(match.group("type"), f"{match.group('condition')} {match.group('message')}")
    return None


def plain_head(text: str) -> Announced | None:
    """The exception of no package that a text consists of."""
    match = _PLAIN_HEAD.match(text)
    return Announced(match.group("type"), match.group("message") or "") if match else None


def any_head(text: str) -> Announced | None:
    """The same of a name that does not say that it is an exception's."""
    match = _ANY_HEAD.match(text)
    return Announced(match.group("type"), match.group("message") or "") if match else None


def named_in(text: str) -> Announced:
    """The exception that a text begins with; of Spark's own failures of tasks, which are no classes, the name."""
    if named := head_of(text):
        return named
    name = text.split("(", 1)[0].split(" ", 1)[0]
    return Announced(name, text)


def _frames_follow(name: str, lines: Sequence[str], at: int) -> bool:
    """Whether a name that does not say so is an exception: frames stand below it, or below its message."""
    if is_frame(lines, at + 1):
        return True
    qualified = name.count(".") >= 3 and name.startswith(("org.", "com.", "io.", "java.", "net.", "scala."))
    return qualified and any(is_frame(lines, step) for step in range(at + 2, min(at + 12, len(lines))))


def introduced(message: str) -> re2._Match | None:
    """The words (`by`) with which Spark puts an exception (`rest`) into a message, or None."""
    if not any(mark in message for mark in _BY):
        return None
    return _INTRODUCER.search(message) or _TASK_LOST.search(message)


class Reason(NamedTuple):
    """Words at a message's end that announce an exception on the next line."""

    of_task: bool


def reason_follows(message: list[str]) -> Reason | None:
    """What announces the exception on the next line at the end of a message; None where nothing does."""
    last = next((line.rstrip() for line in reversed(message) if line.strip()), "")
    if last.endswith(("failure reason:", "message=", "stack trace below.")) or _TASK_ANNOUNCED.search(last):
        return Reason(of_task=True)
    # `new IOException("request role credentials:" + cause)`.
    return Reason(of_task=False) if len(message) == 1 and last.endswith(":") else None
