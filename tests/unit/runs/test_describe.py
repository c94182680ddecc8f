"""What GetJobRun and GetApplication say becomes a JobRun, whatever is absent."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.model import JobRun
from emrdx.runs import MalformedAnswer, job_run

ARN = "arn:aws-cn:emr-serverless:cn-north-1:111122223333:/applications/00app/jobruns/00run"
RUN = {
    "applicationId": "00app",
    "jobRunId": "00run",
    "arn": ARN,
    "name": "daily-sales",
    "state": "FAILED",
    "stateDetails": "Job failed. ExitCode: 1.",
    "createdAt": "2026-11-20T01:00:00.123000+01:00",
    "startedAt": 1763596860.5,
    "endedAt": datetime(2026, 11, 20, 1, 0, tzinfo=UTC),
    "releaseLabel": "emr-7.9.0",
    "mode": "BATCH",
    "attempt": 2,
    "retryPolicy": {"maxAttempts": 3},
    "executionRole": "arn:aws:iam::111122223333:role/etl",
    "executionTimeoutMinutes": 60,
    "totalExecutionDurationSeconds": 3600,
    "queuedDurationMilliseconds": 1500,
    "tags": {"team": "sales"},
    "jobDriver": {
        "sparkSubmit": {
            "entryPoint": "s3://code/job.py",
            "entryPointArguments": ["--day", "2026-11-19"],
            "sparkSubmitParameters": "--conf spark.executor.memory=4g",
        }
    },
}
APPLICATION = {
    "applicationId": "00app",
    "name": "etl",
    "type": "Spark",
    "architecture": "ARM64",
    "releaseLabel": "emr-7.9.0",
    "maximumCapacity": {"cpu": "16 vCPU", "memory": "64 GB", "disk": "200 GB"},
    "schedulerConfiguration": {"queueTimeoutMinutes": 360, "maxConcurrentRuns": 15},
    "networkConfiguration": {"subnetIds": ["subnet-1"]},
}


def test_every_member_has_its_place():
    run = job_run({"jobRun": RUN}, {"application": APPLICATION})
    assert (run.account, run.region) == ("111122223333", "cn-north-1")
    assert (run.application_id, run.job_run_id, run.attempt, run.max_attempts) == ("00app", "00run", 2, 3)
    assert (run.state, run.state_details) == ("FAILED", "Job failed. ExitCode: 1.")
    assert run.created_at == datetime(2026, 11, 20, 0, 0, 0, 123000, tzinfo=UTC)
    assert run.started_at == datetime.fromtimestamp(1763596860.5, UTC)
    assert run.ended_at == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    assert (run.entry_point, run.arguments) == ("s3://code/job.py", ("--day", "2026-11-19"))
    assert (run.execution_timeout_minutes, run.execution_seconds, run.queued_seconds) == (60, 3600, 1.5)
    assert run.settings == {"spark.executor.memory": "4g"}
    assert run.tags == {"team": "sales"}
    assert run.application is not None
    assert (run.application.maximum_cpu, run.application.maximum_memory) == ("16 vCPU", "64 GB")
    assert (run.application.queue_timeout_minutes, run.application.in_vpc) == (360, True)


def test_the_outer_members_may_be_left_out():
    assert job_run(RUN, APPLICATION) == job_run({"jobRun": RUN}, {"application": APPLICATION})


@given(st.sets(st.sampled_from(sorted(RUN))), st.sets(st.sampled_from(sorted(APPLICATION))), st.booleans())
def test_any_member_may_be_absent_or_null(absent, unset, null):
    run = {key: value for key, value in RUN.items() if key not in absent}
    run |= dict.fromkeys(absent) if null else {}
    application = {key: value for key, value in APPLICATION.items() if key not in unset}
    assert isinstance(job_run(run, application), JobRun)


def test_nothing_known_is_an_empty_run():
    assert job_run({}) == JobRun()


def test_an_application_without_subnets_is_not_in_a_vpc():
    run = job_run(RUN, {"applicationId": "00app"})
    assert run.application is not None
    assert run.application.in_vpc is False


def test_a_hive_run_has_its_query_and_its_settings():
    hive = {"query": "s3://code/q.sql", "parameters": "--hiveconf hive.exec.scratchdir=s3://tmp/"}
    run = job_run({"jobDriver": {"hive": hive}})
    assert run.entry_point == "s3://code/q.sql"
    assert run.settings == {"hive.exec.scratchdir": "s3://tmp/"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"jobRun": []},
        {"jobRun": {"state": 3}},
        {"jobRun": {"attempt": "two"}},
        {"jobRun": {"endedAt": "yesterday"}},
        {"jobRun": {"endedAt": 1e30}},
        {"jobRun": {"arn": "00app"}},
        {"jobRun": {"tags": ["a"]}},
        {"jobRun": {"jobDriver": {"sparkSubmit": {"entryPointArguments": [1]}}}},
        {"jobRun": {"configurationOverrides": {"applicationConfiguration": ["spark-defaults"]}}},
    ],
)
def test_what_the_service_never_answers_is_malformed(wrong):
    with pytest.raises(MalformedAnswer):
        job_run(wrong)
