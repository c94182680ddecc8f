"""Logs as people's tools leave them are brought back to the log's own lines, which keep their numbers."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.carried import own, own_lines, texts

from emrdx.model import Segment, SourceRef
from emrdx.signals.carriage import own_form
from emrdx.signals.carriage.own_form import in_own_form
from emrdx.signals.model import Level
from emrdx.signals.records import records

STDERR = SourceRef(path="SPARK_DRIVER/stderr.gz")
LOG = [
    "26/11/21 06:42:30 INFO SparkContext: Running Spark version 3.5.2",
    "26/11/21 06:42:31 ERROR Utils: Aborting task",
    'java.lang.IllegalStateException: "total" is <null>',
    "\tat com.acme.Job.run(Job.java:7)",
    "Caused by: java.io.IOException: short read",
    "\tat com.acme.Reader.next(Reader.java:40)",
    "\t... 3 more",
    "26/11/21 06:42:32 INFO SparkContext: Invoking stop() from shutdown hook",
]


def numbered(prefix: str) -> Callable[[int, str], str]:
    return lambda number, line: prefix.replace("#", f"{number:02d}") + line


@pytest.mark.parametrize(
    "wrap",
    [
        numbered("2026-11-21T08:00:#.123456789Z "),
        numbered("2026-11-21T08:00:#.123Z stderr F "),
        numbered("[2026-11-21, 08:00:# UTC] {emr.py:12} INFO - "),
        numbered("[2026-11-21T08:00:#.123Z] "),
        numbered("08:00:#  "),
        numbered("build\tRun job\t2026-11-21T08:00:#.1234567Z "),
        numbered("[pod/spark-driver-7f9/spark] "),
        numbered("Nov 21 08:00:# ip-10-0-0-1 spark-submit[4711]: "),
        numbered("<13>1 2026-11-21T08:00:#.123Z ip-10-0-0-1 spark 4711 - - "),
        numbered("26/11/21 08:00:# INFO LineBufferedStream: "),
        numbered("spark-driver-1  | "),
        numbered("module.job (local-exec): "),
        numbered("logs/driver.log:#:"),
        numbered("    "),
        numbered("// "),
        numbered("# "),
        numbered("| Error "),
        lambda _, line: json.dumps({"log": line + "\n", "stream": "stderr", "time": "2026-11-21T08:00:00Z"}),
        lambda _, line: json.dumps({"timestamp": 1795243638000, "message": line}),
        lambda _, line: json.dumps({"level": "info", "event": line, "logger": "task.stdout"}),
        lambda _, line: json.dumps(
            {"severity": "INFO", "textPayload": line + "\n", "logger": "driver.stderr"}
        ),
        lambda _, line: "\x1b[31m" + line + "\x1b[0m",
        lambda _, line: "[0;31m" + line + "[0m",
        lambda _, line: line.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"),
    ],
)
def test_what_others_put_around_each_line_is_taken_off(wrap: Callable[[int, str], str]) -> None:
    assert own([wrap(number, line) for number, line in enumerate(LOG)]) == LOG


def test_printed_lines_that_a_task_log_carries_are_no_records_of_its_own() -> None:
    printed = ["               id", "count  500.000000", "kept: java.io.IOException: short read"]
    assert (
        own([json.dumps({"level": "info", "event": text, "logger": "task.stdout"}) for text in printed])
        == printed
    )


def test_what_a_task_logs_itself_stays_a_record_among_the_lines_that_it_carries() -> None:
    carried = [json.dumps({"level": "info", "event": line, "logger": "task.stdout"}) for line in LOG]
    failed = json.dumps({"level": "error", "event": "Task failed", "logger": "task"})
    *found, last = records(STDERR, (Segment(1, (*carried, failed)),))
    assert [line for record in found for line in record.lines] == LOG
    assert (last.level, last.message, last.bare) == (Level.ERROR, "Task failed", False)


def test_frames_that_a_log_of_json_carries_are_no_records_of_its_own() -> None:
    assert own([json.dumps({"level": "info", "event": line}) for line in LOG[2:7]]) == LOG[2:7]


def test_an_export_of_cloudwatch_holds_the_log() -> None:
    events = [{"timestamp": 1795243638000, "message": line, "ingestionTime": 1795243639000} for line in LOG]
    assert own(json.dumps({"events": events}, indent=4).split("\n")) == LOG


def test_a_table_of_log_insights_holds_the_log() -> None:
    quoted = ['2026-11-21 08:00:00.000,"' + line.replace('"', '""') + '"' for line in LOG]
    assert own(["@timestamp,@message", *quoted]) == LOG


@pytest.mark.parametrize("left", [None, -3], ids=["whole", "without its end"])
def test_a_saved_notebook_holds_its_outputs(left: int | None) -> None:
    cell = {"cell_type": "code", "outputs": [{"name": "stdout", "text": [line + "\n" for line in LOG]}]}
    assert own(json.dumps({"cells": [cell], "nbformat": 4}, indent=1).split("\n")[:left]) == LOG


def test_lines_broken_at_one_width_are_joined() -> None:
    long = [line + " " + "x" * 150 if " INFO " in line else line for line in LOG] * 3
    assert own([line[at : at + 80] for line in long for at in range(0, len(line), 80)]) == long


def test_lines_broken_behind_a_prefix_are_joined_and_lose_it() -> None:
    prefix = "Nov 21 08:00:01 ip-10-0-0-1 spark[4711]: "
    long = [prefix + line + (" " + "x" * 200 if " INFO " in line else "") for line in LOG] * 3
    broken = [line[at : at + 120] for line in long for at in range(0, len(line), 120)]
    assert own(broken) == [line.removeprefix(prefix) for line in long]


def test_a_full_line_is_not_joined_with_an_indented_one() -> None:
    lines = [
        "2026-11-21 08:00:00 INFO  Hive:54 - ".ljust(119, "x") + "y",
        "\tjava.io.IOException: short read",
    ]
    assert own(lines) == lines


def test_the_rows_of_a_printed_table_are_not_joined() -> None:
    rows = ["+" + "-" * 80 + "+", *("|" + f"java.io.IOException: row {n}".ljust(80) + "|" for n in range(9))]
    assert own(rows) == rows


def test_lines_of_one_escaped_message_keep_the_number_of_the_line_that_holds_them() -> None:
    escaped = json.dumps("\n".join(LOG[1:7]))[1:-1]
    found = own_lines([LOG[0], escaped, LOG[7]], 11)
    assert texts(found) == LOG
    assert [line.number for line in found] == [11, *[12] * 6, 13]


def test_a_record_tells_its_lines_numbers_in_the_source() -> None:
    escaped = json.dumps("\n".join(LOG[1:7]))[1:-1]
    _, error, stop = records(STDERR, (Segment(11, (LOG[0], escaped, LOG[7])),))
    assert {error.origin(error.place.line + step).line for step in range(6)} == {12}
    assert stop.origin(stop.place.line).line == 13


@pytest.mark.parametrize(
    "head",
    [
        "1795243638 ERROR TaskSetManager: Lost",
        "1795243638123 ERROR TaskSetManager: Lost",
        "21.11.2026 06:47:18 ERROR TaskSetManager: Lost",
        "21 nov. 2026 06:47:18,123 ERROR TaskSetManager: Lost",
        "11/21/2026 6:47:18 AM ERROR TaskSetManager: Lost",
        "2026年11月21日 06:47:18 ERROR TaskSetManager: Lost",
        "Sat Nov 21 06:47:18 UTC 2026 ERROR TaskSetManager: Lost",
        "2026-11-21 06:47:18,123 ERROR [main] scheduler.TaskSetManager (Logging.scala:logError(98)) - Lost",
        "[2026-11-21 06:47:18,123] ERROR Lost (org.apache.spark.scheduler.TaskSetManager)",
        "12345 [main] ERROR  org.apache.spark.scheduler.TaskSetManager  - Lost",
        "06:47:18.123 [main] ERROR o.a.s.s.TaskSetManager -- Lost",
        "ERROR 2026-11-21 06:47:18,123 org.apache.spark.scheduler.TaskSetManager main Lost",
        "ERROR TaskSetManager: Lost",
        '{"@timestamp":"2026-11-21T06:47:18.123Z","log.level":"ERROR","message":"Lost","log.logger":"x.TaskSetManager"}',
    ],
)
def test_every_pattern_of_time_and_layout_gives_level_logger_and_message(head: str) -> None:
    (record,) = records(STDERR, (Segment(1, (head,)),))
    assert (record.level, record.logger.rpartition(".")[2], record.message, record.bare) == (
        Level.ERROR,
        "TaskSetManager",
        "Lost",
        False,
    )


@given(st.lists(st.text(max_size=120), max_size=40))
def test_any_text_gives_lines_whose_numbers_never_fall(lines: list[str]) -> None:
    numbers = [line.number for line in own_lines(lines)]
    assert numbers == sorted(numbers)
    assert all(1 <= number <= len(lines) for number in numbers)


def test_a_stream_too_short_to_show_its_prefix_has_that_of_the_others() -> None:
    prefix = '2026-11-21T08:00:00.000Z {app="spark"} '
    long = Segment(1, tuple(prefix + line for line in LOG))
    short = Segment(1, (prefix + "no lanes priced",))
    assert [texts(lines) for lines in in_own_form([own_form.numbered(long), own_form.numbered(short)])] == [
        list(LOG),
        ["no lanes priced"],
    ]


def test_a_stream_with_one_broken_line_was_broken_where_the_others_were() -> None:
    width = 62
    wide = tuple(part for line in LOG * 3 for part in broken(line, width))
    said = "orders: " + "x" * 80
    lines = in_own_form([own_form.numbered(Segment(1, one)) for one in (wide, tuple(broken(said, width)))])
    assert texts(lines[1]) == [said]


def broken(line: str, width: int) -> list[str]:
    return [line[at : at + width] for at in range(0, max(1, len(line)), width)]


def test_a_scheduler_s_own_messages_leave_its_prefix_known() -> None:
    prefix = "2026-11-21 08:00:00 +0000 - dagster - INFO - nightly - 5e0f6c1a-8d1b-4b7e-9a55-4c0c6f1d2e73 - submit_op - "
    told = [
        "",
        "dagster._core.definitions.events.Failure: Shell command execution failed",
        "",
        "Stack Trace:",
    ]
    assert own([*(prefix + line for line in LOG), *told])[: len(LOG)] == LOG


def test_what_airflow_shows_behind_each_line_is_left_out() -> None:
    behind = ': source="airflow.task.hooks.airflow.providers.standard.hooks.subprocess.SubprocessHook"'
    assert own([f"[2026-11-21, 06:30:0{n}] INFO - {line}{behind}" for n, line in enumerate(LOG)]) == LOG


def test_an_agent_s_time_before_each_line_is_left_out() -> None:
    assert own([f"\x1b_bk;t=179524260019{n}\x07{line}" for n, line in enumerate(LOG)]) == LOG


def test_frames_keep_their_indentation_however_many_they_are() -> None:
    lines = [
        *LOG[:3],
        *(LOG[3:4] * 40),
        "\tSuppressed: java.io.IOException: short read",
        *(["\t" + LOG[3]] * 40),
    ]
    assert own(lines) == lines


def test_a_record_written_as_pairs_keeps_its_level_its_logger_and_its_exception() -> None:
    lines = [
        'ts=2026-11-21T20:48:36.148Z level=info logger=SparkContext msg="Running Spark version 3.5.6" error=""',
        'ts=2026-11-21T20:48:45.991Z level=error logger=Main msg="run failed" error=" java.io.IOException: short read\\n\\tat a.B.c(B.java:4)"',
    ]
    first, last = records(STDERR, (Segment(1, tuple(lines)),))
    assert (first.logger, first.message) == ("SparkContext", "Running Spark version 3.5.6")
    assert (last.level, last.logger, last.lines[1:]) == (
        Level.ERROR,
        "Main",
        ("java.io.IOException: short read", "\tat a.B.c(B.java:4)"),
    )


def test_lines_of_one_width_that_differ_in_numbers_alone_are_no_broken_line() -> None:
    rows = [
        f"{number} ticket: java.lang.OutOfMemoryError: Java heap space on till 7 30" for number in (1, 0, 2)
    ]
    assert own([*rows, "recount: 90 tickets"]) == [*rows, "recount: 90 tickets"]


def test_a_word_that_names_an_event_is_not_the_line_that_an_object_carries() -> None:
    lines = [
        '{"event":"read","text":"20 rows"}',
        '{"event":"gap","text":"the table cannot be found"}',
        '{"event":"end","text":"not published"}',
    ]
    assert own(lines) == lines
