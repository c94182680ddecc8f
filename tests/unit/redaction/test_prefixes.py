"""What a text begins with, found in order, is what trying each value finds."""

from hypothesis import given
from hypothesis import strategies as st

from emrdx.redaction import Redactor
from emrdx.redaction.prefixes import Prefixes, common

_BYTES = st.text("ab!", max_size=12).map(str.encode)
_VALUES = st.lists(_BYTES.filter(bool), max_size=30)


@given(_BYTES, _BYTES)
def test_two_values_have_the_bytes_in_common_that_they_begin_with(one: bytes, other: bytes) -> None:
    equal = common(one, other)
    assert one[:equal] == other[:equal]
    assert equal == min(len(one), len(other)) or one[equal] != other[equal]


@given(_VALUES, _BYTES)
def test_the_longest_value_that_a_text_begins_with_is_found(values: list[bytes], text: bytes) -> None:
    tried = max((value for value in values if text.startswith(value)), key=len, default=b"")
    assert Prefixes(values).whole(text) == (len(tried), tried)


@given(_VALUES, _BYTES)
def test_the_part_found_is_the_longest_and_its_value_s(values: list[bytes], text: bytes) -> None:
    found = Prefixes(values).part(text)
    assert found.length == max((common(text, value) for value in values), default=0)
    assert text[: found.length] == found.value[: found.length]


def test_a_whole_secret_has_its_own_marker_though_another_begins_with_it() -> None:
    session = Redactor().session()
    short, long = "hunter2-Blue-Kite-9", "hunter2-Blue-Kite-9-and-more-4"
    session.text(f"password={long}\npassword={short}")
    assert session.text(f"got {short} and {long}") == "got [redacted:password#2] and [redacted:password]"
