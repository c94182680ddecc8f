"""What a finished chain's messages imply."""

import pytest
from tests.thrown import STDOUT, thrown, types

from emrdx.signals.exceptions import chains


def test_a_condition_and_its_sqlstate_are_read() -> None:
    (one,) = thrown(
        "Traceback (most recent call last):\n"
        '  File "job.py", line 1, in <module>\n'
        "pyspark.errors.exceptions.captured.AnalysisException: [UNRESOLVED_COLUMN.WITH_SUGGESTION] A column with name "
        "`amout` cannot be resolved. SQLSTATE: 42703",
        STDOUT,
    )
    assert (one.root.condition, one.root.sqlstate) == ("UNRESOLVED_COLUMN.WITH_SUGGESTION", "42703")


def test_the_sqlstate_of_a_version_that_does_not_print_it_comes_from_spark_s_table() -> None:
    (one,) = thrown(
        "org.apache.spark.sql.AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table cannot be found.\n\tat a.b.C.d(C.java:1)"
    )
    assert one.root.sqlstate == "42P01"


@pytest.mark.parametrize(
    ("message", "service", "code", "status"),
    [
        (
            "An error occurred (SlowDown) when calling the PutObject operation: reduce your rate",
            "s3",
            "SlowDown",
            None,
        ),
        (
            "Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: X)",
            "s3",
            "AccessDenied",
            403,
        ),
        ("Rate exceeded (Service: Glue, Status Code: 400, Request ID: x)", "glue", "", 400),
    ],
)
def test_a_service_error_is_read_in_every_sdk_s_form(
    message: str, service: str, code: str, status: int | None
) -> None:
    (one,) = thrown(f"com.acme.AnyException: {message}\n\tat a.b.C.d(C.java:1)")
    error = one.root.service_error
    assert error is not None
    assert (error.service, error.code, error.status) == (service, code, status)


def test_a_message_that_is_its_cause_s_text_is_the_cause() -> None:
    found = chains(
        [
            "java.lang.RuntimeException: com.acme.LoadException: java.lang.NoSuchFieldError: FACTORY",
            "\tat com.acme.Load.run(Load.scala:12)",
        ]
    )
    assert [one.type.rpartition(".")[2] for one in found[0].raised] == [
        "RuntimeException",
        "LoadException",
        "NoSuchFieldError",
    ]


@pytest.mark.parametrize("lacking", ["ClassNotFoundException", "NoClassDefFoundError"])
def test_the_exception_class_that_was_not_found_is_no_cause(lacking: str) -> None:
    (one,) = thrown(f"java.lang.{lacking}: com.acme.store.TableMissingException\n\tat a.b.C.d(C.java:1)")
    assert types(one) == [lacking]


def test_a_cause_in_an_exception_s_words_may_have_several_lines() -> None:
    (one,) = thrown(
        "java.lang.RuntimeException: load failed: org.postgresql.util.PSQLException: ERROR: no such column\n"
        "  Position: 15\n"
        "\tat a.b.C.d(C.java:1)"
    )
    assert (one.root.simple_type, one.root.message) == (
        "PSQLException",
        "ERROR: no such column\n  Position: 15",
    )
