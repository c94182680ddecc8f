"""The redactor: settings checked once, then a session for each finding."""

import threading
from contextlib import suppress

from emrdx.redaction.session import RedactionSession
from emrdx.redaction.settings import RedactionSettings


class Redactor:
    """Makes sessions. Threads may share it; a session is for one thread.

    Nothing is compiled before the first session; equal settings share what was compiled.
    """

    def __init__(self, settings: RedactionSettings = RedactionSettings()) -> None:  # noqa: B008 (frozen)
        self._settings = settings

    def session(self) -> RedactionSession:
        """A new session, which knows no secret yet."""
        from emrdx.redaction.scanner import scanner

        return RedactionSession(scanner(self._settings), self._settings)

    def prepare(self) -> None:
        """Begins to compile what the first session needs, and does not wait for it. What is wrong with the
        settings is said by the session.
        """
        threading.Thread(target=self._compile, name="emrdx-redaction").start()

    def _compile(self) -> None:
        with suppress(Exception):
            self.session()
