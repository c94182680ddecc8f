"""Where EMR Serverless puts logs: S3 keys and their like on disk, as log sources.

User Guide, "Storing logs" and "Rotating logs": `[applications/<id>/jobs/<id>/[attempts/<n>/]]` over
`SPARK_DRIVER/stderr.gz`, `SPARK_EXECUTOR/<id>/stdout.gz`, `HIVE_DRIVER/hive.log.gz`, `TEZ_TASK/<id>/…`.
Rotated pieces are documented as `archived/stderr_<n>.gz` and were seen as `archived/stdout/stdout_0.gz`.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from emrdx.model import ROLE_OF_FOLDER, SourceRef, Stream

_KEY: Final = re.compile(rf"(?:^|.*/)(?P<root>(?P<folder>{'|'.join(ROLE_OF_FOLDER)})/(?P<rest>.+))$")
_ATTEMPT: Final = re.compile(r"(?:^|/)attempts/([0-9]{1,9})/")
_RUN: Final = re.compile(r"(?:^|/)applications/([0-9a-z]{1,64})/jobs/([0-9a-z]{1,64})(?:/|$)")
_STREAM: Final = re.compile(r"(?P<name>stderr|stdout)(?:_(?P<piece>[0-9]{1,9}))?(?:\.gz)?$", re.IGNORECASE)
_OTHER_LOG: Final = re.compile(
    r"(?:hive\.log|hive_log|syslog|system[-_]logs?|tez[-_]?am(?:\.log)?|[\w.-]+\.log)(?:[._][0-9]{1,9})?(?:\.gz)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFile:
    """One log file of a run. `piece` is the index of a rotated piece, None for the current file."""

    ref: SourceRef
    key: str
    attempt: int | None = None
    run: tuple[str, str] | None = None
    piece: int | None = None


def log_file(key: str, *, size: int | None = None, modified: datetime | None = None) -> LogFile | None:
    """The log file that a key or a path (with `/`) names, or None if it is no container log."""
    match = _KEY.match(key)
    if match is None:
        return None
    role = ROLE_OF_FOLDER[match["folder"]]
    parts = match["rest"].split("/")
    worker = parts[0] if role.is_worker and len(parts) > 1 else None
    name = parts[-1]
    stream = _STREAM.match(name)
    if stream is None and not _OTHER_LOG.match(name):
        return None
    above = key[: match.start("root")]
    attempt = _ATTEMPT.search(above)
    run = _RUN.search(above)
    return LogFile(
        ref=SourceRef(
            path=match["root"],
            role=role,
            worker=worker,
            stream=Stream(stream["name"].lower()) if stream else Stream.OTHER,
            size=size,
            modified=modified,
        ),
        key=key,
        attempt=int(attempt[1]) if attempt else None,
        run=(run[1], run[2]) if run else None,
        piece=int(stream["piece"]) if stream and stream["piece"] is not None else None,
    )
