"""What a raise statement puts into its exception's message."""

import pytest

from emrdx.model import SourceRef
from emrdx.signals.model import Language, Link, Place, Where
from emrdx.signals.raised import quotes_values, shows_data, shows_records, without_records
from emrdx.signals.statements import quoted


def raised(code: str, message: str) -> Link:
    return Link(
        language=Language.PYTHON,
        type="ValueError",
        message=message,
        place=Place(SourceRef(path="SPARK_DRIVER/stdout"), 1),
        where=Where.DRIVER,
        frames=(f"/app/job.py:12 order: {code}",),
    )


@pytest.mark.parametrize(
    "code",
    [
        'raise ValueError(f"route {route} takes longer than a shift; {NOTES[route]}")',
        'raise Unrouted(f"ticket {row.ticket} has no desk: {row.text}")',
        'raise ValueError(f"row {row.id} has the error {row.error}")',
    ],
)
def test_values_of_records_are_data(code: str) -> None:
    assert shows_data(raised(code, ""))
    assert shows_records(raised(code, ""))


@pytest.mark.parametrize(
    "code",
    [
        'raise RuntimeError(f"no load: {error}")',
        'raise RuntimeError(f"no load of {table}: {failures[table]}")',
        'raise RuntimeError(f"no load: {last_message}")',
        'raise RuntimeError(f"no load of {row.table}: {e}")',
    ],
)
def test_values_named_as_a_failure_are_none(code: str) -> None:
    assert not shows_data(raised(code, ""))


@pytest.mark.parametrize(
    "code", ['raise ValueError("no rows")', "raise error", 'print(f"{row}")', 'raise ValueError(f"{row', ""]
)
def test_nothing_is_told_of_other_lines_of_code(code: str) -> None:
    link = raised(code, "no rows")
    assert not shows_data(link)
    assert without_records(link) == "no rows"


def test_a_records_sentence_is_taken_out_of_the_message_and_its_name_is_kept() -> None:
    link = raised(
        'raise ValueError(f"route {route} is too long; {NOTES[route]}, line {line}")',
        "route 3 is too long; No space left on device, line 17",
    )
    assert without_records(link) == "route 3 is too long; , line 17"


def test_a_message_that_the_code_did_not_write_is_kept() -> None:
    link = raised('raise Own(f"{row.text}!")', "[7] No space left on device")
    assert without_records(link) == link.message


def test_a_value_may_be_shown_in_quotation_marks() -> None:
    assert quotes_values(raised('raise ValueError(f"{e} in {line!r}") from e', ""))
    assert not quotes_values(raised('raise ValueError(f"no load: {error!r}")', ""))


def test_a_failure_that_a_record_quotes_is_not_the_exceptions() -> None:
    message = "ticket 7 has no desk: org.apache.hadoop.security.AccessControlException: Permission denied"
    of_record = raised('raise Unrouted(f"ticket {row.id} has no desk: {row.text}")', message)
    of_failure = raised('raise Unrouted(f"ticket {number} has no desk: {error}")', message)
    assert quoted(of_record) is None
    found = quoted(of_failure)
    assert found is not None
    assert found.simple_type == "AccessControlException"
