"""A diagnosis as one attribute: compressed JSON that always fits an item."""

import zlib
from dataclasses import replace
from typing import Final

import msgspec

from emrdx import limits
from emrdx.schemas import Cause, Diagnosis, Setup, from_stored, to_json

TITLE_CHARS: Final = 200
_SOURCES: Final = 100


def unpacked(packed: bytes) -> Diagnosis:
    """The diagnosis that was packed.

    Raises:
        msgspec.ValidationError: it is not of our schema.
    """
    return from_stored(msgspec.json.decode(zlib.decompress(packed)), Diagnosis)


def unpacked_setup(packed: bytes) -> Setup:
    """The setup that was packed.

    Raises:
        msgspec.ValidationError: it is not of our schema.
    """
    return from_stored(msgspec.json.decode(zlib.decompress(packed)), Setup)


def packed_setup(setup: Setup) -> bytes:
    """A setup as compressed JSON."""
    return zlib.compress(to_json(setup))


def packed(diagnosis: Diagnosis) -> bytes:
    """The diagnosis as compressed JSON, with less of its proof where it would not fit an item."""
    for kept in (limits.EVIDENCE_LINES, 20, 5):
        data = zlib.compress(to_json(replace(diagnosis, evidence=diagnosis.evidence[:kept])))
        if len(data) <= limits.STORED_DIAGNOSIS_BYTES:
            return data
    return zlib.compress(to_json(_bare(diagnosis)))


def _bare(diagnosis: Diagnosis) -> Diagnosis:
    message = diagnosis.cause.message if diagnosis.cause else None
    return replace(
        diagnosis,
        title=diagnosis.title.cut(TITLE_CHARS),
        summary=diagnosis.summary.cut(limits.SUMMARY_CHARS),
        cause=Cause(message=message.cut(limits.CAUSE_MESSAGE_CHARS)) if message else None,
        chain=(),
        evidence=(),
        fixes=(),
        notes=(),
        coverage=replace(diagnosis.coverage, sources=diagnosis.coverage.sources[:_SOURCES]),
    )
