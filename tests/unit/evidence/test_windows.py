"""What is kept of a stream: head, tail and salient windows, in order, with the numbers a reader would count."""

import gzip
import tracemalloc
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emrdx.evidence.lines import text
from emrdx.evidence.windows import Kept, keep
from emrdx.limits import (
    HEAD_BYTES,
    KIB,
    LINE_BYTES,
    MIB,
    TAIL_BYTES,
    WINDOW_BYTES,
    WINDOW_LINES,
    WINDOWS_BYTES,
)
from emrdx.model import Segment

CORPUS = Path(__file__).parents[2] / "corpus" / "spark"
# A dozen of different shapes; all of them in blocks of 100 bytes would take minutes.
LOGS = sorted(path for path in CORPUS.glob("s*/SPARK_*/**/*.gz") if 500 < path.stat().st_size < 20_000)[::12]
INFO = b"26/08/26 01:15:%02d INFO TaskSetManager: Finished task %d.0 in stage 3.0 (TID %d) in 14 ms\n"
ERROR = (
    b"26/08/26 02:00:00 ERROR Executor: Exception in task 3.0 in stage 9.0 (TID 77)\n"
    b"java.lang.ArithmeticException: / by zero\n"
    b"\tat com.acme.Job.divide(Job.scala:9)\n"
    b"Caused by: com.acme.NoRows: nothing\n"
    b"\t... 3 more\n"
)


def filler(lines: int) -> bytes:
    return b"".join(INFO % (number % 60, number, number) for number in range(lines))


def cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[i : i + size] for i in range(0, len(data), size))


def naive(data: bytes) -> list[str]:
    lines = data.split(b"\n")
    return [text(line) for line in (lines if lines[-1] else lines[:-1])]


def numbered(kept: Kept) -> dict[int, str]:
    return {s.first_line + i: line for s in kept.segments for i, line in enumerate(s.lines)}


def assert_true_to(kept: Kept, lines: list[str]) -> None:
    """Segments are in order, do not touch, and hold the lines that stand at their numbers, to the last."""
    assert kept.line_count == len(lines)
    end = -1
    for segment in kept.segments:
        assert segment.lines
        assert segment.first_line > end + 1
        end = segment.first_line + len(segment.lines) - 1
        assert list(segment.lines) == lines[segment.first_line - 1 : end]
    if lines:
        assert end == len(lines)


def having(kept: Kept, words: str) -> list[Segment]:
    return [segment for segment in kept.segments if any(words in line for line in segment.lines)]


PARTS = st.sampled_from(
    [
        INFO % (1, 2, 3),
        INFO % (4, 50, 60),
        b"26/08/26 01:16:00 WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 3): slow\n",
        ERROR,
        ERROR.replace(b"nothing", b"something"),
        b'Traceback (most recent call last):\n  File "job.py", line 3, in <module>\n    main()\nKeyError: 7\n',
        b"\nDuring handling of the above exception, another exception occurred:\n\n",
        b"plain text of a user\n",
        b"Error while it ran\n",
        b"\tat com.acme.Orphan.frame(Orphan.java:1)\n",
        b"[PATH_NOT_FOUND] Path does not exist\n",
        b"\n",
        b"x" * 300 + b"\n",
        b"26/08/26 01:17:00 ERROR X: no end of line",
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PARTS, max_size=60).map(b"".join), st.integers(1, 4000))
def test_kept_lines_stand_where_a_reader_would_count_them(data, chunk):
    assert_true_to(keep(cut(data, chunk)), naive(data))


@settings(deadline=None, max_examples=200)
@given(st.lists(PARTS, max_size=80).map(b"".join), st.integers(30, 3000), st.integers(30, 6000))
def test_neither_the_chunks_nor_the_blocks_change_what_is_kept(data, first, second):
    whole = _small_ends(keep, [data])
    assert _small_ends(keep, cut(data, first), block_bytes=second) == whole


def _small_ends(function, chunks: Iterable[bytes], **options: int) -> Kept:
    """`keep` with ends of a few lines, so that small streams have windows, and a short way to look back, so that
    small blocks are looked at in two parts.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emrdx.evidence.view.LEAD_BYTES", 700)
        patch.setattr("emrdx.evidence.view.LOOKBACK_BYTES", 900)
        patch.setattr("emrdx.evidence.windows.REACH_BYTES", 1600)
        patch.setattr("emrdx.evidence.ends.HEAD_BYTES", 200)
        patch.setattr("emrdx.evidence.ends.TAIL_BYTES", 300)
        return function(chunks, **options)


@pytest.mark.parametrize("path", LOGS, ids=lambda path: str(path.relative_to(CORPUS)))
def test_real_logs_are_kept_alike_in_blocks_of_any_size(path):
    data = gzip.decompress(path.read_bytes())
    whole = _small_ends(keep, [data])
    assert_true_to(whole, naive(data))
    for size in (100, 1000, 4096, 37_777):
        assert _small_ends(keep, [data], block_bytes=size) == whole


def test_a_small_stream_is_kept_whole():
    data = filler(500)
    assert keep([data]).segments == (Segment(1, tuple(naive(data))),)


def test_an_empty_stream_has_no_segments():
    assert keep([]) == Kept((), 0)
    assert keep([b""]) == Kept((), 0)


def test_head_and_tail_are_whole_lines_within_their_limits():
    data = filler(60_000)
    head, tail = keep([data]).segments
    assert HEAD_BYTES - 200 < sum(len(line) + 1 for line in head.lines) <= HEAD_BYTES
    assert TAIL_BYTES - 200 < sum(len(line) + 1 for line in tail.lines) <= TAIL_BYTES


def test_a_record_in_the_middle_is_kept_whole_with_two_lines_before_it():
    data = filler(30_000) + ERROR + filler(30_000)
    _, window, _ = keep([data]).segments
    assert window.first_line == 29_999
    assert window.lines == tuple(naive(filler(30_000)[-400:])[-2:] + naive(ERROR))


def test_a_condition_that_opens_a_line_is_kept_without_a_word_of_error():
    line = b"[TABLE_OR_VIEW_NOT_FOUND] The table or view `sales` cannot be found.\n"
    assert having(keep([filler(30_000) + line + filler(30_000)]), "TABLE_OR_VIEW")


def test_lines_in_brackets_that_are_no_condition_are_not_kept():
    assert len(keep([filler(30_000) + b"[Stage 3] [INFO] [1, 2]\n" * 9 + filler(30_000)]).segments) == 2


@pytest.mark.parametrize(
    "line",
    [
        b"26/08/26 02:00:00 WARN X: disk is slow",
        b'{"ts":"2026-08-26T02:00:00Z","level":"ERROR","msg":"no","logger":"X"}',
        b"Killed",
        b"26/08/26 02:00:00 INFO SparkContext: SparkContext is stopping with exitCode 0.",
        b"26/08/26 02:00:00 INFO B$DriverEndpoint: Registered executor NettyRpc (10.0.0.1:1) with ID 7",
        b"#  SIGSEGV (0xb) at pc=0x00007f, pid=17, tid=19",
        b"the application has exceeded maximumCapacity settings: [cpu: 4 vCPU]",
        b"psql: connection refused",
        b"Permission denied",
    ],
)
def test_telling_lines_of_any_kind_are_kept(line):
    kept = keep([filler(30_000) + line + b"\n" + filler(30_000)])
    assert len(kept.segments) == 3
    assert line.decode() in kept.segments[1].lines


def test_a_python_traceback_is_kept_to_its_last_line_and_the_message_after_it():
    trace = (
        b"Traceback (most recent call last):\n"
        b'  File "job.py", line 3, in <module>\n'
        b"    spark.sql(query)\n"
        b"pyspark.errors.exceptions.captured.AnalysisException: Column 'a' does not exist; line 1 pos 7;\n"
        b"'Project ['a]\n"
        b"+- Relation [b#1] csv\n"
    )
    window = having(keep([filler(30_000) + trace + filler(30_000)]), "Traceback")[0]
    assert list(window.lines[2:]) == naive(trace)


def test_repeats_are_kept_as_the_first_and_last_three_and_all_counted():
    noisy = b"".join(
        filler(300) + b"26/08/26 01:16:00 WARN TaskSetManager: Lost task %d.0 in stage 1.0: slow\n" % number
        for number in range(400)
    )
    windows = having(keep([filler(3000) + noisy + filler(3000)]), "Lost task")
    assert [window.lines[2].split(" in stage")[0].split()[-1] for window in windows] == [
        "0.0", "1.0", "2.0", "397.0", "398.0", "399.0",
    ]  # fmt: skip
    assert {window.repeats for window in windows} == {400}


def test_one_other_cause_among_many_repeats_is_kept():
    common = filler(20) + ERROR
    data = common * 2000 + filler(20) + ERROR.replace(b"nothing", b"the disk is gone") + common * 2000
    assert having(keep([data]), "the disk is gone")


def test_one_other_python_error_among_many_repeats_is_kept():
    def failed(error: bytes) -> bytes:
        return filler(20) + (
            b"26/08/26 02:00:00 ERROR Executor: Exception in task 3.0 in stage 9.0 (TID 77)\n"
            b"org.apache.spark.api.python.PythonException: Traceback (most recent call last):\n"
            b'  File "job.py", line 3, in <module>\n' + error + b"\n"
        )

    common = failed(b"ValueError: no row")
    for other in (b"KeyError: 'day'", b"acme.Unfit: 'day'"):
        assert having(keep([common * 2000 + failed(other) + common * 2000]), other.decode())


def test_another_exit_code_among_many_is_kept():
    def ended(code: int) -> bytes:
        return filler(20) + b"26/08/26 02:00:00 INFO X: executor 4 is gone: exited with code %d\n" % code

    assert having(keep([ended(1) * 2000 + ended(137) + ended(1) * 2000]), "code 137")


def test_a_record_longer_than_a_window_keeps_its_beginning_its_causes_and_its_end():
    frames = b"\tat com.acme.Deep.call(Deep.java:7)\n" * 3000
    record = ERROR + frames + b"Caused by: java.io.IOException: inner\n" + frames
    record += b"\tat com.acme.Last.one(Last.java:1)\n"
    kept = keep([filler(30_000) + record + filler(30_000)])
    assert_true_to(kept, naive(filler(30_000) + record + filler(30_000)))
    assert having(kept, "ArithmeticException")
    assert having(kept, "IOException: inner")
    assert having(kept, "Last.one")
    middle = kept.segments[1:-1]
    assert sum(len(segment.lines) for segment in middle) <= WINDOW_LINES + 2
    assert sum(len(line) for segment in middle for line in segment.lines) <= WINDOW_BYTES + LINE_BYTES


def test_windows_stay_within_their_budget_and_worthier_ones_outlive_warnings():
    def noise(number: int) -> bytes:
        word = "".join(chr(97 + int(digit)) for digit in str(number)).encode()
        return filler(3) + b"26/08/26 01:16:00 WARN X%s: %s\n" % (word, b"slow " * 200)

    data = b"".join(noise(number) for number in range(9000))
    data = data[: len(data) // 2] + ERROR + data[len(data) // 2 :]
    kept = keep([data])
    inner = sum(len(line) + 1 for segment in kept.segments for line in segment.lines)
    assert inner <= WINDOWS_BYTES + HEAD_BYTES + TAIL_BYTES
    assert having(kept, "by zero")


def test_a_line_of_fifty_megabytes_is_one_line_cut_in_its_middle():
    line = b"Error begin " + b"ab, " * (50 * MIB // 4) + b" end"
    for data in (line, line + b"\n", filler(9) + line + b"\n" + filler(9)):
        kept = keep(cut(data, MIB))
        cut_line = having(kept, "Error begin")[0].lines
        found = next(line for line in cut_line if line.startswith("Error begin"))
        assert found.endswith(" end")
        assert len(found.encode()) <= LINE_BYTES


def test_memory_does_not_grow_with_the_stream():
    block = filler(2000) + ERROR

    def peak(repeats: int) -> int:
        tracemalloc.start()
        keep(cut_lazily(block, repeats))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    def cut_lazily(data: bytes, repeats: int) -> Iterator[bytes]:
        for _ in range(repeats):
            yield data

    peak(5)
    assert peak(600) < peak(150) + 4 * MIB
    assert peak(600) < 64 * MIB


def test_the_last_line_without_an_end_counts():
    kept = keep([filler(30_000) + b"java.lang.OutOfMemoryError: Java heap space"])
    assert kept.line_count == 30_001
    assert numbered(kept)[30_001] == "java.lang.OutOfMemoryError: Java heap space"


def test_blocks_are_re_cut_so_that_tiny_chunks_cost_no_more():
    data = filler(1000)
    assert keep(bytes([byte]) for byte in data) == keep([data])
    assert len(data) > 16 * KIB


def test_where_another_stream_begins_inside_a_log_is_kept() -> None:
    begun = (
        b"End of LogType:stderr\n***\n\nContainer: container_1_0001_01_000001 on ip_8041\nLogAggregationType: AGGREGATED\n"
        b"===\nLogType:stdout\nLogLength:9\nLogContents:\n"
    )
    kept = keep([filler(9000), begun, filler(9000)])
    found = {line for segment in kept.segments for line in segment.lines}
    assert {
        "End of LogType:stderr",
        "Container: container_1_0001_01_000001 on ip_8041",
        "LogType:stdout",
        "LogLength:9",
        "LogContents:",
    } <= found
