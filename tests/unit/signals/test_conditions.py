"""Spark's error conditions and their SQLSTATE in a message."""

from time import process_time

import pytest

from emrdx.signals.conditions import LEAD_CHARS, condition_of, named_condition, sqlstates

NO_TABLE = "TABLE_OR_VIEW_NOT_FOUND"


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (f"[{NO_TABLE}] The table `a` cannot be found. SQLSTATE: 42P01", (NO_TABLE, "42P01")),
        (f"[{NO_TABLE}] The table `a` cannot be found.", (NO_TABLE, "42P01")),
        (f"org.apache.spark.sql.AnalysisException: [{NO_TABLE}] no `a`", (NO_TABLE, "42P01")),
        (f"[NOT_SPARKS] [{NO_TABLE}] no `a`", (NO_TABLE, "42P01")),
        ("[UNRESOLVED_COLUMN.WITH_SUGGESTION] no `a`", ("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703")),
        ("[UNRESOLVED_COLUMN.OF_TOMORROW] no `a`", ("UNRESOLVED_COLUMN.OF_TOMORROW", "42703")),
        ("[table_or_view_not_found] no `a`", ("", "")),
        ("[NOT_SPARKS] no `a`", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_message_leads_with_a_condition_that_spark_knows(message: str, found: tuple[str, str]) -> None:
    assert condition_of(message) == found


@pytest.mark.parametrize("tail", ["", " [NOT_SPARKS] b", f" [NOT_SPARKS] [{NO_TABLE}] b"])
def test_the_sqlstate_is_the_message_s_wherever_it_stands(tail: str) -> None:
    assert condition_of(f"SQLSTATE: 42K09{tail}")[1] == "42K09"


def test_what_stands_further_down_is_quoted_and_counts_only_where_it_is_asked_for() -> None:
    message = f"{'a' * LEAD_CHARS} [{NO_TABLE}] no `a`"
    assert condition_of(message)[0] == ""
    assert condition_of(message, anywhere=True)[0] == NO_TABLE


def test_an_unknown_condition_does_not_move_where_a_known_one_may_stand() -> None:
    assert condition_of(f"[NOT_SPARKS] {'a' * (LEAD_CHARS - 35)} [{NO_TABLE}] no `a`")[0] == ""


def test_very_many_brackets_take_no_longer_than_their_text() -> None:
    sqlstates()
    begun = process_time()
    assert condition_of("[NOT_SPARKS]" * 100_000, anywhere=True) == ("", "")
    assert process_time() - begun < 5


@pytest.mark.parametrize(
    "line",
    [
        f"step in_euro left out: {NO_TABLE} {{'relationName': '`mart`.`rates`'}}",
        f"{NO_TABLE}, {{'relationName': '`mart`.`rates`'}}",
        f"condition={NO_TABLE} Map(relationName -> `mart`.`rates`)",
    ],
)
def test_a_condition_may_stand_before_its_parameters_without_brackets(line: str) -> None:
    assert named_condition(line) == NO_TABLE


@pytest.mark.parametrize(
    "line", [f"no comparison: {NO_TABLE}", "DAY_TO_DO {'day': 3}", f"x{NO_TABLE} {{'a': 1}}", ""]
)
def test_capitals_alone_name_no_condition(line: str) -> None:
    assert named_condition(line) == ""
