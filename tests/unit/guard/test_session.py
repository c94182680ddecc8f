"""Whatever either side sends, in either era of the protocol: nothing crashes and nothing denied goes on."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emrdx.guard.session import Session
from emrdx.guard.wire import VERSION_KEY
from emrdx.policy import Gate, SqliteStore, load
from emrdx.policy.audit import Entry
from emrdx.policy.sqlite import MEMORY

POLICY = """
version: "1"
default: deny
hide: [secret]
tools:
  add: {rules: [{name: small, conditions: [{path: args.a, op: lt, value: 10}]}]}
  list: {}
"""
LISTED = {"add", "list"}

IDS = st.sampled_from([1, 2, "a", "1", None, 1.5, True, [], 10**20])
NAMES = st.sampled_from(["secret", "add", "list", "ADD", "add ", "*", "add#x", "", None, 5, ["add"]])
METHODS = st.sampled_from(
    ["tools/call", "tools/list", "ping", "initialize", "tools/call ", "server/discover", "resources/read"]
)
VALUES = st.recursive(
    st.sampled_from([None, True, 0, 9, 10, 1.5, 10**30, "", "x", "secret", "tools/call"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(["a", "name", "arguments", "method"]), inner, max_size=2)
    ),
    max_leaves=4,
)
META = st.sampled_from([{VERSION_KEY: "2026-07-28"}, {VERSION_KEY: None}, {"progressToken": 1}, 5])
PARAMS = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={"name": NAMES, "arguments": VALUES, "_meta": META, "Name": VALUES, "task": VALUES},
    ),
    VALUES,
)
MESSAGES = st.fixed_dictionaries(
    {"jsonrpc": st.just("2.0")},
    optional={"id": IDS, "method": METHODS, "params": PARAMS, "Method": METHODS, "result": VALUES},
)


@st.composite
def lines(draw: st.DrawFn) -> bytes:
    """A message or a batch on one line, now and then with some bytes changed, left out or doubled."""
    message: Any = draw(st.one_of(MESSAGES, st.lists(MESSAGES, max_size=3)))
    raw = bytearray(json.dumps(message, ensure_ascii=draw(st.booleans())).encode())
    for place in draw(st.lists(st.integers(0, len(raw)), max_size=3)):
        part = draw(st.sampled_from([b"", b'"', b"{", b"}", b",", b"\\", b"\xff", b"\x00", raw[:20]]))
        raw[place : place + draw(st.integers(0, 3))] = part
    return bytes(raw).replace(b"\n", b" ") + b"\n"


@pytest.fixture(scope="module")
def gate() -> Gate:
    policy, _ = load(POLICY)
    return Gate(lambda: policy, SqliteStore(MEMORY))


def session(gate: Gate) -> tuple[Session, list[Entry]]:
    entries: list[Entry] = []
    return Session(gate=gate, record=entries.append, identity="ann", name="s", server="x"), entries


def read_by_others(raw: bytes) -> Iterator[dict[str, Any]]:
    """The messages that other JSON readers see: the first of two equal keys or the last, in any case."""
    last, first = dict, lambda pairs: dict(reversed(pairs))
    for hook in (last, first):
        for fold in (str, str.casefold):

            def pairs(found: list[tuple[str, Any]], hook: Any = hook, fold: Any = fold) -> dict[str, Any]:
                return {fold(key): value for key, value in hook(found).items()}

            try:
                message = json.loads(raw.decode("utf-8", "replace"), object_pairs_hook=pairs)
            except (ValueError, RecursionError):
                continue
            parts = message if isinstance(message, list) else [message]
            yield from (part for part in parts if isinstance(part, dict))


@given(st.lists(lines(), min_size=1, max_size=5))
@settings(max_examples=400, deadline=None)
def test_no_line_of_a_client_crashes_or_brings_a_denied_call_to_the_server(
    gate: Gate, sent: list[bytes]
) -> None:
    guard, entries = session(gate)
    for raw in sent:
        passed = guard.from_client(raw)
        for reply in passed.replies:
            assert reply.count(b"\n") == 1
            assert json.loads(reply)["jsonrpc"] == "2.0"
        for message in read_by_others(passed.forward):
            if message.get("method") != "tools/call":
                continue
            params = message["params"]
            assert params["name"] in LISTED
            if params["name"] == "add":
                assert params["arguments"]["a"] < 10
    guard.close()
    assert all(entry.fields() for entry in entries)


def tools(raw: bytes) -> set[str]:
    """The tools in a list of tools, as any reader sees them."""
    results = [message.get("result") for message in read_by_others(raw)]
    listed = [result.get("tools") for result in results if isinstance(result, dict)]
    found = [tool for one in listed if isinstance(one, list) for tool in one]
    return {str(tool.get("name")) for tool in found if isinstance(tool, dict)}


ANSWERS = st.sampled_from(
    [
        {"tools": [{"name": "secret"}, {"name": "add"}], "nextCursor": "x"},
        {"tools": [{"name": "secret"}], "resultType": "complete", "ttlMs": 5},
        {"tools": {"name": "secret"}},
        {"tools": [5, {"name": "secret"}]},
    ]
)


@given(st.sampled_from([1, 2, "a", "1", 10**20]), IDS, ANSWERS, META, st.integers(0, 200))
@settings(max_examples=300, deadline=None)
def test_no_answer_shows_a_hidden_tool(
    gate: Gate, asked: Any, answered: Any, result: Any, meta: Any, place: int
) -> None:
    ask = {"jsonrpc": "2.0", "id": asked, "method": "tools/list", "params": {"_meta": meta}}
    answer = {"jsonrpc": "2.0", "id": answered, "result": result}
    raw = json.dumps(answer | ({"method": "ping"} if place % 7 == 0 else {})).encode()
    doubled = raw[:place] + b'"id":1,' + raw[place:]
    for line in (doubled, raw):
        guard, _ = session(gate)
        guard.from_client(json.dumps(ask).encode() + b"\n")
        assert "secret" not in tools(guard.from_server(line + b"\n"))


ONCE = 'version: "1"\ntools:\n  add: {rules: [{name: once, rate_limit: 1/day}]}\n'


def message(**said: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", **said}).encode() + b"\n"


@pytest.mark.parametrize(("given_up", "refunded"), [(None, True), (7, False), ("7", False), (8, True)])
def test_a_call_that_its_caller_gave_up_stays_charged_whatever_the_server_answers(
    given_up: Any, refunded: bool
) -> None:
    policy, _ = load(ONCE)
    guard, entries = session(Gate(lambda: policy, SqliteStore(MEMORY)))
    call = message(id=7, method="tools/call", params={"name": "add"})
    assert guard.from_client(call).forward == call
    if given_up is not None:
        cancel = message(method="notifications/cancelled", params={"requestId": given_up})
        assert guard.from_client(cancel).forward == cancel
    guard.from_server(message(id=7, error={"code": 0, "message": "Request cancelled"}))
    assert bool(guard.from_client(call).forward) == refunded
    assert entries[0].outcome == "error"


@pytest.mark.parametrize(
    ("line", "tool"),
    [
        (b'{"id":1,"method":"tools/call","params":{"name":"add","name":"secret"}}', ""),
        (b'{"id":1.5,"method":"tools/call","params":{"name":"secret"}}', "secret"),
        (b'{"method":"tools/call","params":{"name":"secret"}}', "secret"),
        (b'[{"id":1,"method":"ping"},{"id":2,"Method":"tools/call","params":{"name":"secret"}}]', ""),
    ],
)
def test_what_is_no_call_that_could_be_judged_is_recorded_as_denied(gate: Gate, line: bytes, tool: str):
    opened, entries = session(gate)
    assert opened.from_client(line + b"\n").forward == b""
    (entry,) = entries
    assert (entry.call.tool, entry.decision.rule) == (tool, "(malformed call)")


@pytest.mark.parametrize("depth", [450, 970, 975, 980, 985])
def test_a_message_nested_too_deeply_is_refused_and_ends_nothing(gate: Gate, depth: int):
    opened, entries = session(gate)
    deep = b'{"id":1,"method":"tools/call","params":{"name":"list","arguments":{"a":%s}}}\n'
    sent = opened.from_client(deep % (b"[" * depth + b"]" * depth))
    assert (sent.forward, len(sent.replies), len(entries)) == (b"", 1, 1)


def test_a_batch_that_is_refused_charges_none_of_its_calls():
    policy, _ = load('version: "1"\ntools: {t: {rules: [{name: once, rate_limit: 1/day}]}}')
    opened, _entries = session(Gate(lambda: policy, SqliteStore(MEMORY)))
    call = b'{"id":%d,"method":"tools/call","params":{"name":"t"}}'
    assert opened.from_client(b"[%s,%s]\n" % (call % 1, b'{"id":2,"Method":"x"}')).forward == b""
    assert opened.from_client(call % 3 + b"\n").forward
