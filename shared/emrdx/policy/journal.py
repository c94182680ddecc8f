"""The record of calls as JSON lines of a file that several processes write to."""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any, Final

from emrdx.policy.audit import Entry

_UNWRITTEN_MAX: Final = 1000
_NEEDED: Final = ("time", "tool", "verdict")
_TEXTS: Final = ("server", "identity", "session", "rule", "approval", "outcome")


class Journal:
    """Entries at the end of a file that only its owner reads.

    What cannot be written, for the disk is full, waits for the next try; `writable` says whether anything does.
    """

    def __init__(self, path: Path, report: Callable[[str], None] = lambda _: None) -> None:
        """Opens the file, made with its folder where absent. `report` is told, once, when it takes no more.

        Raises:
            OSError: it cannot be opened.
        """
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._path, self._report = path, report
        self._lock = Lock()
        self._unwritten: deque[bytes] = deque()
        self._torn = b""
        self._reported = False

    def __call__(self, entry: Entry) -> None:
        """Writes one line, at once."""
        with self._lock:
            if len(self._unwritten) < _UNWRITTEN_MAX:
                self._unwritten.append(f"{json.dumps(entry.fields(), separators=(',', ':'))}\n".encode())
            self._write()

    def writable(self) -> bool:
        """Whether every entry is in the file; those that are not are tried again first."""
        with self._lock:
            self._write()
            return not self._unwritten

    def _write(self) -> None:
        while self._unwritten:
            data = self._torn + self._unwritten[0]
            try:
                whole = os.write(self._file, data) == len(data)
            except OSError as error:
                self._failed(error.strerror or type(error).__name__)
                return
            if not whole:
                # The next try begins a line of its own, so that a reader passes over this piece.
                self._torn = b"\n"
                self._failed("no space is left")
                return
            self._torn, self._reported = b"", False
            self._unwritten.popleft()

    def _failed(self, reason: str) -> None:
        if not self._reported:
            self._reported = True
            self._report(f"calls cannot be recorded, so none is allowed: {self._path}: {reason}")


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The entries of a file in the order they were written; lines that are none are left out.

    Raises:
        OSError: it cannot be read.
    """
    with path.open(encoding="utf-8", errors="replace") as lines:
        yield from entries(lines)


def entries(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The entries among lines of a log; a time or a name before one, as exports have it, does not matter."""
    for line in lines:
        try:
            entry = json.loads(line[line.find("{") :])
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict) and _is_entry(entry):
            yield entry


def _is_entry(found: dict[str, Any]) -> bool:
    named = found.get("arguments")
    return (
        all(isinstance(found.get(name), str) for name in _NEEDED)
        and all(isinstance(found.get(name), str | None) for name in _TEXTS)
        and (named is None or isinstance(named, list))
    )
