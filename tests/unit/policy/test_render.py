"""Values as Go prints them; what is expected here was printed by Go."""

import pytest

from emrdx.policy.render import from_json, from_yaml


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1, "1"),
        (100000, "100000"),
        (999999, "999999"),
        (1000000, "1e+06"),
        (1234567, "1.234567e+06"),
        (123456789, "1.23456789e+08"),
        (1e20, "1e+20"),
        (1e100, "1e+100"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (1.5e-7, "1.5e-07"),
        (12345678.9, "1.23456789e+07"),
        (-0.5, "-0.5"),
        ([1.0, "x", None, True, []], "[1 x <nil> true []]"),
        ({"b": None, "a": 2000000.0, "c": {}}, "map[a:2e+06 b:<nil> c:map[]]"),
    ],
)
def test_a_call_s_values(value, printed):
    assert from_json(value) == printed


def test_a_policy_s_whole_numbers_stay_whole():
    assert from_yaml([1000000, 1e6]) == "[1000000 1e+06]"


def test_depth_is_no_matter():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    assert from_json(deep).startswith("[[[")
