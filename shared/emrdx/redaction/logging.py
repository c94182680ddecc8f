"""Redaction of our own logs: what a handler writes holds no secret, exception texts included."""

import logging
import threading
from collections.abc import Sequence
from typing import Protocol

from emrdx.redaction.redactor import Redactor
from emrdx.redaction.session import RedactionSession
from emrdx.redaction.text import Redacted


class RedactedFormatter(logging.Formatter):
    """Formats as the formatter that it wraps, then redacts the line with its traceback.

    One instance keeps one session, so that a secret once seen is removed from every later line. Mixed into
    another formatter class, it redacts what that class formats:

        class JsonFormatter(RedactedFormatter, LambdaPowertoolsFormatter): ...
    """

    _session: RedactionSession | None = None
    _lock = threading.Lock()

    def format(self, record: logging.LogRecord) -> str:
        """The record as one redacted text."""
        return self.redacted(super().format(record))

    def redacted(self, text: str) -> Redacted:
        """The text without secrets."""
        with self._lock:
            if self._session is None:
                self._session = Redactor().session()
            return self._session.text(text)


class RedactingFilter(logging.Filter):
    """Redacts a record before any handler formats it: its message, arguments, exception text and extra strings.

    Nothing is compiled before the first record.

    For handlers whose formatter is not ours. The exception is replaced by its redacted text, since a formatter
    would write it out anew.
    """

    def __init__(self, redactor: Redactor | None = None) -> None:
        super().__init__()
        self._redactor = redactor or Redactor()
        self._kept: RedactionSession | None = None
        self._lock = threading.Lock()

    def _session(self) -> RedactionSession:
        if self._kept is None:
            self._kept = self._redactor.session()
        return self._kept

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true; the record is changed in place."""
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        with self._lock:
            session = self._session()
            record.msg, record.args, record.exc_info = session.text(_message(record)), None, None
            for name, value in vars(record).items():
                if name not in _STANDARD and isinstance(value, str):
                    setattr(record, name, session.text(value))
        return True


def _message(record: logging.LogRecord) -> str:
    """The message with its arguments, or as it is where they do not fit: a wrong log call must not raise."""
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        return f"{record.msg} {record.args}"


# What the logging library itself sets; the texts among it that may hold log text are left out here.
_STANDARD: frozenset[str] = (frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}) - {
    "exc_text",
    "stack_info",
}


class Handled(Protocol):
    """A logger, of the standard library or around one."""

    @property
    def handlers(self) -> Sequence[logging.Handler]: ...


def redact_logger(logger: Handled, redactor: Redactor | None = None) -> None:
    """Lets every handler of the logger write redacted records only."""
    added = RedactingFilter(redactor)
    for handler in logger.handlers:
        handler.addFilter(added)
