"""One id for one failure, the same whenever it comes back.

It is computed on redacted text from what names the failure (kind, exception type, condition, service code,
message without its variable parts, the job's own function), and not from ids, times, hosts, numbers, partition
values or line numbers.
"""

import hashlib
from collections.abc import Iterable
from typing import Final

import re2

from emrdx.redaction.text import Redacted, identifier

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
_SPACE: Final = re2.compile(r"\s+")


def normalised(text: str) -> str:
    """A message without its variable parts."""
    head = text[: 4 * MESSAGE_CHARS]
    return str(_SPACE.sub(" ", _VARIABLE.sub("~", head)))[:MESSAGE_CHARS].strip().lower()


def fingerprint(parts: Iterable[str | None]) -> Redacted:
    """The fingerprint of a failure from its redacted, naming parts, in order."""
    digest = hashlib.sha256("\x1f".join(normalised(part or "") for part in parts).encode()).hexdigest()
    return identifier(f"{VERSION}:{digest[:32]}")
