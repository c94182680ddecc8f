"""What an answer costs and how much of a list fits."""

from hypothesis import given
from hypothesis import strategies as st

from emrdx.mcp.budget import fitting, tokens


def test_four_ascii_characters_are_a_token():
    assert tokens("") == 0
    assert tokens("abcd") == 1
    assert tokens("abcde") == 2


def test_other_characters_are_a_token_each():
    assert tokens("表表表") == 3
    assert tokens("größe") == 1 + 2


@given(st.lists(st.integers(min_value=1, max_value=50)), st.integers(min_value=0, max_value=200))
def test_what_fits_is_the_longest_beginning_within_the_allowance(costs, allowance):
    count = fitting(costs, lambda cost: cost, allowance)
    assert count >= min(1, len(costs))
    assert count <= 1 or sum(costs[:count]) <= allowance
    assert count == len(costs) or sum(costs[: count + 1]) > allowance
