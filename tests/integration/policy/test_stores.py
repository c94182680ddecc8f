"""What every store keeps to, whoever else writes to it: SQLite in a file, DynamoDB emulated and local."""

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any

import boto3
import pytest

from emrdx.policy import Call, Gate, SqliteStore, Store, StoreError, load
from emrdx.policy.approvals import State
from emrdx.policy.dynamodb import DynamoStore, create_arguments

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HAMMER = Path(__file__).with_name("hammer.py")


class Serial:
    """A client whose calls never overlap, for the emulation's transactions do not bear it."""

    def __init__(self, client: Any) -> None:
        self._client, self._lock = client, RLock()

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        if name == "get_paginator":
            return found

        def serial(*args: Any, **kwargs: Any) -> Any:
            with self._lock:
                return found(*args, **kwargs)

        return serial


@pytest.fixture(params=["sqlite", "moto", pytest.param("local", marks=pytest.mark.full)])
def store(request: pytest.FixtureRequest, tmp_path: Path, credentials: None) -> Store:
    """An empty store of each kind; DynamoDB emulated in the process, and Amazon's own local one."""
    if request.param == "sqlite":
        return SqliteStore(tmp_path / "state" / "policy.sqlite")
    if request.param == "moto":
        request.getfixturevalue("aws")
        client = Serial(boto3.client("dynamodb"))
    else:
        client = boto3.client("dynamodb", endpoint_url=request.getfixturevalue("dynamodb_local"))
    name = f"policy-{uuid.uuid4().hex[:8]}"
    client.create_table(**create_arguments(name))
    return DynamoStore(client, name)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gate(store: Store, clock: Clock) -> Callable[[str], Gate]:
    def made(text: str) -> Gate:
        policy, _ = load(text)
        return Gate(lambda: policy, store, clock=clock)

    return made


def limited(rule: str) -> str:
    return f'version: "1"\ntools:\n  t: {{rules: [{rule}]}}\n'


def letters(gate: Gate, *calls: Call, failed: bool = False) -> str:
    passages = []
    for call in calls:
        passages.append(gate.enter(call))
        gate.settle(passages[-1], failed=failed)
    return "".join({"allow": "a", "deny": "d", "approve": "p"}[one.decision.verdict] for one in passages)


CALL = Call("t")


def test_a_limit_holds_and_ends_with_its_window(gate, clock):
    made = gate(limited("{name: r, rate_limit: 2/minute}"))
    assert letters(made, CALL, CALL, CALL) == "aad"
    clock.now += timedelta(minutes=1)
    assert letters(made, CALL) == "a"


def test_a_sliding_window_begins_with_its_first_call(gate, clock):
    made = gate("tools: {t: {rules: [{action: allow, rate_limit: {max: 2, window: 90}}]}}\n")
    clock.now += timedelta(seconds=50)
    assert letters(made, CALL) == "a"
    clock.now += timedelta(seconds=89.999)
    assert letters(made, CALL, CALL) == "ad"
    clock.now += timedelta(seconds=0.001)
    assert letters(made, CALL) == "a"


def test_decimals_add_up_exactly(gate):
    rule = "{name: r, conditions: [{path: state.t.c, op: lte, value: 1}], state: {counter: c, window: day, increment_from: args.n}}"
    made = gate(limited(rule))
    assert letters(made, *[Call("t", {"n": 0.1})] * 11, Call("t", {"n": 0})) == "a" * 10 + "da"


def test_all_counters_are_charged_or_none(gate, clock):
    made = gate(limited("{name: m, rate_limit: 5/minute}, {name: d, rate_limit: 1/day}"))
    assert letters(made, CALL, CALL, CALL) == "add"
    clock.now += timedelta(days=1)
    assert letters(made, CALL) == "a"


def test_a_late_failure_refunds_the_window_that_was_charged(gate, clock):
    made = gate(limited("{name: r, rate_limit: 2/minute}"))
    late = made.enter(CALL)
    clock.now += timedelta(minutes=1)
    assert letters(made, CALL, CALL) == "aa"
    made.settle(late, failed=True)
    assert letters(made, CALL) == "d"
    clock.now -= timedelta(minutes=1)
    assert letters(made, CALL, CALL, CALL) == "aad"


def test_failures_give_back_everything(gate):
    made = gate(limited("{name: r, rate_limit: 1/day}"))
    assert letters(made, CALL, CALL, CALL, failed=True) == "aaa"
    assert letters(made, CALL, CALL) == "ad"


ASK = limited("{name: ask, action: require_approval, approval_timeout: 10m}, {name: r, rate_limit: 2/day}")


def wish(gate: Gate, call: Call) -> str:
    found = gate.enter(call).decision
    assert found.verdict == "approve"
    assert found.approval is not None
    return found.approval


def test_one_approval_lets_one_call_through(gate, store, clock):
    made, call = gate(ASK), Call("t", {"b": [{"d": 1, "c": 2}], "a": 1}, "ann")
    approval = wish(made, call)
    assert wish(made, Call("t", {"a": 1, "b": [{"c": 2, "d": 1}]}, "ann")) == approval
    store.decide(approval, State.APPROVED, "bob", clock.now)
    for other in (replace(call, arguments={"a": 1}), replace(call, identity="eve")):
        assert wish(made, other) != approval
    assert letters(made, call) == "a"
    assert wish(made, call) != approval
    found = store.approval(approval)
    assert (found.state, found.decided_by) == ("used", "bob")


def test_a_wish_is_the_same_one_within_the_dedupe_window_and_then_a_new_one(gate, store, clock):
    made = gate(ASK + "approvals: {dedupe_window: 2m}\n")
    first = wish(made, CALL)
    clock.now += timedelta(seconds=119)
    assert wish(made, CALL) == first
    clock.now += timedelta(seconds=1)
    second = wish(made, CALL)
    assert second != first
    assert store.decide(first, State.APPROVED, "bob", clock.now) is None
    store.decide(second, State.APPROVED, "bob", clock.now)
    clock.now += timedelta(minutes=5)
    assert letters(made, CALL) == "a"


def test_what_was_approved_meanwhile_is_not_replaced(gate, store, clock):
    first = wish(gate(ASK), CALL)
    pending = store.approval(first)
    store.decide(first, State.APPROVED, "bob", clock.now)
    assert store.wish(replace(pending, id="apr_other"), clock.now, first).id == first
    assert store.approval("apr_other") is None


def test_an_approval_expires_undecided_or_unused(gate, store, clock):
    made = gate(ASK)
    first = wish(made, CALL)
    clock.now += timedelta(minutes=10)
    assert store.decide(first, State.APPROVED, "bob", clock.now) is None
    second = wish(made, CALL)
    assert second != first
    store.decide(second, State.APPROVED, "bob", clock.now)
    clock.now += timedelta(minutes=10)
    assert wish(made, CALL) not in {first, second}


def test_a_denied_wish_stays_denied(gate, store, clock):
    made = gate(ASK)
    approval = wish(made, CALL)
    assert store.decide(approval, State.DENIED, "bob", clock.now).state == "denied"
    assert store.decide(approval, State.APPROVED, "bob", clock.now) is None
    assert wish(made, CALL) != approval


def test_a_failed_call_gets_its_approval_back(gate, store, clock):
    made = gate(ASK)
    store.decide(wish(made, CALL), State.APPROVED, "bob", clock.now)
    assert letters(made, CALL, failed=True) == "a"
    assert letters(made, CALL, CALL) == "ap"


def test_an_approval_is_not_used_up_by_a_call_that_a_limit_refuses(gate, store, clock):
    text = limited("{name: ask, action: require_approval}, {name: r, rate_limit: 1/minute}")
    made = gate(text)
    store.decide(wish(made, CALL), State.APPROVED, "bob", clock.now)
    assert letters(made, CALL) == "a"
    approval = wish(made, CALL)
    store.decide(approval, State.APPROVED, "bob", clock.now)
    assert letters(made, CALL) == "d"
    assert store.approval(approval).state == "approved"


def test_a_call_too_long_for_a_person_to_read_is_denied_and_not_kept(gate, store):
    denied = gate(ASK).enter(Call("t", {"x": "ü" * 100_000})).decision
    assert (denied.verdict, denied.rule) == ("deny", "ask")
    assert "at most 262144" in denied.message
    assert store.approvals() == ()
    assert wish(gate(ASK), Call("t", {"x": "y" * 250_000}))


def test_a_rule_s_change_ends_its_approvals(gate, store, clock):
    approval = wish(gate(ASK), CALL)
    store.decide(approval, State.APPROVED, "bob", clock.now)
    assert wish(gate(ASK.replace("10m", "20m")), CALL) != approval


def test_approvals_are_listed_newest_first(gate, store, clock):
    made = gate(ASK)
    first = wish(made, CALL)
    clock.now += timedelta(seconds=1)
    second = wish(made, Call("t", {"a": 1}))
    assert [approval.id for approval in store.approvals()] == [second, first]


def test_threads_get_exactly_the_limit(gate):
    made = gate(limited("{name: r, rate_limit: 12/day}"))
    with ThreadPoolExecutor(6) as threads:
        allowed = list(threads.map(lambda _: made.enter(CALL).allowed, range(30)))
    assert sum(allowed) == 12


def test_exactly_one_of_many_threads_uses_an_approval(gate, store, clock):
    made = gate(ASK)
    store.decide(wish(made, CALL), State.APPROVED, "bob", clock.now)
    with ThreadPoolExecutor(6) as threads:
        passages = list(threads.map(lambda _: made.enter(CALL), range(12)))
    assert sum(passage.allowed for passage in passages) == 1
    assert letters(made, Call("t", {"a": 2})) == "p"


def test_eight_processes_get_exactly_the_limit(tmp_path):
    command = [sys.executable, str(HAMMER), str(tmp_path / "policy.sqlite"), "40"]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(8)]
    assert sum(int(process.communicate(timeout=120)[0]) for process in processes) == 100


def test_a_table_that_is_not_there_denies(aws):
    policy, _ = load(limited("{name: r, rate_limit: 1/day}"))
    gate = Gate(lambda: policy, DynamoStore(boto3.client("dynamodb"), "nowhere"))
    assert gate.enter(CALL).decision.rule == "(store)"


def test_a_file_that_is_closed_denies(tmp_path):
    store = SqliteStore(tmp_path / "policy.sqlite")
    store.close()
    policy, _ = load(limited("{name: r, rate_limit: 1/day}"))
    assert Gate(lambda: policy, store).enter(CALL).decision.rule == "(store)"


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "policy.sqlite"
    path.write_text("not a database, and long enough to be seen as none" * 20)
    with pytest.raises(StoreError):
        SqliteStore(path)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE approvals SET created_at = 'then'",
        "UPDATE approvals SET expires_at = 'soon', state = 'approved'",
        "UPDATE approvals SET expires_at = 1e300, state = 'approved'",
        "UPDATE counts SET value = 'many'",
        "DROP TABLE counts",
        "DROP TABLE approvals",
    ],
)
def test_a_damaged_file_denies_and_is_no_crash(tmp_path, damage):
    store = SqliteStore(tmp_path / "policy.sqlite")
    policy, _ = load(ASK)
    counted, _ = load(limited("{name: r, rate_limit: 9/day}"))
    asking, counting = Gate(lambda: policy, store), Gate(lambda: counted, store)
    asking.enter(CALL)
    passage = counting.enter(CALL)
    database = sqlite3.connect(tmp_path / "policy.sqlite")
    with database:
        database.execute(damage)
    database.close()
    decisions = [asking.enter(CALL).decision, counting.enter(CALL).decision]
    counting.settle(passage, failed=True)
    assert "(store)" in {decision.rule for decision in decisions}


def test_what_ended_long_ago_is_forgotten_when_the_file_is_opened(tmp_path):
    policy, _ = load(ASK)
    now = datetime.now(UTC)
    for age in (timedelta(days=40), timedelta(days=20)):
        store = SqliteStore(tmp_path / "policy.sqlite")
        wish(Gate(lambda: policy, store, clock=lambda age=age: now - age), Call("t", {"age": age.days}))
        store.close()
    kept = SqliteStore(tmp_path / "policy.sqlite").approvals()
    assert [approval.arguments for approval in kept] == ['{"age":20}']


def test_only_the_owner_reads_the_file(tmp_path):
    SqliteStore(tmp_path / "state" / "policy.sqlite")
    assert (tmp_path / "state" / "policy.sqlite").stat().st_mode & 0o077 == 0
