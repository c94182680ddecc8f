"""Several streams in one log: YARN's aggregated log of an application's containers, and Livy's log of a batch.

Sources: Hadoop's `yarn logs` (`LogToolUtils`, `AggregatedLogFormat`), Livy's `SparkProcApp` and `SparkYarnApp`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import re2

from emrdx.model import Role, SourceRef, Stream
from emrdx.signals.carriage.lines import Part

_CONTAINER: Final = re2.compile(r"^Container: (?P<name>container_\w{1,80}) on \S+\s*$")
_OPENS: Final = re2.compile(r"^LogType: ?(?P<name>[A-Za-z][\w.\-]{0,80})\s*$")
_CLOSES: Final = re2.compile(r"^End of LogType: ?[A-Za-z][\w.\-]{0,80}")
_ABOUT: Final = re2.compile(
    r"^(?:LogLastModifiedTime|Log Upload Time|LogUploadTime|LogLength|Log Length|LogContents|Log Contents"
    r"|LogAggregationType) ?:"
)
_RULE: Final = re2.compile(r"^(?:\*{20,}|={20,})\s*$")
_MARKS: Final = ("LogType:", "Container: container_")
# What a container's preparations leave is no log.
_NO_LOGS: Final = ("directory.info", "launch_container", "prelaunch", "container-localizer")
_FIRST_CONTAINER: Final = "_000001"
_LIVY: Final = {"stdout:": Stream.STDOUT, "stderr:": Stream.STDERR, "YARN Diagnostics:": Stream.OTHER}
_ORDER: Final = {Stream.STDERR: 0, Stream.STDOUT: 1, Stream.OTHER: 2}


def apart(parts: Sequence[Part]) -> list[Part]:
    """The parts of each stream, drivers before executors and standard error before standard output, an empty one of
    a stream that is there without lines; the given parts where all of them are of one stream.
    """
    divider = _Livy if _is_livy(parts) else _Yarn if _is_yarn(parts) else None
    if divider is None:
        return list(parts)
    state = divider(parts[0].ref)
    made = [piece for part in parts for piece in _pieces(part, state)]
    workers = {worker: at for at, worker in enumerate(dict.fromkeys(piece.ref.worker for piece in made))}
    return sorted(
        (piece for piece in made if piece.ref.path != parts[0].ref.path or piece.lines),
        key=lambda piece: (
            piece.ref.role.is_worker,
            workers[piece.ref.worker],
            _ORDER[piece.ref.stream],
        ),
    )


def _is_livy(parts: Sequence[Part]) -> bool:
    """Whether the log begins as Livy begins it. A program may print such words further down."""
    filled = (line.text.rstrip() for line in (parts[0].lines if parts else ()) if line.text.strip())
    return next(filled, "") == "stdout:"


def _is_yarn(parts: Sequence[Part]) -> bool:
    return any(
        _OPENS.match(line.text) and below is not None and _ABOUT.match(below.text)
        for part in parts
        for line, below in zip(part.lines, [*part.lines[1:], None], strict=False)
        if line.text.startswith(_MARKS)
    )


class _Livy:
    """Livy's words before each of a process' streams."""

    def __init__(self, whole: SourceRef) -> None:
        self._whole = self.ref = whole

    def marks(self, text: str) -> bool:
        """Whether a line is none of the log's own; if it is not, `ref` is of what stands below it."""
        stream = _LIVY.get(text.rstrip())
        if stream is None:
            return False
        name = stream.value if stream != Stream.OTHER else "diagnostics"
        self.ref = replace(self._whole, path=f"{self._whole.path}/{name}", stream=stream)
        return True


class _Yarn:
    """YARN's words around each of a container's files."""

    def __init__(self, whole: SourceRef) -> None:
        self._whole = self.ref = whole
        self._container = ""
        self._outside = True

    def marks(self, text: str) -> bool:
        """As Livy's."""
        if match := _CONTAINER.match(text):
            self._container = str(match.group("name"))
        elif match := _OPENS.match(text):
            self.ref = self._of(str(match.group("name")))
        elif not (self._outside and (_ABOUT.match(text) or _RULE.match(text) or not text.strip())):
            closed = bool(_CLOSES.match(text))
            self._outside = closed
            self.ref = self._whole if closed else self.ref
            return closed
        self._outside = True
        return True

    def _of(self, name: str) -> SourceRef:
        stream = next((one for one in (Stream.STDERR, Stream.STDOUT) if name.startswith(one)), Stream.OTHER)
        role, worker = self._whole.role, self._whole.worker
        if self._container and not self._container.endswith(_FIRST_CONTAINER):
            role, worker = Role.EXECUTOR, self._container
        path = "/".join(part for part in (self._whole.path, self._container, name) if part)
        return replace(self._whole, path=path, role=role, worker=worker, stream=stream)


def _pieces(part: Part, state: _Livy | _Yarn) -> Iterator[Part]:
    begun = 0
    for at, line in enumerate(part.lines):
        ref = state.ref
        if state.marks(line.text):
            yield from _piece(part, ref, begun, at)
            begun = at + 1
    yield from _piece(part, state.ref, begun, len(part.lines))


def _piece(part: Part, ref: SourceRef, start: int, end: int) -> Iterator[Part]:
    if not ref.path.rpartition("/")[2].startswith(_NO_LOGS):
        yield Part(ref, part.first + start, part.lines[start:end])
