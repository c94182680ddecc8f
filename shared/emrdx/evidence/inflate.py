"""Bytes of a log, plain or gzip, as decompressed chunks in bounded memory."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from emrdx.limits import KIB, SOURCE_COMPRESSED_BYTES, SOURCE_DECOMPRESSED_BYTES
from emrdx.model import SourceStatus

CHUNK_BYTES: Final = 512 * KIB
_REPLAY_BYTES: Final = 1024 * KIB
_REPLAY_STEP: Final = 256
_GZIP_MAGIC: Final = b"\x1f\x8b"


class BrokenStreamError(Exception):
    """The raw bytes stopped before their end: a connection was lost."""


class Inflated:
    """Iterates the decompressed chunks of `raw`; `status` and the byte counts are final once it has ended.

    Gzip is known by its first two bytes, whatever the name says; several members follow one another. A
    truncated or corrupt stream yields what could be decoded. Both byte budgets are absolute.
    """

    def __init__(
        self,
        raw: Iterable[bytes],
        *,
        chunk_bytes: int = CHUNK_BYTES,
        compressed_limit: int = SOURCE_COMPRESSED_BYTES,
        decompressed_limit: int = SOURCE_DECOMPRESSED_BYTES,
    ) -> None:
        self._raw = iter(raw)
        self._chunk_bytes = chunk_bytes
        self._compressed_limit = compressed_limit
        self._decompressed_limit = decompressed_limit
        self.status = SourceStatus.READ
        self.bytes_compressed = 0
        self.bytes_decompressed = 0

    def __iter__(self) -> Iterator[bytes]:
        first = self._next_raw()
        while first is not None and len(first) < len(_GZIP_MAGIC):
            more = self._next_raw()
            if more is None:
                break
            first += more
        if first is None:
            return
        chunks = self._gzip(first) if first.startswith(_GZIP_MAGIC) else self._plain(first)
        for chunk in chunks:
            room = self._decompressed_limit - self.bytes_decompressed
            self.bytes_decompressed += min(len(chunk), room)
            if len(chunk) > room:
                self.status = SourceStatus.CUT
                yield chunk[:room]
                return
            yield chunk

    def _next_raw(self) -> bytes | None:
        """The next raw bytes, never empty; None at the end or once the budget is used up."""
        try:
            piece = next(filter(None, self._raw), None)
        except BrokenStreamError:
            self.status = SourceStatus.TRUNCATED
            return None
        if piece is None:
            return None
        room = self._compressed_limit - self.bytes_compressed
        self.bytes_compressed += min(len(piece), room)
        if len(piece) > room:
            self.status = SourceStatus.CUT
            return piece[:room] or None
        return piece

    def _plain(self, first: bytes) -> Iterator[bytes]:
        piece: bytes | None = first
        while piece is not None:
            yield piece
            piece = self._next_raw() if self.status is SourceStatus.READ else None

    def _gzip(self, first: bytes) -> Iterator[bytes]:
        from isal import igzip_lib

        data: bytes | None = first
        while data:
            member = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
            read, yielded = [data], 0
            while not member.eof:
                try:
                    chunk = member.decompress(data if member.needs_input else b"", self._chunk_bytes)
                except _corruption():
                    self.status = SourceStatus.CORRUPT
                    yield from _until_corruption(b"".join(read), yielded)
                    return
                if chunk:
                    yielded += len(chunk)
                    yield chunk
                if member.needs_input and not member.eof:
                    data = self._next_raw() if self.status is SourceStatus.READ else None
                    if data is None:
                        if self.status is SourceStatus.READ:
                            self.status = SourceStatus.TRUNCATED
                        return
                    _remember(read, data)
            data = self._after(member.unused_data)

    def _after(self, unused: bytes) -> bytes | None:
        """What follows a gzip member: the next member, or None at the end or at padding."""
        data: bytes | None = unused or (self._next_raw() if self.status is SourceStatus.READ else None)
        while data is not None and len(data) < len(_GZIP_MAGIC):
            more = self._next_raw()
            if more is None:
                break
            data += more
        if data is not None and not data.startswith(_GZIP_MAGIC):
            if data.strip(b"\0"):
                self.status = SourceStatus.CORRUPT
            return None
        return data


def _remember(read: list[bytes], data: bytes) -> None:
    """Keeps a member's beginning, as long as it is small, so that it can be read again up to a corrupt byte."""
    if read and sum(map(len, read)) + len(data) <= _REPLAY_BYTES:
        read.append(data)
    else:
        read.clear()


def _until_corruption(member: bytes, known: int) -> Iterator[bytes]:
    """What a corrupt member holds after its first `known` bytes, in steps small enough to lose little."""
    replay = zlib.decompressobj(wbits=31)
    seen = 0
    while member:
        try:
            chunk = replay.decompress(member, _REPLAY_STEP)
        except zlib.error:
            return
        if not chunk:
            return
        if seen + len(chunk) > known:
            yield chunk[max(0, known - seen) :]
        seen += len(chunk)
        member = replay.unconsumed_tail


def _corruption() -> type[Exception]:
    from isal import igzip_lib

    error: Any = igzip_lib.IsalError
    return error  # type: ignore[no-any-return]  # the stubs call the class an instance
