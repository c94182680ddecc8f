"""Links into the console of the run's own partition."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from emrdx.notify import links
from emrdx.notify.summary import Notice
from emrdx.redaction import stored
from emrdx.schemas import Finding

MakeNotice = Callable[..., Notice]


def in_region(finding: Finding, region: str, logs: str | None = None) -> Finding:
    run = replace(finding.run, region=stored(region))
    return replace(finding, run=run, logs=stored(logs) if logs else None)


@pytest.mark.parametrize(
    ("region", "host"),
    [
        ("eu-west-1", "eu-west-1.console.aws.amazon.com"),
        ("cn-north-1", "cn-north-1.console.amazonaws.cn"),
        ("us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"),
    ],
)
def test_the_run_is_in_its_partition_s_console(make_notice: MakeNotice, region: str, host: str) -> None:
    page = links.run_page(in_region(make_notice().finding, region))
    assert page == f"https://{host}/emr/home?region={region}#/serverless-applications/00app/00run"


def test_a_partition_without_a_public_console_has_no_links(make_notice: MakeNotice) -> None:
    finding = in_region(make_notice().finding, "us-iso-east-1", "s3://logs/x/")
    assert (links.run_page(finding), links.logs(finding)) == (None, None)


def test_logs_in_s3_are_shown_at_their_prefix(make_notice: MakeNotice) -> None:
    finding = in_region(
        make_notice().finding, "eu-west-1", "s3://logs/my team/applications/00app/jobs/00run/"
    )
    assert links.logs(finding) == (
        "https://eu-west-1.console.aws.amazon.com/s3/buckets/logs?region=eu-west-1"
        "&prefix=my%20team/applications/00app/jobs/00run/"
    )


def test_logs_in_cloudwatch_are_shown_by_their_streams(make_notice: MakeNotice) -> None:
    place = "cloudwatch:/aws/emr-serverless:/applications/00app/jobs/00run/"
    assert links.logs(in_region(make_notice().finding, "eu-west-1", place)) == (
        "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/"
        "$252Faws$252Femr-serverless$3FlogStreamNameFilter$3D$252Fapplications$252F00app$252Fjobs$252F00run$252F"
    )


def test_logs_that_cannot_be_read_have_no_link(make_notice: MakeNotice) -> None:
    assert links.logs(in_region(make_notice().finding, "eu-west-1")) is None
