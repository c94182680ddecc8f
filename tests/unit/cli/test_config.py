"""`emrdx.toml`: where it is found, and what it may say."""

from pathlib import Path

import click
import pytest

from emrdx.cli.config import ConfigError, load
from emrdx.cli.main import cli, run
from emrdx.configuration import find

COMMANDS = ("diagnose", "mcp")


def test_the_file_is_found_upward(tmp_path: Path) -> None:
    (tmp_path / "emrdx.toml").write_text("region = 'eu-west-1'")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find(below) == tmp_path / "emrdx.toml"


def test_a_command_s_table_wins_over_the_top_level(tmp_path: Path) -> None:
    (tmp_path / "emrdx.toml").write_text("table = 'all'\n[mcp]\ntable = 'mine'\n")
    config = load(tmp_path, COMMANDS)
    tables = [config.defaults(name, click.Command(name))["table"] for name in COMMANDS]
    assert tables == ["all", "mine"]


@pytest.mark.parametrize("text", ["regoin = 'x'", "not toml", "[nothing]\nx = 1"])
def test_what_is_not_known_is_refused_with_the_file_s_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "emrdx.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"emrdx\.toml"):
        load(tmp_path, COMMANDS)


def test_a_flag_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "emrdx.toml").write_text("format = 'json'")
    (tmp_path / "log").write_text("ValueError: x\n")
    monkeypatch.chdir(tmp_path)
    run(["diagnose", "log"])
    assert capsys.readouterr().out.startswith("{")
    run(["diagnose", "log", "--format", "markdown"])
    assert capsys.readouterr().out.startswith("## ")


def test_a_user_s_redaction_pattern_applies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "emrdx.toml").write_text(
        "[[redaction.patterns]]\nname = 'ticket'\npattern = 'OPS-[0-9]{4}'\nexamples = ['OPS-1234']\n"
    )
    (tmp_path / "log").write_text("Traceback (most recent call last):\nValueError: see OPS-4411\n")
    monkeypatch.chdir(tmp_path)
    run(["diagnose", "log"])
    assert "OPS-4411" not in capsys.readouterr().out


MAIL = "Traceback (most recent call last):\nValueError: no user ann@example.com\n"


@pytest.mark.parametrize(
    ("options", "environment", "shown"),
    [([], None, True), (["--pii", "all"], None, False), ([], "all", False), ([], "none", True)],
)
def test_the_file_s_pii_holds_where_neither_flag_nor_environment_says(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    environment: str | None,
    shown: bool,
) -> None:
    (tmp_path / "emrdx.toml").write_text("[redaction]\npii = 'none'\n")
    (tmp_path / "log").write_text(MAIL)
    monkeypatch.chdir(tmp_path)
    if environment:
        monkeypatch.setenv("EMRDX_PII", environment)
    assert run(["diagnose", "log", *options]) == 0
    assert ("ann@example.com" in capsys.readouterr().out) == shown


def test_without_a_word_on_it_personal_data_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text(MAIL)
    monkeypatch.chdir(tmp_path)
    assert run(["diagnose", "log"]) == 0
    assert "ann@example.com" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["pi = 'none'", "pii = 'some'", "pii = 5", "allowed_values = 'x'", "[[redaction.patterns]]\nname = 'x'"],
)
def test_a_wrong_redaction_is_refused_with_the_file_s_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / "emrdx.toml").write_text(f"[redaction]\n{text}\n")
    (tmp_path / "log").write_text(MAIL)
    monkeypatch.chdir(tmp_path)
    assert run(["diagnose", "log"]) == 2
    assert "emrdx.toml: redaction" in capsys.readouterr().err


@pytest.mark.parametrize("line", [["audit"], ["approvals", "list"]])
def test_what_is_set_for_all_commands_is_left_out_where_a_command_has_no_such_choice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    (tmp_path / "emrdx.toml").write_text("format = 'markdown'")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert run(line) == 0
    (tmp_path / "emrdx.toml").write_text(f"[{line[0]}]\nformat = 'markdown'")
    capsys.readouterr()
    assert run(line) == 2
    assert "'markdown' is not one of" in capsys.readouterr().err


@pytest.mark.parametrize("table", ["[kinds]\nfromat = 'x'", "[approvals]\nregoin = 'x'"])
def test_an_option_that_a_command_does_not_have_is_refused_in_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    (tmp_path / "emrdx.toml").write_text(table)
    monkeypatch.chdir(tmp_path)
    command = table[1 : table.index("]")]
    assert run([command, "list" if command == "approvals" else "none"]) == 2
    error = capsys.readouterr().err
    assert f"[{command}] has no option" in error
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize(
    ("table", "parameter"),
    [("[export]\nformat = 'jsonl'", "output_format"), ("[guard]\npolicy = 'p'", "file")],
)
def test_an_option_is_named_as_on_the_command_line_whatever_its_parameter_is_called(
    tmp_path: Path, table: str, parameter: str
) -> None:
    (tmp_path / "emrdx.toml").write_text(table)
    name = table[1 : table.index("]")]
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    config = load(tmp_path, [name])
    config.check(name, command)
    assert parameter in config.defaults(name, command)


RULE = """\
other.own:
  owner: code
  retry: "no"
  title: Our own check refused the data
  what: A check of our own.
  looks: Its exception.
  why: The data.
  fixes: [{action: a, why: b, check: c}]
  rules: [{id: own, when: {exception: [OurCheck]}, examples: ["OurCheck: x"]}]
"""


@pytest.mark.parametrize("rules", ["'rules'", "['rules']", "'rules/team/own.yml'"])
def test_the_file_s_rules_lie_below_its_folder_and_in_folders_of_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rules: str
) -> None:
    (tmp_path / "rules" / "team").mkdir(parents=True)
    (tmp_path / "rules" / "team" / "own.yml").write_text(RULE)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "log").write_text("Traceback (most recent call last):\nOurCheck: no\n")
    (tmp_path / "emrdx.toml").write_text(f"rules = {rules}")
    monkeypatch.chdir(tmp_path / "work")
    assert run(["diagnose", "log", "--format", "json"]) == 0
    assert '"kind":"other.own"' in capsys.readouterr().out
