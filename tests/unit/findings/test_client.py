"""What of DynamoDB's answers is a conflict to try again, and what is an error."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from emrdx.findings.client import Change, Conflict, Key, Table


def refusal(code: str, *reasons: str) -> ClientError:
    answer: dict[str, Any] = {"Error": {"Code": code, "Message": ""}}
    if reasons:
        answer["CancellationReasons"] = [{"Code": reason} for reason in reasons]
    return ClientError(answer, "TransactWriteItems")  # type: ignore[arg-type]


class Refusing:
    def __init__(self, error: ClientError) -> None:
        self.error = error

    def transact_write_items(self, **arguments: Any) -> None:
        raise self.error


CHANGE = Change(key=Key("pk", "sk"), assign={"a": 1}, expected={"b": None, "c": "x"})


@pytest.mark.parametrize(
    "error",
    [
        refusal("TransactionCanceledException", "None", "ConditionalCheckFailed"),
        refusal("TransactionCanceledException", "TransactionConflict", "None"),
        refusal("TransactionConflictException"),
        refusal("TransactionInProgressException"),
    ],
)
def test_another_writer_is_a_conflict(error: ClientError) -> None:
    with pytest.raises(Conflict):
        Table(Refusing(error)).write(CHANGE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "error",
    [
        refusal("TransactionCanceledException", "ValidationError", "None"),
        refusal("AccessDeniedException"),
        refusal("ResourceNotFoundException"),
    ],
)
def test_anything_else_is_an_error(error: ClientError) -> None:
    with pytest.raises(ClientError):
        Table(Refusing(error)).write(CHANGE)  # type: ignore[arg-type]


def test_keys_that_dynamodb_leaves_unprocessed_are_asked_for_again() -> None:
    class Slow:
        calls = 0

        def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803 - boto3's name
            self.calls += 1
            first, *rest = RequestItems["t"]["Keys"]
            left = {"t": {"Keys": rest}} if rest else {}
            return {"Responses": {"t": [{**first, "n": {"N": "1"}}]}, "UnprocessedKeys": left}

    client = Slow()
    keys = [Key(f"p{number}", "s") for number in range(3)]
    found = Table(client, "t").get_many([*keys, keys[0]])  # type: ignore[arg-type]
    assert (set(found), client.calls) == (set(keys), 3)


def test_keys_that_stay_unprocessed_are_a_conflict() -> None:
    class Stuck:
        def batch_get_item(self, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803 - boto3's name
            return {"Responses": {}, "UnprocessedKeys": RequestItems}

    with pytest.raises(Conflict):
        Table(Stuck(), "t").get_many([Key("p", "s")])  # type: ignore[arg-type]
