"""What people read in Slack."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emrdx import limits
from emrdx.notify.delivery import DeliveryError
from emrdx.notify.slack import Answer, SlackChannel, escaped, message
from emrdx.notify.summary import Notice
from emrdx.redaction import stored
from emrdx.schemas import Cause, EvidenceLine, Fix, FixedBy
from emrdx.visible import visible_lines

MakeNotice = Callable[..., Notice]


def shown(notice: Notice) -> str:
    return json.dumps(message(notice), ensure_ascii=False)


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for inner in value.values() for text in texts(inner)]
    return [text for inner in value for text in texts(inner)] if isinstance(value, list) else []


def test_a_message_names_job_cause_proof_fix_owner_and_links(make_notice: MakeNotice) -> None:
    text = "\n".join(
        texts(message(make_notice(logs=stored("s3://logs-bucket/emr/applications/00app/jobs/00run/"))))
    )
    for part in (
        "daily-sales failed: An executor ran out of JVM heap",
        "java.lang.OutOfMemoryError: Java heap space",
        "SPARK_DRIVER/stderr.gz:812",
        "*Fix* Give executors 8g of heap",
        "spark.executor.memory=8g",
        "the job's configuration",
        "a plain rerun will fail again",
        "First time for this job",
        "|Run>",
        "|Logs>",
    ):
        assert part in text


def test_a_recurring_failure_says_how_often_it_was_seen(make_notice: MakeNotice) -> None:
    assert "Seen 12 times since 2026-11-20 02:30 UTC" in shown(make_notice(count=12))


def test_a_finding_without_logs_says_so(make_notice: MakeNotice) -> None:
    assert "No log could be read" in shown(make_notice(read=0))


def test_the_top_level_text_stands_for_clients_that_show_no_blocks(make_notice: MakeNotice) -> None:
    assert message(make_notice())["text"] == "daily-sales failed: An executor ran out of JVM heap"


@pytest.mark.parametrize(
    ("hostile", "shown_as"),
    [
        ("<!channel> look", "&lt;!channel&gt; look"),
        ("<https://evil.example|click>", "&lt;https://evil.example|click&gt;"),
        ("a && b", "a &amp;&amp; b"),
    ],
)
def test_text_of_a_log_is_neither_mention_nor_link(
    make_notice: MakeNotice, hostile: str, shown_as: str
) -> None:
    cause = Cause(type=stored("Error"), message=stored(hostile))
    text = "\n".join(texts(message(make_notice(cause=cause, summary=hostile))))
    assert shown_as in text
    assert hostile not in text


def test_text_of_a_log_cannot_end_its_code_block(make_notice: MakeNotice) -> None:
    cause = Cause(message=stored("``` *bold* ```"))
    text = next(text for text in texts(message(make_notice(cause=cause))) if text.startswith("*Cause*"))
    assert text == "*Cause*\n```''' *bold* '''```"


@given(st.text(), st.integers(min_value=10, max_value=200))
def test_escaped_text_is_whole_or_cut_between_characters(text: str, limit: int) -> None:
    result = escaped(text, limit)
    assert len(result) <= limit
    assert not set("<>") & set(result)
    plain = result.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    whole = visible_lines(text)
    assert plain == whole or (plain.endswith("…") and whole.startswith(plain[:-1]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.text(min_size=1, max_size=5), st.integers(min_value=1, max_value=2000))
def test_any_finding_stays_within_slack_s_limits(make_notice: MakeNotice, unit: str, times: int) -> None:
    long = stored(unit * times)
    lines = tuple(
        EvidenceLine(id=stored(f"e{n}"), source=long, line=n, text=long) for n in range(limits.EVIDENCE_LINES)
    )
    fix = Fix(action=long, why=long, check=long, config={stored(f"k{n}"): long for n in range(20)})
    made = message(
        make_notice(
            title=long, summary=long, cause=Cause(type=long, message=long), evidence=lines, fixes=(fix,)
        )
    )
    assert len(made["blocks"]) <= limits.SLACK_BLOCKS
    assert len(made["text"]) <= limits.SLACK_SECTION_CHARS
    assert sum(len(text) for text in texts(made["blocks"])) <= limits.SLACK_MESSAGE_CHARS
    for block in made["blocks"]:
        if block["type"] == "header":
            assert len(block["text"]["text"]) <= limits.SLACK_HEADER_CHARS
        for field in block.get("fields", []):
            assert len(field["text"]) <= limits.SLACK_FIELD_CHARS
        if block["type"] == "section" and "text" in block:
            assert len(block["text"]["text"]) <= limits.SLACK_SECTION_CHARS


class Hook:
    """A webhook that gives the answers it was made with, in order."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.bodies: list[bytes] = []

    def post(self, body: bytes) -> Answer:
        self.bodies.append(body)
        return self.answers.pop(0)


def channel(hook: Hook, slept: list[float], seconds_left: float = 25.0) -> SlackChannel:
    return SlackChannel(webhook=hook, seconds_left=lambda: seconds_left, sleep=slept.append)


def test_a_message_that_slack_takes_is_sent_once(make_notice: MakeNotice) -> None:
    hook = Hook(Answer(200))
    channel(hook, []).send(make_notice())
    assert len(hook.bodies) == 1
    assert "blocks" in json.loads(hook.bodies[0])


def test_a_rate_limit_is_waited_for_as_slack_asks(make_notice: MakeNotice) -> None:
    hook, slept = Hook(Answer(429, 3.0), Answer(200)), list[float]()
    channel(hook, slept).send(make_notice())
    assert (slept, len(hook.bodies)) == ([3.0], 2)


def test_a_rate_limit_beyond_the_function_s_time_is_left_to_a_later_try(make_notice: MakeNotice) -> None:
    slept = list[float]()
    with pytest.raises(DeliveryError, match="wants 60 s"):
        channel(Hook(Answer(429, 60.0)), slept, seconds_left=20).send(make_notice())
    assert slept == []


@pytest.mark.parametrize("answers", [[Answer(500)], [Answer(404)], [Answer(429, 1.0)] * 3])
def test_a_message_that_slack_does_not_take_is_a_failed_delivery(
    make_notice: MakeNotice, answers: list[Answer]
) -> None:
    with pytest.raises(DeliveryError):
        channel(Hook(*answers), []).send(make_notice())


def test_what_fixed_an_earlier_run_is_told_and_escaped(make_notice: MakeNotice) -> None:
    fix = FixedBy(
        job_run_id=stored("00new"),
        at=stored("2026-11-19T08:30:00.000000Z"),
        action=stored("Set <a> & more" + "x" * 2000),
    )
    footer = message(make_notice(count=2, last_fix=fix))["blocks"][-1]["elements"]
    (told,) = [element["text"] for element in footer if element["text"].startswith("Fixed before by")]
    assert "Set &lt;a&gt; &amp; more" in told
    assert len(told) <= limits.NOTICE_FIX_CHARS


def test_a_message_hides_and_turns_nothing(make_notice: MakeNotice) -> None:
    shown = json.dumps(message(make_notice(summary="drop\u202etable\u200b \x07now")))
    assert "droptable now" in shown


def test_a_job_s_name_is_one_line_that_hides_nothing_in_the_heading_too(make_notice: MakeNotice) -> None:
    notice = replace(make_notice(), job=stored("daily\u202e\nsales\u200b"))
    sent = message(notice)
    assert sent["text"].startswith("daily sales failed: ")
    assert sent["blocks"][0]["text"]["text"] == sent["text"]
