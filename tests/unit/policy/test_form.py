"""What a file must and may say: every error at once, with its line, and warnings for what can never match."""

import pytest

from emrdx.policy import examine


def errors(text):
    return [(problem.line, problem.where, problem.text) for problem in examine(text)[1]]


def warnings(text):
    policy, found, warned = examine(text)
    assert policy is not None, found
    return [(problem.line, problem.text) for problem in warned]


MANY = """\
version: "2"
default: maybe
hide: [x, x, " "]
tools:
  t:
    rules:
      - action: deny
        conditions: [{path: args.a, op: eq, value: 1}]
      - name: r
        conditons: []
      - name: s
        conditions:
          - {path: a, op: like, value: 1}
  u: [1]
extra: 1
"""


def test_every_error_is_found_with_its_line():
    assert [line for line, _, _ in errors(MANY)] == [1, 2, 3, 3, 7, 8, 9, 10, 13, 13, 14, 15]


def test_errors_name_the_rule_and_condition():
    assert any(where == "tools.t.rules[2].conditions[0]" for _, where, _ in errors(MANY))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("# nothing\n", 1),
        ("version: '1'\nversion: '1'\n", 2),
        ("version: '1'\ntools:\n  t: {}\n  t: {}\n", 4),
        ("version: '1'\ntools:\n  t:\n    rules:\n      - {name: a, name: b, action: deny}\n", 5),
        ("version: '1'\ntools: [\n", 3),
        ("version: '1'\ntools:\n\t- x\n", 3),
        ("version: 1.0\n", 1),
        ("version: 01\n", 1),
        ("version: [1]\n", 1),
        ("version: '1'\nhide: x\n", 2),
        ("version: '1'\ndefault: DENY\n", 2),
        ("version: '1'\ntools:\n  t: {rule: []}\n", 3),
        ("version: '1'\ntools:\n  t: {rules: {a: 1}}\n", 3),
        ("version: '1'\ntools:\n  ? [a]\n  : {}\n", 3),
        ("version: '1'\ntools:\n  '#x': {}\n", 3),
        ("version: '1'\ntools:\n  '*#x': {}\n", 3),
        ("version: '1'\ntools:\n  t: {rules: [{name: r, action: allow}]}\n", 3),
        ("version: '1'\ntools:\n  t: {rules: [{name: r, rate_limit: 1/day, action: deny}]}\n", 3),
        (
            "version: '1'\ntools:\n  t: {rules: [{name: r, rate_limit: 1/day}, {name: s, rate_limit: 2/day}]}\n",
            3,
        ),
        ("version: '1'\ntools:\n  t: {rules: [{name: r, scope: identity, action: deny}]}\n", 3),
        ("version: '1'\ntools:\n  t: {rules: [{name: r, scope: team, rate_limit: 1/day}]}\n", 3),
        (
            "version: '1'\ntools:\n  t: {rules: [{name: r, action: require_approval, approval_timeout: soon}]}\n",
            3,
        ),
        (
            "version: '1'\ntools:\n  t: {rules: [{name: r, conditions: [{path: state.t.c, op: lt, value: 1}]}]}\n",
            3,
        ),
        (
            "version: '1'\ntools:\n  t: {rules: [{name: r, conditions: [{path: state.t, op: lt, value: 1}]}]}\n",
            3,
        ),
        (
            "version: '1'\ntools:\n  t: {rules: [{name: r, conditions: [{path: args.a, op: eq, value: !x 1}]}]}\n",
            3,
        ),
        ("version: '1'\ngrants: [{identities: [a]}]\n", 2),
        ("version: '1'\ngrants:\n  - {identities: [], tools: [t]}\n", 3),
        ("version: '1'\napprovals: {timeout: 5m}\n", 2),
        ("tools: {t: {rules: [{action: allow, rate_limit: {max: 0, window: 60}}]}}\n", 1),
        ("tools: {t: {rules: [{action: allow, rate_limit: {max: 1}}]}}\n", 1),
        ("tools: {t: {rules: [{action: allow, rate_limit: {max: true, window: 60}}]}}\n", 1),
        ("tools: {t: {rules: [{action: permit}]}}\n", 1),
        ("a: &a [*a, *a]\n", 1),
        ("x: &x {<<: *x}\n", 1),
        ('version: "1"\ntools:\n  <<: {a: {}}\n  <<: {b: {}}\n', 4),
        (
            "version: '1'\ntools: {t: {rules: [{name: r, conditions: [{path: args.a, op: eq, value: &v [*v]}]}]}}\n",
            2,
        ),
        ("[" * 3000, 1),
        ("\x00", 1),
    ],
)
def test_an_invalid_file_is_refused_at_its_line(text, line):
    assert line in [found for found, _, _ in errors(text)]


def test_anchors_that_repeat_each_other_do_not_explode():
    layers = ["v0: &v0 [x, x, x, x, x, x, x, x, x, x]"]
    layers += [f"v{n}: &v{n} [{', '.join([f'*v{n - 1}'] * 10)}]" for n in range(1, 9)]
    rule = (
        "version: '1'\ntools: {t: {rules: [{name: r, conditions: [{path: args.a, op: eq, value: *v8}]}]}}\n"
    )
    assert any("too large" in text for _, _, text in errors("\n".join(layers) + "\n" + rule))


def rules(text):
    return f"version: '1'\ntools:\n  t:\n    rules:\n      - {text}\n"


def condition(text):
    return rules(f"{{name: r, conditions: [{text}]}}")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: '1'\nhide: ['del*']\n", "no pattern"),
        ("version: '1'\nhide: ['*']\n", "every call is denied"),
        ("version: '1'\ntools: {'get_*': {}}\n", "no pattern"),
        ("version: '1'\nhide: [t]\ntools: {t: {}}\n", "never read"),
        ("version: '1'\ndefault: deny\n", "every call is denied"),
        ("version: '1'\ngrants: []\n", "every call is denied"),
        ("version: '1'\nhide: [t]\ngrants: [{identities: ['*'], tools: [t]}]\n", "nobody can call it"),
        (
            "version: '1'\ndefault: deny\ntools: {u: {}}\ngrants: [{identities: ['*'], tools: [t]}]\n",
            "not under tools",
        ),
        (rules("{name: r, action: deny}\n      - {name: s, action: deny}"), "always denies"),
        (condition("{path: args.a, op: in, value: []}"), "denies every call"),
        (condition("{path: args.a, op: eq, value: 2026-01-01}"), "quote it"),
        (condition("{path: args.a, op: in, value: [18446744073709551615]}"), "above 63 bits"),
        (condition("{path: args.a, op: eq, value: yes}"), "not a truth value"),
        (condition("{path: args.a.0, op: eq, value: x}"), "never an index"),
        (condition("{path: 'args.a[0]', op: eq, value: x}"), "no list indexes"),
        (condition("{path: args.a, op: gt, value: 5}, {path: args.a, op: lt, value: 5}"), "no value"),
        (condition("{path: args.a, op: eq, value: x}, {path: args.a, op: eq, value: y}"), "no value"),
        (condition("{path: args.a, op: exists, value: false}, {path: args.a, op: eq, value: y}"), "no value"),
        (
            rules(
                "{name: r, conditions: [{path: state.t.c, op: lt, value: 1}], "
                "state: {counter: c, window: day, increment: 2}}"
            ),
            "denies every call",
        ),
        (rules("{name: r, approval_timeout: 5m, rate_limit: 1/day}"), "require_approval alone"),
    ],
)
def test_what_can_never_match_is_warned_of(text, said):
    assert any(said in warning for _, warning in warnings(text))


@pytest.mark.parametrize(
    "text",
    [
        "version: 1\n",
        "version: '1'\ntools: null\nhide: null\n",
        condition("{path: args.a, op: eq, value: 'yes'}"),
        condition("{path: args.a, op: gte, value: 5}, {path: args.a, op: lte, value: 5}"),
        rules("{name: r, rate_limit: 5/minute, scope: session}"),
    ],
)
def test_what_is_meant_is_not_warned_of(text):
    assert warnings(text) == []
