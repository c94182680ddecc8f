"""Whatever a policy and a call hold: nothing crashes, and no rule makes a policy more permissive."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from emrdx.policy import Call, Gate, SqliteStore, Verdict, examine, load
from emrdx.policy.sqlite import MEMORY

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=8),
    st.sampled_from(["x", "y", 0, 1, 2.5, "1", 10**400, "\ud800"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", ""]), inner, max_size=3)
    ),
    max_leaves=6,
)
ARGUMENTS = st.dictionaries(st.sampled_from(["a", "b", "operation", ""]), VALUES, max_size=4)
CALLS = st.builds(
    Call,
    st.sampled_from(["t", "u", "*", "t#x", "", "\ud800"]),
    st.one_of(st.none(), ARGUMENTS, VALUES),
    st.sampled_from(["", "ann", "\ud800"]),
    st.sampled_from(["", "s", "\udfff"]),
)
PATHS = st.sampled_from(["args.a", "args.b", "args.a.b", "args.", "state.t._rate_day"])
YAML_VALUES = st.sampled_from(["x", "1", 1, 0, 2.5, True, None, [1, "x"], [], {"b": 1}, 5000000, "a.*b"])
CONDITIONS = st.builds(
    lambda path, op, value: {"path": path, "op": op, "value": value},
    PATHS,
    st.sampled_from(["eq", "neq", "in", "not_in", "lt", "lte", "gt", "gte", "regex", "contains", "exists"]),
    YAML_VALUES,
)
RULES = st.one_of(
    st.builds(lambda found: {"name": "c", "conditions": found}, st.lists(CONDITIONS, min_size=1, max_size=2)),
    st.just({"name": "d", "action": "deny"}),
    st.just({"name": "l", "rate_limit": "1/hour"}),
    st.just({"name": "p", "action": "require_approval"}),
    st.builds(
        lambda found: {"name": "q", "action": "require_approval", "conditions": found},
        st.lists(CONDITIONS, min_size=1, max_size=2),
    ),
)
TOOLS = st.sampled_from(["t", "u", "*", "t#x"])
# The counter that conditions refer to is always there.
BASE = {"name": "base", "rate_limit": "1000/day"}
STRICTNESS = {Verdict.ALLOW: 0, Verdict.APPROVE: 1, Verdict.DENY: 2}


def document(rules, default="allow"):
    tools = {"t": {"rules": [BASE]}}
    for tool, rule in rules:
        tools.setdefault(tool, {"rules": []})["rules"].append(rule)
    return json.dumps({"version": "1", "default": default, "tools": tools})


def verdicts(policy, calls):
    gate = Gate(lambda: policy, SqliteStore(MEMORY))
    return [gate.enter(call).decision.verdict for call in calls]


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_no_text_crashes_the_reader(text):
    policy, errors, _ = examine(text)
    assert (policy is None) == bool(errors)


FRAGMENTS = st.sampled_from(
    ["version: '1'", "\n", "tools:", " ", "  ", "- ", "t:", "{", "}", "[", "]", "&a", "*a", "<<: ", "!!int", "rules:",
     "name: r", "conditions:", "path: args.a", "op: eq", "value: ", "rate_limit: 1/day", "?", ":", "|", ">", "'", '"',
     "#", "---", "...", "1e3", "null", "state:", "counter: c", ","]
)  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_pieces_of_policies_crash_the_reader(text):
    examine(text)


@given(st.lists(st.tuples(TOOLS, RULES), max_size=5), st.lists(CALLS, min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_no_call_crashes_the_engine(rules, calls):
    policy, _, _ = examine(document(rules))
    if policy is not None:
        verdicts(policy, calls)


@given(st.lists(st.tuples(TOOLS, RULES), max_size=4), TOOLS, RULES, CALLS, st.integers(0, 4))
@settings(max_examples=500, deadline=None)
def test_a_further_rule_never_widens_a_verdict(rules, tool, rule, call, place):
    listed = [name for name, _ in rules]
    # A tool's first rule also lists it, and rules its operations: what a default of deny and `#` mean.
    before, _, _ = examine(document(rules))
    after, _, _ = examine(document([*rules[:place], (tool, rule), *rules[place:]]))
    if before is not None and after is not None and (tool in listed or tool == "t" or "#" not in tool):
        assert STRICTNESS[verdicts(after, [call])[0]] >= STRICTNESS[verdicts(before, [call])[0]]


@given(st.lists(st.floats(0, 30) | st.integers(0, 30), max_size=30))
@settings(max_examples=100, deadline=None)
def test_the_sum_of_what_is_allowed_never_exceeds_a_limit(amounts):
    from fractions import Fraction

    text = (
        "version: '1'\ntools: {t: {rules: [{name: r, conditions: [{path: state.t.c, op: lte, value: 100}], "
        "state: {counter: c, window: day, increment_from: args.n}}]}}\n"
    )
    policy, _ = load(text)
    found = verdicts(policy, [Call("t", {"n": amount}) for amount in amounts])
    allowed = [
        Fraction(repr(n)) for n, verdict in zip(amounts, found, strict=True) if verdict is Verdict.ALLOW
    ]
    assert sum(allowed) <= 100
