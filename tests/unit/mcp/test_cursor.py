"""A cursor holds a place in the answer to one question."""

import base64
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.mcp.cursor import decode, encode
from emrdx.mcp.errors import CursorError

QUESTION = {"tool": "list_failures", "kind": "disk.full", "since": None}


@given(st.dictionaries(st.text(), st.one_of(st.integers(), st.text(), st.none())))
def test_a_position_comes_back_as_it_went_in(position):
    assert decode(QUESTION, encode(QUESTION, position)) == position


def test_no_cursor_is_the_beginning():
    assert decode(QUESTION, None) == {}
    assert decode(QUESTION, "") == {}


def test_an_argument_left_out_and_one_given_as_null_are_the_same_question():
    assert decode({"tool": "list_failures", "kind": "disk.full"}, encode(QUESTION, {"n": 1})) == {"n": 1}


def test_a_cursor_of_other_arguments_is_refused():
    with pytest.raises(CursorError, match="other arguments"):
        decode(QUESTION | {"kind": "data.path_not_found"}, encode(QUESTION, {"n": 1}))


@pytest.mark.parametrize(
    "forged",
    [
        "x",
        "not a cursor",
        "a" * 5000,
        "ü",
        base64.b64encode(b"[" * 2000).decode(),
        base64.b64encode(b"[1,2]").decode(),
    ],
)
def test_what_is_no_cursor_is_refused(forged):
    with pytest.raises(CursorError):
        decode(QUESTION, forged)


@given(st.text())
def test_no_text_breaks_the_decoder(text):
    with contextlib.suppress(CursorError):
        assert isinstance(decode(QUESTION, text), dict)
