"""Reading ahead changes nothing but the time it takes."""

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.evidence.ahead import ahead


@given(st.lists(st.integers(), max_size=40))
def test_the_items_come_in_their_order(items):
    assert list(ahead(items)) == items


def test_a_short_stream_starts_no_thread():
    before = threading.active_count()
    for _ in ahead(range(3)):
        assert threading.active_count() == before


def test_an_error_comes_through_after_the_items_before_it():
    def failing() -> Iterator[int]:
        yield from range(10)
        raise LookupError("lost")

    stream = ahead(failing())
    assert [next(stream) for _ in range(10)] == list(range(10))
    with pytest.raises(LookupError, match="lost"):
        next(stream)


def test_leaving_early_ends_the_thread():
    def endless() -> Iterator[int]:
        while True:
            yield 1

    stream = ahead(endless())
    assert [next(stream) for _ in range(20)] == [1] * 20
    stream.close()
    assert not any(thread.name == "emrdx-ahead" for thread in threading.enumerate())
