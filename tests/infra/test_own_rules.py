"""Own rules that would break in the deployment are refused before there is one."""

import pytest

from emrdx.cli.main import run
from emrdx_infra.own_rules import tried
from emrdx_infra.settings import DeploySettingsError

RULE = """\
other.own:
  owner: code
  retry: "no"
  title: Our own check refused the data
  what: A check of our own.
  looks: Its exception.
  why: The data.
  fixes: [{action: a, why: b, check: c}]
  rules:
    - id: own-check
      when: {exception: [OurCheck], message: "MESSAGE"}
      examples: ["com.acme.OurCheck: x is bad\\n\\tat com.acme.Job.main(Job.java:1)"]
"""


def test_a_rule_that_is_not_of_the_form_ends_synthesis(tmp_path, capsys):
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "own.yaml").write_text("kinds: []")
    assert run(["synth", "--set", f"rules={tmp_path}", "--output", str(tmp_path / "out")]) != 0
    assert "team/own.yaml" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_rules_are_tried_on_their_own_examples(tmp_path):
    (tmp_path / "own.yaml").write_text(RULE.replace("MESSAGE", "is bad"))
    tried(tmp_path)
    (tmp_path / "own.yaml").write_text(RULE.replace("MESSAGE", "is (bad"))
    with pytest.raises(DeploySettingsError, match=r"is no RE2 pattern: missing \)"):
        tried(tmp_path)
    (tmp_path / "own.yaml").write_text(RULE.replace("MESSAGE", "is good"))
    with pytest.raises(DeploySettingsError, match="own-check: example 1 does not match"):
        tried(tmp_path)
