"""The first and the last bytes of a stream, as whole lines."""

from collections import deque

from emrdx.evidence.segments import NumberedRun
from emrdx.limits import HEAD_BYTES, TAIL_BYTES


class Ends:
    """Holds the head and at least the last TAIL_BYTES of what it is fed."""

    def __init__(self) -> None:
        self._head: list[bytes] = []
        self._head_room = HEAD_BYTES
        self._last: deque[bytes] = deque()
        self._last_bytes = 0

    def feed(self, block: bytes) -> None:
        """Takes the next bytes."""
        if self._head_room > 0:
            self._head.append(block[: self._head_room])
            self._head_room -= len(self._head[-1])
        self._last.append(block)
        self._last_bytes += len(block)
        while self._last_bytes - len(self._last[0]) > TAIL_BYTES:
            self._last_bytes -= len(self._last.popleft())

    def head(self, line_count: int) -> NumberedRun:
        """The whole lines at the beginning."""
        lines = b"".join(self._head).split(b"\n")
        if self._head_room <= 0 or not lines[-1]:
            lines.pop()
        return 1, tuple(lines[:line_count]), 1

    def tail(self, line_count: int, last_lines: bytes, *, complete: bool) -> NumberedRun:
        """The whole lines at the end; where one line is longer than the tail, that line from `last_lines`.

        `complete` says whether the stream's last byte ended a line.
        """
        tail = b"".join(self._last)
        whole = len(tail) <= TAIL_BYTES
        lines = tail[-TAIL_BYTES - 1 :].split(b"\n") if not whole else tail.split(b"\n")
        if complete:
            lines.pop()
        if not whole:
            del lines[:1]
        if not lines and line_count:
            lines = [last_lines[:-1].rpartition(b"\n")[2]]
        return line_count - len(lines) + 1, tuple(lines), 1
