"""Stack traces that were put on one line, as tickets, metrics and XComs hold them, on their own lines again."""

from collections.abc import Iterator, Sequence
from typing import Final

import re2

from emrdx.signals.carriage.lines import Line

LEAST_FRAMES: Final = 2
_MARKS: Final = (" at ", "Traceback (most recent call last)")
_FRAME: Final = re2.compile(
    r" (?P<frame>at (?:[\w.\-]+(?:@[\w.\-]+)?/+)*[\w$]+(?:\.[\w$<>\-]+)+"
    r"\((?:[\w$.\-]+\.(?:java|scala|kt|groovy)(?::\d+)?|Native Method|Unknown Source|<generated>|<unknown>[^)]{0,20})\))"
)
_BREAK: Final = re2.compile(r" (?P<next>Caused by: |Driver stacktrace:|Suppressed: |\.\.\. \d+ more\b)")
_PYTHON_FRAME: Final = re2.compile(r' +(?P<frame>File "[^"]+", line \d+, in )')
_PYTHON_LAST: Final = re2.compile(
    r" +(?P<last>(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Timeout): )"
)
_TRACEBACK: Final = "Traceback (most recent call last):"


def unjoined(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, a trace's on as many as it has frames; and a cause with the words that announce it."""
    if not any(mark in line.text for line in lines for mark in (*_MARKS, "Caused by:")):
        return lines
    made = [Line(line.number, text) for line in lines for text in _apart(line.text)]
    return _announced(made)


def _apart(text: str) -> Iterator[str]:
    if _TRACEBACK in text and (split := _python(text)):
        yield from split
    elif " at " in text and not text.lstrip().startswith("at ") and _joined(text):
        yield from str(_BREAK.sub(r"\n\1", _FRAME.sub(r"\n\t\1", text))).split("\n")
    else:
        yield text


def _joined(text: str) -> bool:
    found = _FRAME.finditer(text)
    return sum(1 for _, _match in zip(range(LEAST_FRAMES), found, strict=False)) == LEAST_FRAMES


def _python(text: str) -> list[str]:
    """The lines of a traceback on one line; nothing where it is none."""
    head, _, rest = text.partition(_TRACEBACK)
    if not rest.lstrip().startswith('File "'):
        return []
    before, *frames = str(_PYTHON_FRAME.sub("\n  \\1", rest)).split("\n")
    last = _PYTHON_LAST.search(frames[-1]) if frames else None
    if last is None or before.strip():
        return []
    return [
        f"{head}{_TRACEBACK}",
        *frames[:-1],
        frames[-1][: last.start()],
        frames[-1][last.start(1) :],
    ]


def _announced(lines: list[Line]) -> Sequence[Line]:
    """The lines with an exception on the line of the `Caused by:` above it."""
    if not any(line.text.strip() == "Caused by:" for line in lines):
        return lines
    made: list[Line] = []
    for line in lines:
        if made and made[-1].text.strip() == "Caused by:" and line.text.strip():
            made[-1] = Line(made[-1].number, f"Caused by: {line.text.strip()}")
        else:
            made.append(line)
    return made
