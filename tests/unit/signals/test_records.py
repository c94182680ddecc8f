"""Which lines begin a record, and what belongs to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.model import Segment, SourceRef, Stream
from emrdx.signals.model import Level, Record
from emrdx.signals.records import records

STDERR = SourceRef(path="SPARK_DRIVER/stderr.gz")
STDOUT = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)


def read(text: str, ref: SourceRef = STDERR) -> list[Record]:
    return list(records(ref, (Segment(1, tuple(text.split("\n"))),)))


@pytest.mark.parametrize(
    ("line", "level", "logger", "message"),
    [
        (
            "26/11/21 06:42:31 ERROR Executor: Exception in task 1.0",
            Level.ERROR,
            "Executor",
            "Exception in task 1.0",
        ),
        ("26/11/21 06:42:31 WARN TaskSetManager: Lost", Level.WARN, "TaskSetManager", "Lost"),
        (
            "2026-11-21 06:42:31,123 ERROR [main] org.apache.spark.SparkContext: stopped",
            Level.ERROR,
            "SparkContext",
            "stopped",
        ),
        ("2026-11-21T06:42:31.123Z ERROR SparkContext - stopped", Level.ERROR, "SparkContext", "stopped"),
        (
            "2026-11-21 06:42:31,718 WARNING orchestrate - history not there",
            Level.WARN,
            "orchestrate",
            "history not there",
        ),
        ("2026-11-21 06:36:32,718 - orchestrate - ERROR - broken", Level.ERROR, "orchestrate", "broken"),
        ("ERROR:root:merge failed", Level.ERROR, "root", "merge failed"),
        ("[2026-11-21 06:42:31] ERROR job: broken", Level.ERROR, "job", "broken"),
        ("ERROR [2026-11-21T06:42:31.917Z] org.acme.Job: broken", Level.ERROR, "Job", "broken"),
        ("26/11/21 06:42:31,000 ERROR [main] cluster.Pool:73 : Lost", Level.ERROR, "Pool", "Lost"),
        ("2026-11-21 06:42:31 ERROR Runner:606 - Got Throwable", Level.ERROR, "Runner", "Got Throwable"),
        (
            "2026-11-21T06:42:31.080Z  WARN 4121 --- [           main] o.a.s.SparkContext              : stopped",
            Level.WARN,
            "SparkContext",
            "stopped",
        ),
        ("[Stage 1:=>   (2 + 58) / 60]26/11/21 06:42:31 ERROR Job: broken", Level.ERROR, "Job", "broken"),
    ],
)
def test_a_record_s_head_is_known_in_every_common_pattern(
    line: str, level: Level, logger: str, message: str
) -> None:
    (record,) = read(line)
    assert (record.level, record.logger, record.message, record.bare) == (level, logger, message, False)


def test_a_structured_record_gives_its_exception_as_a_jvm_prints_it() -> None:
    (record,) = read(
        '{"ts":"2026-11-21T06:42:31.123Z","level":"ERROR","msg":"Task failed","logger":"Executor","exception":'
        '{"class":"java.lang.IllegalStateException","msg":"bad","stacktrace":'
        '[{"class":"com.acme.Job","method":"run","file":"Job.java","line":7}]}}'
    )
    assert record.level == Level.ERROR
    assert record.lines[1:] == ("java.lang.IllegalStateException: bad", "\tat com.acme.Job.run(Job.java:7)")


def test_what_follows_in_the_log_belongs_to_the_record() -> None:
    (record,) = read("26/11/21 06:42:31 ERROR Executor: failed\njava.lang.Error: x\n\tat a.B.c(B.java:1)")
    assert len(record.lines) == 3


def test_an_exception_that_reached_the_top_stands_for_itself() -> None:
    first, second = read('26/11/21 06:42:31 INFO A: b\nException in thread "main" java.lang.Error: x')
    assert not first.bare
    assert second.bare


def test_on_standard_output_text_after_a_logged_line_is_its_own() -> None:
    first, second = read("ERROR:root:optional input missing\n100", STDOUT)
    assert first.lines == ("ERROR:root:optional input missing",)
    assert second.bare


def test_a_logged_traceback_belongs_to_its_record() -> None:
    (record,) = read(
        "ERROR:root:failed\nTraceback (most recent call last):\n  File \"a.py\", line 1\nKeyError: 'x'",
        STDOUT,
    )
    assert len(record.lines) == 4


@given(st.text(max_size=300), st.integers(1, 10_000))
def test_every_line_is_in_one_record_at_its_place(text: str, first: int) -> None:
    lines = tuple(text.split("\n"))
    at = first
    for record in records(STDERR, (Segment(first, lines),)):
        assert record.place.line == at
        at += sum(line in lines for line in record.lines[:1]) + len(
            [line for line in record.lines[1:] if line in lines]
        )
    assert at <= first + len(lines)


@pytest.mark.parametrize(
    "mark", ["... 284 lines omitted ...", "[12 more lines truncated]", "<3 lines skipped>"]
)
def test_what_stands_below_lines_that_were_left_out_is_of_no_record_above(mark: str) -> None:
    logged, rest = read(
        f"26/11/21 06:42:31 WARN Hive: retrying\n\tat a.B.c(B.java:1)\n{mark}\n\tat a.D.e(D.java:2)\n"
        "Caused by: java.net.UnknownHostException: metastore"
    )
    assert (logged.logger, len(logged.lines)) == ("Hive", 2)
    assert (rest.bare, rest.lines[0], len(rest.lines)) == (True, mark, 3)


@pytest.mark.parametrize("line", ["3 lines", "read 3 lines skipped 2", "12 lines of input were skipped"])
def test_a_count_of_lines_leaves_nothing_out(line: str) -> None:
    assert len(read(f"26/11/21 06:42:31 WARN Job: counted\n{line}")) == 1


@pytest.mark.parametrize(
    "head", ["Traceback (most recent call last):", "  + Exception Group Traceback (most recent call last):"]
)
def test_a_traceback_below_the_frames_of_a_warning_stands_for_itself(head: str) -> None:
    lines = (
        "26/11/21 06:42:30 WARN FileStreamSink: Assume no metadata directory",
        "java.nio.file.AccessDeniedException: s3a://lake/in",
        "\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:255)",
        head,
    )
    assert [one.lines[0] for one in records(STDERR, (Segment(1, lines),))] == [lines[0], head]
