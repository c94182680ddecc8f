"""What no reader of JSON can follow is denied, and brings nothing down."""

import pytest

from emrdx.policy import Call, Gate, SqliteStore, examine, load
from emrdx.policy.audit import hash_of
from emrdx.policy.readable import NESTED_MAX
from emrdx.policy.sqlite import MEMORY

ASKING = 'version: "1"\ntools: {"*": {rules: [{name: ask, action: require_approval}]}}\n'


def nested(depth):
    """Arguments that are nested so deep; no parser's own depth is a limit to them."""
    arguments = {}
    for _ in range(depth - 1):
        arguments = {"a": arguments}
    return arguments


def enter(call):
    policy, _ = load(ASKING)
    return Gate(lambda: policy, SqliteStore(MEMORY)).enter(call).decision


@pytest.mark.parametrize("depth", [1, NESTED_MAX])
def test_arguments_as_deep_as_allowed_are_judged(depth):
    assert enter(Call("t", nested(depth))).rule == "ask"


@pytest.mark.parametrize("depth", [NESTED_MAX + 1, 600, *range(900, 960, 5)])
def test_arguments_nested_deeper_are_denied_and_have_no_hash(depth):
    assert enter(Call("t", nested(depth))).rule == "(malformed call)"
    assert hash_of(nested(depth)) == ""


@pytest.mark.parametrize("call", [Call("\ud800"), Call("t", {}, "\ud800"), Call("t", {}, "ann", "\udfff")])
def test_half_a_character_names_nobody_and_nothing(call):
    assert enter(call).rule == "(malformed call)"


def test_a_rule_s_name_holds_no_half_of_a_character():
    text = ASKING.replace("name: ask", 'name: "\\ud800"')
    policy, errors, _ = examine(text)
    assert policy is None
    assert errors[0].line == 2
