"""One log source, read to its end."""

from itertools import chain
from typing import Final

from emrdx.evidence.documents import spread
from emrdx.evidence.encoding import as_utf8
from emrdx.evidence.inflate import Inflated
from emrdx.evidence.livy import unfolded
from emrdx.evidence.windows import keep
from emrdx.model import SourceEvidence, SourceRef, SourceStatus

_SAMPLE_BYTES: Final = 8192
_NO_TEXT: Final = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b\x08")


def is_text(sample: bytes) -> bool:
    """Whether bytes look like a log: few control characters, and few bytes that are not UTF-8."""
    sample = sample[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _NO_TEXT))
    undecodable = sample.decode("utf-8", "replace").count("\ufffd")
    return controls * 20 <= len(sample) and undecodable * 5 <= len(sample)


def read_source(ref: SourceRef, inflated: Inflated) -> SourceEvidence:
    """What is kept of a source. Trouble in the bytes becomes its status, never an exception."""
    chunks = spread(unfolded(as_utf8(inflated)))
    first = next(chunks, b"")
    if first and not is_text(first):
        return _evidence(ref, inflated, SourceStatus.NOT_TEXT)
    kept = keep(chain((first,), chunks))
    status = inflated.status
    if status is SourceStatus.READ and not inflated.bytes_decompressed:
        status = SourceStatus.EMPTY
    return SourceEvidence(
        ref=ref,
        status=status,
        segments=kept.segments,
        bytes_compressed=inflated.bytes_compressed,
        bytes_decompressed=inflated.bytes_decompressed,
        line_count=kept.line_count,
    )


def _evidence(ref: SourceRef, inflated: Inflated, status: SourceStatus) -> SourceEvidence:
    return SourceEvidence(
        ref=ref,
        status=status,
        bytes_compressed=inflated.bytes_compressed,
        bytes_decompressed=inflated.bytes_decompressed,
    )


def unread(ref: SourceRef, status: SourceStatus) -> SourceEvidence:
    """A source of which nothing could be read."""
    return SourceEvidence(ref=ref, status=status)


def usable(source: SourceEvidence) -> bool:
    """Whether a source was a log that could be opened, even an empty one."""
    return source.status is SourceStatus.EMPTY or bool(source.segments)
