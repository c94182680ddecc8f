"""Logs on disk and on standard input."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from emrdx.evidence.errors import UnreadableInput
from emrdx.evidence.gather import driver_sources, gather, one_run
from emrdx.evidence.inflate import Inflated
from emrdx.evidence.layout import LogFile, log_file
from emrdx.evidence.read import read_source, unread, usable
from emrdx.limits import KIB, MIB
from emrdx.model import Evidence, JobRun, Role, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.runs import MalformedAnswer, job_run

_PIECE_BYTES: Final = 1024 * KIB
_DESCRIPTION_BYTES: Final = 4 * MIB
_FILES: Final = 100_000
_DEPTH: Final = 16
_EXPECTED: Final = (
    "give a log file, or a folder that holds SPARK_DRIVER/stderr.gz as EMR Serverless writes it below "
    "applications/<id>/jobs/<id>/"
)


def collect_path(path: Path, attempt: int | None = None) -> Evidence:
    """Evidence of a log file, or of a folder in EMR Serverless' S3 layout (the newest attempt's by default).

    Raises:
        UnreadableInput: nothing there is a readable log, and no `job-run.json` tells the run's state.
    """
    if path.is_dir():
        return _collect_folder(path, attempt)
    if not path.exists():
        raise UnreadableInput(f"{path}: no such file or folder; {_EXPECTED}")
    name = path.name
    stream = Stream.STDOUT if "stdout" in name.lower() else Stream.STDERR
    known = log_file(path.absolute().as_posix())
    role, worker = (known.ref.role, known.ref.worker) if known else (Role.DRIVER, None)
    source = _read(path, SourceRef(path=name, role=role, worker=worker, stream=stream))
    if not usable(source):
        raise UnreadableInput(f"{path}: {_TROUBLE.get(source.status, 'not a log')}")
    return Evidence(run=JobRun(attempt=attempt), sources=(source,))


def collect_stream(stream: BinaryIO, name: str = "stdin") -> Evidence:
    """Evidence of one log, plain or gzip, read from an open stream to its end.

    Raises:
        UnreadableInput: the stream holds no text.
    """
    inflated = Inflated(iter(lambda: stream.read(_PIECE_BYTES), b""))
    source = read_source(SourceRef(path=name), inflated)
    if not usable(source):
        raise UnreadableInput(f"{name}: {_TROUBLE.get(source.status, 'not a log')}")
    return Evidence(run=JobRun(), sources=(source,))


_TROUBLE: Final[Mapping[SourceStatus, str]] = {
    SourceStatus.NOT_TEXT: "not a log but binary data; give the log's text, plain or gzip",
    SourceStatus.CORRUPT: "the gzip data is corrupt from its beginning; copy the file again",
    SourceStatus.TRUNCATED: "the gzip data ends before its first line; copy the file again",
    SourceStatus.DENIED: "may not be read; check the file's permissions",
    SourceStatus.MISSING: "vanished while it was read",
}


def _collect_folder(folder: Path, attempt: int | None) -> Evidence:
    run = _described_run(folder)
    if attempt is not None:
        run = replace(run, attempt=attempt)
    files, run = one_run(str(folder), list(_log_files(folder)), run)
    sources = gather(files, lambda file: _read(Path(file.key), file.ref))
    if not any(usable(source) for source in sources):
        if not run.state and not run.state_details:
            reason = (
                _TROUBLE.get(sources[0].status, "no readable log") if sources else "no log below this folder"
            )
            raise UnreadableInput(f"{folder}: {reason}; {_EXPECTED}")
        sources = sources or driver_sources(SourceStatus.MISSING)
    return Evidence(run=run, sources=tuple(sources))


def _read(path: Path, ref: SourceRef) -> SourceEvidence:
    try:
        with path.open("rb", buffering=0) as stream:
            return read_source(ref, Inflated(_pieces(stream)))
    except FileNotFoundError:
        return unread(ref, SourceStatus.MISSING)
    except OSError:
        return unread(ref, SourceStatus.DENIED)


def _pieces(stream: Any) -> Iterator[bytes]:
    while piece := stream.read(_PIECE_BYTES):
        yield piece


def _log_files(folder: Path) -> Iterator[LogFile]:
    """Log files below a folder, symbolic links followed once. A folder inside the layout counts too."""
    above = folder.absolute().as_posix()
    seen: set[tuple[int, int]] = set()
    count = 0
    for root, folders, names in os.walk(folder, followlinks=True):
        status = Path(root).stat()
        if (status.st_dev, status.st_ino) in seen or len(Path(root).relative_to(folder).parts) > _DEPTH:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders.sort()
        for name in sorted(names):
            path = Path(root, name)
            relative = path.relative_to(folder).as_posix()
            file = log_file(f"{above}/{relative}")
            if file is None or not path.is_file():
                continue
            count += 1
            if count > _FILES:
                return
            stat = path.stat()
            modified = datetime.fromtimestamp(stat.st_mtime, UTC)
            ref = replace(file.ref, size=stat.st_size, modified=modified)
            yield replace(file, ref=ref, key=str(path))


def _described_run(folder: Path) -> JobRun:
    """The run as `job-run.json` and `application.json` in the folder describe it."""
    description = _description(folder / "job-run.json")
    application = _description(folder / "application.json")
    if description is None and application is None:
        return JobRun()
    try:
        return job_run(description or {}, application)
    except MalformedAnswer as error:
        raise UnreadableInput(
            f"{folder}: job-run.json or application.json: {error}; save the output of aws emr-serverless "
            "get-job-run and get-application there"
        ) from error


def _description(path: Path) -> Mapping[str, Any] | None:
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes()[:_DESCRIPTION_BYTES])
    except (ValueError, OSError, RecursionError) as error:
        raise UnreadableInput(f"{path}: not valid JSON ({error}); save the command's output again") from error
    if not isinstance(data, dict):
        raise UnreadableInput(f"{path}: not a JSON object; save the output of aws emr-serverless get-job-run")
    return data
