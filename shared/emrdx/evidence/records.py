"""Lines put together to records, one line at a time."""

from collections import deque
from typing import Final

from emrdx.evidence.lines import LineKind, kind_of, shorten
from emrdx.evidence.salience import Worth
from emrdx.limits import LINE_BYTES, WINDOW_BYTES, WINDOW_LINES

BARE_LINES: Final = 24
_END_LINES: Final = WINDOW_LINES // 8
_END_BYTES: Final = WINDOW_BYTES // 8
_CAUSE_LINES: Final = WINDOW_LINES // 8
_CAUSE_BYTES: Final = WINDOW_BYTES // 8
_BEGIN_LINES: Final = WINDOW_LINES - _END_LINES - _CAUSE_LINES
_BEGIN_BYTES: Final = WINDOW_BYTES - _END_BYTES - _CAUSE_BYTES
_CHAINED: Final = (b"During handling of the above", b"The above exception was")
_TRACEBACK: Final = b"Traceback (most recent call last)"
_CAUSED_BY: Final = b"Caused by:"


def _is_chain(line: bytes) -> bool:
    return line.startswith(_CHAINED)


NumberedLine = tuple[int, bytes]


class Excerpt:
    """What is kept of one record while it is read: its beginning, its causes and its end, whatever its length.

    `last_cause` is its last `Caused by:` line, `raised` what its last Python traceback ends with.
    """

    __slots__ = (
        "_bare",
        "_begin_bytes",
        "_cause_bytes",
        "_chained",
        "_end",
        "_end_bytes",
        "_started",
        "_traceback",
        "begin",
        "causes",
        "first_line",
        "last_cause",
        "line_count",
        "raised",
        "worth",
    )

    def __init__(self, number: int, line: bytes, worth: Worth | None) -> None:
        kind = kind_of(line)
        self.first_line = number
        self.worth = worth
        self.line_count = 1
        self.begin: list[bytes] = [shorten(line)]
        self.causes: list[NumberedLine] = []
        self.last_cause = b""
        self.raised = b""
        self._begin_bytes = len(self.begin[0])
        self._cause_bytes = 0
        self._end: deque[NumberedLine] = deque()
        self._end_bytes = 0
        self._started = kind is LineKind.START
        self._traceback = _TRACEBACK in line
        self._chained = False
        self._bare = 0

    def takes(self, line: bytes, *, salient: bool) -> bool:
        """Whether the next line belongs to this record; if it does, it is taken in."""
        kind = kind_of(line)
        if kind is LineKind.START:
            return False
        if kind is LineKind.CONTINUED:
            self._chained = self._chained or line.startswith(_CHAINED)
            self._traceback = self._traceback or _TRACEBACK in line
        elif not self._takes_bare(line, salient=salient):
            return False
        self._add(line)
        return True

    def take_continued(self, text: bytes) -> None:
        """Takes in lines that surely continue it. The same as `takes` for each of them."""
        lines = text.split(b"\n")
        self._traceback = self._traceback or _TRACEBACK in text
        self._chained = self._chained or (b"above exception" in text and any(map(_is_chain, lines)))
        room = _BEGIN_LINES - len(self.begin)
        if self._end or len(lines) > room or self._begin_bytes + len(text) > _BEGIN_BYTES:
            for line in lines:
                self._add(line)
            return
        self.begin.extend(map(shorten, lines) if len(text) > LINE_BYTES else lines)
        self._begin_bytes += len(text) - len(lines) + 1
        self.line_count += len(lines)
        for line in reversed(lines if b"Caused by:" in text else ()):
            if line.startswith(_CAUSED_BY):
                self.last_cause = line
                break

    def raise_to(self, worth: Worth | None) -> None:
        """The record is worth at least `worth`."""
        if worth is not None and (self.worth is None or worth > self.worth):
            self.worth = worth

    def _takes_bare(self, line: bytes, *, salient: bool) -> bool:
        if line.startswith(_TRACEBACK):
            taken, self._chained, self._traceback = self._chained, False, True
            return taken
        if self._traceback:
            self.raised = line
            self._traceback = _TRACEBACK in line
            self._bare = 0
            return True
        self._bare += 1
        self._traceback = _TRACEBACK in line
        if salient and (self._bare > 1 or not self._started):
            return False
        return self._bare <= BARE_LINES and (self._started or self.worth is not None)

    def _add(self, line: bytes) -> None:
        number = self.first_line + self.line_count
        self.line_count += 1
        line = shorten(line)
        is_cause = line.startswith(_CAUSED_BY)
        if is_cause:
            self.last_cause = line
        if len(self.begin) < _BEGIN_LINES and self._begin_bytes + len(line) <= _BEGIN_BYTES and not self._end:
            self.begin.append(line)
            self._begin_bytes += len(line)
            return
        self._end.append((number, line))
        self._end_bytes += len(line)
        while len(self._end) > _END_LINES or (self._end_bytes > _END_BYTES and len(self._end) > 1):
            dropped = self._end.popleft()
            self._end_bytes -= len(dropped[1])
            if dropped[1].startswith(_CAUSED_BY):
                self._keep_cause(dropped)

    def _keep_cause(self, cause: NumberedLine) -> None:
        if len(self.causes) < _CAUSE_LINES and self._cause_bytes + len(cause[1]) <= _CAUSE_BYTES:
            self.causes.append(cause)
            self._cause_bytes += len(cause[1])

    def runs(self) -> list[tuple[int, tuple[bytes, ...]]]:
        """The kept lines as runs of consecutive lines: the beginning, single causes, the end."""
        runs = [(self.first_line, list(self.begin))]
        for number, line in [*self.causes, *self._end]:
            first, lines = runs[-1]
            if number == first + len(lines):
                lines.append(line)
            else:
                runs.append((number, [line]))
        return [(first, tuple(lines)) for first, lines in runs]

    @property
    def size(self) -> int:
        """Bytes kept."""
        return self._begin_bytes + self._cause_bytes + self._end_bytes
