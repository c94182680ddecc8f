"""The demo is no stage set: what it shows follows from the logs, and what fails in it is seen."""

from dataclasses import replace
from typing import Any

import pytest

from emrdx.demo.ask import Asked
from emrdx.demo.cloud import embedded
from emrdx.demo.replay import Summary, replay
from emrdx.demo.samples import SAMPLES, Sample
from emrdx.demo.slack import channel


class Unwatched:
    """Nobody watches."""

    def failed(self, sample: Sample, run_id: str) -> None: ...
    def notice(self, post: dict[str, Any]) -> None: ...
    def answered(self, asked: Asked) -> None: ...


def played(*samples: Sample, broken: bool = False) -> Summary:
    with channel() as slack, embedded(slack.url) as cloud:
        slack.broken = broken
        return replay(cloud, slack, samples, Unwatched())


def kinds(summary: Summary) -> dict[str, str]:
    return {row.sample.job: str(row.finding.kind) if row.finding else "" for row in summary.rows}


def test_every_run_is_diagnosed_stored_once_notified_once_and_read_back() -> None:
    summary = played(*SAMPLES)
    assert [row.sample.job for row in summary.rows if not row.good] == []
    assert summary.good


def test_the_samples_fail_in_different_ways() -> None:
    assert len(SAMPLES) >= 12
    assert len({sample.logs for sample in SAMPLES}) == len(SAMPLES)


def test_two_samples_with_their_logs_swapped_swap_their_findings() -> None:
    one, other = SAMPLES[0], SAMPLES[3]
    straight = kinds(played(one, other))
    swapped = kinds(played(replace(one, logs=other.logs), replace(other, logs=one.logs)))
    assert swapped == {one.job: straight[other.job], other.job: straight[one.job]}
    assert straight[one.job] != straight[other.job]


def test_a_notice_that_fails_for_good_is_seen() -> None:
    summary = played(SAMPLES[0], broken=True)
    assert summary.rows[0].finding is not None
    assert not summary.good
    assert summary.undelivered == 1


def test_a_secret_of_the_job_s_arguments_and_logs_reaches_no_surface() -> None:
    sample = next(sample for sample in SAMPLES if "--db-password" in sample.arguments)
    secret = sample.arguments[1]
    with channel() as slack, embedded(slack.url) as cloud:
        summary = replay(cloud, slack, [sample], Unwatched())
        assert summary.good
        stored = str(cloud.dynamodb.scan(TableName="emrdx-findings")["Items"])
        posted = str(slack.posts)
    assert secret not in stored
    assert secret not in posted
    assert "etl_pw_2025" not in posted


@pytest.mark.parametrize("option", [["--once"]])
def test_the_command_ends_0_when_all_went_well(option: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    from emrdx.cli.main import run

    assert run(["demo", *option]) == 0
    shown = capfd.readouterr().out
    assert "Slack" in shown
    assert "MCP" in shown
