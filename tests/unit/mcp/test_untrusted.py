"""Log text cannot hide characters, begin a line of ours, or pass for an id."""

from hypothesis import given
from hypothesis import strategies as st

from emrdx.mcp.untrusted import QUOTE, quoted, word

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\r\n\x85\u2028\u2029\u202e\u2066\u200b\u200d\ufeff\x1b\x00\U000e0041\ufe0f\u3164|"),
    )
)


@given(st.lists(HOSTILE))
def test_every_quoted_line_is_marked_and_stays_one_line(lines):
    marked = quoted(lines)
    assert len("\n".join(marked).splitlines()) == len(lines)
    assert all(line.startswith(QUOTE) for line in marked)


@given(HOSTILE)
def test_a_word_has_no_space_and_no_quote(text):
    assert not set(word(text)) & set(" \n\"'|<>`")


def test_an_absent_word_says_so():
    assert word(None) == "unknown"
