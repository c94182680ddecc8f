"""Whatever is wrong with a command line of policies: one line that says what to do, and no traceback."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from emrdx.cli.main import run

WRONG = [
    ("policy", 2, "give a command: check, eval, ready"),
    ("policy check", 2, "Missing argument 'FILE'"),
    ("policy check none.yaml", 2, "does not exist"),
    ("policy check folder", 2, "is a directory"),
    ("policy check bad.yaml", 1, 'line 1: version: must be "1"'),
    ("policy check bytes", 1, "no text in UTF-8"),
    ("policy check empty", 1, "the policy is empty"),
    ("policy chekc ok.yaml", 2, "Did you mean 'check'?"),
    ("policy check ok.yaml more", 2, "unexpected extra argument"),
    ("policy eval bad.yaml", 1, 'line 1: version: must be "1"'),
    ("policy ready nothing", 2, "there are aws-dataprocessing"),
    ("guard", 2, "Missing option '--policy'"),
    ("guard --polcy ok.yaml -- cat", 2, "No such option"),
    ("guard --policy ok.yaml", 2, "give the server's command after --, or its --url"),
    ("guard --policy ok.yaml --url http://x -- cat", 2, "give the server's command after --, or its --url"),
    ("guard --policy none.yaml -- cat", 2, "does not exist"),
    ("guard --policy bad.yaml -- cat", 1, 'line 1: version: must be "1"'),
    ("guard --policy bytes -- cat", 1, "no UTF-8"),
    ("guard --policy ok.yaml --url nonsense", 2, "is no http:// or https:// address"),
    ("guard --policy ok.yaml --url ftp://x/", 2, "is no http:// or https:// address"),
    ("guard --policy ok.yaml --url http://[bad/", 2, "is no http:// or https:// address"),
    ("guard --policy ok.yaml --url ''", 2, "is no http:// or https:// address"),
    ("guard --policy ok.yaml --url http://x --header swordfish", 2, "write NAME:VALUE"),
    ("guard --policy ok.yaml --url http://x --header a:\u6ce8", 2, "write NAME:VALUE"),
    ("guard --policy ok.yaml --header a:b -- cat", 2, "--header is for a server at --url"),
    ("guard --policy ok.yaml --state bytes -- cat", 1, "give another --state"),
    ("guard --policy ok.yaml --audit-file empty/x -- cat", 1, "give another --audit-file"),
    ("approvals", 2, "give a command: approve, deny, list, show"),
    ("approvals lst", 2, "Did you mean 'list'?"),
    ("approvals list --state folder", 2, "is a directory"),
    ("approvals list --state bytes", 1, "give another --state"),
    ("approvals show apr_x", 1, "see emrdx approvals list --all"),
    ("approvals approve", 2, "Missing argument 'APPROVAL_ID'"),
    ("approvals deny apr_x", 1, "no approval apr_x"),
    ("approvals list --stack x", 2, "no AWS region found: give --region"),
    ("approvals list --stack x --acting-table y", 2, "give one of --state, --stack and --acting-table"),
    ("approvals list --profile none --stack x", 2, "see aws configure list-profiles"),
    ("approvals list --stack x --region eu-west-1 --endpoint-url y", 2, "check --endpoint-url"),
    ("audit --since tomorrow", 2, "give 2026-11-20, 2026-11-20T06:00:00Z or 30d"),
    ("audit --since 2026-11-20 --until 2026-11-19", 2, "--since is after --until"),
    ("export --since 1d --until 2d out", 2, "--since is after --until"),
    ("export ''", 2, "give a folder or s3://bucket/prefix"),
    ("backfill --since 2026-11-20 --until 2026-11-19", 2, "--since is after --until"),
    ("diagnose ok.yaml --rules none.yaml", 2, "does not exist"),
    ("diagnose ok.yaml --rules bad.yaml", 2, "bad.yaml: "),
    ("diagnose ok.yaml --rules s3://b/p/", 2, "no AWS region found"),
    ("diagnose ok.yaml --rules s3://b/p/ --region eu-west-1", 1, "the rules cannot be read from s3://b/p/"),
    ("audit --verdict maybe", 2, "is not one of 'allow', 'deny', 'approve'"),
    ("audit --audit-file folder", 2, "is a directory"),
    ("audit --audit-file bytes", 0, "holds no record of calls"),
    ("audit --stack x", 2, "no AWS region found: give --region"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with files of every wrong kind, and no AWS configuration."""
    (tmp_path / "ok.yaml").write_text('version: "1"\n')
    (tmp_path / "bad.yaml").write_text("version: 2\n")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe neither text nor a database" * 50)
    (tmp_path / "empty").touch()
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("AWS_", "EMRDX_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.mark.parametrize(("line", "code", "said"), WRONG, ids=[line for line, _, _ in WRONG])
def test_a_wrong_line_is_answered_with_one(
    folder: Path, capsys: pytest.CaptureFixture[str], line: str, code: int, said: str
) -> None:
    assert run(shlex.split(line)) == code
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert "Traceback" not in printed.err
    assert "swordfish" not in printed.err
    assert printed.out == ""


@pytest.mark.parametrize("command", ["/no/such/command", "ok.yaml", "folder"])
def test_a_server_that_cannot_be_started_is_one_line(folder: Path, command: str) -> None:
    guard = [sys.executable, "-m", "emrdx.cli.main", "guard", "--policy", "ok.yaml", "--", command]
    done = subprocess.run(guard, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be started" in done.stderr


@pytest.mark.parametrize(
    "command", ["policy", "policy check", "policy eval", "policy ready", "guard", "approvals",
                "approvals list", "approvals show", "approvals approve", "approvals deny", "audit"]
)  # fmt: skip
def test_every_command_s_help_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*command.split(), "--help"]) == 0
    printed = capsys.readouterr().out
    assert "Example" in printed
    assert f"emrdx {command.split(maxsplit=1)[0]}" in printed.partition("Example")[2]
