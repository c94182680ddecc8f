"""What the intake queue brings, and what of it is ours."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.events import JobRunEvent, Rejection, message, parse
from emrdx.wiring import DetailType

STATE_CHANGE: dict[str, Any] = {
    "version": "0",
    "id": "00df3ec6-5da1-36e6-ab71-20f0de68f8a0",
    "detail-type": "EMR Serverless Job Run State Change",
    "source": "aws.emr-serverless",
    "account": "123456789012",
    "time": "2026-11-20T21:07:42Z",
    "region": "us-east-1",
    "resources": [],
    "detail": {
        "jobRunId": "00f1cbn5g4bb0c01",
        "applicationId": "00f1982r1uukb925",
        "arn": "arn:aws:emr-serverless:us-east-1:123456789012:/applications/00f1982r1uukb925/jobruns/00f1cbn5g4bb0c01",
        "releaseLabel": "emr-7.9.0",
        "state": "FAILED",
        "previousState": "RUNNING",
        "createdBy": "arn:aws:sts::123456789012:assumed-role/Role/session",
        "createdAt": "2026-11-20T21:07:25.325900Z",
        "updatedAt": "2026-11-20T21:07:42.299487Z",
    },
}
RETRY: dict[str, Any] = {
    **STATE_CHANGE,
    "detail-type": "EMR Serverless Job Run Retry",
    "detail": {
        "jobRunId": "00f1cbn5g4bb0c01",
        "applicationId": "00f1982r1uukb925",
        "previousAttempt": 2,
        "previousAttemptState": "FAILED",
        "newAttempt": 3,
    },
}


def changed(event: dict[str, Any], **detail: Any) -> str:
    return json.dumps({**event, "detail": {**event["detail"], **detail}})


def without(event: dict[str, Any], name: str) -> str:
    return json.dumps({key: value for key, value in event.items() if key != name})


def accepted(body: str) -> JobRunEvent:
    event = parse(body)
    assert isinstance(event, JobRunEvent), event
    return event


def reason(body: str) -> str:
    event = parse(body)
    assert isinstance(event, Rejection), event
    return event.reason


def test_a_failed_run_names_its_run_and_no_attempt() -> None:
    assert accepted(json.dumps(STATE_CHANGE)) == JobRunEvent(
        account="123456789012",
        region="us-east-1",
        application_id="00f1982r1uukb925",
        job_run_id="00f1cbn5g4bb0c01",
        detail_type=DetailType.STATE_CHANGE,
        state="FAILED",
        time=datetime(2026, 11, 20, 21, 7, 42, tzinfo=UTC),
    )


def test_a_retry_names_the_attempt_that_failed() -> None:
    event = accepted(json.dumps(RETRY))
    assert (event.attempt, event.retried, event.state) == (2, True, "FAILED")


def test_a_cancelled_run_is_ours_since_a_time_out_ends_so() -> None:
    assert accepted(changed(STATE_CHANGE, state="CANCELLED")).state == "CANCELLED"


def test_unknown_fields_are_normal() -> None:
    assert accepted(changed({**STATE_CHANGE, "replay-name": "x"}, jobRunName="daily", nested={"a": [1]}))


def test_account_and_region_are_read_from_the_run_s_arn_where_the_envelope_lacks_them() -> None:
    event = accepted(without(json.loads(without(STATE_CHANGE, "account")), "region"))
    assert (event.account, event.region) == ("123456789012", "us-east-1")


@pytest.mark.parametrize("region", ["cn-north-1", "us-gov-west-1", "us-iso-east-1", "ap-southeast-7"])
def test_every_partition_s_regions_are_known(region: str) -> None:
    assert accepted(json.dumps({**STATE_CHANGE, "region": region})).region == region


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not of the event's form: Expected `object`, got `array`"),
        ("{}", "not an event of EMR Serverless: source"),
        (json.dumps({**STATE_CHANGE, "source": "aws.glue"}), "not an event of EMR Serverless: source"),
        (
            json.dumps({**STATE_CHANGE, "detail-type": "EMR Serverless Application State Change"}),
            "not an event that an attempt ended: detail-type",
        ),
        (changed(STATE_CHANGE, state="SUCCESS"), "the attempt did not end without success: state"),
        (changed(RETRY, previousAttemptState="SUCCESS"), "the attempt did not end without success: state"),
        (changed(RETRY, previousAttempt=0), "missing or malformed: detail.previousAttempt"),
        (changed(STATE_CHANGE, jobRunId="../00run"), "missing or malformed: detail.jobRunId"),
        (json.dumps({**STATE_CHANGE, "account": "12345"}), "missing or malformed: account"),
        (json.dumps({**STATE_CHANGE, "look": -1}), "missing or malformed: look"),
        (changed(STATE_CHANGE, applicationId=7), "not of the event's form: Expected `str`, got `int`"),
        (without(STATE_CHANGE, "detail"), "not of the event's form: Object missing required field `detail`"),
        ('{"source": "aws.emr-serverless"' + " " * 300_000 + "}", "larger than an event can be"),
    ],
)
def test_what_is_not_ours_is_rejected_with_the_reason(body: str, expected: str) -> None:
    assert reason(body).startswith(expected)


def test_a_rejection_repeats_nothing_of_the_message() -> None:
    assert "hunter2" not in reason(changed(STATE_CHANGE, jobRunId="password=hunter2", state="hunter2"))


@pytest.mark.parametrize("event", [STATE_CHANGE, RETRY])
def test_an_event_put_back_is_the_same_event_looked_at_once_more(event: dict[str, Any]) -> None:
    first = accepted(json.dumps(event))
    second = accepted(message(first.next_look()))
    assert (second.look, second.next_look().look) == (1, 2)
    assert second == first.next_look()


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_is_taken_or_rejected(value: object) -> None:
    assert isinstance(parse(json.dumps(value)), JobRunEvent | Rejection)


@given(st.binary())
def test_any_bytes_are_taken_or_rejected(body: bytes) -> None:
    assert isinstance(parse(body), JobRunEvent | Rejection)


@given(
    st.dictionaries(
        st.sampled_from(["jobRunId", "applicationId", "state", "previousAttempt", "arn"]),
        st.none() | st.integers() | st.text(max_size=20),
    )
)
def test_any_detail_is_taken_or_rejected(detail: dict[str, object]) -> None:
    for event in (STATE_CHANGE, RETRY):
        assert isinstance(parse(changed(event, **detail)), JobRunEvent | Rejection)
