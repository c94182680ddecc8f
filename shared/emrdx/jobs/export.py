"""An export: parts first, the manifest last, each written once.

An export that was cut off anywhere is simply run again: a part that lies at the destination says where the next
one begins, and a part that does not was never there. Two workers at once write the same parts, since each goes
on from the one that came first.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from emrdx.jobs.destinations import Destination
from emrdx.jobs.errors import FailureCode, JobFailedError
from emrdx.jobs.formats import EXTENSIONS, part_writer
from emrdx.jobs.source import Batch
from emrdx.limits import MIB
from emrdx.redaction.text import identifier, join, literal
from emrdx.schemas import FINDING_SCHEMA

MANIFEST: Final = "_manifest.json"
MANIFEST_SCHEMA: Final = "emrdx.export/1"
PART_ROWS: Final = 5000
PART_BYTES: Final = 128 * MIB

Tick = Callable[[int, bool], None]
"""Told how many findings were written, and whether a part has just ended; may raise, to stop the export."""


class Source(Protocol):
    """Where findings come from: `source.FindingSource`."""

    def read(self, cursor: str) -> Batch: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How findings are written; a part ends with the page that brings it to `part_rows` or `PART_BYTES`."""

    output_format: str = "parquet"
    codec: str = "zstd"
    max_findings: int = 1_000_000
    part_rows: int = PART_ROWS

    def name(self, number: int) -> str:
        """The name of a part; numbers count from 1."""
        return f"part-{number:05d}.{EXTENSIONS[self.output_format, self.codec]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that was written. `next` is where the next one begins; None where it is the last."""

    name: str
    rows: int
    bytes: int
    sha256: str
    next: str | None

    @classmethod
    def described(cls, name: str, description: Mapping[str, str]) -> "Part":
        """The part that a description speaks of.

        Raises:
            JobFailedError: something else lies at the part's place.
        """
        try:
            return cls(
                name=name,
                rows=int(description["rows"]),
                bytes=int(description["bytes"]),
                sha256=description["sha256"],
                next=description["next"] or None,
            )
        except (KeyError, ValueError):
            raise JobFailedError(
                FailureCode.INTERNAL,
                literal("the destination holds a file of a part's name that no export wrote"),
            ) from None

    def description(self) -> dict[str, str]:
        """What is kept beside the part."""
        return {
            "rows": str(self.rows),
            "bytes": str(self.bytes),
            "sha256": self.sha256,
            "next": self.next or "",
        }


def export(
    source: Source, destination: Destination, form: Form, about: Mapping[str, Any], tick: Tick
) -> dict[str, Any]:
    """Writes what is missing of an export, then its manifest; gives what the manifest says, and where it is.

    `about` is what the manifest says of the request. An export without findings has one part without rows, so
    that it has a schema.

    Raises:
        JobFailedError: there are more findings than the form allows; there is no manifest then.
        ClientError: the destination or the table refuses.
    """
    parts: list[Part] = []
    cursor: str | None = ""
    while cursor is not None:
        written = sum(part.rows for part in parts)
        name = form.name(len(parts) + 1)
        known = destination.describe(name)
        part = (
            Part.described(name, known)
            if known
            else _written(source, destination, form, name, (cursor, written), tick)
        )
        parts.append(part)
        cursor = part.next
        tick(written + part.rows, True)  # noqa: FBT003 - positional by the type
    manifest = _manifest(parts, form, about)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / MANIFEST
        file.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        destination.put(MANIFEST, file, {})
    return {**manifest, "manifest_uri": destination.uri(MANIFEST)}


def _written(
    source: Source, destination: Destination, form: Form, name: str, start: tuple[str, int], tick: Tick
) -> Part:
    cursor, before = start
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        rows, after = _fill(source, file, form, (cursor, before), tick)
        part = Part(name=name, rows=rows, bytes=file.stat().st_size, sha256=_digest(file), next=after)
        if destination.put(name, file, part.description()):
            return part
    first = destination.describe(name)
    return Part.described(name, first or {})


def _fill(
    source: Source, file: Path, form: Form, start: tuple[str, int], tick: Tick
) -> tuple[int, str | None]:
    """How many rows a new part has, and where the next part begins."""
    after: str | None
    after, before = start
    rows = 0
    writer = part_writer(file, form.output_format, form.codec)
    try:
        while after is not None and rows < form.part_rows and file.stat().st_size < PART_BYTES:
            found, after = source.read(after)
            rows += len(found)
            if before + rows > form.max_findings:
                raise JobFailedError(
                    FailureCode.OUTPUT_TOO_LARGE,
                    join(
                        " ",
                        (
                            literal("more than"),
                            identifier(str(form.max_findings)),
                            literal("findings match: narrow the filters or raise max_findings"),
                        ),
                    ),
                )
            writer.write(found)
            tick(before + rows, False)  # noqa: FBT003 - positional by the type
    finally:
        writer.close()
    return rows, after


def _digest(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _manifest(parts: Sequence[Part], form: Form, about: Mapping[str, Any]) -> dict[str, Any]:
    listed = [{name: value for name, value in asdict(part).items() if name != "next"} for part in parts]
    return {
        "schema": MANIFEST_SCHEMA,
        "schema_version": FINDING_SCHEMA,
        **about,
        "output_format": form.output_format,
        "compression": form.codec,
        "rows": sum(part.rows for part in parts),
        "bytes": sum(part.bytes for part in parts),
        "parts": listed,
    }
