"""What people are told of a call that wants approval."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emrdx import limits
from emrdx.notify import slack, sns
from emrdx.notify.delivery import DeliveryError
from emrdx.notify.slack import Answer, SlackChannel
from emrdx.notify.tell import ask
from emrdx.notify.wish import Wish, message, parse, wish_of
from emrdx.policy.approvals import Approval
from emrdx.redaction import Redactor

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def wanted(tool: str = "start_job_run", **arguments: Any) -> Wish:
    approval = Approval(
        id="apr_0123456789abcdef01234567",
        fingerprint="f",
        tool=tool,
        arguments=json.dumps(arguments),
        identity="arn:aws:sts::123456789012:assumed-role/agent/s",
        rule="starts want approval",
        created_at=NOON,
        expires_at=NOON + timedelta(minutes=10),
    )
    return wish_of(approval, Redactor().session(), "--acting-table emrdx-acting --region eu-west-1")


def test_it_comes_out_of_the_queue_as_it_went_in() -> None:
    wish = wanted(application_id="00f1", name="x")
    assert parse(message(wish)) == wish


@pytest.mark.parametrize("body", ['{"pk":"a","sk":"b"}', "[]", "no json", '"approval"'])
def test_any_other_message_is_no_wish(body: str) -> None:
    assert parse(body) is None


@pytest.mark.parametrize("body", ['{"approval":{}}', '{"approval":5}', '{"approval":{"id":1}}'])
def test_a_malformed_wish_is_an_error(body: str) -> None:
    with pytest.raises(ValueError, match="wish"):
        parse(body)


def test_slack_shows_who_wants_what_until_when_and_how_to_decide() -> None:
    text = json.dumps(slack.question(wanted(application_id="00f1", name="swordfish")), ensure_ascii=False)
    for part in (
        "Approval wanted: start_job_run",
        "assumed-role/agent/s",
        "application_id, name",
        "starts want approval",
        "2026-03-02 12:10:00 UTC",
        "emrdx approvals approve apr_0123456789abcdef01234567 --acting-table emrdx-acting --region eu-west-1",
    ):
        assert part in text
    assert "swordfish" not in text


def test_a_mail_says_the_same() -> None:
    text = sns.question(wanted(application_id="00f1", name="swordfish"))
    assert "emrdx approvals show apr_0123456789abcdef01234567 --acting-table emrdx-acting" in text
    assert "Arguments: application_id, name" in text
    assert "swordfish" not in text


NAMES = st.text(max_size=400)


@given(NAMES, st.dictionaries(NAMES, st.none(), max_size=40))
@settings(max_examples=100, deadline=None)
def test_no_caller_s_words_break_a_message_s_limits_or_lines(tool: str, arguments: dict[str, None]) -> None:
    wish = parse(
        message(wanted(tool.encode(errors="replace").decode(), **dict.fromkeys(map(repr, arguments))))
    )
    assert wish is not None
    said = slack.question(wish)
    header, fields, commands = said["blocks"]
    assert len(header["text"]["text"]) <= limits.SLACK_HEADER_CHARS
    assert all(len(field["text"]) <= limits.SLACK_FIELD_CHARS for field in fields["fields"])
    assert len(commands["text"]["text"]) <= limits.SLACK_SECTION_CHARS
    text = sns.question(wish)
    assert len(text.encode()) <= limits.SNS_BODY_BYTES
    assert len(text.splitlines()) == 11


def test_a_mention_in_a_tool_s_name_mentions_nobody() -> None:
    assert "<!channel>" not in slack.question(wanted("<!channel>"))["text"]


class Hook:
    def __init__(self, status: int) -> None:
        self.status, self.posted = status, 0

    def post(self, body: bytes) -> Answer:
        self.posted += 1
        return Answer(self.status)


def test_a_channel_that_fails_keeps_no_other_from_it_and_is_tried_again() -> None:
    broken, working = Hook(500), Hook(200)
    channels = [SlackChannel(webhook=hook, seconds_left=lambda: 9.0) for hook in (broken, working)]
    with pytest.raises(DeliveryError, match="slack: Slack answered 500"):
        ask(wanted(), channels, NOON)
    assert working.posted == 1


def test_nobody_is_asked_when_it_is_too_late() -> None:
    hook = Hook(200)
    channel = SlackChannel(webhook=hook, seconds_left=lambda: 9.0)
    assert ask(wanted(), [channel], NOON + timedelta(minutes=10)) == "gone"
    assert hook.posted == 0
