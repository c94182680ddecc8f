"""`emrdx backfill`: past failed runs into the table."""

from datetime import UTC, datetime, timedelta

import pytest

from emrdx import diagnosis
from emrdx.cli import backfill as command_module
from emrdx.cli.main import run


@pytest.fixture
def command(deployment, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("emrdx.jobs.backfill.BETWEEN_PAGES", 0)
    return lambda *arguments: run(
        ["backfill", deployment.application_id, *arguments, "--table", deployment.table.name]
    )


def past(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def test_past_failed_runs_get_findings_that_nobody_is_told_of(command, deployment, capsys):
    runs = [deployment.failed_run(name=f"job-{n}", ended_at=past(n)) for n in (1, 9)]
    assert command("--since", "20d") == 0
    found = [deployment.findings(run_id) for run_id in runs]
    assert [[finding.notice.state for finding in findings] for findings in found] == [["none"], ["none"]]
    assert "2 runs: 2 diagnosed, 0 known before" in capsys.readouterr().err


def test_runs_before_the_time_are_left_alone(command, deployment):
    old = deployment.failed_run(ended_at=past(9))
    assert command("--since", "3d") == 0
    assert deployment.findings(old) == ()


def test_a_second_backfill_passes_over_what_has_its_finding(command, deployment, capsys):
    run_id = deployment.failed_run(ended_at=past(1))
    command()
    (before,) = deployment.findings(run_id)
    assert command() == 0
    assert "0 diagnosed, 1 known before" in capsys.readouterr().err
    assert deployment.findings(run_id) == (before,)


def test_an_interrupted_backfill_keeps_what_it_found_and_goes_on(command, deployment, monkeypatch, capsys):
    runs = [deployment.failed_run(name=f"job-{n}", ended_at=past(n)) for n in (1, 2, 3)]
    real = command_module.Counter.set

    def interrupted(self, done):
        real(self, done)
        if done == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(command_module.Counter, "set", interrupted)
    assert command() == 130
    assert "every finding made is stored" in capsys.readouterr().err
    assert sum(len(deployment.findings(run_id)) for run_id in runs) == 2
    monkeypatch.setattr(command_module.Counter, "set", real)
    assert command() == 0
    assert [len(deployment.findings(run_id)) for run_id in runs] == [1, 1, 1]
    assert "3 runs: 1 diagnosed, 2 known before" in capsys.readouterr().err


def test_a_limit_is_of_the_runs_looked_at(command, deployment):
    runs = [deployment.failed_run(name=f"job-{n}", ended_at=past(n)) for n in (1, 2, 3)]
    assert command("--limit", "2") == 0
    assert sum(len(deployment.findings(run_id)) for run_id in runs) == 2


def test_a_run_without_logs_is_diagnosed_from_its_state(command, deployment):
    run_id = deployment.failed_run(case=None, ended_at=past(2))
    assert command() == 0
    (finding,) = deployment.findings(run_id)
    assert finding.revision.completeness != "complete"


def test_a_run_that_we_fail_on_keeps_no_other_from_its_finding(command, deployment, monkeypatch, capsys):
    bad, good = (deployment.failed_run(name=name, ended_at=past(1)) for name in ("bad", "good"))
    real = diagnosis.diagnose

    def diagnose(evidence, *rest):
        if evidence.run.name == "bad":
            raise ValueError("the log says swordfish")
        return real(evidence, *rest)

    monkeypatch.setattr(diagnosis, "diagnose", diagnose)
    assert command() == 1
    assert [len(deployment.findings(run_id)) for run_id in (bad, good)] == [0, 1]
    said = capsys.readouterr()
    assert f"{bad}: ValueError" in said.err
    assert "swordfish" not in said.err + said.out


def test_an_unknown_application_is_one_line_and_1(command, deployment, capsys):
    assert run(["backfill", "00unknown", "--table", deployment.table.name]) == 1
    assert "Traceback" not in capsys.readouterr().err
