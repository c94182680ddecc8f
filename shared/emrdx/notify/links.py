"""Links into the AWS console. Never a run's dashboard: GetDashboardForJobRun's URL holds a token."""

from typing import Final
from urllib.parse import quote

from emrdx.schemas import Finding

_DOMAINS: Final = {"cn": "console.amazonaws.cn", "us-gov": "console.amazonaws-us-gov.com"}
_WITHOUT_CONSOLE: Final = ("us-iso", "eu-isoe")


def run_page(finding: Finding) -> str | None:
    """The run in the EMR console, None where a part of its name is not known or the partition has none.

    The run's own page is in an EMR Studio, whose address no API of EMR Serverless gives.
    """
    run = finding.run
    if run.region is None or run.application_id is None or run.job_run_id is None:
        return None
    base = _console(run.region)
    path = f"serverless-applications/{quote(run.application_id)}/{quote(run.job_run_id)}"
    return f"{base}/emr/home?region={run.region}#/{path}" if base else None


def logs(finding: Finding) -> str | None:
    """Where the console shows the run's logs, in S3 or in CloudWatch; None where they cannot be read."""
    region, place = finding.run.region, finding.logs
    base = _console(region) if region else None
    if base is None or place is None:
        return None
    if place.startswith("s3://"):
        bucket, _, key = place.removeprefix("s3://").partition("/")
        return f"{base}/s3/buckets/{quote(bucket)}?region={region}&prefix={quote(key)}"
    if place.startswith("cloudwatch:"):
        group, _, stream = place.removeprefix("cloudwatch:").partition(":")
        shown = f"log-group/{_fragment(group)}$3FlogStreamNameFilter$3D{_fragment(stream)}"
        return f"{base}/cloudwatch/home?region={region}#logsV2:log-groups/{shown}"
    return None


def _console(region: str) -> str | None:
    if region.startswith(_WITHOUT_CONSOLE):
        return None
    partition = next((name for name in _DOMAINS if region.startswith(f"{name}-")), "")
    return f"https://{quote(region)}.{_DOMAINS.get(partition, 'console.aws.amazon.com')}"


def _fragment(text: str) -> str:
    """CloudWatch's console encodes a name in its fragment twice, with `$` for the second `%`."""
    return quote(quote(text, safe=""), safe="").replace("%", "$")
