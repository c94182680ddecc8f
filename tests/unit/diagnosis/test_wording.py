"""The words by which a program's line says how it went."""

import pytest

from emrdx.diagnosis.ending.wording import (
    gives_up,
    leaves_non_zero,
    leaves_zero,
    speaks_of_failure,
    speaks_of_success,
)


@pytest.mark.parametrize(
    "line",
    [
        "load unsuccessful",
        "run abandoned after 3 tables",
        "2 tables unfinished",
        "orders: FAILED",
        "com.acme.LoadFailed",
        "KeyError: 'total'",
        "exited with code 3",
        "rates not published",
        "refreshed 3 of 4 reports",
        "the books of october remain open",
        "halt(23)",
    ],
)
def test_it_failed(line: str) -> None:
    assert speaks_of_failure(line)
    assert not speaks_of_success(line)


@pytest.mark.parametrize(
    "line",
    [
        "done",
        "finished, rc 0",
        "exit 0",
        "job ended with exit code 0",
        "rebuilt orders, 4410 rows",
        "0 errors, 12 rows written",
        "4000 bus stops written",
        "root table written",
        "final status: OK",
    ],
)
def test_it_went_well(line: str) -> None:
    assert speaks_of_success(line)
    assert not speaks_of_failure(line)


@pytest.mark.parametrize("line", ["reading orders", "status 200", "GET /orders 404", "orders: ok", "12 rows"])
def test_it_says_neither(line: str) -> None:
    assert not speaks_of_success(line)
    assert not speaks_of_failure(line)


@pytest.mark.parametrize(
    "line",
    [
        "gate closed, leaving with exit code 2",
        "ending with status 12",
        "the program ends itself with 3",
        "exiting with 4",
    ],
)
def test_it_leaves_with_a_status(line: str) -> None:
    assert leaves_non_zero(line)
    assert gives_up(line)
    assert not leaves_zero(line)


@pytest.mark.parametrize("line", ["exit 0", "leaving with status 0", "rc=0", "return code: 0"])
def test_it_leaves_with_none(line: str) -> None:
    assert leaves_zero(line)
    assert not leaves_non_zero(line)
    assert not gives_up(line)
