"""Lines to chains: a JVM's exceptions and Python's tracebacks, each with the other inside.

A py4j error holds a JVM chain, a JVM `PythonException` holds a traceback, "Job aborted due to stage failure"
holds the task's exception: one chain from the outermost to the root comes out.
"""

from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.exceptions import ipython
from emrdx.signals.exceptions.announced import (
    CAUSED,
    HEAD,
    Announced,
    announced,
    any_head,
    head_of,
    introduced,
    named_in,
    names_task,
    plain_head,
    reason_follows,
)
from emrdx.signals.exceptions.chain import CHAIN, FRAMES, MESSAGE_LINES, TRACEBACK, Chain, Raised, as_task
from emrdx.signals.exceptions.frames import FRAME, PYTHON_FRAME, skip_blank, take_frames
from emrdx.signals.exceptions.implied import named_causes, once, parts
from emrdx.signals.exceptions.messages import message_goes_on
from emrdx.signals.model import Language

_PYTHON_LAST: Final = re2.compile(r"^(?P<type>[A-Za-z_][\w.]*)(?:: ?(?P<message>.*))?$")
PYTHON_TAIL: Final = re2.compile(
    r"^(?P<type>(?:[A-Za-z_]\w*\.)*[A-Z_]\w*(?:Error|Exception|Exit|Interrupt|Timeout|Iteration|Failure|Warning)"
    r"|(?:[a-z_]\w*\.)+[A-Za-z_]\w*|gaierror|timeout)(?:: ?(?P<message>.*))?$"
)
_MARKED: Final = re2.compile(r"^\s*[~^]+\s*$")
_GROUP: Final = re2.compile(r"^\s*[|+] ?(?:-+ ?\d* ?-+)?")
_DIRECT: Final = "The above exception was the direct cause of the following exception"
_HANDLING: Final = "During handling of the above exception, another exception occurred"
_BETWEEN: Final = ("Driver stacktrace:", "JVM stacktrace:", "Caused by", "\tat ", "    at ", "\t... ")
# Where Java calls the driver's Python: Py4J's callbacks, Spark Connect's workers for batches and listeners.
_CALLED_BACK: Final = ("_call_proxy", "foreach_batch_worker.py", "listener_worker.py")


def jvm_chain(lines: Sequence[str], at: int, head: Announced, *, depth: int = 0) -> Chain:
    """A JVM chain whose head stands on line `at`; `depth` counts what it is printed inside of."""
    raised: list[Raised] = []
    end = _jvm_one(lines, at, head, raised, in_task=head.in_task, depth=depth)
    while end < len(lines) and len(raised) < CHAIN:
        step = _skip_between(lines, end)
        if step is None:
            break
        match = CAUSED.match(lines[step])
        if match is None:
            of_driver = any(line.startswith("Driver stacktrace:") for line in lines[end:step])
            end = take_frames(lines, step, raised[0] if of_driver else raised[-1])
            continue
        rest = match.group("rest")
        named = head_of(rest) or any_head(rest) or plain_head(rest) or Announced("", rest)
        end = _jvm_one(lines, step, named, raised, in_task=raised[-1].in_task, depth=depth)
    return Chain(once([part for one in named_causes(raised) for part in parts(one)]), end)


def _skip_between(lines: Sequence[str], at: int) -> int | None:
    """The next line that goes on with a JVM chain after blank lines and `Driver stacktrace:`."""
    for step in range(at, min(at + 4, len(lines))):
        line = lines[step]
        if CAUSED.match(line) or FRAME.match(line):
            return step
        if (
            line.strip()
            and not line.startswith(_BETWEEN)
            and line.strip() not in {")", "Driver stacktrace:)"}
        ):
            return None
    return None


def _jvm_one(
    lines: Sequence[str], at: int, head: Announced, raised: list[Raised], *, in_task: bool, depth: int
) -> int:
    """One exception of a JVM chain with what its message embeds; the index after its frames."""
    one = Raised(Language.JVM, head.type, head.message, at, head.thread, in_task=in_task)
    raised.append(one)
    nests = len(raised) < CHAIN and depth < CHAIN
    if nests and (match := introduced(head.message)):
        one.message = head.message[: match.start(2)].rstrip()
        nested = named_in(match.group("rest"))
        return _jvm_one(
            lines, at, nested, raised, in_task=in_task or names_task(match.group("by")), depth=depth
        )
    if nests and TRACEBACK in lines[at]:
        inner = traceback(lines, at, depth=depth + 1)
        _as_carried(inner.raised)
        raised.extend(inner.raised)
        return take_frames(lines, skip_blank(lines, inner.end), one)
    end, message = at + 1, [head.message]
    while end < len(lines) and end - at < MESSAGE_LINES:
        line = lines[end]
        if (
            ("(" in line and FRAME.match(line))
            or ("Caused by" in line and CAUSED.match(line))
            or line.startswith(("Driver stacktrace:", "JVM stacktrace:"))
        ):
            break
        if nests and TRACEBACK in line:
            if _stands_for_itself(line, one, message):
                break
            one.message = "\n".join(message)
            inner = traceback(lines, end, depth=depth + 1)
            _as_carried(inner.raised)
            raised.extend(inner.raised)
            return take_frames(lines, skip_blank(lines, inner.end), one)
        if nests and (by := reason_follows(message)) and (named := head_of(line.lstrip())):
            one.message = "\n".join(message)
            return _jvm_one(lines, end, named, raised, in_task=in_task or by.of_task, depth=depth)
        if nests and (match := introduced(line)):
            one.message = "\n".join([*message, line[: match.start(2)]])
            return _jvm_one(lines, end, named_in(match.group("rest")), raised, in_task=True, depth=depth)
        if line.startswith(("Exception in thread ", "usage: ")):
            break
        if len(raised) == 1 and lines[at].startswith("Caused by: ") and HEAD.match(line):
            break
        message.append(line)
        end += 1
    one.message = "\n".join(message).rstrip()
    return take_frames(lines, end, one)


def _stands_for_itself(line: str, one: Raised, message: list[str]) -> bool:
    """Whether a traceback below a message is no part of it: Spark announces the ones of its Python workers, and shows
    one where it gives a job up for it.
    """
    text = "\n".join(message)
    announces = "Python" in one.type or "stack trace below" in text or "due to stage failure" in text
    return line.startswith(TRACEBACK) and not announces


def _as_carried(raised: list[Raised]) -> None:
    """Marks what a JVM exception's message carries of Python as thrown in a task, unless Java had called the driver's
    Python, as for a stream's batch or a listener.
    """
    if not any(mark in frame for one in raised for frame in one.frames for mark in _CALLED_BACK):
        as_task(raised)


def _ungrouped(line: str) -> str:
    """A line of an exception group without its tree's bars."""
    return _GROUP.sub("", line, count=1) if line.lstrip().startswith(("|", "+")) else line


def traceback(lines: Sequence[str], at: int, *, depth: int = 0) -> Chain:
    """A Python traceback with what it is chained to; line `at` holds the word `Traceback`; `depth` counts what it is
    printed inside of.
    """
    if depth >= CHAIN:
        return Chain([], at + 1)
    printed: list[list[Raised]] = []
    while len(printed) < CHAIN:
        one, at = _python_one(lines, at, depth=depth)
        if one:
            printed.append(one)
        step = skip_blank(lines, at)
        if step >= len(lines) or not _ungrouped(lines[step]).strip().startswith((_DIRECT, _HANDLING)):
            break
        step = skip_blank(lines, step + 1)
        if step + 1 < len(lines) and lines[step].startswith(ipython.RULE):
            step += 1
        if step >= len(lines) or TRACEBACK not in lines[step]:
            break
        at = step
    chain = [part for group in reversed(printed) for one in group for part in parts(one)]
    if chain and chain[-1].type.endswith("ExceptionGroup"):
        inner, at = _first_of_group(lines, at, depth)
        chain += inner
    return Chain(chain, at)


def _first_of_group(lines: Sequence[str], at: int, depth: int) -> tuple[list[Raised], int]:
    """The first exception that a group holds, and the index after the group's tree."""
    end = at
    while end < len(lines) and lines[end].lstrip().startswith(("|", "+")):
        end += 1
    first = next((step for step in range(at, end) if TRACEBACK in lines[step]), None)
    return ([] if first is None else traceback(lines[:end], first, depth=depth + 1).raised), end


def _python_one(lines: Sequence[str], at: int, *, depth: int) -> tuple[list[Raised], int]:
    if shown := ipython.raised(lines, at):
        one = Raised(Language.PYTHON, shown.type, shown.message, shown.line, frames=shown.frames)
        return with_message(lines, shown.line + 1, one, depth=depth)
    at, frames, flush = at + 1, list[str](), False
    while at < len(lines):
        line = _ungrouped(lines[at])
        if match := PYTHON_FRAME.match(line):
            code = _ungrouped(lines[at + 1]).strip() if at + 1 < len(lines) else ""
            text = "" if code.startswith('File "') else code
            # Where the indentation was lost, the line below a frame is its code.
            flush = bool(text) and line[0] not in " \t" and not PYTHON_TAIL.match(text)
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
    return with_message(lines, at + 1, one, depth=depth)


def with_message(lines: Sequence[str], at: int, one: Raised, *, depth: int = 0) -> tuple[list[Raised], int]:
    """The rest of an exception's message, and the chain that it embeds."""
    message, begun = [one.message], bool(one.message.strip())
    while at < len(lines) and len(message) < MESSAGE_LINES:
        line = _ungrouped(lines[at])
        # The service's state text lists the JVM's exception below py4j's without the colon before it.
        listed = message == [one.message] and one.type.endswith("Py4JJavaError") and head_of(line) is not None
        if depth < CHAIN and (line.startswith(": ") or listed) and (named := any_head(line)):
            one.message = "\n".join(message).strip()
            inner = jvm_chain(lines, at, named, depth=depth + 1)
            return [one, *inner.raised], inner.end
        if TRACEBACK in line:
            if begun and _stands_for_itself(line, one, message):
                break
            one.message = "\n".join(message).strip()
            inner = traceback(lines, at, depth=depth + 1)
            _as_carried(inner.raised)
            return [one, *inner.raised], inner.end
        if line.startswith("JVM stacktrace:") and (chain := _jvm_below(lines, at + 1, depth)):
            one.message = "\n".join(message).strip()
            return [one, *chain.raised], chain.end
        if FRAME.match(line) or line.startswith(")") or lines[at].startswith("+---"):
            break
        if not line.strip() and begun and not message_goes_on(lines, at, message):
            break
        begun = begun or bool(line.strip())
        message.append(line)
        at += 1
    one.message = "\n".join(message).strip()
    return [one], at


def _jvm_below(lines: Sequence[str], at: int, depth: int) -> Chain | None:
    if at >= len(lines) or depth >= CHAIN:
        return None
    head = announced(lines[at], lines, at, head=False)
    return jvm_chain(lines, at, head, depth=depth + 1) if head else None
