"""What the reference engine answers, row by row; the numbers are those of its conformance table.

A call is written as its `args` alone where only they matter; `MISSING` leaves the argument out.
"""

import json
from typing import Any

import pytest

from emrdx.policy import PolicyError, load

MISSING = object()
NONE: dict[str, Any] = {}


def one(rule: str, tool: str = "t") -> str:
    return f'version: "1"\ntools:\n  {json.dumps(tool)}:\n    rules:\n      - {rule}\n'


def condition(op: str, value: str, path: str = "args.a") -> str:
    return one(f"{{name: r, conditions: [{{path: {json.dumps(path)}, op: {op}, value: {value}}}]}}")


def bare(op: str, value: str) -> str:
    """The value in block style, where it is a bare scalar to its line's end."""
    return (
        'version: "1"\ntools:\n  t:\n    rules:\n      - name: r\n        conditions:\n'
        f"          - path: args.a\n            op: {op}\n            value: {value}\n"
    )


def counted(conditions: str, state: str, tool: str = "t") -> str:
    return one(f"{{name: r, conditions: [{conditions}], state: {{counter: c, window: day, {state}}}}}", tool)


LTE = "{path: state.t.c, op: lte, value: %s}"

VALUES: list[tuple[str, str, list[Any], str]] = [
    ("1", condition("eq", '"x"'), ["x", "X", MISSING, None], "ADDD"),
    ("3", condition("eq", "5"), [5, 5.0, "5", "5.0", True], "AAADD"),
    ("5", condition("eq", '"1000000"'), [1000000], "D"),
    ("5", condition("eq", '"123456789"'), [123456789], "D"),
    ("5", condition("eq", '"5"'), [5], "A"),
    ("7", condition("eq", "null"), [None, MISSING, "<nil>"], "ADA"),
    ("9", condition("eq", "{k: 1}"), [{"k": 1}], "A"),
    ("11", condition("in", '["a", "b", 3]'), ["a", 3, "3", ["a"], MISSING, None], "AAADDD"),
    ("13", condition("not_in", '["a"]'), [MISSING, None, "b", "a", ["a"]], "DAADA"),
    ("15", condition("gte", "1"), [1, 0, -1], "ADD"),
    ("19", condition("regex", '"ab"'), ["xaby"], "A"),
    ("19", condition("regex", '"(?i)PROD"'), ["prod-1"], "A"),
    ("23", condition("contains", "5"), ["15", [5], ["5"], [5.0]], "DAAA"),
    ("25", condition("contains", "true"), [[True], ["true"], "true"], "AAD"),
    ("27", condition("exists", "false"), [MISSING, None, 1], "AAD"),
    ("79", bare("eq", "1e3"), [1000], "A"),
    ("79", bare("eq", "0o10"), [8], "A"),
    ("79", bare("eq", "010"), [8], "A"),
    ("79", bare("eq", "0x1F"), [31], "A"),
    ("79", bare("eq", "1_000"), [1000], "A"),
    ("79", bare("eq", ".5"), [0.5], "A"),
    ("81", bare("eq", "2026-01-01"), ["2026-01-01"], "D"),
    ("81", bare("eq", '"2026-01-01"'), ["2026-01-01"], "A"),
]


@pytest.mark.parametrize(("row", "policy", "values", "verdicts"), VALUES)
def test_values(trial, row, policy, values, verdicts):
    calls = [{"args": NONE if value is MISSING else {"a": value}} for value in values]
    assert trial(policy).letters(*calls) == verdicts


INVALID: list[tuple[str, str]] = [
    ("17", condition("lte", "18446744073709551615")),
    ("21", condition("regex", '"^(?!x)"')),
    ("31", condition("exists", "false", path="args")),
    ("31", condition("exists", "false", path="tool.name")),
    ("35", one("{name: r, action: deny, conditions: [{path: args.a, op: exists, value: true}]}")),
    ("35", one("{name: r}")),
    ("37", one("{action: allow, rate_limit: {max: 60, window: 60}}")),
    ("37", one("{name: r, action: allow, rate_limit: {max: 60, window: 60}}")),
    *(
        ("75", one(f"{{name: r, rate_limit: {json.dumps(text)}}}"))
        for text in (
            "0/minute",
            "-1/minute",
            "5/second",
            "5 / minute",
            "5",
            "5/Minute",
            "1.5/hour",
            " 5/hour",
            "5/hour/x",
        )
    ),
    ("77", condition("in", '"a"')),
    ("77", condition("lt", '"5"')),
    ("77", condition("exists", '"true"')),
    ("77", condition("regex", "5")),
    ("77", condition("matches", '"a"')),
    ("77", one("{name: r, conditions: [" + LTE % 1 + "], state: {counter: c, window: week}}")),
    ("77", counted(LTE % 1, "increment_from: state.t.c")),
]


@pytest.mark.parametrize(("row", "policy"), INVALID)
def test_files_that_are_refused(row, policy):
    with pytest.raises(PolicyError):
        load(policy)


def test_row_27_no_arguments_at_all_lack_every_argument(trial):
    assert trial(condition("exists", "false")).letters({"args": None}) == "A"


def test_row_29_paths_walk_mappings_only(trial):
    policy = condition("eq", '"x"', path="args.l.0")
    assert trial(policy).letters({"args": {"l": ["x"]}}, {"args": {"l": {"0": "x"}}}) == "DA"


def test_row_31_an_empty_segment_is_the_empty_name(trial):
    policy = condition("exists", "false", path="args.")
    assert trial(policy).letters({"args": {"a": 1}}, {"args": {"": 1}}) == "AD"


def test_row_33_a_denial_says_on_deny_or_names_its_rule(trial):
    said = '{name: r, on_deny: nope, conditions: [{path: args.a, op: eq, value: "x"}]}'
    assert trial(one(said)).decide(args={}).message == "nope"
    assert trial(condition("eq", "1")).decide(args={}).message == 'Denied by rule "r"'


def test_row_39_without_tools_the_default_decides(trial):
    assert trial('version: "1"\n').letters({}, {"tool": "u"}) == "AA"
    assert trial('version: "1"\ndefault: deny\n').letters({}, {"tool": "u"}) == "DD"


def test_row_41_default_deny_and_a_limit_on_all_tools(trial):
    policy = (
        'version: "1"\ndefault: deny\ntools:\n  t: {rules: []}\n  n: null\n'
        '  "*": {rules: [{name: r, rate_limit: 2/minute}]}\n'
    )
    calls = [{"tool": "t"}, {"tool": "u"}, {"tool": "n"}, {"tool": "t"}]
    assert trial(policy).letters(*calls) == "ADAD"
    assert trial(policy).letters({"tool": "*"}) == "A"


def test_row_43_hide_takes_names_and_the_star_alone(trial):
    assert trial('version: "1"\nhide: ["*"]\n').letters({}) == "D"
    assert trial('version: "1"\nhide: ["del*"]\n').letters({"tool": "delete_x"}) == "A"


def test_row_45_hidden_comes_before_the_default(trial):
    decision = trial('version: "1"\ndefault: deny\nhide: [t]\n').decide()
    assert (decision.rule, decision.message) == ("(hidden)", 'Tool "t" is hidden by policy')


def test_row_47_a_tool_s_rules_come_before_those_of_all(trial):
    policy = (
        'version: "1"\ntools:\n  "*": {rules: [{name: w, action: deny, on_deny: wild}]}\n'
        "  t: {rules: [{name: s, action: deny, on_deny: specific}]}\n"
    )
    assert trial(policy).decide("t").message == "specific"
    assert trial(policy).decide("u").message == "wild"


def timed(trial: Any, policy: str, *times: str) -> str:
    return trial(policy).letters(*({"at": at} for at in times))


def test_row_49_a_minute_ends_on_the_minute(trial):
    times = (
        "2026-01-01T10:00:00Z",
        "2026-01-01T10:00:59.999Z",
        "2026-01-01T10:00:59.9999Z",
        "2026-01-01T10:01:00Z",
    )
    assert timed(trial, one("{name: r, rate_limit: 2/minute}"), *times) == "AADA"


def test_row_51_a_day_is_utc_s(trial):
    times = (
        "2026-01-01T23:59:59-01:00",
        "2026-01-02T00:30:00Z",
        "2026-01-02T23:59:59Z",
        "2026-01-03T00:00:00Z",
    )
    assert timed(trial, one("{name: r, rate_limit: 1/day}"), *times) == "ADDA"


def test_rows_53_and_55_a_failed_call_is_given_back(trial):
    policy = one("{name: r, rate_limit: 1/minute}")
    assert trial(policy).letters({"failed": True}, {}, {}) == "AAD"


SPEND = counted(LTE % 100, "increment_from: args.amt")


def spent(trial: Any, *amounts: Any) -> str:
    return trial(SPEND).letters(*({"args": {"amt": amount}} for amount in amounts))


def test_row_57_an_argument_says_what_a_call_counts(trial):
    assert spent(trial, 60, 41, 40, 1, 0) == "ADADA"


@pytest.mark.parametrize("args", [{}, {"amt": "50"}, {"amt": None}, {"amt": True}, {"amt": [5]}])
def test_row_59_an_amount_that_is_none_is_an_internal_error(trial, args):
    decision = trial(SPEND).decide(args=args)
    assert (decision.verdict, decision.rule, decision.message) == ("deny", "r", "Internal policy error")


def test_row_60_fractions_count_exactly(trial):
    assert spent(trial, 0.9, 99.99, 1.5) == "ADA"
    assert spent(trial, *[0.1] * 10, 99.0, 0.1) == "A" * 10 + "AD"


def test_row_61_a_negative_amount_refills_nothing(trial):
    assert spent(trial, -50, 150, 100, 1) == "DDAD"
    assert "Bad amount" in str(trial(SPEND).decide(args={"amt": -50}).message)


def test_row_63_no_increment_counts_one_and_a_negative_one_is_refused(trial):
    assert trial(counted(LTE % 1, "increment: 0")).letters({}, {}) == "AD"
    with pytest.raises(PolicyError, match="refill"):
        load(counted(LTE % 1, "increment: -1"))


@pytest.mark.parametrize(
    "conditions", ["{path: args.a, op: exists, value: true}", "{path: state.t.c, op: gte, value: 0}"]
)
def test_row_64_a_counter_that_never_counts_is_refused(conditions):
    with pytest.raises(PolicyError, match="never counts"):
        load(counted(conditions, "increment: 1"))


def test_row_65_the_first_limit_is_reserved_and_every_one_is_tested(trial):
    policy = counted(LTE % 5 + ", {path: state.t.c, op: lt, value: 2}", "increment: 1")
    assert trial(policy).letters({}, {}, {}, {}) == "AADD"


def test_row_66_a_limit_s_fraction_counts(trial):
    policy = counted("{path: state.t.c, op: lt, value: 2.5}", "increment: 1")
    assert trial(policy).letters({}, {}, {}) == "AAD"


def test_row_67_a_rule_may_read_another_tool_s_counter(trial):
    policy = (
        'version: "1"\ntools:\n  a: {rules: [{name: r, rate_limit: 1/minute}]}\n'
        "  b: {rules: [{name: s, conditions: [{path: state.a._rate_minute, op: lt, value: 1}]}]}\n"
    )
    assert trial(policy).letters({"tool": "b"}, {"tool": "a"}, {"tool": "b"}) == "AAD"


def test_row_69_the_star_is_no_scope_of_a_counter():
    rule = "{name: r, conditions: [{path: 'state.*.c', op: lte, value: 1}], state: {counter: c, window: day}}"
    with pytest.raises(PolicyError, match=r"state\._global\.c"):
        load(one(rule, tool="*"))


def test_row_71_a_refusal_takes_back_what_was_reserved_before(trial):
    policy = (
        'version: "1"\ntools:\n  t: {rules: [{name: m, rate_limit: 5/minute}, {name: h, rate_limit: 1/hour}]}\n'
        "  see: {rules: [{name: s, conditions: [{path: state.t._rate_minute, op: lte, value: 1}]}]}\n"
    )
    at = "2026-01-01T10:00:00Z"
    calls = [{"at": at}, {}, {}, {"tool": "see"}, {"at": "2026-01-01T11:00:00Z"}]
    assert trial(policy).letters(*calls) == "ADDAA"


def test_row_73_two_windows_on_one_tool(trial):
    policy = 'version: "1"\ntools:\n  t: {rules: [{name: m, rate_limit: 2/minute}, {name: d, rate_limit: 3/day}]}\n'
    made = trial(policy)
    assert made.letters({"at": "2026-01-01T10:00:00Z"}, {}) == "AA"
    assert made.decide().rule == "m"
    assert made.letters({"at": "2026-01-01T10:01:00Z"}) == "A"
    assert made.decide(at="2026-01-01T10:02:00Z").rule == "d"


def test_row_75_a_plus_sign_is_a_number_s(trial):
    assert trial(one('{name: r, rate_limit: "+1/hour"}')).letters({}, {}) == "AD"


def test_row_83_only_the_reading_operations_of_an_operation_tool(trial):
    made = trial("""
version: "1"
default: deny
hide: [export]
tools:
  manage_aws_emr_serverless_job_runs:
    rules:
      - name: reads only
        conditions:
          - {path: args.operation, op: in, value: [get-job-run, list-job-runs]}
  export: {}
""")
    tool = "manage_aws_emr_serverless_job_runs"
    operations = ("get-job-run", "start-job-run", "GET-JOB-RUN")
    assert made.letters(*({"tool": tool, "args": {"operation": name}} for name in operations)) == "ADD"
    assert made.decide("export").rule == "(hidden)"
    assert made.decide("other").rule == "(default deny)"
