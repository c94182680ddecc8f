"""Text cannot hide characters or begin a line of ours."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.visible import visible, visible_lines

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\x85\u2028\u2029\u202e\u2066\u200b\u200d\ufeff\x1b\x00\U000e0041\ufe0f\u3164|"),
    )
)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain text", "plain text"),
        ("two\nlines\r\nhere", "two lines  here"),
        ("a\x1b[31mred\x1b[0m", "a[31mred[0m"),
        ("admin\u202etxt.exe", "admintxt.exe"),
        ("pass\u200bword", "password"),
        ("tag\U000e0049\U000e0047gy", "taggy"),
        ("no\u00a0break", "no break"),
        ("sep\u2028arated", "sep arated"),
        ("filler\u3164here", "fillerhere"),
        ("heart\u2764\ufe0f", "heart\u2764"),
        ("größe 表 ошибка", "größe 表 ошибка"),
    ],
)
def test_only_visible_characters_on_one_line_are_left(raw, shown):
    assert visible(raw) == shown


@given(HOSTILE)
def test_no_text_keeps_a_control_format_private_or_line_character(text):
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(character) for character in shown} & {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }


@given(HOSTILE)
def test_making_text_visible_twice_changes_nothing_more(text):
    assert visible(visible(text)) == visible(text)


@given(HOSTILE)
def test_our_own_lines_stay_as_many(text):
    assert visible_lines(text).count("\n") == text.count("\n")
