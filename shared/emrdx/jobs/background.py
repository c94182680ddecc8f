"""A worker in a thread of this process: beside a server on somebody's machine, and in the demo."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

LOGGER: Final = "emrdx.jobs"
PAUSE_SECONDS: Final = 30.0
"""Between two turns while jobs are left: longer than that no lease of a process that is gone is waited for twice."""


@dataclass(slots=True, kw_only=True)
class Background:
    """Takes turns when woken, and again after a pause as long as jobs are left. The process ends without waiting.

    A job that the process leaves behind keeps its lease for a while and is then anybody's.

    Attributes:
        turn: works on the jobs that are due; says whether some are left.
    """

    turn: Callable[[], bool]
    pause: float = PAUSE_SECONDS
    _woken: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None

    def wake(self) -> None:
        """Has the thread take a turn, soon; starts it the first time."""
        self._woken.set()
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._take_turns, name="emrdx-jobs", daemon=True)
                self._thread.start()

    def _take_turns(self) -> None:
        while True:
            self._woken.wait()
            self._woken.clear()
            while self._taken():
                self._woken.wait(self.pause)
                self._woken.clear()

    def _taken(self) -> bool:
        try:
            return self.turn()
        except Exception as error:  # noqa: BLE001 - the thread lives on; what it says may hold data, its type does not
            logging.getLogger(LOGGER).warning("no turn at background jobs: %s", type(error).__name__)
            return False
