"""Which of a run's log files are read, in which order: drivers first, then the workers they blame."""

from collections.abc import Callable, Iterable, Sequence

from emrdx.evidence.executors import blamed, by_worker, choose
from emrdx.evidence.layout import LogFile
from emrdx.model import Role, SourceEvidence, Stream

NEARLY_EMPTY_BYTES = 4096
_WORKERS = frozenset({Role.EXECUTOR, Role.TEZ_TASK})
_STREAM_ORDER = {Stream.STDERR: 0, Stream.STDOUT: 1, Stream.OTHER: 2}

ReadFile = Callable[[LogFile], SourceEvidence]


def of_attempt(files: Sequence[LogFile], attempt: int | None) -> list[LogFile]:
    """The files of one attempt, the newest unless one is named; never those of two.

    The first attempt may lie without an `attempts/` folder (batch runs without retries).
    """
    if attempt is None:
        attempt = max((file.attempt for file in files if file.attempt is not None), default=None)
    chosen = [file for file in files if file.attempt == attempt]
    if not chosen and attempt == 1:
        return [file for file in files if file.attempt is None]
    return chosen


def gather(files: Iterable[LogFile], read: ReadFile) -> list[SourceEvidence]:
    """Reads the drivers' streams whole, rotated pieces in order before the current file, then workers."""
    ordered = sorted(files, key=_reading_order)
    sources = [read(file) for file in ordered if file.ref.role not in _WORKERS]
    workers = [file for file in ordered if file.ref.role in _WORKERS]
    grouped = by_worker(workers)
    for worker in choose(workers, blamed(sources)):
        for stream in (Stream.STDERR, Stream.STDOUT, Stream.OTHER):
            sources.extend(_current([f for f in grouped[worker] if f.ref.stream is stream], read))
    return sources


def _current(files: Sequence[LogFile], read: ReadFile) -> list[SourceEvidence]:
    """A worker's current file, after the newest rotated piece where it was rotated just now."""
    now = [read(file) for file in files if file.piece is None]
    pieces = [file for file in files if file.piece is not None]
    if pieces and sum(source.bytes_decompressed for source in now) < NEARLY_EMPTY_BYTES:
        return [read(max(pieces, key=lambda file: file.piece or 0)), *now]
    return now


def _reading_order(file: LogFile) -> tuple[int, str, int, bool, int, str]:
    return (
        list(Role).index(file.ref.role),
        (file.ref.worker or "").zfill(12),
        _STREAM_ORDER[file.ref.stream],
        file.piece is None,
        file.piece or 0,
        file.key,
    )
