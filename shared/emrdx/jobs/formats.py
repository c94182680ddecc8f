"""Parts of an export as files: Parquet or JSON lines, written as they come."""

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from emrdx.schemas import Finding, to_json

EXTENSIONS = {
    ("parquet", "none"): "parquet",
    ("parquet", "gzip"): "gz.parquet",
    ("parquet", "zstd"): "zst.parquet",
    ("parquet", "snappy"): "snappy.parquet",
    ("jsonl", "none"): "jsonl",
    ("jsonl", "gzip"): "jsonl.gz",
}


class PartWriter(Protocol):
    """A part that is being written. It is whole only after `close`."""

    def write(self, findings: Sequence[Finding]) -> None: ...
    def close(self) -> None: ...


def part_writer(path: Path, output_format: str, codec: str) -> PartWriter:
    """A part in a new file. The same findings give the same bytes.

    Raises:
        ModuleNotFoundError: Parquet is asked for and pyarrow is not installed.
    """
    return ParquetPart(path, codec) if output_format == "parquet" else JsonLinesPart(path, codec)


class JsonLinesPart:
    """One finding a line, as the JSON of `emrdx.schemas.Finding`."""

    def __init__(self, path: Path, codec: str) -> None:
        self._raw = path.open("wb")
        self._file: IO[bytes] | Any = (
            gzip.GzipFile("", "wb", fileobj=self._raw, mtime=0) if codec == "gzip" else self._raw
        )

    def write(self, findings: Sequence[Finding]) -> None:
        for finding in findings:
            self._file.write(to_json(finding) + b"\n")

    def close(self) -> None:
        self._file.close()
        self._raw.close()


class ParquetPart:
    """One finding a row; a page of them is a row group once enough have come."""

    ROWS_A_GROUP = 1000

    def __init__(self, path: Path, codec: str) -> None:
        import pyarrow.parquet as pq

        from emrdx.jobs.arrow import batch, finding_schema

        self._batch = batch
        self._waiting: list[Finding] = []
        self._writer = pq.ParquetWriter(path, finding_schema(), compression=codec, version="2.6")

    def write(self, findings: Sequence[Finding]) -> None:
        self._waiting += findings
        if len(self._waiting) >= self.ROWS_A_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_batch(self._batch(self._waiting), row_group_size=len(self._waiting))
            self._waiting = []
