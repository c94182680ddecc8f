"""An abstention shows the best evidence that there is."""

from emrdx.diagnosis import diagnose
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis


def of(path: str, role: Role, *lines: str) -> Diagnosis:
    ref = SourceRef(path=path, role=role)
    source = SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(Segment(1, lines),))
    return diagnose(Evidence(run=JobRun(state="FAILED"), sources=(source,)), Redactor().session())


def test_executors_logs_are_shown_where_there_are_no_others() -> None:
    answer = of(
        "SPARK_EXECUTOR/1/stderr.gz", Role.EXECUTOR, "26/11/21 06:47:18 INFO Executor: Starting executor"
    )
    assert answer.kind == "unknown"
    assert [str(line.text) for line in answer.evidence] == [
        "26/11/21 06:47:18 INFO Executor: Starting executor"
    ]


def test_blank_lines_at_the_end_hide_nothing() -> None:
    answer = of("SPARK_DRIVER/stderr.gz", Role.DRIVER, "26/11/21 06:47:18 INFO Shop: open", *[""] * 20)
    assert len(answer.evidence) == 1
