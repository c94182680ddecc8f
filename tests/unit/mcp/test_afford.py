"""The most valuable first, and no more than the allowance."""

from hypothesis import given
from hypothesis import strategies as st

from emrdx.mcp.afford import Wanted, affordable
from emrdx.mcp.answers import SeenPart
from emrdx.redaction import literal

PART = SeenPart(count=1, first_seen=literal("-"), last_seen=literal("-"))


def wanted(*costs):
    return [Wanted(field, PART, cost) for field, cost in costs]


def counts(chosen):
    return {field: len(parts) for field, parts in chosen.items()}


def test_a_list_ends_with_its_first_part_that_is_too_dear():
    chosen = affordable(wanted(("fixes", 30), ("evidence", 90), ("evidence", 10), ("fixes", 30)), 80)
    assert counts(chosen) == {"fixes": 2}


def test_what_stands_first_is_taken_first():
    assert counts(affordable(wanted(("evidence", 50), ("fixes", 50)), 60)) == {"evidence": 1}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 50))), st.integers(-10, 200))
def test_the_allowance_is_never_exceeded(costs, allowance):
    entries = wanted(*costs)
    chosen = affordable(entries, allowance)
    for field, parts in chosen.items():
        own = [entry.cost for entry in entries if entry.field == field]
        assert len(parts) <= len(own)
    spent = sum(
        cost
        for field, parts in chosen.items()
        for cost in [entry.cost for entry in entries if entry.field == field][: len(parts)]
    )
    assert spent <= max(allowance, 0)
