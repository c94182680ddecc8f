"""Pieces of a rotated stream are one stream."""

from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.signals import scan
from emrdx.signals.model import Signals

FIRST = (
    "26/11/21 11:33:25 INFO SparkContext: Running Spark version 3.5.6",
    "26/11/21 11:33:26 ERROR MicroBatchExecution: Query events terminated with error",
    "org.apache.spark.SparkException: Writing job failed.",
)
SECOND = (
    "\tat org.apache.spark.sql.errors.QueryExecutionErrors$.writingJobFailedError(QueryExecutionErrors.scala:960)",
    "Caused by: java.io.IOException: No space left on device",
    "\tat java.base/java.io.FileOutputStream.writeBytes(Native Method)",
    "26/11/21 11:33:27 INFO SparkContext: Invoking stop() from shutdown hook",
)
CURRENT = "SPARK_DRIVER/stderr.gz"


def seen(*files: tuple[str, tuple[Segment, ...]]) -> Signals:
    return scan(
        Evidence(
            run=JobRun(),
            sources=tuple(
                SourceEvidence(
                    ref=SourceRef(path=path, stream=Stream.STDOUT if "stdout" in path else Stream.STDERR),
                    status=SourceStatus.READ,
                    segments=segments,
                )
                for path, segments in files
            ),
        )
    )


def whole(lines: tuple[str, ...]) -> tuple[Segment, ...]:
    return (Segment(1, lines),)


def test_an_exception_over_two_pieces_is_whole() -> None:
    found = seen(("SPARK_DRIVER/archived/stderr_0.gz", whole(FIRST)), (CURRENT, whole(SECOND)))
    assert [link.message for link in found.thrown[0].links] == [
        "Writing job failed.",
        "No space left on device",
    ]


def test_evidence_keeps_the_file_and_the_line_of_each() -> None:
    found = seen(("SPARK_DRIVER/archived/stderr_0.gz", whole(FIRST)), (CURRENT, whole(SECOND)))
    thrown = found.thrown[0]
    head, cause = (thrown.record.origin(link.place.line) for link in thrown.links)
    assert (head.ref.path, head.line) == ("SPARK_DRIVER/archived/stderr_0.gz", 3)
    assert (cause.ref.path, cause.line) == (CURRENT, 2)


def test_what_stands_in_a_later_piece_stands_below() -> None:
    found = seen(("SPARK_DRIVER/archived/stderr_0.gz", whole(FIRST)), (CURRENT, whole(SECOND)))
    started, stopping = found.course.started, found.course.stopping
    assert started is not None
    assert stopping is not None
    assert started.ref.path == stopping.ref.path
    assert started.line < stopping.line


def test_the_pieces_order_is_their_number_not_that_of_their_names() -> None:
    found = seen(
        (CURRENT, whole(SECOND)),
        ("SPARK_DRIVER/archived/stderr/stderr_10.gz", whole(FIRST[1:])),
        ("SPARK_DRIVER/archived/stderr/stderr_9.gz", whole(FIRST[:1])),
    )
    assert [record.message.split(" ")[0] for record in found.records] == ["Running", "Query", "Invoking"]


def test_nothing_goes_on_across_a_piece_that_was_not_read() -> None:
    found = seen(
        ("SPARK_DRIVER/archived/stderr_0.gz", whole(FIRST)),
        ("SPARK_DRIVER/archived/stderr_2.gz", whole(SECOND)),
    )
    assert [link.message for link in found.thrown[0].links] == ["Writing job failed."]


def test_nothing_goes_on_across_lines_that_were_left_out() -> None:
    found = seen(("SPARK_DRIVER/archived/stderr_0.gz", whole(FIRST)), (CURRENT, (Segment(200, SECOND),)))
    assert [link.message for link in found.thrown[0].links] == ["Writing job failed."]


def test_streams_of_other_processes_and_names_stay_apart() -> None:
    paths = ["SPARK_DRIVER/stdout.gz", CURRENT, "SPARK_EXECUTOR/1/stderr.gz", "SPARK_EXECUTOR/2/stderr.gz"]
    found = seen(*((path, whole(SECOND[-1:])) for path in paths))
    assert [record.place.ref.path for record in found.records] == paths
