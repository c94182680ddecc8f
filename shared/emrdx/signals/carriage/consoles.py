"""What consoles put around a log, not before each of its lines: a CI server's steps, its word on the exit code, a box.

That a process ended with a code other than 0 is known of a run that failed; why, the log inside says.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final, NamedTuple

import re2

from emrdx.signals.carriage.lines import Line, borne

SHARE: Final = 0.5
MOST: Final = 0.7
LEAST_SEEN: Final = 20


class _Console(NamedTuple):
    """What a console writes around a log: its steps and its word on the end (RE2, from a line's beginning), and words
    that such lines bear (`marks`).
    """

    name: str
    marks: tuple[str, ...]
    ends: str
    steps: str = ""


_CONSOLES: Final = (
    _Console(
        "Jenkins",
        marks=("[Pipeline]", "exit code", "Finished: ", "Build step '"),
        steps=r"\[Pipeline\] (?:[{}]|//|\w)|Started by user |Running on \S+ in /",
        ends=r"(?:ERROR: script returned exit code \d+|Finished: [A-Z]+|Build step '.*' marked build as failure)\s*$",
    ),
    _Console(
        "GitHub Actions",
        marks=("##[", "::", "exit code"),
        steps=r"##\[(?:end)?group\]|::(?:end)?group::",
        ends=r"(?:##\[error\]|Error: )Process completed with exit code \d+\.\s*$",
    ),
    _Console(
        "Azure Pipelines",
        marks=("##[",),
        steps=r"##\[section\](?:Starting|Finishing): ",
        ends=r"##\[error\](?:Bash|PowerShell) exited with code '\d+'\.\s*$",
    ),
    _Console(
        "GitLab",
        marks=("section_", "exit code"),
        steps=r"section_(?:start|end):\d+:|Running with gitlab-runner ",
        ends=r"ERROR: Job failed: (?:exit code|exit status|command terminated with exit code) \d+\s*$",
    ),
    _Console(
        "Buildkite",
        marks=("exit status", "exited with status"),
        ends=r"(?:\x1b\[[\d;]*m)?\S{0,4} ?Error: The command exited with status \d+|user command error: exit status \d+",
    ),
    _Console(
        "Airflow's operators and task runner",
        marks=("return code", "Starting attempt", "Marking task"),
        ends=r"(?:Command|Task) exited with return code \d+|Starting attempt \d+ of \d+\s*$"
        r"|Marking task as (?:FAILED|UP_FOR_RETRY|SUCCESS)\.",
    ),
    _Console(
        "A Prefect flow and its tasks",
        marks=(" run '",),
        ends=r"\d\d:\d\d:\d\d\.\d{3} \| [A-Z]{4,8} +\| "
        r"(?:Flow run '[^']{1,120}' - |Task run '[^']{1,120}' - Finished in state )",
    ),
)
_MARKS: Final = frozenset(mark for one in _CONSOLES for mark in one.marks)
_STEP: Final = re2.compile(f"^(?:{'|'.join(one.steps for one in _CONSOLES if one.steps)})")
_ENDED: Final = re2.compile(f"^(?:{'|'.join(one.ends for one in _CONSOLES)})")
# Azure Pipelines puts it before what a step writes to its standard error.
_TAGGED: Final = re2.compile(r"^##\[(?:error|warning|debug|command)\]")
# Words of whoever started a process on its end, and the states that services and clusters give a run.
_FAILED: Final = re2.compile(
    r"\bfinal status: FAILED\b|^\s*State: +FAILED\b|\bdriver container failed with ExitCode: [1-9]|\bMarking task as FAILED\b"
    r"|\bmarked build as failure\b|\bFinished: FAILURE\b|\bProcess completed with exit code [1-9]"
    r"|\bscript returned exit code [1-9]|\bERROR: Job failed: (?:exit|command)|\bThe command exited with status [1-9]"
    r"|\b(?:Command|Task) exited with return code [1-9]|\bCommand exiting with ret '[1-9]"
    r"|\"(?:JobRunState|[Ss]tate|[Ss]tatus|result_state)\": ?\"FAILED\""
)
_FAILED_MARKS: Final = ("FAIL", "fail", "exit")
# Airflow 3 shows where each line was logged behind it; Buildkite's agent puts its time before each.
_SOURCE: Final = re2.compile(
    r': (?:[\w.]{1,40}=(?:"[^"]*"|\S+) )*source="[^"]{1,300}"(?: [\w.]{1,40}=(?:"[^"]*"|\S+))*\s*$'
)
_AGENT: Final = re2.compile(r"^(?:\x1b?_)?bk;t=\d{10,14}\x07?")
_BARS: Final = "│┃║"
_LEFT: Final = re2.compile(r"^[ \t]?[│┃║] ?")


def unmarked(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without what an agent puts before each of them, and a page behind it."""
    for mark, pattern in (("bk;t=", _AGENT), ('source="', _SOURCE)):
        filled = (line.text for line in lines if line.text.strip())
        if any(mark in text for text in islice(filled, LEAST_SEEN)) and borne(lines, pattern.search, MOST):
            lines = [line._replace(text=str(pattern.sub("", line.text, count=1))) for line in lines]
    return lines


def unframed(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without those of the console itself, where one shows its steps or ends with its own word."""
    if not any(mark in line.text for line in lines for mark in _MARKS):
        return lines
    console = any(_STEP.match(line.text) for line in lines)
    kept = [line for line in lines if not (_ENDED.match(line.text) or (console and _STEP.match(line.text)))]
    if not any(line.text.startswith("##[") for line in kept):
        return kept or lines
    return [line._replace(text=str(_TAGGED.sub("", line.text, count=1))) for line in kept]


def reports_failure(line: str) -> bool:
    """Whether whoever started the process says that it failed."""
    return any(mark in line for mark in _FAILED_MARKS) and _FAILED.search(line) is not None


def unboxed(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the sides of a box that is drawn around them."""
    filled = [line.text.strip() for line in lines if line.text.strip()]
    if sum(text[0] in _BARS or text[-1] in _BARS for text in filled) <= SHARE * len(filled):
        return lines
    return [Line(line.number, _inside(line.text)) for line in lines]


def _inside(text: str) -> str:
    inner = text.rstrip()
    bare = inner.rstrip(_BARS).rstrip() if inner[-1:] in _BARS else inner
    opened = str(_LEFT.sub("", bare, count=1))
    # A copied box often lacks the left side of its first line.
    return opened.lstrip(" ") if opened == bare and bare != inner else opened
