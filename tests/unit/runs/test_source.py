"""One GetJobRun for a run, one GetApplication for a while."""

from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from emrdx.runs.source import CACHE_SECONDS, Applications, RunSource

ARN = "arn:aws:emr-serverless:eu-west-1:111122223333:/applications/00app/jobruns/00run"


class UnknownRunError(ClientError):
    """The client's own class for ResourceNotFoundException."""


class Service:
    """Answers with one run and one application, or with errors."""

    exceptions = SimpleNamespace(ResourceNotFoundException=UnknownRunError)

    def __init__(self, run: str = "", application: str = "") -> None:
        self.errors = {"get_job_run": run, "get_application": application}
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def _answer(self, name: str, arguments: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
        self.calls.append((name, arguments))
        if code := self.errors[name]:
            kind = UnknownRunError if code == "ResourceNotFoundException" else ClientError
            raise kind({"Error": {"Code": code, "Message": ""}}, name)
        return answer

    def get_job_run(self, **arguments: Any) -> dict[str, Any]:
        run = {"applicationId": "00app", "jobRunId": "00run", "arn": ARN, "state": "FAILED", "attempt": 2}
        return self._answer("get_job_run", arguments, {"jobRun": run})

    def get_application(self, **arguments: Any) -> dict[str, Any]:
        return self._answer(
            "get_application", arguments, {"application": {"applicationId": "00app", "name": "etl"}}
        )

    def names(self) -> list[str]:
        return [name for name, _ in self.calls]


def source(service: Service) -> RunSource:
    return RunSource(service)  # type: ignore[arg-type]


def test_a_run_comes_with_its_application() -> None:
    run = source(Service()).fetch("00app", "00run")
    assert run is not None
    assert run.application is not None
    assert (run.account, run.attempt, run.application.name) == ("111122223333", 2, "etl")


def test_the_attempt_is_asked_for_only_where_it_is_named() -> None:
    service = Service()
    runs = source(service)
    runs.fetch("00app", "00run")
    runs.fetch("00app", "00run", 1)
    asked = [arguments for name, arguments in service.calls if name == "get_job_run"]
    assert asked == [
        {"applicationId": "00app", "jobRunId": "00run"},
        {"applicationId": "00app", "jobRunId": "00run", "attempt": 1},
    ]


def test_an_application_is_asked_for_once_in_a_while() -> None:
    service, clock = Service(), [0.0]
    applications = Applications(service, clock=lambda: clock[0])  # type: ignore[arg-type]
    for _ in range(2):
        assert applications.get("00app") is not None
    assert service.names() == ["get_application"]
    clock[0] = CACHE_SECONDS
    applications.get("00app")
    assert service.names() == ["get_application"] * 2


def test_a_run_that_the_service_does_not_know_is_none() -> None:
    assert source(Service(run="ResourceNotFoundException")).fetch("00app", "00run") is None


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException"])
def test_a_run_is_described_without_an_application_that_cannot_be_read(code: str) -> None:
    run = source(Service(application=code)).fetch("00app", "00run")
    assert run is not None
    assert run.application is None


@pytest.mark.parametrize(
    "service", [Service(run="ThrottlingException"), Service(application="InternalServerException")]
)
def test_an_overloaded_service_is_an_error_to_be_tried_again(service: Service) -> None:
    with pytest.raises(ClientError):
        source(service).fetch("00app", "00run")
