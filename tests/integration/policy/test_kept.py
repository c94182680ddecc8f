"""The last valid policy in the acting table."""

import random
from datetime import UTC, datetime, timedelta

import boto3
import pytest

from emrdx.policy.dynamo_kept import KeptPolicy
from emrdx.policy.dynamodb import create_arguments
from emrdx.policy.reload import elsewhere

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def kept(aws: None) -> KeptPolicy:
    client = boto3.client("dynamodb")
    client.create_table(**create_arguments("acting"))
    return KeptPolicy(client, "acting")


def test_what_was_kept_last_is_found(kept: KeptPolicy) -> None:
    assert kept.text() is None
    for text in ("first", "zweite Fassung: ü\n" * 1000):
        kept.keep(text, NOON)
        assert kept.text() == text


def test_a_function_that_read_an_older_policy_and_comes_late_changes_nothing(kept: KeptPolicy) -> None:
    kept.keep("new", NOON)
    kept.keep("old", NOON - timedelta(seconds=1))
    assert kept.text() == "new"


def test_what_no_item_holds_is_said_and_changes_nothing(kept: KeptPolicy) -> None:
    kept.keep("first", NOON)
    noise = "".join(chr(random.Random(number).randrange(0x4E00, 0x9FFF)) for number in range(300_000))
    with pytest.raises(OSError, match="an item holds 390000"):
        kept.keep(noise, NOON)
    assert kept.text() == "first"


def test_an_item_of_another_form_is_no_policy(kept: KeptPolicy) -> None:
    item = {"pk": {"S": "POLICY"}, "sk": {"S": "LAST"}, "text": {"B": b"not compressed"}}
    boto3.client("dynamodb").put_item(TableName="acting", Item=item)
    with pytest.raises(OSError, match="cannot be read"):
        kept.text()


class Source:
    """A policy that is valid or is not."""

    def __init__(self, text: str) -> None:
        self._text = text

    def version(self) -> int:
        return 1

    def text(self) -> str:
        return self._text


def test_a_policy_that_cannot_be_kept_is_in_force_all_the_same(aws: None) -> None:
    said: list[str] = []
    current = elsewhere(
        Source('version: "1"\n'), said.append, KeptPolicy(boto3.client("dynamodb"), "nowhere")
    )
    assert current().default_allow
    assert "cannot be kept" in said[0]


def test_without_a_kept_one_an_invalid_policy_denies(kept: KeptPolicy) -> None:
    said: list[str] = []
    assert not elsewhere(Source("version: 2\n"), said.append, kept)().default_allow
    assert "nothing is allowed" in said[0]
    elsewhere(Source('version: "1"\n'), said.append, kept)
    assert elsewhere(Source("version: 2\n"), said.append, kept)().default_allow
    assert "the last valid one is in force" in said[-1]
