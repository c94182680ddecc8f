"""Which exception chains a record holds, whole or cut off above or below."""

from hypothesis import given
from hypothesis import strategies as st
from tests.thrown import DRIVER, EXECUTOR, STDOUT, thrown, types

from emrdx.signals.exceptions import chains


def test_a_syntax_error_without_a_traceback_is_an_exception() -> None:
    (one,) = thrown(
        "  File \"/home/hadoop/job.py\", line 3\n    def f(\n         ^\nSyntaxError: '(' was never closed",
        STDOUT,
    )
    assert types(one) == ["SyntaxError"]


@given(
    st.lists(
        st.sampled_from(
            [
                "Traceback (most recent call last):",
                '  File "a.py", line 1, in f',
                "    x",
                "ValueError: y",
                "java.lang.Error: z",
                "\tat a.b.C.d(C.java:1)",
                "Caused by: a.b.CException: d",
                "",
                "Driver stacktrace:",
                "text",
                "\t... 3 more",
                ": a.b.DError: e",
                "During handling of the above exception, another exception occurred:",
                ")",
                "  | ValueError: q",
            ]
        ),
        max_size=40,
    )
)
def test_any_order_of_lines_is_parsed_within_the_record(lines: list[str]) -> None:
    for chain in chains(lines):
        assert chain.raised
        assert all(0 <= one.line < len(lines) for one in chain.raised)
        assert chain.end <= len(lines)


@given(st.text(max_size=400))
def test_any_text_is_parsed_without_an_error(text: str) -> None:
    for ref in (DRIVER, STDOUT, EXECUTOR):
        thrown(text, ref)


def test_a_traceback_without_its_head_is_python_s_with_the_frames_above_it() -> None:
    (one,) = thrown(
        '  File "/opt/app/load.py", line 9, in load\n    raise ReadTimeoutError(endpoint_url=url)\n'
        "botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL"
    )
    assert (one.root.language, one.root.type) == ("python", "botocore.exceptions.ReadTimeoutError")
    assert len(one.root.frames) == 1


def test_the_exception_s_line_alone_is_python_s_where_its_module_is() -> None:
    (one,) = thrown("pyarrow.lib.ArrowMemoryError: malloc of size 64 failed")
    assert one.root.language == "python"
    (one,) = thrown("org.apache.spark.SparkException: Job aborted")
    assert one.root.language == "jvm"


def test_causes_whose_head_was_cut_off_are_a_chain() -> None:
    found = chains(
        [
            "\tat com.acme.Load.run(Load.scala:12)",
            "Caused by: java.io.IOException: outer",
            "\tat com.acme.Read.next(Read.scala:9)",
            "Caused by: java.lang.NoSuchMethodError: com.acme.Codec.open()V",
            "\t... 3 more",
        ]
    )
    assert [one.type for one in found[0].raised] == ["java.io.IOException", "java.lang.NoSuchMethodError"]


def test_causes_without_their_head_are_not_the_next_printed_exception_s() -> None:
    found = thrown(
        "Caused by: java.io.IOException: short read\n"
        "org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage 2.0 failed 4 times\n"
        "Traceback (most recent call last):\n"
        '  File "etl.py", line 3, in <module>\n'
        "ModuleNotFoundError: No module named 'pendulum'",
        STDOUT,
    )
    assert [types(one) for one in found] == [["IOException"], ["SparkException", "ModuleNotFoundError"]]


def test_a_message_that_begins_below_the_name_ends_at_a_blank_line() -> None:
    (one,) = thrown(
        "ERROR Utils: Aborting task\n"
        "org.apache.spark.sql.delta.schema.DeltaInvariantViolationException: \n"
        "CHECK constraint positive (id > 0) violated by row with values:\n"
        " - id : -1\n"
        "\n"
        "the next step"
    )
    assert one.root.message.strip() == (
        "CHECK constraint positive (id > 0) violated by row with values:\n - id : -1"
    )


def test_the_lines_of_an_indented_block_are_the_log_s_own() -> None:
    (one,) = thrown(
        "2022-11-07 16:15:18 INFO  HiveClientImpl:54 - Warehouse location is /user/hive/warehouse\n"
        '\tException in thread "main" org.apache.spark.sql.catalyst.parser.ParseException: \n'
        "\textraneous input 'FROM' expecting <EOF>(line 1, pos 25)\n"
        "\t\n"
        "\t== SQL ==\n"
        "\tSELECT COUNT(*) AS total FROM  \n"
        "\t-------------------------^^^\n"
        "\t\n"
        "\t\tat org.apache.spark.sql.catalyst.parser.ParseException.withCommand(ParseDriver.scala:241)"
    )
    assert (types(one), one.thread, len(one.root.frames)) == (["ParseException"], "main", 1)


def test_a_message_s_first_line_that_ends_with_a_colon_goes_on_below() -> None:
    (one,) = thrown("com.amazonaws.SdkClientException: Upload failed :\nTimeout waiting for connection\nnext")
    assert one.root.message == "Upload failed :\nTimeout waiting for connection"


def test_a_traceback_below_a_printed_message_stands_for_itself() -> None:
    found = thrown(
        "orders left out: org.apache.spark.SparkException: Encountered error while reading file s3://a/b.csv\n"
        "rates: 31 rows\n"
        "Traceback (most recent call last):\n"
        '  File "etl.py", line 3, in <module>\n'
        "KeyError: 'orders'",
        STDOUT,
    )
    assert types(found[-1]) == ["KeyError"]
