"""The server's log: one JSON object a line, and no secret that an exception's text or a caller brought."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any, Final, TextIO

from emrdx.mcp.calls import LOGGER
from emrdx.redaction import RedactionSettings, Redactor
from emrdx.redaction.logging import RedactingFilter

_FRAMES: Final = 8


class OneLine(logging.Formatter):
    """A record as JSON: its message redacted, of an exception its type and where it was raised, not its text."""

    def __init__(self) -> None:
        super().__init__()
        self._redactor = Redactor()

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._redactor.session().text(record.getMessage()),
        }
        if record.exc_info and record.exc_info[1]:
            entry |= _exception(record.exc_info[1])
        return json.dumps(entry, separators=(",", ":"), ensure_ascii=False)


def write_to(stream: TextIO, *records: str) -> None:
    """Send all logs to a stream: calls and further `records`, by their loggers' names, as they are but redacted
    (addresses of people stay, for they say who called), the rest by `OneLine`.

    It must come before the SDK's server is made, which otherwise prints tracebacks with locals.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    calls = logging.StreamHandler(stream)
    calls.setFormatter(logging.Formatter("%(message)s"))
    calls.addFilter(RedactingFilter(Redactor(RedactionSettings(pii="none"))))
    for name in (LOGGER, *records):
        logger = logging.getLogger(name)
        logger.handlers[:] = [calls]
        logger.setLevel(logging.INFO)
        logger.propagate = False


def _exception(error: BaseException) -> dict[str, Any]:
    root = error
    while root.__cause__ is not None:
        root = root.__cause__
    frames = traceback.extract_tb(root.__traceback__)[-_FRAMES:]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return {"exception": type(root).__name__, "raised_at": places}
