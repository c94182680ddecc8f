"""Whatever a log holds, it is scanned to its end, and in time that grows as it does."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emrdx.diagnosis import diagnose
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis

PIECES = [
    "26/11/21 06:42:31 ERROR Executor: Exception in task 1.0 in stage 0.0 (TID 1)",
    "26/11/21 06:42:31 INFO DAGScheduler: Job 0 failed: save, took 1 s",
    "[Stage 0:>   (0 + 1) / 1]26/11/21 06:42:31 WARN",
    'Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure:',
    "Lost task 0.0 in stage 0.0 (TID 0) (10.0.0.1 executor 1): java.lang.OutOfMemoryError: Java heap space",
    "java.lang.RuntimeException: java.io.IOException: nested exception is java.lang.Error: x:",
    "Caused by: ",
    "Caused by: a.b.CException: [TABLE_OR_VIEW_NOT_FOUND] failure reason:",
    "\tat a.b.C.d(C.java:1)",
    "\tat a.b.C.d(C.java:1) at a.b.C.d(C.java:2) Caused by: a.b.DError: x at a.b.C.d(C.java:1)",
    "\t... 3 more",
    "Driver stacktrace:",
    "Traceback (most recent call last):",
    "  + Exception Group Traceback (most recent call last):",
    "  | ExceptionGroup: two (2 sub-exceptions)",
    "  +-+---------------- 1 ----------------",
    '  File "/a/job.py", line 3, in <module>',
    "ValueError                    Traceback (most recent call last)",
    "ValueError: [Errno 2] An error occurred (AccessDenied) when calling the GetObject operation: no",
    ": org.apache.spark.sql.AnalysisException: == SQL ==",
    "During handling of the above exception, another exception occurred:",
    "== SQL ==",
    '{"level":"error","message":"a\\n\\tat b","exception":{"class":"a.b.C","stacktrace":[{}]}}',
    '{"message": [1, {"a": null}]}',
    '"message": "\\ud800"',
    "@timestamp,@message",
    "[Pipeline] sh",
    "│ // # | Error &lt;\x1b[31m",
    "\x00\ufffd\udc80",
    "> quoted",
    "",
]


def told(
    lines: list[str], *, failed: bool = False, streams: tuple[str, ...] = ("stdout", "stderr")
) -> Diagnosis:
    sources = tuple(
        SourceEvidence(
            ref=SourceRef(path=f"SPARK_DRIVER/{stream}", stream=Stream(stream)),
            status=SourceStatus.READ,
            segments=(Segment(1, tuple(lines)),),
        )
        for stream in streams
    )
    run = JobRun(
        state="FAILED" if failed else None,
        state_details="\n".join(lines).replace("\udc80", "")[:256] if failed else "",
    )
    return diagnose(Evidence(run=run, sources=sources), Redactor().session())


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=60
    ),
    st.booleans(),
)
def test_any_mixture_of_what_logs_hold_ends_in_a_diagnosis(lines: list[str], failed: bool) -> None:
    assert told(lines, failed=failed).kind


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.integers(60, 200))
def test_any_repetition_of_it_does_too(lines: list[str], times: int) -> None:
    assert told(lines * times).kind


@pytest.mark.parametrize(
    "line",
    [
        "[" * 200_000,
        "(" * 200_000,
        ": " * 100_000,
        "{" * 200_000,
        '{"a":' * 100_000,
        '{"a":' * 5000 + "1" + "}" * 5000,
        " at a.b.C.d(C.java:1)" * 25_000,
        " Caused by: a.b.CException: x" * 20_000,
        "nested exception is java.lang.RuntimeException: " * 10_000,
        "java.lang.RuntimeException: " * 20_000,
        "\\n\\tat " * 70_000,
        "\x1b[" * 100_000,
        "\x00" * 200_000,
        "\udc80" * 200_000,
    ],
    ids=lambda line: repr(line[:12]),
)
def test_one_long_line_of_anything_is_read(line: str) -> None:
    assert told([line]).kind


@pytest.mark.parametrize(
    "block",
    [
        ["Caused by: a.b.CException: x"],
        ["java.lang.RuntimeException: x:"],
        ["java.lang.RuntimeException: x"],
        ["ValueError: z", ": org.a.b.CException: x"],
        ["Traceback (most recent call last):", '  File "x", line 1, in y', "ValueError: z"],
        [
            "26/11/21 06:42:31 ERROR X: a",
            'Exception in thread "main" a.b.CException: x',
            "\tat a.b.C.d(C.java:1)",
        ],
        ["could not open: denied: no such thing"],
        ["ok: [localhost] => {"],
        ["[2026-11-21T08:00:00.123Z] " * 20 + "x"],
        ["LogType:stderr", "LogLength:1", "x"],
        [""],
    ],
    ids=lambda block: block[0][:24] or "blank",
)
def test_twice_the_log_takes_about_twice_the_time(block: list[str]) -> None:
    assert spent(block, 3000) < 3.5 * max(spent(block, 1500), 0.2)


def test_twice_the_failures_below_a_traceback_take_about_twice_the_time() -> None:
    trace = ["Traceback (most recent call last):", '  File "x", line 1, in y', "ValueError: z"]
    block = [f"table {at} failed: ValueError: bad value {at}" for at in range(800)]
    once = spent(block[:400], 400, above=trace, stream="stdout")
    assert spent(block, 800, above=trace, stream="stdout") < 3.5 * max(once, 0.2)


def spent(block: list[str], lines: int, *, above: Sequence[str] = (), stream: str = "stderr") -> float:
    """The processor's seconds for a log of about so many lines."""
    log = [*above, *block * (lines // len(block))]
    begun = time.process_time()
    told(log, streams=(stream,))
    return time.process_time() - begun
