"""A sweep's pace: one call a second is everyone's, and time may not suffice for all applications."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from emrdx.findings.keys import RunKey
from emrdx.reconcile import GRACE, LONGEST_RUN, PAGES_PER_APPLICATION, WINDOW, Pace, Sweep, _rotated, sweep

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def run(
    application: str, number: int, ended: datetime = NOW - timedelta(hours=1), **changed: Any
) -> dict[str, Any]:
    return {
        "applicationId": application,
        "id": f"00{application}{number}",
        "arn": f"arn:aws:emr-serverless:eu-west-1:111122223333:/applications/{application}/jobruns/00{number}",
        "state": "FAILED",
        "updatedAt": ended,
        **changed,
    }


class Service:
    """ListApplications and ListJobRuns with pages of two, an application's error in place of its runs."""

    def __init__(self, runs: dict[str, list[dict[str, Any]] | ClientError]) -> None:
        self.runs = runs
        self.asked: list[dict[str, Any]] = []

    def get_paginator(self, name: str) -> Any:
        assert name == "list_applications"
        pages = [{"applications": [{"id": application} for application in self.runs]}]
        return SimpleNamespace(paginate=lambda **_: pages)

    def list_job_runs(self, **request: Any) -> dict[str, Any]:
        self.asked.append(request)
        runs = self.runs[request["applicationId"]]
        if isinstance(runs, ClientError):
            raise runs
        first = int(request.get("nextToken", 0))
        more = {"nextToken": str(first + 2)} if first + 2 < len(runs) else {}
        return {"jobRuns": runs[first : first + 2], **more}


class World:
    def __init__(self, service: Service, seconds: float = 300.0) -> None:
        self.service, self.seconds = service, seconds
        self.queued: list[Any] = []
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds -= seconds

    def sweep(self, *, seen: frozenset[str] = frozenset(), applications: tuple[str, ...] = ()) -> Sweep:
        def known(keys: Any) -> frozenset[RunKey]:
            return frozenset(key for key in keys if key.job_run_id in seen)

        return sweep(
            self.service,  # type: ignore[arg-type]
            applications=applications,
            seen=known,
            queue=self.queued.append,
            now=NOW,
            pace=Pace(seconds_left=lambda: self.seconds, sleep=self.sleep),
        )


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": ""}}, "ListJobRuns")


def test_runs_without_finding_or_tombstone_are_queued_with_their_account_and_region() -> None:
    world = World(Service({"a": [run("a", 1), run("a", 2), run("a", 3)]}))
    done = world.sweep(seen=frozenset({"00a2"}))
    assert [(event.account, event.region, event.job_run_id, event.look) for event in world.queued] == [
        ("111122223333", "eu-west-1", "00a1", 0),
        ("111122223333", "eu-west-1", "00a3", 0),
    ]
    assert (done.applications, done.ended, done.unfinished) == (1, 3, 0)


def test_a_run_that_just_ended_is_left_to_its_own_event_and_an_old_one_to_a_backfill() -> None:
    ends = [
        NOW - GRACE + timedelta(seconds=1),
        NOW - GRACE,
        NOW - WINDOW,
        NOW - WINDOW - timedelta(seconds=1),
    ]
    world = World(Service({"a": [run("a", number, ended) for number, ended in enumerate(ends)]}))
    world.sweep()
    assert {event.job_run_id for event in world.queued} == {"00a1", "00a2"}


def test_a_sweep_looks_back_over_the_longest_run() -> None:
    service = Service({"a": []})
    World(service).sweep()
    assert service.asked[0]["createdAtAfter"] == NOW - WINDOW - LONGEST_RUN
    assert service.asked[0]["states"] == ["CANCELLED", "FAILED"]


def test_only_the_applications_named_are_swept() -> None:
    service = Service({"a": [], "b": []})
    World(service).sweep(applications=("b",))
    assert [asked["applicationId"] for asked in service.asked] == ["b"]


def test_there_is_more_than_a_second_between_two_calls() -> None:
    world = World(Service({"a": [run("a", number) for number in range(5)], "b": []}))
    world.sweep()
    assert len(world.slept) == 4
    assert min(world.slept) > 1


def test_a_sweep_ends_in_time_and_says_how_many_applications_it_left() -> None:
    names = [f"a{number}" for number in range(10)]
    done = World(Service({name: [] for name in names}), seconds=24).sweep()
    assert 0 < done.applications < 10
    assert done.applications + done.unfinished == 10


def test_an_application_whose_runs_time_did_not_allow_is_left_too() -> None:
    done = World(Service({"a": [run("a", number) for number in range(9)]}), seconds=24).sweep()
    assert 0 < done.ended < 9
    assert (done.applications, done.unfinished) == (0, 1)


def test_a_sweep_whose_time_ends_with_the_last_run_has_left_nothing() -> None:
    done = World(Service({"a": [run("a", number) for number in range(4)]}), seconds=22).sweep()
    assert (done.ended, done.applications, done.unfinished) == (4, 1, 0)


def test_an_application_with_more_runs_than_a_sweep_looks_at_is_named() -> None:
    most = 2 * PAGES_PER_APPLICATION
    service = Service(
        {name: [run(name, number) for number in range(most + more)] for name, more in (("a", 0), ("b", 1))}
    )
    done = World(service).sweep()
    assert (done.ended, done.applications, done.unfinished) == (2 * most, 2, 0)
    assert done.capped == ["b"]


def test_sweeps_begin_at_different_applications() -> None:
    names = [f"a{number}" for number in range(10)]
    firsts = {_rotated(names, NOW + timedelta(minutes=15 * number))[0] for number in range(200)}
    assert firsts == set(names)
    assert sorted(_rotated(names, NOW)) == names


def test_an_application_that_is_gone_does_not_end_the_sweep() -> None:
    world = World(Service({"a": refusal("ResourceNotFoundException"), "b": [run("b", 1)]}))
    world.sweep()
    assert [event.job_run_id for event in world.queued] == ["00b1"]


def test_a_rate_that_others_use_up_ends_the_sweep_until_the_next() -> None:
    done = World(Service({"a": refusal("ThrottlingException"), "b": refusal("ThrottlingException")})).sweep()
    assert (done.applications, done.unfinished) == (0, 2)


def test_a_right_that_is_missing_is_an_error() -> None:
    with pytest.raises(ClientError, match="AccessDenied"):
        World(Service({"a": refusal("AccessDeniedException")})).sweep()
