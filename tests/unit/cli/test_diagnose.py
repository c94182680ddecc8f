"""`emrdx diagnose` as users and scripts see it."""

import gzip
import json
from pathlib import Path

import pytest

from emrdx.cli.main import run

TRACEBACK = (
    "Traceback (most recent call last):\n"
    '  File "/home/hadoop/job.py", line 4, in <module>\n'
    "    import xgboost\n"
    "ModuleNotFoundError: No module named 'xgboost'\n"
)


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    """A run's folder with a driver that failed on an import."""
    driver = tmp_path / "run" / "SPARK_DRIVER"
    driver.mkdir(parents=True)
    (driver / "stdout.gz").write_bytes(gzip.compress(TRACEBACK.encode()))
    (driver / "stderr.gz").write_bytes(
        gzip.compress(b"26/11/21 06:37:27 INFO SparkContext: Invoking stop() from shutdown hook\n")
    )
    return tmp_path / "run"


def test_text_names_the_cause_its_lines_and_the_fix(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagnose", str(logs)]) == 0
    shown = capsys.readouterr().out
    assert "dependency.python_module_missing" in shown
    assert "ModuleNotFoundError: No module named 'xgboost'" in shown
    assert "What to change" in shown


def test_a_pipe_gets_no_colour(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["diagnose", str(logs)])
    assert "\x1b" not in capsys.readouterr().out


def test_a_pipe_gets_a_paragraph_a_line_without_padding(
    logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["diagnose", str(logs)])
    shown = capsys.readouterr().out.splitlines()
    assert [line for line in shown if line != line.rstrip()] == []
    fixes = [line for line in shown if line.lstrip().startswith("Check: ")]
    assert fixes
    assert max(map(len, fixes)) > 80


def test_json_has_the_contract_s_fields(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["diagnose", "--format", "json", str(logs)])
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == "emrdx.diagnosis/1"
    fields = [
        "run",
        "kind",
        "title",
        "summary",
        "confidence",
        "rule",
        "cause",
        "chain",
        "evidence",
        "fixes",
        "owner",
        "retry",
        "fingerprint",
        "notes",
        "coverage",
        "redactions",
        "input",
    ]
    assert set(fields) <= set(answer)
    ids = {line["id"] for line in answer["evidence"]}
    assert set(answer["cause"]["evidence"]) <= ids
    assert answer["input"] == str(logs)


def test_jsonl_answers_every_path_in_order_and_goes_on_after_an_unreadable_one(
    logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "nothing")
    assert (
        run(["diagnose", "--format", "jsonl", str(logs), missing, str(logs / "SPARK_DRIVER" / "stdout.gz")])
        == 3
    )
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["input"] for row in rows] == [str(logs), missing, str(logs / "SPARK_DRIVER" / "stdout.gz")]
    assert set(rows[1]) == {"input", "error"}
    assert rows[2]["kind"] == "dependency.python_module_missing"


def test_an_unreadable_path_is_one_line_with_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diagnose", str(tmp_path / "nothing")]) == 3
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "no such file" in error


def test_explain_says_why_and_what_else_was_seen(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["diagnose", "--explain", str(logs)])
    assert "Why this and not another" in capsys.readouterr().out


def test_markdown_keeps_log_lines_in_a_code_block(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["diagnose", "--format", "markdown", str(logs)])
    shown = capsys.readouterr().out
    assert shown.startswith("## ")
    assert "```text" in shown


def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diagnose"]) == 2
    assert "--help" in capsys.readouterr().err


def test_no_region_is_wrong_usage_and_never_a_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "EMRDX_REGION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    assert run(["diagnose", "00fa1b2c3d4e5f09/00fb000000000001"]) == 2
    assert "--region" in capsys.readouterr().err


def test_a_user_s_rule_runs_first(logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(
        "acme.no_xgboost:\n  owner: config\n  retry: 'no'\n  title: The team image lacks xgboost\n  rules:\n"
        "    - id: acme-xgboost\n      rank: exact\n      when: {exception: [ModuleNotFoundError], message: xgboost}\n"
    )
    assert run(["diagnose", "--format", "json", "--rules", str(rules), str(logs)]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "acme.no_xgboost"


def test_a_broken_rule_file_is_named_with_the_place(
    logs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text("acme.x:\n  owner: nobody\n  retry: 'no'\n  title: t\n")
    assert run(["diagnose", "--rules", str(rules), str(logs)]) == 2
    assert "owner" in capsys.readouterr().err


def test_a_secret_in_a_log_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = tmp_path / "stdout"
    secret = "hunter2" + "hunter2"
    log.write_text(TRACEBACK + f"ERROR:root:connect failed password={secret}\n")
    for form in ("text", "json", "jsonl", "markdown"):
        run(["diagnose", "--explain", "--format", form, str(log)])
        assert secret not in capsys.readouterr().out


def test_a_run_that_went_well_has_no_owner_and_needs_no_rerun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "job-run.json").write_text('{"jobRun": {"state": "SUCCESS"}}')
    for form in ("text", "markdown"):
        run(["diagnose", str(tmp_path), "--format", form])
        shown = capsys.readouterr().out
        assert "Nothing failed" in shown
        assert "owner" not in shown
        assert "retry" not in shown


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_log_cannot_hide_words_from_a_reader_or_command_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    log = tmp_path / "stderr"
    hidden = "\x1b]0;title\x07 \u202eesrever\u200b `x`"
    log.write_text(f'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space {hidden}\n')

    assert run(["diagnose", str(log), "--format", form]) == 0
    shown = capsys.readouterr().out
    assert "esrever" in shown
    assert not set("\x1b\x07\u202e\u200b") & set(shown)
