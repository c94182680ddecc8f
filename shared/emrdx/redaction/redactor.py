"""The redactor: settings checked once, then a session for each finding."""

from emrdx.redaction.session import RedactionSession
from emrdx.redaction.settings import RedactionSettings


class Redactor:
    """Makes sessions. May be shared by threads; a session may not."""

    def __init__(self, settings: RedactionSettings = RedactionSettings()) -> None:  # noqa: B008 (frozen)
        self._settings = settings

    def session(self) -> RedactionSession:
        """A new session, which knows no secret yet."""
        return RedactionSession(self._settings)
