"""Services in the process, and the tables and queues of the project's own declarations in them."""

from collections.abc import Iterator
from threading import RLock
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from moto import mock_aws

from emrdx.findings.client import Table
from emrdx.findings.table import FINDINGS_TABLE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

REGION = "eu-west-1"


class OneAtATime:
    """A client whose calls never overlap: the emulation copies whole tables in a transaction, DynamoDB does not."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._lock = RLock()

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._client, name)

        def serial(*args: Any, **kwargs: Any) -> Any:
            with self._lock:
                return call(*args, **kwargs)

        return serial


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")
    monkeypatch.delenv("AWS_PROFILE", raising=False)
    with mock_aws():
        yield


@pytest.fixture
def dynamodb(aws: None) -> "DynamoDBClient":
    return OneAtATime(boto3.client("dynamodb", region_name=REGION))  # type: ignore[return-value]


@pytest.fixture
def table(dynamodb: "DynamoDBClient") -> Table:
    name = "emrdx-findings"
    dynamodb.create_table(**FINDINGS_TABLE.create_arguments(name))
    dynamodb.update_time_to_live(**FINDINGS_TABLE.time_to_live_arguments(name))
    return Table(dynamodb, name)
