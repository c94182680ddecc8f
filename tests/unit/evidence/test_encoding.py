"""A byte-order mark tells a log's encoding; the log is read as the text that it is."""

import codecs
from io import BytesIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from emrdx.evidence.encoding import as_utf8
from emrdx.evidence.local import collect_stream
from emrdx.model import SourceStatus

MARKED = [
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
]


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@pytest.mark.parametrize(("mark", "name"), MARKED)
def test_a_redirection_with_a_mark_is_a_log(mark: bytes, name: str) -> None:
    text = "26/11/21 06:42:31 ERROR Job: größer als €1\r\njava.io.IOException: 😀\r\n"
    (source,) = collect_stream(BytesIO(mark + text.encode(name))).sources
    assert source.status is SourceStatus.READ
    assert [line for one in source.segments for line in one.lines] == text.split("\r\n")[:2]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.sampled_from(MARKED),
    st.integers(1, 9),
)
def test_pieces_of_any_size_give_the_same_text(text: str, marked: tuple[bytes, str], size: int) -> None:
    mark, name = marked
    # UTF-16's mark and a zero are UTF-32's mark.
    assume(not (name == "utf-16-le" and text.startswith("\0")))
    assert b"".join(as_utf8(pieces(mark + text.encode(name), size))).decode() == text


@given(st.binary(max_size=60), st.integers(1, 9))
def test_bytes_without_a_mark_are_as_they_were(data: bytes, size: int) -> None:
    if not data.startswith(tuple(mark for mark, _ in MARKED)):
        assert b"".join(as_utf8(pieces(data, size))) == data


def test_a_half_character_at_the_end_is_marked_as_lost() -> None:
    assert b"".join(as_utf8([codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"c"])).decode() == "ab\ufffd"
