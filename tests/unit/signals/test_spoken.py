"""What a program's own sentences say of a failure."""

from dataclasses import replace

import pytest

from emrdx.model import SourceRef
from emrdx.signals.layouts import values
from emrdx.signals.model import Language, Level, Link, Place, Record, Thrown, Where
from emrdx.signals.spoken import in_task, in_words, own_words, parts, speaks


def test_a_message_is_read_from_each_of_its_colons_on() -> None:
    assert parts("ERROR:etl:orders: Path does not exist: s3://a/b") == (
        "ERROR:etl:orders: Path does not exist: s3://a/b",
        "Path does not exist: s3://a/b",
        "s3://a/b",
    )


@pytest.mark.parametrize("sign", [": ", " - ", " -> ", " => ", " | ", " because ", " due to "])
def test_what_others_said_stands_behind_a_sign(sign: str) -> None:
    assert parts(f"orders failed{sign}no such table")[-1] == "no such table"


def test_what_stands_in_brackets_is_data() -> None:
    assert (
        parts("gate failed: [('hint', 'died: Java heap space')]")[-1] == "[('hint', 'died: Java heap space')]"
    )


def test_a_json_line_is_read_value_by_value() -> None:
    line = '{"level": "error", "steps": [{"name": "orders", "error": "no such table\\n at line 3\\nend"}]}'
    assert values(line) == ("error", "orders", "no such table", "end")


def test_what_is_no_json_object_has_no_values() -> None:
    assert values("{x}") == () == values("[1, 2]")


def test_words_of_failure_are_heard() -> None:
    assert speaks("orders: could not load")
    assert not speaks("orders: 12 rows written")


def test_an_exception_of_several_arguments_says_its_last() -> None:
    assert parts("('orders', 'no such table')")[1] == "no such table"


def _raised(message: str, kind: str = "ValueError") -> Link:
    place = Place(SourceRef(path="SPARK_DRIVER/stdout"), 1)
    return Link(language=Language.PYTHON, type=kind, message=message, place=place, where=Where.DRIVER)


@pytest.mark.parametrize(
    "message",
    [
        'order 17 has a note ("No space left on device")',
        "4 rows have the text 'No space left on device', not allowed",
    ],
)
def test_a_quotation_in_an_authors_sentence_is_data(message: str) -> None:
    assert "No space left" not in own_words(_raised(message))


@pytest.mark.parametrize(
    "message",
    [
        'load failed: "No space left on device"',
        "load failed with 'No space left on device'",
        "step failed: cannot resolve '(a + b)' due to data type mismatch",
    ],
)
def test_a_quotation_that_says_why_is_kept(message: str) -> None:
    assert own_words(_raised(message)) == message


def test_a_librarys_message_is_kept_whole() -> None:
    message = 'cannot parse the text "12 of 13"'
    assert own_words(_raised(message, "json.decoder.JSONDecodeError")) == message


def _in_task(message: str, kind: str) -> Thrown:
    link = replace(_raised(message, kind), where=Where.TASK)
    record = Record(
        place=link.place, level=Level.WARN, logger="TaskSetManager", message=message, lines=(message,)
    )
    return Thrown(links=(link,), record=record, first_line=1, last_line=1)


def test_what_a_function_in_a_task_wraps_is_heard() -> None:
    wrapped = _in_task("geocode of row 4 failed: Read timed out", "RuntimeError")
    assert [(one.message, one.where) for one in in_words(wrapped)][-1] == ("Read timed out", Where.TASK)


def test_what_a_function_in_a_task_says_of_a_row_is_data() -> None:
    assert in_words(_in_task("row 4 is not allowed: Read timed out", "ValueError")) == ()


@pytest.mark.parametrize(
    ("text", "part", "is_in_task"),
    [
        ("Lost task 0.3 in stage 1.0: disk full", "disk full", True),
        ("disk full: Lost task 0.3", "disk full", False),
        ("('disk\\nfull', 'Lost task 3", "disk\nfull", True),
        ("orders not loaded: disk full", "disk full", False),
    ],
)
def test_a_task_named_above_what_was_said_failed_of_it(text: str, part: str, is_in_task: bool) -> None:
    assert in_task(text, part) is is_in_task
