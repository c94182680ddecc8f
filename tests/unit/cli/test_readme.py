"""What the README shows is what the command prints."""

import re
from pathlib import Path

import pytest

from emrdx.cli.main import run

ROOT = Path(__file__).parents[3]
PICTURES = re.findall(
    r"^```text\n\$ emrdx (.*)\n([\s\S]*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE
)


@pytest.mark.parametrize(("line", "shown"), PICTURES)
def test_a_picture_is_the_commands_output(
    line: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert run(line.split()) == 0
    assert capsys.readouterr().out == shown
