"""Exceptions out of a record's lines: JVM chains, Python tracebacks, and each inside the other.

A py4j error holds a JVM chain, a JVM `PythonException` holds a traceback, "Job aborted due to stage failure"
holds the task's exception: one chain from the outermost to the root comes out. An exception's name inside a
message is data unless Spark itself puts an exception there (`_INTRODUCER`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import re2

from emrdx.signals import ipython
from emrdx.signals.model import Language

MESSAGE_LINES: Final = 60
FRAMES: Final = 60
CHAIN: Final = 24
# Of a few lines that begin with a library's Python exception all are its message: somebody's excerpt.
EXCERPT_LINES: Final = 8

TRACEBACK: Final = "Traceback (most recent call last)"
_NAME: Final = r"(?:[A-Za-z_][\w$]*\.)+[A-Za-z_$][\w$]*"
_THROWABLE: Final = (
    r"(?:[A-Za-z_][\w$]*\.)+[A-Z$][\w$]*"
    r"(?:Exception|Error|Throwable|Failure|Fault|Interrupt|Interrupted|Cancelled|Died|OutOfMemory)[\w$]*"
)
_THREAD: Final = re2.compile(r'^Exception in thread "(?P<thread>[^"]*)" (?P<rest>.*)$')
# Hadoop names what a server threw in brackets: `RemoteException(org.apache.hadoop.hdfs.X): message`.
_HEAD: Final = re2.compile(
    r"^(?:: )?(?P<type>" + _THROWABLE + r")(?: \([^)]*\)|\([\w.$]+\))?(?:: ?(?P<message>.*)|\s*)$"
)
_ANY_HEAD: Final = re2.compile(r"^(?:: )?(?P<type>" + _NAME + r")(?:: (?P<message>.*)|\s*)$")
_CAUSED: Final = re2.compile(r"^(?P<indent>\s*)Caused by: (?P<rest>.*)$")
_FRAME: Final = re2.compile(r"^\s*at (?P<frame>(?:[\w.\-]+(?:@[\w.\-]+)?/+)*[\w.$<>\-]+\([^)]*\)?.*)$")
# Spark 2 and older name the task's host and no executor.
_OF_TASK: Final = r"executor [\w-]+\): |\(TID \d+, [^()]{1,120}\): "
_INTRODUCER: Final = re2.compile(
    r"(?P<by>" + _OF_TASK + r"|[Tt]hrew exception: |with exception: |[Mm]ost recent failure reason:\s?"
    r"|nested exception is |failed due to |error while executing: |Reason: |message=)"
    r"(?P<rest>" + _THROWABLE + r"(?::.*)?)$"
)
_CONDITION_INSIDE: Final = re2.compile(
    r"with exception: (?:Exception thrown in awaitResult: ?)?(?P<rest>\[[A-Z][A-Z0-9_.]{3,}\] (?s:.*))$"
)
# A query's message ends with its cause's message, whose class it does not name.
_TERMINATED: Final = re2.compile(r"terminated with exception: (?P<rest>(?s:.+))$")
# `new RuntimeException(cause)`: Java takes the cause's `toString` as the message, scala.MatchError the value's.
_CAUSE_AS_MESSAGE: Final = re2.compile(
    r"^(?:Exception )?(?P<type>" + _THROWABLE + r")(?:: (?P<message>(?s:.*)))?$"
)
# PySpark before 3.0 prints a captured exception's message as Python quotes it.
_AS_REPR: Final = re2.compile(r"""^u?['"]((?s:.*))['"]$""")
# Spark Connect's client: `SparkConnectGrpcException: (org.apache.spark.SparkException) message`.
_CONNECT: Final = re2.compile(r"^\((?P<type>" + _THROWABLE + r")\) (?P<message>(?s:.*))$")
_TASK_ANNOUNCED: Final = re2.compile(r"(?:executor [\w-]+|\(TID \d+, [^()]{1,120})\):$")
_TASK_LOST: Final = re2.compile(
    r"(?P<by>"
    + _OF_TASK
    + r")(?P<rest>(?:ExecutorLostFailure|FetchFailed|TaskKilled|TaskCommitDenied|Resubmitted)\b.*)$"
)
_PYTHON_LAST: Final = re2.compile(r"^(?P<type>[A-Za-z_][\w.]*)(?:: ?(?P<message>.*))?$")
_LOST_ALONE: Final = re2.compile(r"^(?:ExecutorLostFailure \(executor|FetchFailed\(BlockManagerId)")
_PYTHON_TAIL: Final = re2.compile(
    r"^(?P<type>(?:[A-Za-z_]\w*\.)*[A-Z_]\w*(?:Error|Exception|Exit|Interrupt|Timeout|Iteration|Failure|Warning)"
    r"|(?:[a-z_]\w*\.)+[A-Za-z_]\w*|gaierror|timeout)(?:: ?(?P<message>.*))?$"
)
# fmt: off
_PYTHON_ROOTS: Final = frozenset({
    "aiobotocore", "aiohttp", "airflow", "asyncio", "awswrangler", "azure", "boto", "boto3", "botocore",
    "builtins", "concurrent", "databricks", "deltalake", "duckdb", "fsspec", "google", "grpc", "gspread",
    "http", "httpx", "json", "kafka", "mysql", "numpy", "oracledb", "pandas", "paramiko", "polars",
    "psycopg", "psycopg2", "py4j", "pyarrow", "pydantic", "pyiceberg", "pymongo", "pymysql", "pyodbc",
    "pyspark", "redis", "redshift_connector", "requests", "s3fs", "sklearn", "snowflake", "socket",
    "sqlalchemy", "ssl", "subprocess", "tenacity", "torch", "urllib", "urllib3", "xgboost", "zipfile",
    "zlib",
})
# fmt: on
_PYTHON_BARE: Final = re2.compile(r"^(?P<type>SyntaxError|IndentationError|TabError): (?P<message>.*)$")
_PYTHON_FRAME: Final = re2.compile(r'^\s*File "(?P<file>[^"]*)", line (?P<line>\d+)(?:, in (?P<name>.*))?$')
_MARKED: Final = re2.compile(r"^\s*[~^]+\s*$")
_GROUP: Final = re2.compile(r"^\s*[|+] ?(?:-+ ?\d* ?-+)?")
_DIRECT: Final = "The above exception was the direct cause of the following exception"
_HANDLING: Final = "During handling of the above exception, another exception occurred"
# Spark's SQL text and plans, SQLAlchemy's statement and link.
_MESSAGE_GOES_ON: Final = (
    "JVM stacktrace:",
    "== ",
    "=== ",
    "+- ",
    ":- ",
    "'",
    "[SQL: ",
    "[parameters: ",
    "(Background on this error",
)
_BETWEEN: Final = ("Driver stacktrace:", "JVM stacktrace:", "Caused by", "\tat ", "    at ", "\t... ")


@dataclass(slots=True)
class Raised:
    """One exception as printed, with the line (index into the record) where it stands."""

    language: Language
    type: str
    message: str
    line: int
    thread: str | None = None
    frames: list[str] = field(default_factory=list[str])
    in_task: bool = False


@dataclass(slots=True)
class Chain:
    """Exceptions from the outermost to the root, and the indexes of their first line and of the line after them."""

    raised: list[Raised]
    end: int
    start: int = 0


def chains(lines: Sequence[str], message: str | None = None) -> list[Chain]:
    """Every exception chain that a record's lines hold, in order.

    `message` is the record's message: what its head line says beyond time, level and logger.
    """
    found: list[Chain] = []
    at = 0
    texts = list(lines)
    if message is not None and texts:
        texts[0] = message
    while at < len(texts):
        chain = _chain_at(texts, at, head=at == 0 and message is not None)
        if chain is not None and chain.raised:
            chain.start = at
            found.append(chain)
        at = max(chain.end if chain else 0, at + 1)
    return found


def _chain_at(lines: Sequence[str], at: int, *, head: bool) -> Chain | None:
    line = lines[at]
    if line.startswith("> "):
        # A quotation, as programs print other logs.
        return None
    if TRACEBACK in line:
        if match := _head(line[: line.index(TRACEBACK)].rstrip(), lines, at, head=head):
            return _jvm(lines, at, match)
        chain = _python(lines, at)
        if _follows_worker(lines, at):
            _as_task(chain.raised)
        return chain
    if _PYTHON_BARE.match(line) and _follows_file(lines, at):
        return _python_without_traceback(lines, at)
    if (tail := _python_tail(lines, at)) is not None:
        return tail
    if line.startswith("\tat ") or ("." not in line and not _LOST_ALONE.match(line)):
        return None
    match = _head(line, lines, at, head=head)
    if match is None:
        return None
    chain = _jvm(lines, at, match)
    first = chain.raised[0]
    if (
        not head
        and not line.lstrip().startswith("Caused by: ")
        and match.thread is None
        and len(chain.raised) == 1
        and not first.frames
        and "[" not in first.message[:1]
    ):
        # A name and a sentence without frames is one printed line, and what stands below is not of it.
        first.message = first.message.split("\n", 1)[0]
        chain.end = at + 1
    return chain


@dataclass(slots=True)
class _Head:
    type: str
    message: str
    thread: str | None = None
    in_task: bool = False


def _head(line: str, lines: Sequence[str], at: int, *, head: bool) -> _Head | None:
    """The JVM exception that a line announces, or None."""
    thread = None
    if match := _CAUSED.match(line):
        # What a cut log begins with: the causes of an exception whose head is not shown.
        line = match.group("rest")
    elif line[:1] in " \t" and _frames_below(lines, at):
        line = line.lstrip()
    if match := _THREAD.match(line):
        thread, line = match.group("thread"), match.group("rest")
    if match := _HEAD.match(line):
        return _Head(match.group("type"), match.group("message") or "", thread)
    if (match := _ANY_HEAD.match(line)) and (
        thread is not None or _frames_follow(match.group("type"), lines, at)
    ):
        return _Head(match.group("type"), match.group("message") or "", thread)
    if _LOST_ALONE.match(line):
        lost = _nested(line)
        lost.in_task = True
        return lost
    if head or "executor" in line or "(TID " in line:
        for pattern in (_INTRODUCER, _TASK_LOST):
            if match := pattern.search(line):
                nested = _nested(match.group("rest"))
                nested.in_task = _names_task(match.group("by"))
                return nested
    return None


def _names_task(introducer: str) -> bool:
    return introducer.startswith(("executor ", "(TID "))


def _nested(text: str) -> _Head:
    if match := _HEAD.match(text):
        return _Head(match.group("type"), match.group("message") or "")
    name = text.split("(", 1)[0].split(" ", 1)[0]
    return _Head(name, text)


def _frames_follow(name: str, lines: Sequence[str], at: int) -> bool:
    """Whether a name that does not say so is an exception: frames stand below it, or below its message."""
    if _is_frame(lines, at + 1):
        return True
    qualified = name.count(".") >= 3 and name.startswith(("org.", "com.", "io.", "java.", "net.", "scala."))
    return qualified and any(_is_frame(lines, step) for step in range(at + 2, min(at + 12, len(lines))))


def _frames_below(lines: Sequence[str], at: int) -> bool:
    """Whether frames stand below an exception's message of a few lines."""
    return any(_is_frame(lines, step) for step in range(at + 1, min(at + 8, len(lines))))


def _is_frame(lines: Sequence[str], at: int) -> bool:
    return at < len(lines) and bool(_FRAME.match(lines[at]))


def _jvm(lines: Sequence[str], at: int, head: _Head) -> Chain:
    """A JVM chain whose head stands on line `at`."""
    raised: list[Raised] = []
    end = _jvm_one(lines, at, head, raised, in_task=head.in_task)
    while end < len(lines) and len(raised) < CHAIN:
        step = _skip_between(lines, end)
        if step is None:
            break
        match = _CAUSED.match(lines[step])
        if match is None:
            of_driver = any(line.startswith("Driver stacktrace:") for line in lines[end:step])
            end = _frames(lines, step, raised[0] if of_driver else raised[-1])
            continue
        rest = match.group("rest")
        cause = _HEAD.match(rest) or _ANY_HEAD.match(rest)
        named = _Head(cause.group("type"), cause.group("message") or "") if cause else _Head("", rest)
        end = _jvm_one(lines, step, named, raised, in_task=raised[-1].in_task)
    return Chain(_once([part for one in _named_causes(raised) for part in _parts(one)]), end)


def _named_causes(raised: list[Raised]) -> list[Raised]:
    """A chain with the exceptions that a message consists of, where the chain does not print them itself."""
    printed = {one.type for one in raised}
    found: list[Raised] = []
    for one in raised:
        found.append(one)
        inner = one
        while (match := _CAUSE_AS_MESSAGE.match(inner.message)) and match.group("type") not in printed:
            inner = Raised(
                Language.JVM, match.group("type"), match.group("message") or "", one.line, in_task=one.in_task
            )
            found.append(inner)
            if len(found) >= CHAIN:
                return found
    return found


def _parts(one: Raised) -> list[Raised]:
    """An exception, and the one that its message says it ended with."""
    if one.language == Language.PYTHON and one.type.startswith("pyspark."):
        one.message = _AS_REPR.sub(r"\1", one.message)
    if one.language == Language.PYTHON and (match := _CONNECT.match(one.message)):
        return [one, Raised(Language.JVM, match.group("type"), match.group("message"), one.line)]
    match = _CONDITION_INSIDE.search(one.message)
    if match is None and one.type.endswith("StreamingQueryException"):
        match = _TERMINATED.search(one.message)
    if match is None:
        return [one]
    inner = Raised(Language.JVM, "", match.group("rest"), one.line, in_task=one.in_task)
    one.message = one.message[: match.start(1)].rstrip()
    return [one, inner]


def _once(raised: list[Raised]) -> list[Raised]:
    """A chain without the causes that Spark prints again below `Driver stacktrace:`."""
    kept: list[Raised] = []
    for one in raised:
        if not any(one.type == other.type and one.message == other.message for other in kept):
            kept.append(one)
    return kept


def _skip_between(lines: Sequence[str], at: int) -> int | None:
    """The next line that goes on with a JVM chain after blank lines and `Driver stacktrace:`."""
    for step in range(at, min(at + 4, len(lines))):
        line = lines[step]
        if _CAUSED.match(line) or _FRAME.match(line):
            return step
        if (
            line.strip()
            and not line.startswith(_BETWEEN)
            and line.strip() not in {")", "Driver stacktrace:)"}
        ):
            return None
    return None


def _jvm_one(lines: Sequence[str], at: int, head: _Head, raised: list[Raised], *, in_task: bool) -> int:
    """One exception of a JVM chain with what its message embeds; the index after its frames."""
    one = Raised(Language.JVM, head.type, head.message, at, head.thread, in_task=in_task)
    raised.append(one)
    if match := _embedded(head.message):
        one.message = head.message[: match.start(2)].rstrip()
        nested = _nested(match.group("rest"))
        return _jvm_one(lines, at, nested, raised, in_task=in_task or _names_task(match.group("by")))
    if TRACEBACK in lines[at]:
        inner = _python(lines, at, embedded=True)
        _as_task(inner.raised)
        raised.extend(inner.raised)
        return _frames(lines, _skip_blank(lines, inner.end), one)
    end, message = at + 1, [head.message]
    while end < len(lines) and end - at < MESSAGE_LINES:
        line = lines[end]
        if (
            _FRAME.match(line)
            or _CAUSED.match(line)
            or line.startswith(("Driver stacktrace:", "JVM stacktrace:"))
        ):
            break
        if TRACEBACK in line:
            one.message = "\n".join(message)
            inner = _python(lines, end, embedded=True)
            _as_task(inner.raised)
            raised.extend(inner.raised)
            return _frames(lines, _skip_blank(lines, inner.end), one)
        if _reason_follows(message) and (match := _HEAD.match(line.lstrip())):
            one.message = "\n".join(message)
            return _jvm_one(
                lines, end, _Head(match.group("type"), match.group("message") or ""), raised, in_task=True
            )
        if match := _embedded(line):
            one.message = "\n".join([*message, line[: match.start(2)]])
            return _jvm_one(lines, end, _nested(match.group("rest")), raised, in_task=True)
        if line.startswith(("Exception in thread ", "usage: ")):
            break
        if len(raised) == 1 and lines[at].startswith("Caused by: ") and _HEAD.match(line):
            break
        message.append(line)
        end += 1
    one.message = "\n".join(message).rstrip()
    return _frames(lines, end, one)


def _reason_follows(message: list[str]) -> bool:
    """Whether the last line of a message that is not blank announces the exception on the next."""
    last = next((line.rstrip() for line in reversed(message) if line.strip()), "")
    return last.endswith(("failure reason:", "message=", "stack trace below.")) or bool(
        _TASK_ANNOUNCED.search(last)
    )


def _embedded(message: str) -> re2._Match | None:
    return _INTRODUCER.search(message) or _TASK_LOST.search(message)


def _follows_worker(lines: Sequence[str], at: int) -> bool:
    """Whether a traceback stands below the sentence with which PySpark announces a worker's."""
    return any("thrown from the Python worker" in line for line in lines[max(0, at - 2) : at])


def _as_task(raised: list[Raised]) -> None:
    for one in raised:
        one.in_task = True


def _frames(lines: Sequence[str], at: int, one: Raised) -> int:
    """Collects the frames that begin at a line; suppressed exceptions below them are passed over."""
    suppressed = False
    while at < len(lines):
        line = lines[at]
        if match := _FRAME.match(line):
            if not suppressed and len(one.frames) < FRAMES:
                one.frames.append(match.group("frame"))
        elif line.lstrip().startswith("Suppressed: "):
            suppressed = True
        elif suppressed and line[:1] in "\t " and line.strip():
            pass
        elif not (line.lstrip().startswith("... ") and line.rstrip().endswith(("more", "omitted"))):
            break
        at += 1
    return at


def _skip_blank(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _ungrouped(line: str) -> str:
    """A line of an exception group without its tree's bars."""
    return _GROUP.sub("", line, count=1) if line.lstrip().startswith(("|", "+")) else line


def _python(lines: Sequence[str], at: int, *, embedded: bool = False) -> Chain:
    """A Python traceback with what it is chained to; line `at` holds the word `Traceback`."""
    printed: list[list[Raised]] = []
    while len(printed) < CHAIN:
        one, at = _python_one(lines, at, embedded=embedded)
        if one:
            printed.append(one)
        step = _skip_blank(lines, at)
        if step >= len(lines) or not _ungrouped(lines[step]).strip().startswith((_DIRECT, _HANDLING)):
            break
        step = _skip_blank(lines, step + 1)
        if step + 1 < len(lines) and lines[step].startswith(ipython.RULE):
            step += 1
        if step >= len(lines) or TRACEBACK not in lines[step]:
            break
        at = step
    chain = [part for group in reversed(printed) for one in group for part in _parts(one)]
    if chain and chain[-1].type.endswith("ExceptionGroup"):
        inner, at = _first_of_group(lines, at)
        chain += inner
    return Chain(chain, at)


def _first_of_group(lines: Sequence[str], at: int) -> tuple[list[Raised], int]:
    """The first exception that a group holds, and the index after the group's tree."""
    end = at
    while end < len(lines) and lines[end].lstrip().startswith(("|", "+")):
        end += 1
    first = next((step for step in range(at, end) if TRACEBACK in lines[step]), None)
    return ([] if first is None else _python(lines[:end], first).raised), end


def _python_one(lines: Sequence[str], at: int, *, embedded: bool) -> tuple[list[Raised], int]:
    if shown := ipython.raised(lines, at):
        one = Raised(Language.PYTHON, shown.type, shown.message, shown.line, frames=shown.frames)
        return _python_message(lines, shown.line + 1, one, embedded=embedded)
    at, frames, flush = at + 1, list[str](), False
    while at < len(lines):
        line = _ungrouped(lines[at])
        if match := _PYTHON_FRAME.match(line):
            code = _ungrouped(lines[at + 1]).strip() if at + 1 < len(lines) else ""
            text = "" if code.startswith('File "') else code
            # Where the indentation was lost, the line below a frame is its code.
            flush = bool(text) and line[0] not in " \t" and not _PYTHON_TAIL.match(text)
            if len(frames) < FRAMES:
                frames.append(
                    f"{match.group('file')}:{match.group('line')} {match.group('name') or ''}: {text}"
                )
        elif flush or (frames and _MARKED.match(line)):
            flush = False
        elif line.strip() and line[0] not in " \t":
            break
        at += 1
    if at >= len(lines):
        return [], at
    last = _PYTHON_LAST.match(_ungrouped(lines[at]))
    if last is None:
        return [], at
    one = Raised(Language.PYTHON, last.group("type"), last.group("message") or "", at, frames=frames)
    one.in_task = any(
        "pyspark/worker.py" in frame or "pyspark.zip/pyspark/worker.py" in frame for frame in frames
    )
    return _python_message(lines, at + 1, one, embedded=embedded)


def _python_message(
    lines: Sequence[str], at: int, one: Raised, *, embedded: bool
) -> tuple[list[Raised], int]:
    """The rest of an exception's message, and the chain that it embeds."""
    message, begun = [one.message], bool(one.message.strip())
    while at < len(lines) and len(message) < MESSAGE_LINES:
        line = _ungrouped(lines[at])
        if line.startswith(": ") and (match := _ANY_HEAD.match(line)):
            one.message = "\n".join(message).strip()
            inner = _jvm(lines, at, _Head(match.group("type"), match.group("message") or ""))
            return [one, *inner.raised], inner.end
        if TRACEBACK in line:
            if line.startswith(TRACEBACK) and begun and "stack trace below" not in "\n".join(message):
                break
            one.message = "\n".join(message).strip()
            inner = _python(lines, at, embedded=embedded)
            _as_task(inner.raised)
            return [one, *inner.raised], inner.end
        if line.startswith("JVM stacktrace:") and (chain := _jvm_below(lines, at + 1)):
            one.message = "\n".join(message).strip()
            return [one, *chain.raised], chain.end
        if _FRAME.match(line) or line.startswith(")") or lines[at].startswith("+---"):
            break
        if not line.strip() and begun and not _message_goes_on(lines, at, message):
            break
        begun = begun or bool(line.strip())
        message.append(line)
        at += 1
    one.message = "\n".join(message).strip()
    return [one], at


def _message_goes_on(lines: Sequence[str], at: int, message: list[str]) -> bool:
    """Whether a blank line stands inside a message: before the SQL text or the plan that Spark adds to it."""
    step = _skip_blank(lines, at)
    if step >= len(lines):
        return False
    if any(line.startswith("== SQL") for line in message) and not any("^^^" in line for line in message):
        return True
    return lines[step].startswith(_MESSAGE_GOES_ON)


def _jvm_below(lines: Sequence[str], at: int) -> Chain | None:
    if at >= len(lines):
        return None
    head = _head(lines[at], lines, at, head=False)
    return _jvm(lines, at, head) if head else None


def _follows_file(lines: Sequence[str], at: int) -> bool:
    return any(_PYTHON_FRAME.match(line) for line in lines[max(0, at - 4) : at])


def _python_tail(lines: Sequence[str], at: int) -> Chain | None:
    """The end of a Python traceback whose head was cut off: the exception below its frames, or alone."""
    match = _PYTHON_TAIL.match(lines[at])
    if match is None or _is_frame(lines, at + 1):
        return None
    name = match.group("type")
    frames = _frames_above(lines, at)
    root, dot, _rest = name.partition(".")
    if not frames and not (dot and (root in _PYTHON_ROOTS or root.startswith("_"))):
        return None
    one = Raised(Language.PYTHON, name, match.group("message") or "", at, frames=frames)
    one.in_task = any("pyspark/worker.py" in frame for frame in frames)
    if not frames and not (at == 0 and len(lines) <= EXCERPT_LINES):
        return Chain(_parts(one), at + 1)
    raised, end = _python_message(lines, at + 1, one, embedded=False)
    return Chain([part for each in raised for part in _parts(each)], end)


def _frames_above(lines: Sequence[str], at: int) -> list[str]:
    """The frames of a traceback that stand directly above a line, from the outermost."""
    start = at
    while (
        start > 0 and at - start < 2 * FRAMES and lines[start - 1][:1] in " \t" and lines[start - 1].strip()
    ):
        start -= 1
    return [lines[step].strip() for step in range(start, at) if _PYTHON_FRAME.match(lines[step])]


def _python_without_traceback(lines: Sequence[str], at: int) -> Chain:
    match = _PYTHON_BARE.match(lines[at])
    frames = [line.strip() for line in lines[max(0, at - 4) : at] if _PYTHON_FRAME.match(line)]
    one = Raised(Language.PYTHON, match.group("type"), match.group("message"), at, frames=frames)
    return Chain([one], at + 1)
