"""How a rule on a line counts, as the page on users' own rules says."""

import pytest

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.knowledge.match import HEAD_LINES, TAIL_LINES, Matcher
from emrdx.diagnosis.rule_sets import rule_set
from emrdx.model import Evidence, JobRun, Role, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor
from emrdx.schemas import Diagnosis
from emrdx.signals.model import Level, Place, Record

RULES = """acme.late:
  owner: data
  retry: 'yes'
  title: A feed is late
  rules:
    - id: acme-late
      when: {line: 'feed \\S+ is late'}
"""
STARTED = "26/11/21 06:00:00 INFO SparkContext: Running Spark version 3.5.2"
FINISHED = "26/11/21 07:00:00 INFO DAGScheduler: Job 1 finished: save at Load.scala:9, took 1.2 s"
GIVEN_UP = "26/11/21 06:30:00 ERROR TaskSetManager: Task 3 in stage 2.0 failed 4 times; aborting job"
STOPPED = "26/11/21 07:30:00 INFO SparkContext: Successfully stopped SparkContext"


def said(level: str) -> str:
    return f"26/11/21 06:40:00 {level} Feeds: feed prices-eu is late"


def answer(
    *lines: str, rules: str = RULES, path: str = "SPARK_DRIVER/stderr", state: str = "FAILED"
) -> Diagnosis:
    role = Role.EXECUTOR if path.startswith("SPARK_EXECUTOR") else Role.DRIVER
    ref = SourceRef(path=path, role=role, stream=Stream(path.rpartition("/")[2]))
    source = SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(Segment(1, lines),))
    evidence = Evidence(run=JobRun(state=state), sources=(source,))
    return diagnose(evidence, Redactor().session(), rule_set([("team.yaml", rules.encode())]))


@pytest.mark.parametrize(
    ("lines", "kind", "confidence"),
    [
        ((STARTED, said("WARN"), STOPPED), "acme.late", "medium"),
        ((STARTED, said("ERROR"), STOPPED), "acme.late", "medium"),
        ((STARTED, GIVEN_UP, said("ERROR"), STOPPED), "acme.late", "high"),
        ((STARTED, GIVEN_UP, said("WARN"), STOPPED), "acme.late", "medium"),
        ((STARTED, said("INFO"), STOPPED), "unknown", "low"),
        ((STARTED, said("WARN"), FINISHED, STOPPED), "unknown", "low"),
        ((STARTED, said("ERROR"), FINISHED, STOPPED), "unknown", "low"),
    ],
)
def test_a_line_of_the_driver_s_log_counts_by_its_level_and_by_what_came_after_it(
    lines: tuple[str, ...], kind: str, confidence: str
) -> None:
    found = answer(*lines)
    assert (found.kind, found.confidence) == (kind, confidence)


def test_a_printed_line_counts_where_it_is_the_last() -> None:
    last = answer("loading", "feed prices-eu is late", path="SPARK_DRIVER/stdout")
    assert (last.kind, last.confidence) == ("acme.late", "medium")
    assert answer("feed prices-eu is late", "loading others", path="SPARK_DRIVER/stdout").kind == "unknown"


def test_a_fatal_line_ends_the_run_unless_it_went_on() -> None:
    fatal = RULES + "      fatal: true\n"
    found = answer(STARTED, said("INFO"), STOPPED, rules=fatal)
    assert (found.kind, found.confidence) == ("acme.late", "high")
    assert answer(STARTED, said("INFO"), FINISHED, STOPPED, rules=fatal).kind == "unknown"


def test_an_executor_s_line_decides_where_nothing_else_does() -> None:
    found = answer(said("ERROR"), path="SPARK_EXECUTOR/1/stderr")
    assert (found.kind, found.confidence) == ("acme.late", "low")


@pytest.mark.parametrize("at", [1, HEAD_LINES - 1, 200 - TAIL_LINES, 199])
def test_a_line_holds_in_the_head_and_the_tail_of_a_long_record(at: int) -> None:
    lines = [f"column {number}" for number in range(200)]
    lines[at] = "feed prices-eu is late"
    place = Place(SourceRef(path="SPARK_DRIVER/stderr"), 1)
    record = Record(place=place, level=Level.WARN, logger="Feeds", message="plan", lines=tuple(lines))
    matcher = Matcher(rule_set([("team.yaml", RULES.encode())]))
    assert [(match.kind, match.place) for match in matcher.record(record)] == [
        ("acme.late", Place(place.ref, 1 + at))
    ]


def test_a_line_amid_a_long_record_is_not_looked_at() -> None:
    lines = ("plan", *[f"column {number}" for number in range(HEAD_LINES)], "feed prices-eu is late")
    below = tuple(f"row {number}" for number in range(TAIL_LINES))
    place = Place(SourceRef(path="SPARK_DRIVER/stderr"), 1)
    record = Record(place=place, level=Level.WARN, logger="Feeds", message="plan", lines=lines + below)
    assert list(Matcher(rule_set([("team.yaml", RULES.encode())])).record(record)) == []
