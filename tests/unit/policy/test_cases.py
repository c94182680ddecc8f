"""Policies and calls of our own: what the form can say, and what must not slip through it."""

import json
from typing import Any

import pytest

MISSING = object()


def rule(*conditions: str) -> str:
    return f'version: "1"\ntools:\n  t:\n    rules:\n      - {{name: r, conditions: [{", ".join(conditions)}]}}\n'


def when(op: str, value: str, path: str = "args.a") -> str:
    return f"{{path: {path}, op: {op}, value: {value}}}"


ARGUMENTS: list[tuple[str, list[Any], str]] = [
    (rule(when("eq", "true")), [True, "true", 1, False, "True"], "AADDD"),
    (rule(when("eq", "yes")), ["yes", True, "Yes"], "ADD"),
    (rule(when("eq", "on")), ["on", True], "AD"),
    (rule(when("eq", "0")), [0, 0.0, -0.0, False, "", "0", None], "AAADDAD"),
    (rule(when("eq", "-0.0")), [0, "-0", "0"], "AAD"),
    (rule(when("eq", "0.1")), [0.1, "0.1", 0.10000000000000001, 0.2], "AAAD"),
    (rule(when("eq", "1e21")), [1e21, 10**21, "1e+21", "1e21"], "AAAD"),
    (rule(when("eq", "100000")), [100000, "100000", 100000.5], "AAD"),
    (rule(when("eq", '"1e+06"')), [1000000, 1000001, "1e+06"], "ADA"),
    (rule(when("eq", '""')), ["", None, MISSING, 0, []], "ADDDD"),
    (rule(when("eq", "[x, y]")), [["x", "y"], "[x y]", ["y", "x"], ["x"], "x y"], "AADDD"),
    (rule(when("eq", "[]")), [[], "[]", {}, None], "AADD"),
    (rule(when("eq", "{}")), [{}, "map[]", []], "AAD"),
    (
        rule(when("eq", "{b: 1, a: [x]}")),
        [{"a": ["x"], "b": 1}, {"a": ["x"], "b": 2}, "map[a:[x] b:1]"],
        "ADA",
    ),
    (rule(when("eq", "[null, true]")), [[None, True], "[<nil> true]"], "AA"),
    (rule(when("eq", "[1000000]")), [[1000000], "[1000000]"], "DA"),
    (rule(when("eq", "9223372036854775808")), [9223372036854775808, "9223372036854775808"], "DA"),
    (rule(when("eq", "1:30")), ["1:30", 90], "AD"),
    (rule(when("eq", "08")), [8, "8", "08"], "AAD"),
    (rule(when("eq", "0b101")), [5], "A"),
    (rule(when("eq", "!!str 5")), ["5", 5], "AA"),
    (rule(when("eq", '!!int "5"')), [5], "A"),
    (rule(when("eq", "é")), ["é", "e\u0301"], "AD"),
    (rule(when("neq", '"x"')), ["y", "x", MISSING, None, 1, ["x"]], "ADDAAA"),
    (rule(when("neq", "5")), [5, "5", 6, None], "DDAA"),
    (rule(when("in", "[]")), ["", None, MISSING], "DDD"),
    (rule(when("in", "[null]")), [None, MISSING, "<nil>"], "ADA"),
    (rule(when("in", "[1, 2.5]")), [1, 2.5, "2.5", 3, True], "AAADD"),
    (rule(when("in", "[get, list]")), ["get", " get", "get ", "GET", "get\n", "get\x00"], "ADDDDD"),
    (rule(when("not_in", "[]")), ["x", None, MISSING], "AAD"),
    (rule(when("not_in", "[1]")), [1, "1", 2, "x"], "DDAA"),
    (rule(when("lt", "5")), [4, 5, 4.999, "4", None, True, [4], {"x": 4}], "ADADDDDD"),
    (rule(when("lte", "5")), [5, 5.0000001], "AD"),
    (rule(when("gt", "-1.5")), [-1, -1.5, -2], "ADD"),
    (rule(when("gte", "1e3")), [1000, 999], "AD"),
    (rule(when("lt", ".inf")), [10**308, -5], "AA"),
    (rule(when("lt", "9223372036854775807")), [1], "A"),
    (rule(when("gte", "0"), when("lt", "10")), [0, 9.9, 10, -1], "AADD"),
    (
        rule(when("regex", '"^s3://logs/"')),
        ["s3://logs/x", "S3://logs/x", " s3://logs/", "s3://logs"],
        "ADDD",
    ),
    (rule(when("regex", '"^a$"')), ["a", "a\n", "\na", "aa"], "ADDD"),
    (rule(when("regex", '"(?m)^a$"')), ["b\na\nc"], "A"),
    (rule(when("regex", '"a.c"')), ["abc", "a\nc", "ac"], "ADD"),
    (rule(when("regex", '""')), ["", "x", None, 1, MISSING, ["x"]], "AADDDD"),
    (rule(when("regex", r'"^\\pL+$"')), ["é", "e1"], "AD"),
    (rule(when("regex", '"^[^x]*$"')), ["\ud800", "ax"], "AD"),
    (rule(when("regex", '"(a+)+$"')), ["a" * 5000 + "b"], "D"),
    (rule(when("contains", '"b"')), ["abc", "ABC", ["b"], ["abc"], {"b": 1}, None, 5], "ADADDDD"),
    (rule(when("contains", '""')), ["", "x", []], "AAD"),
    (rule(when("contains", "null")), [[None], [], "null", "<nil>"], "ADDD"),
    (rule(when("contains", "[x]")), [[["x"]], ["x"]], "AD"),
    (rule(when("exists", "true")), ["", False, [], {}, 0, None, MISSING], "AAAAADD"),
    (rule(when("exists", "true"), when("neq", '"*"')), ["*", "x", None], "DAD"),
    (
        rule(when("eq", '"x"', "args.a.b.c")),
        [{"b": {"c": "x"}}, {"b": {"c": "y"}}, {"b": "c"}, {"b.c": "x"}],
        "ADDD",
    ),
    (rule(when("exists", "false", "args.a.b")), [{"b": 1}, {}, "b", [1], None, MISSING], "DAAAAA"),
    (rule(when("eq", "1", "args.a.0")), [[1], {"0": 1}], "DA"),
    (rule(when("eq", "1", '"args.a..b"')), [{"": {"b": 1}}, {"b": 1}], "AD"),
]


@pytest.mark.parametrize(("policy", "values", "verdicts"), ARGUMENTS)
def test_conditions(trial, policy, values, verdicts):
    calls = [{"args": {} if value is MISSING else {"a": value}} for value in values]
    assert trial(policy).letters(*calls) == verdicts


NOT_AN_OBJECT = [[], [1], "x", 1, True, 0.5]


@pytest.mark.parametrize("arguments", NOT_AN_OBJECT)
def test_arguments_that_are_no_object_are_denied(trial, arguments):
    assert trial('version: "1"\n').decide(args=arguments).rule == "(malformed call)"


@pytest.mark.parametrize("tool", ["", None, 5, ["t"], {"t": 1}])
def test_a_call_that_names_no_tool_is_denied(trial, tool):
    assert trial('version: "1"\n').decide(tool).rule == "(malformed call)"


OPERATIONS = """
version: "1"
default: deny
tools:
  jobs#get: {}
  jobs#start:
    rules:
      - {name: two starts, rate_limit: 2/day}
      - {name: allowed, conditions: [{path: args.app, op: in, value: [a]}]}
  jobs#stop: {rules: [{name: ask, action: require_approval}]}
"""


@pytest.mark.parametrize(
    ("arguments", "verdict"),
    [
        ({"operation": "get"}, "A"),
        ({"operation": "start", "app": "a"}, "A"),
        ({"operation": "start", "app": "b"}, "D"),
        ({"operation": "stop"}, "P"),
        ({"operation": "delete"}, "D"),
        ({"operation": "GET"}, "D"),
        ({"operation": "get "}, "D"),
        ({"operation": ["get"]}, "D"),
        ({"operation": None}, "D"),
        ({}, "D"),
        (None, "D"),
    ],
)
def test_an_operation_has_rules_of_its_own(trial, arguments, verdict):
    assert trial(OPERATIONS).letters({"tool": "jobs", "args": arguments}) == verdict


def test_each_operation_counts_for_itself(trial):
    made = trial(OPERATIONS)
    start, get = {"operation": "start", "app": "a"}, {"operation": "get"}
    assert (
        made.letters(*({"tool": "jobs", "args": args} for args in (start, get, start, get, start, get)))
        == "AAAADA"
    )


def test_a_tool_whose_name_looks_like_an_operation_s_address_is_not_listed_by_it(trial):
    assert trial(OPERATIONS).letters({"tool": "jobs#get", "args": {"operation": "get"}}) == "D"


def test_a_tool_ruled_by_operation_needs_its_operation_as_text(trial):
    policy = 'version: "1"\ntools:\n  jobs#stop: {rules: [{name: n, action: deny}]}\n'
    calls = [
        {"tool": "jobs", "args": args}
        for args in ({"operation": "get"}, {"operation": "stop"}, {}, {"operation": 5})
    ]
    assert trial(policy).letters(*calls) == "ADDD"
    assert trial(policy).decide("jobs", {}).rule == "(no operation)"


def test_a_hidden_operation_is_denied_and_its_tool_is_not(trial):
    made = trial('version: "1"\nhide: ["jobs#stop"]\ntools:\n  jobs#get: {}\n')
    calls = [{"tool": "jobs", "args": {"operation": name}} for name in ("get", "stop")]
    assert made.letters(*calls) == "AD"
    assert made.policy.shows("jobs", "")


SCOPED = 'version: "1"\ntools:\n  t: {rules: [{name: r, rate_limit: 1/day, scope: %s}]}\n'


@pytest.mark.parametrize(
    ("scope", "verdicts"), [("global", "ADDD"), ("identity", "ADAD"), ("session", "AADD")]
)
def test_a_scope_says_whose_calls_are_counted_together(trial, scope, verdicts):
    callers = [("ann", "1"), ("ann", "2"), ("bob", "1"), ("bob", "2")]
    calls = [{"identity": who, "session": where} for who, where in callers]
    assert trial(SCOPED % scope).letters(*calls) == verdicts


def test_a_scope_may_stand_at_the_state_block(trial):
    policy = (
        'version: "1"\ntools:\n  t: {rules: [{name: r, conditions: [{path: state.t.c, op: lt, value: 2}], '
        "state: {counter: c, window: day, scope: identity}}]}\n"
    )
    assert trial(policy).letters({"identity": "a"}, {"identity": "b"}, {"identity": "a"}) == "AAD"


def test_names_of_callers_cannot_be_made_to_collide(trial):
    made = trial(SCOPED % "identity")
    names = ['a"', 'a", "b', "", "a\\", "a", "a ", "\x1f", "é", "[]"]
    assert made.letters(*({"identity": name} for name in names)) == "A" * len(names)


GRANTS = """
version: "1"
grants:
  - {identities: [ann], tools: [read, "jobs#get"]}
  - {identities: ["arn:aws:sts::111122223333:assumed-role/oncall/*"], tools: ["*"]}
  - {identities: ["*"], tools: [free, "list_*"]}
"""
ONCALL = "arn:aws:sts::111122223333:assumed-role/oncall/zoe"


@pytest.mark.parametrize(
    ("identity", "tool", "verdict"),
    [
        ("ann", "read", "A"),
        ("ann", "write", "D"),
        ("bob", "read", "D"),
        ("bob", "free", "A"),
        ("", "free", "A"),
        ("", "list_x", "A"),
        ("", "xlist_", "D"),
        ("Ann", "read", "D"),
        ("ann ", "read", "D"),
        (ONCALL, "write", "A"),
        (ONCALL.replace("oncall", "other"), "write", "D"),
    ],
)
def test_grants_say_who_calls_what(trial, identity, tool, verdict):
    assert trial(GRANTS).letters({"identity": identity, "tool": tool}) == verdict


def test_grants_say_who_sees_what(trial):
    policy = trial(GRANTS).policy
    tools = ("read", "write", "free", "list_x", "jobs")
    assert [tool for tool in tools if policy.shows(tool, "ann")] == ["read", "free", "list_x", "jobs"]
    assert [tool for tool in tools if policy.shows(tool, "bob")] == ["free", "list_x"]
    assert [tool for tool in tools if policy.shows(tool, ONCALL)] == list(tools)


def test_no_grants_at_all_let_nobody_call(trial):
    assert trial('version: "1"\ngrants: []\n').letters({"identity": "ann"}) == "D"


CATALOGUE = """
tools:
  get_status:
    rules:
      - action: allow
        rate_limit: {max: 2, window: 60}
  delete_all:
    rules:
      - action: deny
        reason: "Deletes without undo"
"""


def test_a_snippet_s_window_begins_with_the_first_call_that_it_counts(trial):
    times = [f"2026-01-01T10:00:{second}Z" for second in ("50", "55", "59")]
    times += ["2026-01-01T10:01:49.999Z", "2026-01-01T10:01:50Z"]
    assert trial(CATALOGUE).letters(*({"tool": "get_status", "at": at} for at in times)) == "AADDA"


def test_a_snippet_counts_per_session(trial):
    calls = [{"tool": "get_status", "session": name} for name in "aaabbb"]
    assert trial(CATALOGUE).letters(*calls) == "AADAAD"


def test_a_snippet_denies_with_its_reason(trial):
    decision = trial(CATALOGUE).decide("delete_all")
    assert (decision.verdict, decision.message) == ("deny", "Deletes without undo")
    assert decision.rule == "delete_all.rules[0]"


def test_a_snippet_may_stand_without_tools_above_it(trial):
    text = (
        "get_status:\n  rules:\n    - action: allow\n      rate_limit:\n        max: 1\n        window: 60\n"
    )
    assert trial(text).letters({"tool": "get_status"}, {"tool": "get_status"}, {"tool": "else"}) == "ADA"


def test_a_window_whose_only_call_failed_has_not_begun(trial):
    policy = "tools: {t: {rules: [{action: allow, rate_limit: {max: 1, window: 60}}]}}\n"
    made = trial(policy)
    assert made.letters({"at": "2026-01-01T10:00:00Z", "failed": True}) == "A"
    assert made.letters({"at": "2026-01-01T10:00:59Z"}, {"at": "2026-01-01T10:01:30Z"}) == "AD"
    assert made.letters({"at": "2026-01-01T10:01:59Z"}) == "A"


def test_a_clock_that_goes_back_does_not_begin_a_second_window(trial):
    policy = "tools: {t: {rules: [{action: allow, rate_limit: {max: 1, window: 60}}]}}\n"
    times = ("2026-01-01T10:00:00Z", "2026-01-01T09:59:30Z", "2026-01-01T10:01:00Z")
    assert trial(policy).letters(*({"at": at} for at in times)) == "ADA"


def test_a_denial_elsewhere_comes_before_any_wish_for_approval(trial):
    policy = 'version: "1"\ntools:\n  t: {rules: [{name: ask, action: require_approval}, {name: never, action: deny}]}\n'
    assert trial(policy).decide().rule == "never"


def test_an_approval_rule_fires_when_its_conditions_hold(trial):
    policy = (
        'version: "1"\ntools:\n  t: {rules: [{name: ask, action: require_approval, '
        "conditions: [{path: args.n, op: gt, value: 10}]}]}\n"
    )
    assert trial(policy).letters({"args": {"n": 11}}, {"args": {"n": 10}}, {"args": {}}) == "PAA"


AMOUNTS = (
    'version: "1"\ntools:\n  t: {rules: [{name: r, on_deny: spent, conditions: [{path: state.t.c, op: lte, value: 10}], '
    "state: {counter: c, window: day, increment_from: args.n}}]}\n"
)


@pytest.mark.parametrize(
    ("amounts", "verdicts"),
    [
        ([10, 0, 1], "AAD"),
        ([11], "D"),
        ([0.1] * 3 + [9.7, 0.0001], "AAAAD"),
        ([1e-300, 10, 9.9], "ADA"),
        ([1e308], "D"),
        ([-0.0, 10], "AA"),
        ([-1e-9, 10], "DA"),
        ([2**70], "D"),
        ([10**400], "D"),
        ([float("inf")], "D"),
        ([float("nan")], "D"),
        (["1", [1], {"n": 1}, True, None], "DDDDD"),
    ],
)
def test_amounts_are_exact_and_only_numbers(trial, amounts, verdicts):
    assert trial(AMOUNTS).letters(*({"args": {"n": amount}} for amount in amounts)) == verdicts


def test_what_a_denied_call_would_have_counted_is_not_counted(trial):
    policy = (
        'version: "1"\ntools:\n  t:\n    rules:\n      - {name: r, rate_limit: 2/day}\n'
        "      - {name: s, conditions: [{path: args.ok, op: eq, value: true}]}\n"
    )
    calls = [{"args": {"ok": ok}} for ok in (False, False, False, True, True, True)]
    assert trial(policy).letters(*calls) == "DDDAAD"


def test_counters_outlive_a_change_of_the_policy(trial):
    made = trial('version: "1"\ntools:\n  t: {rules: [{name: r, rate_limit: 2/day}]}\n')
    assert made.letters({}, {}) == "AA"
    made.policy = trial('version: "1"\ntools:\n  t: {rules: [{name: other, rate_limit: 3/day}]}\n').policy
    assert made.letters({}, {}) == "AD"


def test_a_limit_on_all_tools_counts_them_together(trial):
    policy = 'version: "1"\ntools:\n  "*": {rules: [{name: r, rate_limit: 3/day}]}\n'
    assert trial(policy).letters(*({"tool": name} for name in "abcd")) == "AAAD"


def test_a_tool_with_a_dot_in_its_name_has_counters_too(trial):
    policy = 'version: "1"\ntools:\n  a.b: {rules: [{name: r, rate_limit: 1/day}]}\n'
    assert trial(policy).letters({"tool": "a.b"}, {"tool": "a.b"}, {"tool": "a"}) == "ADA"


def test_a_tool_called_global_does_not_share_the_counters_of_all(trial):
    policy = (
        'version: "1"\ntools:\n  _global: {rules: [{name: r, rate_limit: 1/day}]}\n'
        '  "*": {rules: [{name: s, rate_limit: 5/hour}]}\n'
    )
    assert (
        trial(policy).letters({"tool": "_global"}, {"tool": "t"}, {"tool": "_global"}, {"tool": "t"})
        == "AADA"
    )


def test_only_the_first_document_is_read(trial):
    assert trial('version: "1"\n---\nversion: "1"\ndefault: deny\n').letters({}) == "A"


def test_anchors_and_merges_work(trial):
    policy = """
version: "1"
tools:
  a: &limited
    rules: [&rule {name: r, rate_limit: 1/day}]
  b: *limited
  c:
    rules: [{<<: *rule, name: s}]
"""
    assert trial(policy).letters(*({"tool": name} for name in "aabbcc")) == "ADADAD"
    assert trial(policy).policy.tools["c"][0].name == "s"


def test_the_number_of_our_own_cases():
    assert sum(len(values) for _policy, values, _verdicts in ARGUMENTS) >= 100
    assert json.dumps(NOT_AN_OBJECT)
