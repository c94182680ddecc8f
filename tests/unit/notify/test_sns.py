"""What people read in a mail."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emrdx import limits
from emrdx.notify.sns import body, subject
from emrdx.notify.summary import Notice
from emrdx.redaction import stored
from emrdx.schemas import Cause, FixedBy

MakeNotice = Callable[..., Notice]


def test_the_subject_says_which_job_failed_of_what(make_notice: MakeNotice) -> None:
    assert subject(make_notice()) == "[emrdx] daily-sales failed: An executor ran out of JVM heap"


def test_accents_leave_the_subject_readable(make_notice: MakeNotice) -> None:
    assert "Tres cafe" in subject(make_notice(title="Très café"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_any_subject_is_one_line_of_printable_ascii(make_notice: MakeNotice, title: str) -> None:
    line = subject(make_notice(title=title))
    assert 0 < len(line) <= limits.SNS_SUBJECT_CHARS
    assert all(" " <= character <= "~" for character in line)


def test_the_body_reads_from_cause_to_fix_to_facts(make_notice: MakeNotice) -> None:
    text = body(make_notice(count=3))
    places = [
        text.index(part)
        for part in (
            "Executor 3 ran out of its 4g heap",
            "java.lang.OutOfMemoryError: Java heap space",
            "SPARK_DRIVER/stderr.gz:812",
            "Give executors 8g of heap",
            "spark.executor.memory=8g",
            "Who acts: the job's configuration",
            "Recurrence: Seen 3 times",
            "Kind: memory.executor_oom",
            "https://eu-west-1.console.aws.amazon.com/emr/",
        )
    ]
    assert places == sorted(places)


def test_a_body_is_cut_between_characters(make_notice: MakeNotice) -> None:
    made = body(make_notice(summary="é" * 100, cause=Cause(message=stored("ü" * 300)), title="ö" * 20_000))
    assert len(made.encode()) <= limits.SNS_BODY_BYTES


def test_what_fixed_an_earlier_run_that_failed_so_is_told(make_notice: MakeNotice) -> None:
    fix = FixedBy(
        job_run_id=stored("00new"),
        at=stored("2026-11-19T08:30:00.000000Z"),
        action=stored("Give executors 8g of heap"),
    )
    said = "Fixed before by: Give executors 8g of heap (run 00new, 2026-11-19 08:30 UTC)"
    assert said in body(make_notice(count=2, last_fix=fix))
    assert "Fixed before" not in body(make_notice(count=2))


def test_the_body_hides_and_turns_nothing(make_notice: MakeNotice) -> None:
    text = body(make_notice(summary="drop\u202etable\u200b \x1b[31mnow"))
    assert "droptable [31mnow" in text


def test_no_name_or_text_begins_a_line_of_ours(make_notice: MakeNotice) -> None:
    notice = replace(
        make_notice(summary="it ended\nWho acts: nobody"), job=stored("daily\nKind: none\u2028Rerun: yes")
    )
    lines = body(notice).splitlines()
    assert lines[0].startswith("daily Kind: none Rerun: yes failed: ")
    assert "it ended Who acts: nobody" in lines
    for fact in ("Who acts", "Kind", "Rerun"):
        assert len([line for line in lines if line.startswith(f"{fact}: ")]) == 1
