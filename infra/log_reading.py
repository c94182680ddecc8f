"""What a function needs to find out why a run failed: rights to read its logs, and the rules it is judged by."""

from collections.abc import Mapping
from typing import Final

from aws_cdk import Aws

from emrdx.redaction.settings import RedactionSettings, to_json
from emrdx.wiring import Variable
from emrdx_infra import arns, bundling
from emrdx_infra.function import LambdaFunction
from emrdx_infra.settings import DeploySettings, S3Prefix

RUNS_COME_AND_GO: Final = (
    "Runs and applications come and go, and each needs one call by its id; the setting `applications` "
    "narrows this to those named."
)
_BELOW_PREFIX: Final = (
    "EMR Serverless writes each run's objects under keys of their own below the configured prefix."
)
_STREAMS_OF_GROUP: Final = "Each run has log streams of its own in the configured log group."


def allow(function: LambdaFunction, settings: DeploySettings) -> None:
    """Lets a function find out why a run failed: from the service, the configured log locations and no others."""
    _describe_runs(function, settings)
    for number, prefix in enumerate(settings.prefixes, 1):
        _read_below(function, f"Logs{number}", prefix)
    if settings.log_keys:
        function.allow(
            "DecryptsLogs",
            ["kms:Decrypt"],
            settings.log_keys,
            conditions={"StringEquals": {"kms:ViaService": f"s3.{Aws.REGION}.{Aws.URL_SUFFIX}"}},
        )
    if settings.log_groups:
        function.allow(
            "ReadsLogGroups",
            ["logs:DescribeLogStreams", "logs:GetLogEvents"],
            [arns.log_streams(group) for group in settings.log_groups],
            wildcard=_STREAMS_OF_GROUP,
        )
    if settings.rules_prefix is not None:
        _read_below(function, "Rules", settings.rules_prefix)


def variables(settings: DeploySettings) -> Mapping[Variable, str]:
    """By what rules a run is judged, and what is redacted beside our own forms."""
    given = {**redaction(settings)}
    if settings.rules_folder:
        given[Variable.RULES] = f"/var/task/{bundling.RULES_FOLDER}"
    if settings.rules_prefix:
        given[Variable.RULES] = str(settings.rules_prefix)
    return given


def redaction(settings: DeploySettings) -> Mapping[Variable, str]:
    """What is redacted beside our own forms, where that is set."""
    if settings.redaction == RedactionSettings():
        return {}
    return {Variable.REDACTION: to_json(settings.redaction)}


def _describe_runs(function: LambdaFunction, settings: DeploySettings) -> None:
    applications = settings.applications
    function.allow(
        "DescribesRuns",
        ["emr-serverless:GetJobRun"],
        arns.job_runs(applications),
        wildcard=RUNS_COME_AND_GO,
    )
    function.allow(
        "DescribesApplications",
        ["emr-serverless:GetApplication"],
        arns.applications(applications),
        wildcard=None if applications else RUNS_COME_AND_GO,
    )


def _read_below(function: LambdaFunction, what: str, prefix: S3Prefix) -> None:
    function.allow(f"Reads{what}", ["s3:GetObject"], [arns.objects(prefix)], wildcard=_BELOW_PREFIX)
    # Without it S3 answers "denied" for a log that is only missing.
    function.allow(
        f"Lists{what}",
        ["s3:ListBucket"],
        [arns.bucket(prefix)],
        conditions={"StringLike": {"s3:prefix": f"{prefix.prefix}*"}},
    )
