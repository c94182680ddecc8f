"""The record of calls in a file: whole lines, none lost, and nothing allowed that cannot be recorded."""

import os
from datetime import UTC, datetime

import pytest

from emrdx.policy import Call, Decision, Gate, SqliteStore, Verdict, load
from emrdx.policy.audit import Entry, Outcome
from emrdx.policy.journal import Journal, entries, read
from emrdx.policy.sqlite import MEMORY


def entry(tool="t"):
    return Entry(
        time=datetime(2026, 11, 21, tzinfo=UTC),
        server="s",
        call=Call(tool, {"a": 1}, "ann"),
        decision=Decision(Verdict.ALLOW),
        outcome=Outcome.OK,
    )


@pytest.fixture
def disk(monkeypatch):
    """A disk with so many bytes left, endless unless set."""
    left, write = {"bytes": None}, os.write

    def limited(file, data):
        if left["bytes"] is None:
            return write(file, data)
        if not left["bytes"]:
            raise OSError(28, "No space left on device")
        taken = data[: left["bytes"]]
        left["bytes"] -= len(taken)
        return write(file, taken)

    monkeypatch.setattr("emrdx.policy.journal.os.write", limited)
    return left


def tools(path):
    return [found["tool"] for found in read(path)]


@pytest.mark.parametrize("left", [0, 1, 40])
def test_what_a_full_disk_did_not_take_is_written_once_there_is_room(tmp_path, disk, left):
    said = []
    journal = Journal(tmp_path / "audit.jsonl", said.append)
    journal(entry("first"))
    disk["bytes"] = left
    journal(entry("second"))
    journal(entry("third"))
    assert not journal.writable()
    assert tools(tmp_path / "audit.jsonl") == ["first"]
    assert len(said) == 1
    disk["bytes"] = None
    assert journal.writable()
    assert tools(tmp_path / "audit.jsonl") == ["first", "second", "third"]


def test_a_call_that_cannot_be_recorded_is_denied(tmp_path, disk):
    policy, _ = load('version: "1"\n')
    journal = Journal(tmp_path / "audit.jsonl")
    gate = Gate(lambda: policy, SqliteStore(MEMORY), recordable=journal.writable)
    assert gate.enter(Call("t")).allowed
    disk["bytes"] = 0
    journal(entry())
    assert gate.enter(Call("t")).decision.rule == "(record)"
    disk["bytes"] = None
    assert gate.enter(Call("t")).allowed


def test_a_full_disk_for_long_fills_no_memory(tmp_path, disk):
    disk["bytes"] = 0
    journal = Journal(tmp_path / "audit.jsonl")
    for number in range(1500):
        journal(entry(str(number)))
    disk["bytes"] = None
    assert journal.writable()
    assert tools(tmp_path / "audit.jsonl") == [str(number) for number in range(1000)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"time": 5, "tool": "t", "verdict": "allow"}',
        '{"time": "2026-01-01", "tool": ["t"], "verdict": "allow"}',
        '{"time": "2026-01-01", "tool": "t", "verdict": "allow", "arguments": 5}',
        '{"time": "2026-01-01", "tool": "t", "verdict": "allow", "rule": {}}',
    ],
)
def test_lines_that_are_no_record_are_passed_over(line):
    assert list(entries([line])) == []


def test_a_record_behind_a_time_is_read():
    line = '2026-01-01T00:00:00Z {"time": "2026-01-01T00:00:00Z", "tool": "t", "verdict": "allow"}'
    assert [found["tool"] for found in entries([line])] == ["t"]
