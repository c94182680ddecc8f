"""The same failure has one fingerprint; different failures have different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.diagnosis import diagnose
from emrdx.diagnosis.answer.fingerprint import fingerprint
from emrdx.model import Evidence, JobRun, Segment, SourceEvidence, SourceRef, SourceStatus, Stream
from emrdx.redaction import Redactor

PARTS = ("data.path_not_found", "AnalysisException", "PATH_NOT_FOUND")


def of(message: str) -> str:
    return fingerprint([*PARTS, message])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Path does not exist: s3://raw/clicks/dt=2026-11-20",
            "Path does not exist: s3://raw/clicks/dt=2026-11-21",
        ),
        ("Task 1 in stage 0.0 failed 4 times", "Task 17 in stage 3.1 failed 4 times"),
        ("lost on ip-10-0-1-23.ec2.internal:33853", "lost on ip-10-0-9-7.ec2.internal:41201"),
        ("An error occurred while calling o48.jdbc.", "An error occurred while calling o51.jdbc."),
        (
            "query 50f2671c-5af3-4f5a-94ea-9c1d9de41f90 failed",
            "query 752a5975-eb94-4551-b402-0c8a6cddd827 failed",
        ),
        ("cannot read /tmp/spark-1a6b4f8c/x", "cannot read /tmp/spark-99c2/y"),
        ("UdfJob$$Lambda$898/0x00007fd678618000 threw", "UdfJob$$Lambda$1050/0x00007f552860c000 threw"),
        ("password=[redacted:password] refused", "password=[redacted:password#2] refused"),
    ],
)
def test_variable_parts_do_not_matter(one: str, other: str) -> None:
    assert of(one) == of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("No module named 'pandas'", "No module named 'numpy'"),
        ("Path does not exist: s3://raw/clicks/", "Path does not exist: s3://raw/orders/"),
        ("column `amount` cannot be resolved", "column `total` cannot be resolved"),
        ("not authorized to perform: s3:GetObject", "not authorized to perform: s3:PutObject"),
    ],
)
def test_names_matter(one: str, other: str) -> None:
    assert of(one) != of(other)


def test_the_exception_s_type_and_the_condition_matter() -> None:
    assert fingerprint(["k", "A", "C", "m"]) != fingerprint(["k", "B", "C", "m"])
    assert fingerprint(["k", "A", "C", "m"]) != fingerprint(["k", "A", "D", "m"])


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=80), st.integers(0, 10**9), st.integers(0, 10**9)
)
def test_numbers_never_matter(text: str, one: int, other: int) -> None:
    assert of(f"{text} after {one} ms") == of(f"{text} after {other} ms")


JVM = """\
26/11/21 06:47:18 ERROR ApplicationMaster: User class threw exception: java.lang.IllegalStateException: empty
java.lang.IllegalStateException: empty
\tat java.base/java.util.Optional.orElseThrow(Optional.java:403)
\tat com.acme.{function}(Steps.java:{line})
\tat com.acme.Main.main(Main.java:5)
\tat org.apache.spark.deploy.yarn.ApplicationMaster.run(ApplicationMaster.scala:741)"""
PYTHON = """\
Traceback (most recent call last):
  File "/home/hadoop/job.py", line 5, in <module>
    main()
  File "/home/hadoop/steps.py", line {line}, in {function}
    raise ValueError("empty")
ValueError: empty"""


def of_log(text: str) -> str:
    ref = SourceRef(path="SPARK_DRIVER/stderr", stream=Stream.STDERR)
    segment = Segment(1, tuple(text.split("\n")))
    source = SourceEvidence(ref=ref, status=SourceStatus.READ, segments=(segment,))
    return diagnose(Evidence(run=JobRun(), sources=(source,)), Redactor().session()).fingerprint


@pytest.mark.parametrize("log", [JVM, PYTHON])
def test_the_job_s_function_that_threw_matters_and_its_line_does_not(log: str) -> None:
    orders = of_log(log.format(function="Load.orders", line=12))
    assert of_log(log.format(function="Load.orders", line=90)) == orders
    assert of_log(log.format(function="Check.customers", line=12)) != orders


def test_a_traceback_whose_beginning_was_cut_off_is_the_same_failure() -> None:
    whole = PYTHON.format(function="orders", line=9)
    _title, *cut = whole.split("\n")
    assert of_log("\n".join(cut)) == of_log(whole)
