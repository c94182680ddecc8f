"""Which of a run's log files are read, in which order: drivers first, then the workers they blame."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from emrdx.evidence.errors import UnreadableInput
from emrdx.evidence.executors import blamed, by_worker, choose
from emrdx.evidence.layout import LogFile
from emrdx.evidence.read import unread
from emrdx.limits import SOURCE_COMPRESSED_BYTES
from emrdx.model import JobRun, Role, SourceEvidence, SourceRef, SourceStatus, Stream

NEARLY_EMPTY_BYTES: Final = 4096
_STREAM_ORDER: Final = {Stream.STDERR: 0, Stream.STDOUT: 1, Stream.OTHER: 2}

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


def one_run(place: str, found: Sequence[LogFile], run: JobRun) -> tuple[list[LogFile], JobRun]:
    """The files of one attempt of one run among those found at a place, and what their keys say of the run.

    Raises:
        UnreadableInput: there are several runs, or not the attempt that is asked for.
    """
    runs = {file.run for file in found if file.run is not None}
    if run.job_run_id is not None:
        runs = {pair for pair in runs if pair[1] == run.job_run_id} or runs
    if len(runs) > 1:
        some = ", ".join(sorted(job for _, job in runs)[:3])
        raise UnreadableInput(
            f"{place}: holds {len(runs)} job runs ({some}, …); give the folder of one of them"
        )
    for application_id, job_run_id in runs:
        found = [file for file in found if file.run in {None, (application_id, job_run_id)}]
        run = replace(
            run,
            application_id=run.application_id or application_id,
            job_run_id=run.job_run_id or job_run_id,
        )
    chosen = of_attempt(found, run.attempt)
    if found and not chosen:
        have = ", ".join(sorted({str(file.attempt or 1) for file in found}))
        raise UnreadableInput(f"{place}: no logs of attempt {run.attempt}; there are those of {have}")
    if run.attempt is None and chosen:
        run = replace(run, attempt=chosen[0].attempt)
    return chosen, run


def driver_sources(status: SourceStatus) -> list[SourceEvidence]:
    """A Spark driver's two streams, of which nothing could be read."""
    return [
        unread(SourceRef(path=f"SPARK_DRIVER/{stream}.gz", stream=stream), status)
        for stream in (Stream.STDERR, Stream.STDOUT)
    ]


def gather(
    files: Iterable[LogFile], read: ReadFile, before_workers: Callable[[], None] = lambda: None
) -> list[SourceEvidence]:
    """Reads the drivers' streams whole, rotated pieces in order before the current file, then workers."""
    ordered = sorted(files, key=_reading_order)
    drivers = [file for file in ordered if file.ref.role.is_driver]
    affordable = _affordable(drivers)
    sources = [
        read(file) if file.key in affordable else unread(file.ref, SourceStatus.CUT) for file in drivers
    ]
    before_workers()
    workers = [file for file in ordered if file.ref.role.is_worker]
    grouped = by_worker(workers)
    for worker in choose(workers, blamed(sources)):
        for stream in Stream:
            sources.extend(_current([f for f in grouped[worker] if f.ref.stream is stream], read))
    return sources


def _affordable(files: Sequence[LogFile]) -> set[str]:
    """Keys of the current files and of the newest rotated pieces that one stream's byte budget has room for."""
    keys = {file.key for file in files if file.piece is None}
    spent: dict[tuple[Role, str | None, Stream], int] = {}
    for file in sorted(files, key=lambda file: file.piece or 0, reverse=True):
        stream = (file.ref.role, file.ref.worker, file.ref.stream)
        spent[stream] = spent.get(stream, 0) + (file.ref.size or 0)
        if spent[stream] <= SOURCE_COMPRESSED_BYTES:
            keys.add(file.key)
    return keys


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
