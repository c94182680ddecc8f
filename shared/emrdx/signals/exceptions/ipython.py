"""Tracebacks as IPython and notebooks print them.

A line of dashes, `ValueError      Traceback (most recent call last)`, frames with numbered code and an arrow, and
at the end the exception: its type, without module in IPython, and its message. Source: `IPython.core.ultratb`.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import re2

REACH: Final = 400
_HEAD: Final = re2.compile(r"^(?P<type>[A-Za-z_]\w*) {2,}Traceback \(most recent call last\)\s*$")
_FRAME: Final = re2.compile(
    r"^(?:File (?P<file>[^:]+):(?P<at>\d+), in (?P<name>\w+)|(?:Cell )?In ?\[(?P<cell>\d+)\], line (?P<line>\d+)"
    r"|<ipython-input-(?P<input>\d+)-\w+> in (?P<old>\S+)|(?P<path>[/~]\S+\.py) in (?P<of>\w+))"
)
RULE: Final = "-" * 20
_ARROW: Final = re2.compile(r"^-+> *\d+ (?P<code>.*)$")


class NotebookException(NamedTuple):
    """Where the exception stands, its type, its message's first line, and its frames from the outermost."""

    line: int
    type: str
    message: str
    frames: list[str]


def raised(lines: Sequence[str], at: int) -> NotebookException | None:
    """The exception of the traceback whose head stands on line `at`; None where that is no head of IPython's."""
    head = _HEAD.match(lines[at])
    if head is None:
        return None
    name, frames = str(head.group("type")), list[str]()
    for step in range(at + 1, min(at + REACH, len(lines))):
        line = lines[step]
        said, _, message = line.partition(": ")
        if said == name or (said.endswith(f".{name}") and " " not in said):
            return NotebookException(step, said, message, frames)
        if match := _FRAME.match(line):
            frames.append(_frame(match.groupdict()))
        elif frames and (match := _ARROW.match(line)):
            frames[-1] += str(match.group("code")).strip()
    return None


def _frame(found: dict[str, str | None]) -> str:
    """A frame as `file:line name: `, to which its code is added."""
    cell = found["cell"] or found["input"]
    if cell:
        return f"In[{cell}]:{found['line'] or 0} <module>: "
    return f"{found['file'] or found['path']}:{found['at'] or 0} {found['name'] or found['of']}: "
