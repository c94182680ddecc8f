"""Where logs were sent: the run's block of a name replaces the application's whole."""

import pytest

from emrdx.model import CloudWatchLogs, LogLocations, S3Logs
from emrdx.runs import job_run

RUN_S3 = {"s3MonitoringConfiguration": {"logUri": "s3://run/logs"}}
APP_S3 = {"s3MonitoringConfiguration": {"logUri": "s3://app/logs"}}
CLOUDWATCH = {"cloudWatchLoggingConfiguration": {"enabled": True}}


def located(run: dict | None, application: dict | None) -> LogLocations | None:
    answer = {"configurationOverrides": {"monitoringConfiguration": run}} if run is not None else {}
    described = {"applicationId": "00a", "monitoringConfiguration": application}
    return job_run(answer, described if application is not None else None).logs


@pytest.mark.parametrize(
    ("run", "application", "expected"),
    [
        (RUN_S3, APP_S3, LogLocations(s3=S3Logs(uri="s3://run/logs"), decided_by="run")),
        (None, APP_S3, LogLocations(s3=S3Logs(uri="s3://app/logs"), decided_by="application")),
        ({}, APP_S3, LogLocations(s3=S3Logs(uri="s3://app/logs"), decided_by="application")),
        ({"s3MonitoringConfiguration": {}}, APP_S3, LogLocations(decided_by="run")),
        (None, {}, LogLocations()),
        (
            CLOUDWATCH,
            APP_S3,
            LogLocations(s3=S3Logs(uri="s3://app/logs"), cloudwatch=CloudWatchLogs(), decided_by="run"),
        ),
        (
            {"cloudWatchLoggingConfiguration": {"enabled": False}},
            CLOUDWATCH,
            LogLocations(decided_by="run"),
        ),
        (
            {
                "cloudWatchLoggingConfiguration": {
                    "enabled": True,
                    "logGroupName": "/etl",
                    "logStreamNamePrefix": "daily",
                }
            },
            {},
            LogLocations(cloudwatch=CloudWatchLogs(group="/etl", prefix="daily"), decided_by="run"),
        ),
        (
            None,
            {"managedPersistenceMonitoringConfiguration": {"enabled": False}},
            LogLocations(managed=False),
        ),
        (
            {"managedPersistenceMonitoringConfiguration": {}},
            {"managedPersistenceMonitoringConfiguration": {"enabled": False}},
            LogLocations(managed=True),
        ),
    ],
)
def test_the_service_s_merge_rules_decide(run, application, expected):
    assert located(run, application) == expected


def test_a_run_s_own_place_is_known_without_its_application():
    assert located(RUN_S3, None) == LogLocations(s3=S3Logs(uri="s3://run/logs"), decided_by="run")


def test_without_application_and_without_a_block_of_its_own_nothing_is_known():
    assert located(None, None) is None
