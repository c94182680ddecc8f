"""What all commands have in common: an example in their help, and a next step in their refusals."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from emrdx.cli.main import cli, run


def _all(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from _all(found, f"{name} {child}")


EVERY = dict(_all(cli, "emrdx"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without any AWS configuration."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("AWS_", "EMRDX_")):
            monkeypatch.delenv(name)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    (tmp_path / "file").touch()
    return tmp_path


@pytest.mark.parametrize("name", EVERY)
def test_the_help_of_every_command_has_an_example_of_it(name: str) -> None:
    text = EVERY[name].epilog or ""
    assert "Example" in text
    assert name in text


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (["diagnose", "--region", "no region", "s3://b/p"], 2, "check --endpoint-url and --region"),
        (
            ["export", "file", "--region", "eu-west-1", "--account", "1"],
            2,
            "give a folder that can be written",
        ),
        (["backfill", "--region", "eu-west-1"], 1, "Unable to locate credentials"),
        (["synth", "--set", "bundle=false", "--output", "file/x"], 1, "name a folder that can be written"),
    ],
)
def test_a_refusal_is_one_line_with_the_next_step(
    folder: Path, capfd: pytest.CaptureFixture[str], line: list[str], code: int, said: str
) -> None:
    assert run(line) == code
    error = capfd.readouterr().err
    assert said in error
    assert len(error.splitlines()) == 1


def test_a_package_that_is_missed_late_is_named_with_its_extra(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "emrdx.demo.replay", raising=False)
    monkeypatch.setitem(sys.modules, "anyio", None)
    assert run(["demo", "--once"]) == 1
    assert "needs the package anyio: install it with pip install 'emrdx[demo]'" in capsys.readouterr().err


def test_a_kind_that_is_misspelt_is_answered_with_its_neighbours(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["kinds", "memory.executor_omm"]) == 2
    assert "did you mean memory.executor_oom" in capsys.readouterr().err


def test_the_rules_of_a_folder_are_tested_with_ours(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "a.yaml").write_text("kind: x")
    assert run(["rules", "test", "mine"]) == 1
    assert "mine/a.yaml" in capsys.readouterr().err
