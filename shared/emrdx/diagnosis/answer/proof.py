"""The evidence lines that an answer cites: chosen, numbered, redacted."""

from collections.abc import Iterable, Sequence
from typing import Final

from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.limits import EVIDENCE_LINE_CHARS, EVIDENCE_LINES
from emrdx.redaction import Redacted, RedactionSession, identifier, literal
from emrdx.schemas import EvidenceLine
from emrdx.signals.details import SOURCE
from emrdx.signals.exceptions.chain import TRACEBACK
from emrdx.signals.model import Language, Link, Place, Record

MESSAGE_LINES: Final = 4
JOB_FRAMES: Final = 3
# What a program prints is one record, however long: it is redacted in blocks, each with its neighbours, as a secret
# may span lines.
BLOCK_LINES: Final = 200
_ENGINE_FRAMES: Final = (
    "java.",
    "javax.",
    "jdk.",
    "sun.",
    "scala.",
    "py4j.",
    "org.apache.",
    "com.amazonaws.",
    "software.amazon.",
    "com.sun.",
    "io.netty.",
    "com.fasterxml.",
    "org.postgresql.",
    "com.mysql.",
    "com.esotericsoftware.",
    "com.google.",
)
_ENGINE_FILES: Final = (
    "/pyspark",
    "/py4j",
    "site-packages/",
    "dist-packages/",
    "/lib/python",
    "<frozen",
    "pyarrow/",
)


class Proof:
    """Collects lines once each, in the order in which they are cited, up to the limit."""

    def __init__(self, session: RedactionSession) -> None:
        self._session = session
        self._redacted: dict[tuple[str, int, int], Sequence[Redacted]] = {}
        self._ids: dict[tuple[str, int], Redacted] = {}
        self.lines: list[EvidenceLine] = []

    def cite(self, record: Record, numbers: Iterable[int]) -> tuple[Redacted, ...]:
        """The ids of a record's lines, by line number in the source; lines over the limit are left out."""
        ids: list[Redacted] = []
        for number in numbers:
            at = number - record.place.line
            key = (record.place.ref.path, number)
            if not 0 <= at < len(record.lines) or not record.lines[at].strip():
                continue
            if key not in self._ids:
                if len(self.lines) >= EVIDENCE_LINES:
                    continue
                self._ids[key] = identifier(f"e{len(self.lines) + 1}")
                text = self._text(record, at).cut(EVIDENCE_LINE_CHARS)
                origin = record.origin(number)
                self.lines.append(
                    EvidenceLine(
                        id=self._ids[key],
                        source=self.source(origin),
                        line=origin.line,
                        text=text,
                    )
                )
            ids.append(self._ids[key])
        return tuple(ids)

    def state(self, details: str) -> tuple[Redacted, ...]:
        """The id of the service's own state text as a line of evidence."""
        name = identifier(f"e{len(self.lines) + 1}")
        text = self._session.text(details).cut(EVIDENCE_LINE_CHARS)
        self.lines.append(EvidenceLine(id=name, source=literal("stateDetails"), line=None, text=text))
        return (name,)

    def source(self, place: Place) -> Redacted:
        """A source's path below the run's log root."""
        try:
            return identifier(place.ref.path)
        except ValueError:
            return self._session.text(place.ref.path)

    def _text(self, record: Record, at: int) -> Redacted:
        block = at // BLOCK_LINES
        first = max(0, (block - 1) * BLOCK_LINES)
        key = (record.place.ref.path, record.place.line, block)
        if key not in self._redacted:
            self._redacted[key] = self._session.lines(record.lines[first : (block + 2) * BLOCK_LINES])
        return self._redacted[key][at - first]


def lines_of(link: Link, record: Record) -> list[int]:
    """The lines that show an exception: its record's head, its own line with the message, the job's own frames."""
    first = record.place.line
    at = link.place.line
    numbers = [first] if at - first <= 1 else []
    numbers += [at + step for step in range(min(MESSAGE_LINES, 1 + link.message.count("\n")))]
    if link.language == Language.PYTHON:
        return sorted({*numbers, *_python_frames(record, at - first)})
    shown = 0
    for offset in range(at - first + 1, min(len(record.lines), at - first + 80)):
        line = record.lines[offset].strip()
        if shown < JOB_FRAMES and is_job_frame(line):
            numbers.append(first + offset)
            shown += 1
    return sorted(set(numbers))


def _python_frames(record: Record, at: int) -> list[int]:
    """The job's own last frames of a traceback that ends on line `at` of a record, each with its code."""
    numbers: list[int] = []
    for offset in range(at - 1, max(-1, at - 120), -1):
        line = record.lines[offset]
        if TRACEBACK in line or len(numbers) >= 2 * JOB_FRAMES:
            break
        if is_job_frame(line.strip()):
            numbers += [record.place.line + offset, record.place.line + offset + 1]
    return numbers


def is_job_frame(line: str) -> bool:
    """Whether a frame is of the job's own code rather than of an engine or a library."""
    if line.startswith("at "):
        # A module stands before the class (`java.base/java.util…`), a lambda's address after it (`…$$Lambda$1/0x…`).
        name = line[3:].partition("(")[0].partition("$$Lambda")[0].rpartition("/")[2]
        return not name.startswith(_ENGINE_FRAMES)
    if line.startswith('File "'):
        return not any(part in line for part in _ENGINE_FILES)
    return False


def of_candidate(proof: Proof, candidate: Candidate) -> tuple[Redacted, ...]:
    """The lines that show a candidate."""
    match, record = candidate.match, candidate.record
    if record is None or match.place is None or match.place.ref.path == SOURCE:
        return ()
    if match.link is not None:
        return proof.cite(record, lines_of(match.link, record))
    return proof.cite(record, range(match.place.line, match.place.line + 2))
