"""What is valid, and can never match: conditions of one path that shut each other out."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.policy.hints import contradict
from emrdx.policy.operators import test as made


@pytest.mark.parametrize(
    "tests",
    [
        [("eq", 5), ("gt", 10)],
        [("eq", 5), ("eq", 6)],
        [("eq", "a"), ("neq", "a")],
        [("eq", "eu-west-1"), ("regex", "^us-")],
        [("in", ["a", "b"]), ("not_in", ["b", "a", "c"])],
        [("in", [1, 2]), ("gte", 3)],
        [("gt", 10), ("lt", 10)],
        [("gt", 10), ("lte", 10)],
        [("gte", 11), ("lte", 10)],
        [("exists", False), ("eq", 5)],
    ],
)
def test_no_value_meets_them_all(tests: list[tuple[str, Any]]) -> None:
    assert contradict(tests)


@pytest.mark.parametrize(
    "tests",
    [
        [("eq", 11), ("gt", 10)],
        [("eq", 5), ("eq", "5")],
        [("eq", 5), ("regex", "^5$")],
        [("eq", "5"), ("gt", 4)],
        [("eq", True), ("regex", "true")],
        [("in", ["a", "b"]), ("neq", "a")],
        [("eq", [1, 2]), ("contains", 1)],
        [("gte", 10), ("lte", 10)],
        [("gt", 10), ("regex", "x")],
        [("exists", True), ("eq", 5)],
        [("exists", False)],
        [("eq", 5), ("in", 6)],
        [("eq", "a"), ("regex", "(")],
        [("in", []), ("eq", 1), ("", None)],
    ],
)
def test_some_value_meets_them_all_or_none_is_known_to_fail(tests: list[tuple[str, Any]]) -> None:
    assert not contradict(tests)


SCALARS = st.one_of(
    st.integers(-3, 3), st.sampled_from(["1", "a", "true", "", "-2", 0.5]), st.booleans(), st.none()
)
TESTS = st.one_of(
    st.tuples(st.sampled_from(["eq", "neq", "contains"]), SCALARS),
    st.tuples(st.sampled_from(["in", "not_in"]), st.lists(SCALARS, max_size=3)),
    st.tuples(st.sampled_from(["lt", "lte", "gt", "gte"]), st.integers(-3, 3)),
    st.tuples(st.just("exists"), st.just(True)),
)


@given(st.lists(TESTS, min_size=1, max_size=4), st.one_of(SCALARS, st.lists(SCALARS, max_size=3)))
def test_a_value_that_meets_them_all_is_never_denied_to_exist(
    tests: list[tuple[str, Any]], value: Any
) -> None:
    if all(made(op, expected)(value) for op, expected in tests):
        assert not contradict(tests)
