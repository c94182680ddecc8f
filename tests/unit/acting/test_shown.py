"""Records without secrets, and never too long for an answer. The secrets here are made up."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.acting.shown import ANSWER_CHARS, bounded, bounded_page, redacted
from emrdx.redaction import Redactor

SECRET = "correct-horse-" + "battery"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3000),
    lambda inner: st.lists(inner, max_size=60) | st.dictionaries(st.text(max_size=20), inner, max_size=30),
    max_leaves=40,
)


@pytest.mark.parametrize(
    "record",
    [
        {"jobDriver": {"sparkSubmit": {"sparkSubmitParameters": f"--conf spark.x.password={SECRET}"}}},
        {
            "jobDriver": {
                "sparkSubmit": {"entryPointArguments": ["--password", SECRET, "--date", "2026-11-20"]}
            }
        },
        {"jobDriver": {"sparkSubmit": {"entryPointArguments": [f"--db-password={SECRET}"]}}},
        {"configurationOverrides": {"applicationConfiguration": [{"properties": {"db.password": SECRET}}]}},
        {"stateDetails": f"could not connect with password={SECRET}"},
        {"tags": {"password": SECRET}},
    ],
)
def test_a_secret_is_not_shown_wherever_it_stands(record):
    shown = json.dumps(redacted(record, Redactor().session()))
    assert SECRET not in shown
    assert "[redacted:" in shown


def test_what_is_no_secret_stays_as_it_is():
    record = {
        "entryPointArguments": ["--date", "2026-11-20"],
        "name": "nightly",
        "jobRunId": "00f1982r1uukb925",
    }
    assert redacted(record, Redactor().session()) == record


def test_times_are_in_utc():
    noon = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=2)))
    assert redacted({"at": noon}, Redactor().session()) == {"at": "2026-11-20T10:00:00Z"}
    assert redacted(datetime(2026, 1, 1, tzinfo=UTC), Redactor().session()) == "2026-01-01T00:00:00Z"


@given(st.dictionaries(st.text(max_size=20), JSON, max_size=40))
def test_no_record_is_longer_than_an_answer(record):
    found = bounded(record)
    assert len(json.dumps(found.value, separators=(",", ":"))) <= ANSWER_CHARS


def test_a_record_that_fits_is_whole():
    assert bounded({"name": "nightly"}).cut is None


def test_a_page_of_fifty_long_runs_keeps_all_fifty_and_says_what_it_cut():
    runs = [{"id": f"00run{number}", "state": "FAILED", "name": "n" * 256, "createdAt": "2026-11-20T02:30:00Z",
             "stateDetails": "x" * 4000, "arn": "arn:" + "y" * 120} for number in range(50)]  # fmt: skip
    page = bounded_page(runs)
    assert [run["id"] for run in page.value] == [run["id"] for run in runs]
    assert len(json.dumps(page.value)) <= 1.2 * ANSWER_CHARS
    assert page.cut
