"""Raw bytes become decompressed chunks, whatever is wrong with them."""

import gzip
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.evidence.inflate import BrokenStreamError, Inflated
from emrdx.limits import MIB
from emrdx.model import SourceStatus

LOG = b"".join(b"26/08/26 01:15:%02d INFO Task %d: %d\n" % (i % 60, i, i * i) for i in range(20_000))


def pieces(data: bytes, size: int = 1000) -> Iterator[bytes]:
    return (data[i : i + size] for i in range(0, len(data), size))


def read(raw: Iterator[bytes], **limits: int) -> tuple[bytes, Inflated]:
    inflated = Inflated(raw, **limits)
    return b"".join(inflated), inflated


@given(st.binary(max_size=3000), st.integers(1, 500), st.integers(1, 700))
def test_what_was_compressed_comes_back_whatever_the_chunks(data, size, chunk):
    got, inflated = read(pieces(gzip.compress(data), size), chunk_bytes=chunk)
    assert got == data
    assert inflated.status is SourceStatus.READ
    assert inflated.bytes_decompressed == len(data)


def test_plain_text_comes_through_as_it_is():
    got, inflated = read(pieces(LOG))
    assert got == LOG
    assert inflated.bytes_compressed == inflated.bytes_decompressed == len(LOG)


def test_members_that_follow_one_another_are_one_stream():
    got, inflated = read(pieces(gzip.compress(LOG) + gzip.compress(b"last\n"), 777))
    assert got == LOG + b"last\n"
    assert inflated.status is SourceStatus.READ


def test_zero_bytes_after_the_last_member_are_padding():
    got, inflated = read(pieces(gzip.compress(LOG) + bytes(512)))
    assert got == LOG
    assert inflated.status is SourceStatus.READ


def test_a_truncated_stream_gives_what_could_be_decoded():
    compressed = gzip.compress(LOG)
    got, inflated = read(pieces(compressed[: len(compressed) // 2]))
    assert inflated.status is SourceStatus.TRUNCATED
    assert LOG.startswith(got)
    assert len(got) > len(LOG) // 4


def test_a_corrupt_stream_gives_what_stands_before_the_corrupt_byte():
    compressed = bytearray(gzip.compress(LOG))
    middle = len(compressed) // 2
    compressed[middle : middle + 64] = bytes(64)
    got, inflated = read(pieces(bytes(compressed)))
    assert inflated.status is SourceStatus.CORRUPT
    assert got[: len(LOG) // 4] == LOG[: len(LOG) // 4]


def test_a_connection_lost_on_the_way_is_a_truncated_stream():
    def broken() -> Iterator[bytes]:
        yield LOG[:5000]
        raise BrokenStreamError

    got, inflated = read(broken())
    assert got == LOG[:5000]
    assert inflated.status is SourceStatus.TRUNCATED


def test_reading_stops_at_the_limit_of_compressed_bytes():
    got, inflated = read(pieces(gzip.compress(random.Random(1).randbytes(50_000))), compressed_limit=10_000)
    assert inflated.status is SourceStatus.CUT
    assert inflated.bytes_compressed == 10_000
    assert 0 < len(got) <= 10_000


def test_a_bomb_is_cut_at_the_limit_of_decompressed_bytes():
    bomb = gzip.compress(bytes(64 * MIB))
    largest, total = 0, 0
    inflated = Inflated(pieces(bomb, 65_536), decompressed_limit=5 * MIB)
    for chunk in inflated:
        largest, total = max(largest, len(chunk)), total + len(chunk)
    assert inflated.status is SourceStatus.CUT
    assert total == inflated.bytes_decompressed == 5 * MIB
    assert largest <= MIB


@pytest.mark.parametrize("raw", [[], [b""], [gzip.compress(b"")]])
def test_nothing_is_nothing(raw):
    got, inflated = read(iter(raw))
    assert got == b""
    assert inflated.status is SourceStatus.READ
