"""Two streams that a terminal showed line by line are told apart by a traceback that records stand in."""

from hypothesis import given
from hypothesis import strategies as st

from emrdx.model import Segment, SourceRef, Stream
from emrdx.signals.carriage.braided_tracebacks import unbraided
from emrdx.signals.carriage.lines import Line, Part
from emrdx.signals.records import records

STDERR = SourceRef(path="SPARK_DRIVER/stderr.gz")
STDOUT = SourceRef(path="SPARK_DRIVER/stdout.gz", stream=Stream.STDOUT)
LOG = [f"26/11/21 06:42:{second:02d} INFO SparkEnv: Registering {second}" for second in range(10)]
RAISED = [
    "Traceback (most recent call last):",
    '  File "/a/job.py", line 3, in <module>',
    "    main()",
    "LookupError: mart.visits has no day to read",
]
OF_JAVA = [
    *RAISED[:3],
    "py4j.protocol.Py4JJavaError: An error occurred while calling o40.parquet.",
    ": java.io.IOException: short read",
    "\tat com.acme.Job.run(Job.java:7)",
    "\t... 3 more",
]
CHAINED = [*RAISED, "", "During handling of the above exception, another exception occurred:", "", *RAISED]
SHUT = "26/11/21 06:43:00 INFO ShutdownHookManager: Shutdown hook called"


def braid(log: list[str], printed: list[str]) -> list[str]:
    """One printed line behind each line of the log, as long as there are any."""
    rest = iter(printed)
    return [*(line for one in log for line in (one, next(rest, None)) if line is not None), *rest]


def streams(lines: list[str], ref: SourceRef = STDERR) -> list[Part]:
    part = Part(ref, 1, [Line(at, text) for at, text in enumerate(lines, 1)])
    return unbraided([part])


def texts(part: Part) -> list[str]:
    return [line.text for line in part.lines if line.text]


def test_a_braided_traceback_is_in_one_piece_on_standard_output() -> None:
    log, printed = streams(braid(LOG, RAISED))
    assert (texts(log), log.ref) == (LOG, STDERR)
    assert (texts(printed), printed.ref.stream) == (RAISED, Stream.STDOUT)


def test_a_braided_traceback_keeps_what_it_quotes_of_the_jvm() -> None:
    log, printed = streams(braid(LOG, OF_JAVA))
    assert (texts(log), texts(printed)) == (LOG, OF_JAVA)


def test_a_braided_chain_of_tracebacks_stays_together() -> None:
    lines = [line for line in CHAINED if line]
    log, printed = streams(braid(LOG, lines))
    assert (texts(log), texts(printed)) == (LOG, lines)


def test_a_chain_without_end_is_read_to_its_end() -> None:
    chain = [*RAISED, CHAINED[5]] * 2000
    log, printed = streams(braid(LOG[:1] * len(chain), chain))
    assert (len(texts(log)), texts(printed)) == (len(chain), chain)


def test_what_was_printed_before_the_traceback_goes_with_it() -> None:
    told = ["INFO partitions of mart.visits: denied", *RAISED]
    assert texts(streams(braid(LOG, told))[1]) == told


def test_a_logged_exception_stays_with_its_record() -> None:
    thrown = [
        "26/11/21 06:42:05 WARN Job: retried",
        "java.io.IOException: short",
        "\tat com.acme.Job.run(Job.java:7)",
    ]
    log, printed = streams([RAISED[0], *thrown, *RAISED[1:], *LOG[5:]])
    assert (texts(log), texts(printed)) == ([*thrown, *LOG[5:]], RAISED)


def test_a_traceback_below_the_end_of_spark_s_log_was_printed_before() -> None:
    log, printed = streams([*LOG, SHUT, *RAISED], STDOUT)
    assert (texts(log), log.ref.path, log.ref.stream) == (
        [*LOG, SHUT],
        f"{STDOUT.path}/stderr",
        Stream.STDERR,
    )
    assert (texts(printed), printed.ref) == (RAISED, STDOUT)


def test_records_that_the_program_logged_itself_stand_below_the_end_with_its_traceback() -> None:
    said = ["2026-11-21 06:42:59,001 ERROR job: giving up", *RAISED]
    closed = "26/11/21 06:43:01 INFO MetricsSystemImpl: s3a-file-system metrics system shutdown complete."
    log, printed = streams([*LOG, SHUT, closed, *said])
    assert (texts(log), texts(printed)) == ([*LOG, SHUT, closed], said)


def test_lines_below_the_end_of_spark_s_log_were_printed_before_without_a_traceback_too() -> None:
    log, printed = streams([*LOG, SHUT, "", "no password for the CRM, extract not started"])
    assert (texts(log), texts(printed)) == ([*LOG, SHUT], ["no password for the CRM, extract not started"])


def test_records_below_the_end_of_spark_s_log_divide_nothing() -> None:
    assert len(streams([*LOG, SHUT, "26/11/21 06:43:02 INFO Client: Deleted staging directory", ""])) == 1


def test_a_traceback_of_another_run_in_the_file_was_not_printed_before() -> None:
    again = "26/11/21 06:45:00 INFO SparkContext: Running Spark version 3.5.2"
    assert len(streams([*LOG, SHUT, again, *RAISED])) == 1


def test_the_lines_keep_their_numbers() -> None:
    lines = braid(LOG, RAISED)
    *_, raised = records(STDERR, (Segment(1, tuple(lines)),))
    numbers = [raised.origin(raised.place.line + at).line for at in range(len(RAISED))]
    assert [lines[number - 1] for number in numbers] == RAISED


@given(st.lists(st.sampled_from([*LOG, "printed", "  indented", "", "\tat a.b.C.d(C.java:1)"]), max_size=20))
def test_a_whole_traceback_among_any_lines_divides_nothing(lines: list[str]) -> None:
    (part,) = streams([*lines, *RAISED, *LOG])
    assert [line.text for line in part.lines] == [*lines, *RAISED, *LOG]


@given(st.lists(st.text(max_size=40), max_size=30))
def test_a_log_without_a_traceback_is_as_it_was(lines: list[str]) -> None:
    (part,) = streams(lines)
    assert [line.text for line in part.lines] == lines
