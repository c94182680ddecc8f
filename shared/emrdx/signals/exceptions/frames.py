"""Stack frames below and above exceptions: a JVM's `at`, Python's `File`."""

from collections.abc import Sequence
from typing import Final

import re2

from emrdx.signals.exceptions.chain import FRAMES, Raised

FRAME: Final = re2.compile(r"^\s*at (?P<frame>(?:[\w.\-]+(?:@[\w.\-]+)?/+)*[\w.$<>\-]+\([^)]*\)?.*)$")
PYTHON_FRAME: Final = re2.compile(r'^\s*File "(?P<file>[^"]*)", line (?P<line>\d+)(?:, in (?P<name>.*))?$')


# Narrower than `FRAME`, for lines of which nothing else tells that they are a log's.
_OF_TRACE: Final = r"\s+at [\w.$/<>@-]+\(|\s*\.\.\. \d+ more"
OF_TRACE: Final = re2.compile(f"^(?:{_OF_TRACE})")
OF_EXCEPTION: Final = re2.compile(
    f"^(?:{_OF_TRACE}"
    r"|Caused by: |Traceback \(most recent call last\)|\s+File \"[^\"]+\", line \d|Exception in thread \")"
)


def is_frame(lines: Sequence[str], at: int) -> bool:
    """Whether a JVM's frame stands on a line."""
    return at < len(lines) and bool(FRAME.match(lines[at]))


def frames_below(lines: Sequence[str], at: int) -> bool:
    """Whether frames stand below an exception's message of a few lines."""
    return any(is_frame(lines, step) for step in range(at + 1, min(at + 8, len(lines))))


def take_frames(lines: Sequence[str], at: int, one: Raised) -> int:
    """Collects the frames that begin at a line; suppressed exceptions below them are passed over."""
    suppressed = False
    while at < len(lines):
        line = lines[at]
        if match := FRAME.match(line):
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


def skip_blank(lines: Sequence[str], at: int) -> int:
    """The index of the next line that is not blank."""
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def follows_file(lines: Sequence[str], at: int) -> bool:
    """Whether a Python frame stands in the few lines above."""
    return any(PYTHON_FRAME.match(line) for line in lines[max(0, at - 4) : at])


def frames_above(lines: Sequence[str], at: int) -> list[str]:
    """The frames of a traceback that stand directly above a line, from the outermost."""
    start = at
    while (
        start > 0 and at - start < 2 * FRAMES and lines[start - 1][:1] in " \t" and lines[start - 1].strip()
    ):
        start -= 1
    return [lines[step].strip() for step in range(start, at) if PYTHON_FRAME.match(lines[step])]
