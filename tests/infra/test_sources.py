"""Where settings come from, and which wins."""

import json

import pytest

from emrdx_infra.settings import DeploySettingsError
from emrdx_infra.sources import load


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CDK_CONTEXT_JSON", raising=False)
    return tmp_path


def test_an_empty_folder_gives_the_defaults(folder):
    assert load().stack == "emrdx"


def test_the_file_is_found_from_the_working_folder_upward(folder, monkeypatch):
    (folder / "emrdx.toml").write_text('[deploy]\ntable = "team-findings"\n')
    (folder / "jobs" / "daily").mkdir(parents=True)
    monkeypatch.chdir(folder / "jobs" / "daily")
    assert load().table == "team-findings"


def test_context_wins_over_the_file_and_an_assignment_over_both(folder, monkeypatch):
    (folder / "emrdx.toml").write_text('[deploy]\ntable = "file"\nstack = "file"\nlog_days = 7\n')
    monkeypatch.setenv("CDK_CONTEXT_JSON", json.dumps({"emrdx:table": "context", "emrdx:stack": "context"}))
    settings = load(assignments=["table=assigned"])
    assert (settings.table, settings.stack, settings.log_days) == ("assigned", "context", 7)


def test_the_context_of_cdk_json_counts_where_the_cdk_passes_none(folder):
    (folder / "cdk.json").write_text(
        json.dumps({"context": {"emrdx:table": "listed", "@aws-cdk/core:x": True}})
    )
    assert load().table == "listed"


def test_table_redaction_and_rules_are_shared_with_the_commands(folder):
    (folder / "own-rules").mkdir()
    (folder / "emrdx.toml").write_text('table = "mine"\nrules = "own-rules"\n[redaction]\npii = "none"\n')
    settings = load()
    assert (settings.table, settings.redaction.pii) == ("mine", "none")
    assert settings.rules_folder == folder / "own-rules"


def test_a_file_that_is_no_toml_is_refused_by_its_name(folder):
    (folder / "emrdx.toml").write_text("[deploy\n")
    with pytest.raises(DeploySettingsError, match=r"^emrdx\.toml: "):
        load()


def test_an_assignment_without_a_value_is_refused(folder):
    with pytest.raises(DeploySettingsError, match="write NAME=VALUE"):
        load(assignments=["table"])


def test_the_commands_options_beside_the_settings_are_left_to_the_command(folder):
    (folder / "emrdx.toml").write_text('[deploy]\nregion = "eu-west-1"\nstack = "mine"\n')
    assert load().stack == "mine"
