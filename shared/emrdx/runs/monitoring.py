"""Where a run's logs were sent, by the service's merge rules.

EMR Serverless User Guide, "Storing logs": the run's block of a name replaces the application's of that name
whole, an absent one is inherited; at the run, an empty `s3MonitoringConfiguration` means no logs in S3, an
empty `managedPersistenceMonitoringConfiguration` the default, which is enabled.
"""

from collections.abc import Mapping
from typing import Any, Final

from emrdx.model import CloudWatchLogs, LogLocations, S3Logs
from emrdx.runs.shape import block_of, text, truth

_S3: Final = "s3MonitoringConfiguration"
_CLOUDWATCH: Final = "cloudWatchLoggingConfiguration"
_MANAGED: Final = "managedPersistenceMonitoringConfiguration"
_DEFAULT_GROUP: Final = "/aws/emr-serverless"


def log_locations(run: Mapping[str, Any], application: Mapping[str, Any] | None) -> LogLocations | None:
    """The places, with `decided_by` one of `run`, `application`, `default`; None where neither is known.

    A run without a block of its own inherits, so without the application nothing is known of it.
    """
    own = block_of(block_of(run, "configurationOverrides"), "monitoringConfiguration")
    inherited = block_of(application, "monitoringConfiguration") if application is not None else {}
    s3, s3_from = _decided(own, inherited, _S3)
    cloudwatch, cloudwatch_from = _decided(own, inherited, _CLOUDWATCH)
    if application is None and (s3 is None or cloudwatch is None) and not own:
        return None
    managed, _ = _decided(own, inherited, _MANAGED)
    deciders = {s3_from, cloudwatch_from}
    return LogLocations(
        s3=_s3_logs(s3) if s3 else None,
        cloudwatch=_cloudwatch_logs(cloudwatch) if cloudwatch else None,
        managed=truth(managed or {}, "enabled") is not False,
        decided_by=next((name for name in ("run", "application") if name in deciders), "default"),
    )


def _decided(
    own: Mapping[str, Any], inherited: Mapping[str, Any], name: str
) -> tuple[Mapping[str, Any] | None, str]:
    for block, decider in ((own, "run"), (inherited, "application")):
        if block.get(name) is not None:
            return block_of(block, name), decider
    return None, "default"


def _s3_logs(block: Mapping[str, Any]) -> S3Logs | None:
    uri = text(block, "logUri")
    return S3Logs(uri=uri) if uri else None


def _cloudwatch_logs(block: Mapping[str, Any]) -> CloudWatchLogs | None:
    if not truth(block, "enabled"):
        return None
    return CloudWatchLogs(
        group=text(block, "logGroupName") or _DEFAULT_GROUP, prefix=text(block, "logStreamNamePrefix") or ""
    )
