"""What a diagnosis costs in calls to AWS: those to the run and its logs are limited, those to the table are three."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.client import BaseClient

from emrdx.limits import AWS_CALLS_DRIVER, AWS_CALLS_EXECUTORS
from emrdx.ports import diagnosing
from emrdx.wiring import DIAGNOSE_POLLING

Calls = Counter[str]


@pytest.fixture
def diagnosed(
    deployment: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[Calls, Calls]]]:
    """Fails a run and lets its message be handled: the calls to the run and its logs, and those to the table."""
    diagnosing.cache_clear()
    original = BaseClient._make_api_call  # type: ignore[attr-defined]
    seen: list[tuple[str, str]] = []

    def recorded(client: Any, operation: str, parameters: Any) -> Any:
        seen.append((client.meta.service_model.signing_name, operation))
        return original(client, operation, parameters)

    def diagnose(case: str, **changed: Any) -> tuple[Calls, Calls]:
        run = deployment.failed_run(case, **changed)
        deployment.state_change(run)
        deployment.time_passes()
        monkeypatch.setattr(BaseClient, "_make_api_call", recorded)
        seen.clear()
        assert deployment.poll(DIAGNOSE_POLLING) == 1
        calls = list(seen)
        monkeypatch.setattr(BaseClient, "_make_api_call", original)
        assert deployment.findings(run)
        table = Counter(operation for service, operation in calls if service == "dynamodb")
        return Counter(op for service, op in calls if service in {"emr-serverless", "s3", "logs"}), table

    yield diagnose
    diagnosing.cache_clear()


def test_with_the_driver_alone_six_calls_suffice_and_fewer_once_the_application_is_known(
    diagnosed: Any,
) -> None:
    first, table = diagnosed("s353")
    assert first == {"GetJobRun": 1, "GetApplication": 1, "ListObjectsV2": 1, "GetObject": 2}
    assert first.total() <= AWS_CALLS_DRIVER
    assert table == {"GetItem": 2, "TransactWriteItems": 1}
    second, table = diagnosed("s162")
    assert second == first - Counter({"GetApplication": 1})
    assert table.total() == 3


def test_a_failure_that_recurs_costs_the_table_no_call_more(diagnosed: Any) -> None:
    _, first = diagnosed("s353")
    _, again = diagnosed("s353")
    assert again == first


def test_with_executors_fourteen_calls_suffice(diagnosed: Any) -> None:
    calls, table = diagnosed("s321")
    assert calls["GetObject"] > 2
    assert calls.total() <= AWS_CALLS_EXECUTORS
    assert table.total() == 3
