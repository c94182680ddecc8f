"""`emrdx policy`, `emrdx approvals` and `emrdx audit` as scripts call them."""

import io
import json
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import pytest

from emrdx.cli.guard import gate
from emrdx.cli.main import run
from emrdx.cli.state import naming
from emrdx.policy import Call, Decision, Gate, SqliteStore, Verdict, load
from emrdx.policy.audit import Entry, Outcome
from emrdx.policy.journal import Journal

ASK = 'version: "1"\ntools:\n  t: {rules: [{name: ask, action: require_approval}, {name: r, rate_limit: 1/day}]}\n'


@pytest.fixture
def evaluated(tmp_path, monkeypatch, capsys):
    """The lines that `policy eval` prints for lines on standard input."""

    def lines(policy, *calls):
        path = tmp_path / "policy.yaml"
        path.write_text(policy)
        text = "".join(f"{call if isinstance(call, str) else json.dumps(call)}\n" for call in calls)
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
        assert run(["policy", "eval", str(path)]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return lines


def test_calls_are_decided_in_order_with_their_outcomes(evaluated):
    policy = 'version: "1"\ntools:\n  t: {rules: [{name: r, rate_limit: 1/minute}]}\n'
    found = evaluated(
        policy,
        {"tool": "t", "at": "2026-01-01T10:00:00Z", "result": "error"},
        {"tool": "t", "args": {}, "at": "2026-01-01T10:00:01Z", "result": "ok"},
        {"tool": "t", "at": "2026-01-01T10:00:02Z"},
        {"tool": "t", "at": "2026-01-01T12:01:00+02:00"},
    )
    assert [line["verdict"] for line in found] == ["allow", "allow", "deny", "allow"]
    assert found[2] == {
        "verdict": "deny",
        "rule": "r",
        "message": "Rate limit of 1 per minute reached. Try again later.",
    }


def test_a_wish_for_approval_is_a_verdict(evaluated):
    found = evaluated(ASK, {"tool": "t"})
    assert (found[0]["verdict"], found[0]["rule"]) == ("approve", "ask")


@pytest.mark.parametrize(
    ("tool", "unsaid"),
    [
        ("start_findings_export_job", "approve"),
        ("start_findings_backfill_job", "approve"),
        ("retry_job_run", "allow"),
    ],
)
def test_under_the_ready_policy_dry_runs_are_free_and_only_they_are(evaluated, tool, unsaid):
    ready = (files("emrdx.policy") / "ready" / "emrdx.yaml").read_text()
    said = [
        {},
        {"dry_run": True},
        *({"dry_run": value} for value in (False, None, "false", "no", 0, 1, [True])),
    ]
    calls = [{"tool": tool, "args": args, "identity": str(who)} for who, args in enumerate(said)]
    assert [line["verdict"] for line in evaluated(ready, *calls)] == [unsaid, "allow", *["approve"] * 7]


def test_a_line_that_is_no_call_is_denied(evaluated):
    bad = ["x", "[]", "{}", '{"tool": 5}', '{"tool": "t", "at": "soon"}', '{"tool": "t", "result": "late"}']
    bad += [
        '{"tool": "t", "at": 1e300}',
        '{"tool": "t", "at": NaN}',
        '{"tool": "t", "at": -1e18}',
        '{"tool": "t", "at": "9999-12-31"}',
    ]
    bad += ['{"tool": "t", "result": []}', '{"tool": "t", "args": [1]}', '{"tool": "t", "session": 1}']
    assert [line["verdict"] for line in evaluated('version: "1"\n', *bad)] == ["deny"] * len(bad)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9998-12-31T23:59:59Z", "1969-01-01"])
def test_any_moment_of_the_calendar_can_be_a_call_s(evaluated, at):
    policy = (
        ASK.replace("r, rate", "r, scope: session, rate") + "  u: {rules: [{name: r, rate_limit: 1/day}]}\n"
    )
    found = evaluated(policy, *({"tool": tool, "at": at} for tool in ("t", "u", "u")))
    assert [line["verdict"] for line in found] == ["approve", "allow", "deny"]


def test_identity_and_session_are_the_call_s(evaluated):
    policy = 'version: "1"\ntools:\n  t: {rules: [{name: r, rate_limit: 1/day, scope: identity}]}\n'
    found = evaluated(policy, *({"tool": "t", "identity": name} for name in ("a", "b", "a")))
    assert [line["verdict"] for line in found] == ["allow", "allow", "deny"]


def test_check_prints_every_error_with_its_place_and_fails(tmp_path, capsys):
    path = tmp_path / "policy.yaml"
    path.write_text('version: "2"\ndefault: maybe\n')
    assert run(["policy", "check", str(path)]) == 1
    printed = capsys.readouterr().err
    assert f"{path}: line 1: version" in printed
    assert f"{path}: line 2: default" in printed


def test_eval_of_an_invalid_policy_fails(tmp_path):
    path = tmp_path / "policy.yaml"
    path.write_text('version: "2"\n')
    assert run(["policy", "eval", str(path)]) == 1


def test_check_warns_and_passes(tmp_path, capsys):
    path = tmp_path / "policy.yaml"
    path.write_text('version: "1"\nhide: ["x*"]\n')
    assert run(["policy", "check", str(path)]) == 0
    assert "warning: line 2" in capsys.readouterr().err


def test_ready_policies_are_printed_and_valid(tmp_path, capsys):
    assert run(["policy", "ready"]) == 0
    names = capsys.readouterr().out.split()
    assert set(names) >= {"emrdx", "aws-dataprocessing", "aws-healthimaging"}
    for name in names:
        assert run(["policy", "ready", name]) == 0
        _policy, warnings = load(capsys.readouterr().out)
        assert not warnings


@pytest.fixture
def wished(tmp_path):
    """A state file with one wish, and its id."""
    policy, _ = load(ASK)
    path = tmp_path / "state.sqlite"
    gate = Gate(lambda: policy, SqliteStore(path))
    return str(path), str(gate.enter(Call("t", {"bucket": "b"}, "ann")).decision.approval)


def test_a_wish_is_listed_shown_and_approved(wished, capsys):
    state, wish = wished
    assert run(["approvals", "list", "--state", state]) == 0
    assert wish in capsys.readouterr().out
    assert run(["approvals", "show", wish, "--state", state]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["arguments"], shown["identity"], shown["state"]) == ({"bucket": "b"}, "ann", "pending")
    assert run(["approvals", "approve", wish, "--state", state]) == 0
    assert run(["approvals", "deny", wish, "--state", state]) == 1
    assert "approved already" in capsys.readouterr().err


def test_who_is_told_of_a_wish_gets_one_plain_line_whose_command_works_in_any_folder(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "policy.yaml").write_text(
        'version: "1"\ntools: {"*": {rules: [{name: r, action: require_approval}]}}'
    )
    store, record = SqliteStore(Path("mine.sqlite")), Journal(tmp_path / "audit.jsonl")
    asked = gate(Path("policy.yaml"), store, record).enter(Call("\x1b[2J\nx" * 999, None, "ann")).decision
    (said,) = capsys.readouterr().err.splitlines()
    assert said.isprintable()
    command = f"emrdx approvals approve {asked.approval} --state {tmp_path / 'mine.sqlite'}"
    assert said.endswith(command)
    assert command in asked.message
    monkeypatch.chdir("/")
    assert run(command.split()[1:]) == 0


def test_an_unknown_approval_is_an_error(wished, capsys):
    state, _ = wished
    for command in ("show", "approve", "deny"):
        assert run(["approvals", command, "apr_none", "--state", state]) == 1
        assert "no approval" in capsys.readouterr().err


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / "audit.jsonl"
    write = Journal(path)
    for number, (tool, verdict, rule) in enumerate(
        [("t", "allow", None), ("t", "deny", "r"), ("u", "deny", "r"), ("u", "deny", "s")]
    ):
        outcome = Outcome.OK if verdict == "allow" else Outcome.NOT_FORWARDED
        moment = datetime(2026, 11, 1 + number, tzinfo=UTC)
        decision = Decision(Verdict(verdict), rule)
        write(
            Entry(
                time=moment, server="x", call=Call(tool, {"a": 1}, "ann"), decision=decision, outcome=outcome
            )
        )
    return str(path)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 4),
        (["--verdict", "deny"], 3),
        (["--tool", "t", "--verdict", "deny"], 1),
        (["--since", "2026-11-03"], 2),
        (["--until", "2026-11-02T00:00:00Z"], 1),
        (["--identity", "bob"], 0),
    ],
)
def test_calls_are_filtered(journal, capsys, options, count):
    assert run(["audit", "--audit-file", journal, "--format", "jsonl", *options]) == 0
    assert len(capsys.readouterr().out.splitlines()) == count


def test_a_time_without_a_zone_is_utc(tmp_path, capsys):
    path = tmp_path / "exported.jsonl"
    path.write_text('{"time": "2026-11-02T00:00:00", "tool": "t", "verdict": "allow"}\n')
    for since, count in (("2026-11-01", 1), ("2026-11-03", 0)):
        assert run(["audit", "--audit-file", str(path), "--since", since]) == 0
        assert len(capsys.readouterr().out.splitlines()) == count


def test_calls_are_counted(journal, capsys):
    assert run(["audit", "--audit-file", journal, "--verdict", "deny", "--count-by", "rule"]) == 0
    assert capsys.readouterr().out.split() == ["2", "r", "1", "s"]


def test_no_calls_yet_is_no_error(tmp_path, capsys):
    assert run(["audit", "--audit-file", str(tmp_path / "none.jsonl")]) == 0
    assert capsys.readouterr().out == ""


def test_a_user_without_a_home_is_told_what_to_give(tmp_path, monkeypatch, capsys):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr("emrdx.cli.state.Path.home", homeless)
    monkeypatch.setattr("emrdx.cli.state.sys.platform", "linux")
    for command in (["approvals", "list"], ["audit"]):
        assert run(command) == 1
        assert "set XDG_STATE_HOME, or give --state and --audit-file" in capsys.readouterr().err
    assert run(["approvals", "list", "--state", str(tmp_path / "s.sqlite")]) == 0
    assert naming(SqliteStore(tmp_path / "s.sqlite")) == f"--state {tmp_path / 's.sqlite'}"


def test_a_server_without_a_policy_needs_no_home(monkeypatch):
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr("emrdx.cli.state.folder", lambda: 1 / 0)
    monkeypatch.setattr("mcp.server.MCPServer.run", lambda *_: None)
    assert run(["mcp", "--account", "111122223333", "--region", "eu-west-1"]) == 0
