"""One id for one failure, the same whenever it comes back.

It is computed on redacted text from what names the failure (kind, exception type, condition, service code,
message without its variable parts, the job's own function), and not from ids, times, hosts, numbers, partition
values or line numbers.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

import re2

from emrdx.diagnosis.answer.proof import is_job_frame
from emrdx.redaction.text import Redacted, identifier
from emrdx.signals.model import Language, Link

VERSION: Final = "v1"
MESSAGE_CHARS: Final = 600

_VARIABLE: Final = re2.compile(
    r"(?i)\[redacted:[^\]]*\]"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|\b[a-z_][a-z0-9_]{0,40}=(?:\d{4}[-/]?\d{2}[-/]?\d{2}\S*|\d+|__HIVE_DEFAULT_PARTITION__)"
    r"|\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?"
    r"|\bip-\d+-\d+-\d+-\d+[\w.-]*"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b"
    r"|/(?:tmp|var/tmp|mnt\d*|private/tmp)/\S*"
    r"|\b0x[0-9a-f]+\b"
    r"|\$\$Lambda\$?\S*"
    r"|@[0-9a-f]{5,16}\b"
    r"|#\d+L?\b"
    r"|\bpart-\d+\S*"
    r"|\b(?:application|job|attempt|container|app)_?[-_]\d+[\w-]*"
    r"|\b[0-9a-f]{16,64}\b"
    r"|\bo\d+\."
    r"|[-+]?\b\d[\d_,.]*(?:e[-+]?\d+)?"
)
# A frame of a traceback (`FILE:LINE FUNCTION: CODE`), or its line where the traceback's beginning was cut off.
_PYTHON_FRAME: Final = re2.compile(
    r'^(?:File ")?(?P<file>[^"]*?)(?:", line |:)\d+(?:, in)? ?(?P<function>[^:]*)'
)
_SPACE: Final = re2.compile(r"\s+")


def normalised(text: str) -> str:
    """A message without its variable parts."""
    head = text[: 4 * MESSAGE_CHARS]
    return str(_SPACE.sub(" ", _VARIABLE.sub("~", head)))[:MESSAGE_CHARS].strip().lower()


def fingerprint(parts: Iterable[str | None]) -> Redacted:
    """The fingerprint of a failure from its redacted, naming parts, in order."""
    digest = hashlib.sha256("\x1f".join(normalised(part or "") for part in parts).encode()).hexdigest()
    return identifier(f"{VERSION}:{digest[:32]}")


def own_function(link: Link) -> str:
    """The job's own function nearest to where an exception was thrown, without folders and line numbers; empty where
    no frame is the job's.
    """
    return next(
        filter(None, map(_of_python if link.language == Language.PYTHON else _of_jvm, link.outward)), ""
    )


def _of_python(frame: str) -> str:
    shown = _PYTHON_FRAME.match(frame)
    if shown is None or not is_job_frame(f'File "{shown.group("file")}'):
        return ""
    module = shown.group("file").rpartition("/")[2].removesuffix(".py")
    return f"{module}.{shown.group('function')}"


def _of_jvm(frame: str) -> str:
    return frame.partition("(")[0] if is_job_frame(f"at {frame}") else ""
