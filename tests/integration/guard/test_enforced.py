"""What a policy says, holds for a client that goes through the guard."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mcp import Client
from mcp.client.stdio import stdio_client

from emrdx.cli.main import run

from .conftest import exchange

pytestmark = pytest.mark.anyio

OWN = str(Path(__file__).parent.parent / "mcp" / "emulated.py")


def code(result):
    return result.structured_content["code"]


async def test_hidden_tools_are_absent_and_cannot_be_called(guarded, parameters, era):
    command = guarded('version: "1"\nhide: [secret]\n')
    async with Client(stdio_client(parameters(command)), mode=era) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        result = await client.call_tool("secret", {})
    assert "secret" not in names
    assert "add" in names
    assert result.is_error
    assert (code(result), result.structured_content["rule"]) == ("policy_denied", "(hidden)")


async def test_a_denial_can_be_told_from_a_failure(guarded, parameters, era):
    text = 'version: "1"\ntools:\n  add: {rules: [{name: small, conditions: [{path: args.a, op: lt, value: 10}]}]}\n'
    async with Client(stdio_client(parameters(guarded(text))), mode=era) as client:
        await client.list_tools()
        denied = await client.call_tool("add", {"a": 10})
        failed = await client.call_tool("fail", {"text": "why"})
        fine = await client.call_tool("add", {"a": 9})
    assert denied.is_error
    assert denied.structured_content == {
        "code": "policy_denied",
        "rule": "small",
        "message": 'Denied by rule "small"',
    }
    assert failed.is_error
    assert "code" not in (failed.structured_content or {})
    assert fine.structured_content == {"total": 9}


async def test_a_failed_call_does_not_use_up_a_limit(guarded, parameters, audited, era):
    text = 'version: "1"\ntools:\n  "*": {rules: [{name: two, rate_limit: 2/day}]}\n'
    async with Client(stdio_client(parameters(guarded(text))), mode=era) as client:
        calls = [("fail", {"text": "x"}), ("add", {"a": 1}), ("fail", {"text": "x"}), ("add", {"a": 1})]
        done = [await client.call_tool(name, arguments) for name, arguments in calls]
        over = await client.call_tool("add", {"a": 1})
    assert [result.is_error for result in done] == [True, False, True, False]
    assert over.structured_content["rule"] == "two"
    assert [(entry["verdict"], entry["outcome"]) for entry in audited()] == [
        ("allow", "error"),
        ("allow", "ok"),
        ("allow", "error"),
        ("allow", "ok"),
        ("deny", "not_forwarded"),
    ]


async def test_an_approval_lets_one_call_through(guarded, parameters, tmp_path, capsys, era):
    text = 'version: "1"\ntools:\n  add: {rules: [{name: ask, action: require_approval}]}\n'
    state = str(tmp_path / "state.sqlite")
    async with Client(stdio_client(parameters(guarded(text))), mode=era) as client:
        asked = await client.call_tool("add", {"a": 1})
        again = await client.call_tool("add", {"a": 1})
        wish = asked.structured_content["approval"]
        assert f"emrdx approvals approve {wish} --state {state} " in asked.structured_content["message"]
        assert run(["approvals", "approve", wish, "--state", state]) == 0
        other = await client.call_tool("add", {"a": 2})
        passed = await client.call_tool("add", {"a": 1})
        used = await client.call_tool("add", {"a": 1})
    assert code(asked) == code(other) == code(used) == "approval_required"
    assert again.structured_content["approval"] == wish
    assert passed.structured_content == {"total": 1}
    assert used.structured_content["approval"] != wish
    assert wish in capsys.readouterr().out


async def test_our_own_server_behind_a_guard(guarded, parameters, aws, era):
    text = 'version: "1"\ndefault: deny\ntools:\n  get_diagnosis: {}\n'
    command = guarded(text, "--", sys.executable, OWN, "mcp")
    async with Client(stdio_client(parameters(command)), mode=era) as client:
        await client.list_tools()
        found = await client.call_tool("get_diagnosis", {"job_run_id": "00run"})
        denied = await client.call_tool("list_failures", {})
    assert found.structured_content["kind"] == "disk.full"
    assert (denied.is_error, denied.structured_content["rule"]) == (True, "(default deny)")


async def test_a_changed_policy_comes_into_force_and_an_invalid_one_does_not(guarded, parameters, policy):
    command = guarded('version: "1"\nhide: [secret]\n')
    async with Client(stdio_client(parameters(command)), mode="legacy") as client:
        assert (await client.call_tool("secret", {})).is_error
        policy('version: "1"\nhide: [[\n')
        assert (await client.call_tool("secret", {})).is_error
        policy('version: "1"\nhide: [add]\n')
        assert not (await client.call_tool("secret", {})).is_error
        assert (await client.call_tool("add", {"a": 1})).is_error


async def test_no_argument_s_value_is_recorded(guarded, parameters, audited, tmp_path):
    async with Client(stdio_client(parameters(guarded('version: "1"\n'))), mode="legacy") as client:
        await client.call_tool("fail", {"text": "swordfish"})
    entry = audited()[0]
    assert entry["arguments"] == ["text"]
    assert entry["arguments_hash"].startswith("sha256:")
    assert "swordfish" not in (tmp_path / "audit.jsonl").read_text()
    assert (tmp_path / "audit.jsonl").stat().st_mode & 0o077 == 0


MALFORMED = [
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","arguments":[1]}}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":["add"]}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":["add"]}}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call"}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"ping","method":"tools/call","params":{"name":"add"}}\n',
    b'{"jsonrpc":"2.0","id":1,"Method":"tools/call","params":{"name":"add"}}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","Arguments":{}}}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","arguments":{"a":NaN}}}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"add","arguments":{"a":1,"a":2}}}\n',
    b'{"jsonrpc":"2.0","id":null,"method":"tools/call","params":{"name":"add"}}\n',
    b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":\n',
    b"\xff\xfe\n",
    b"[" * 5000 + b"]" * 5000 + b"\n",
]


@pytest.mark.parametrize("message", MALFORMED)
def test_a_malformed_message_is_answered_and_not_forwarded(guarded, message, tmp_path):
    spy = f"import sys,pathlib; pathlib.Path({str(tmp_path / 'seen')!r}).write_bytes(sys.stdin.buffer.read())"
    command = guarded('version: "1"\n', "--", sys.executable, "-c", spy)
    answer = json.loads(exchange(command, [message], 1)[0])
    assert "error" in answer or answer["result"]["isError"]
    assert (tmp_path / "seen").read_bytes() == b""


def test_a_batch_goes_on_without_its_denied_calls(guarded, tmp_path):
    spy = f"import sys,pathlib; pathlib.Path({str(tmp_path / 'seen')!r}).write_bytes(sys.stdin.buffer.read())"
    command = guarded('version: "1"\nhide: [secret]\n', "--", sys.executable, "-c", spy)
    calls = [
        {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": name}}
        for number, name in enumerate(("add", "secret"))
    ]
    answer = json.loads(exchange(command, [json.dumps(calls).encode() + b"\n"], 1)[0])
    assert (answer["id"], answer["result"]["isError"]) == (1, True)
    assert json.loads((tmp_path / "seen").read_text()) == calls[:1]


def test_without_its_state_a_guard_does_not_start(guarded, tmp_path):
    (tmp_path / "state.sqlite").write_text("no database, and long enough to be seen as none" * 20)
    done = subprocess.run(
        guarded('version: "1"\n'), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"--state" in done.stderr


def test_the_server_s_exit_code_is_the_guard_s(guarded):
    command = guarded('version: "1"\n', "--", sys.executable, "-c", "raise SystemExit(7)")
    assert subprocess.run(command, stdin=subprocess.DEVNULL, timeout=30, check=False).returncode == 7


def test_a_server_that_ends_first_ends_the_guard_while_the_client_stays(guarded):
    command = guarded('version: "1"\n', "--", sys.executable, "-c", "raise SystemExit(7)")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as guard:
        assert guard.wait(30) == 7
        assert guard.stderr.read() == b""


@pytest.mark.parametrize("end", [b"\n", b""])
def test_a_line_longer_than_any_buffer_passes_whole(guarded, tmp_path, end):
    seen = tmp_path / "seen"
    spy = f"import sys,pathlib; pathlib.Path({str(seen)!r}).write_bytes(sys.stdin.buffer.read())"
    line = json.dumps({"jsonrpc": "2.0", "method": "notifications/x", "params": {"text": "x" * 300_000}})
    sent = f"{line}\n{line}".encode() + end
    subprocess.run(
        guarded('version: "1"\n', "--", sys.executable, "-c", spy), input=sent, timeout=30, check=True
    )
    assert seen.read_bytes() == sent


def test_a_killed_guard_leaves_no_server_behind(guarded, tmp_path):
    pid = tmp_path / "pid"
    script = (
        f"import os,time,pathlib; pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); time.sleep(60)"
    )
    with subprocess.Popen(
        guarded('version: "1"\n', "--", sys.executable, "-c", script), stdin=subprocess.PIPE
    ) as guard:
        for _ in range(200):
            if pid.exists() and pid.read_text():
                break
            time.sleep(0.05)
        guard.terminate()
        guard.wait(20)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
