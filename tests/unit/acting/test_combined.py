"""The tool of AWS' data-processing server: its operations, gates and words."""

import pytest
from botocore.stub import ANY

from emrdx.acting.combined import Asked, manage, worded
from emrdx.acting.errors import Code, Refusal

from .conftest import DRIVER, NEW_ARN, ROLE, STARTED, described

RUN = {"application_id": "00app", "job_run_id": "00run"}
START = {"application_id": "00app", "execution_role_arn": ROLE, "job_driver": DRIVER}
CALLS = {
    "start-job-run": START,
    "get-job-run": RUN,
    "cancel-job-run": RUN,
    "list-job-runs": {"application_id": "00app"},
    "get-dashboard-for-job-run": RUN,
}


def refusal(runs, operation, **given):
    with pytest.raises(Refusal) as caught:
        manage(runs, Asked(operation, **given))
    return caught.value


def start(runs, service, expected=None, **given):
    """Starts a run and gives the request that reached the service."""
    sent = {}
    service.client.meta.events.register(
        "provide-client-params.emr-serverless.StartJobRun", lambda params, **_: sent.update(params)
    )
    service.add_response("start_job_run", STARTED)
    return manage(runs, Asked("start-job-run", **{**START, **given})), sent


def test_start_sends_every_parameter_under_the_services_name(make_runs, service):
    _outcome, sent = start(
        make_runs(),
        service,
        configuration_overrides={"applicationConfiguration": [{"classification": "spark-defaults"}]},
        tags={"team": "data"},
        execution_timeout_minutes=60,
        name="nightly",
        client_token="mine-1",
        retry_policy={"maxAttempts": 2},
        mode="BATCH",
    )
    assert sent == {
        "applicationId": "00app",
        "executionRoleArn": ROLE,
        "jobDriver": DRIVER,
        "configurationOverrides": {"applicationConfiguration": [{"classification": "spark-defaults"}]},
        "tags": {"team": "data", "ManagedBy": "DataprocessingMcpServer", "ResourceType": "EMRServerlessJobRun"},
        "executionTimeoutMinutes": 60,
        "name": "nightly",
        "clientToken": "mine-1",
        "retryPolicy": {"maxAttempts": 2},
        "mode": "BATCH",
    }  # fmt: skip


def test_start_answers_with_aws_keys_and_the_client_token(make_runs, service):
    outcome, sent = start(make_runs(), service)
    assert outcome.structure() == {
        "application_id": "00app",
        "job_run_id": "00new",
        "arn": NEW_ARN,
        "operation": "start-job-run",
        "client_token": sent["clientToken"],
    }


def test_get_forwards_the_attempt(make_runs, service):
    service.add_response(
        "get_job_run", described(), {"applicationId": "00app", "jobRunId": "00run", "attempt": 2}
    )
    outcome = manage(make_runs(), Asked("get-job-run", **RUN, attempt=2))
    assert outcome.document["job_run"]["createdAt"] == "2026-11-20T02:30:00Z"
    assert outcome.document["job_run"]["jobDriver"] == DRIVER


def test_get_without_the_flag_leaves_out_what_may_hold_data(make_runs, service):
    service.add_response("get_job_run", described(tags={"a": "b"}))
    outcome = manage(make_runs(sensitive=False), Asked("get-job-run", **RUN))
    assert outcome.document["job_run"].keys() & {"jobDriver", "tags", "stateDetails"} == set()
    assert "--allow-sensitive-data-access" in outcome.sentence


def test_cancel_asks_whose_run_it_is_first(make_runs, service):
    service.add_response("get_job_run", described(tags={"ManagedBy": "DataprocessingMcpServer"}))
    service.add_response("cancel_job_run", {"applicationId": "00app", "jobRunId": "00run"})
    outcome = manage(make_runs(), Asked("cancel-job-run", **RUN))
    assert outcome.structure() == {**RUN, "operation": "cancel-job-run"}
    assert "requested" in outcome.sentence


def test_cancel_refuses_a_run_that_was_started_elsewhere(make_runs, service):
    service.add_response("get_job_run", described(tags={"ManagedBy": "airflow"}))
    assert refusal(make_runs(), "cancel-job-run", **RUN).code is Code.NOT_OWNED


@pytest.mark.parametrize("marking", [{"custom": True}, {"cancel_any": True}])
def test_cancel_takes_any_run_where_the_operator_said_so(make_runs, service, marking):
    service.add_response("cancel_job_run", {"applicationId": "00app", "jobRunId": "00run"})
    manage(make_runs(**marking), Asked("cancel-job-run", **RUN))


def test_list_sends_its_filters(make_runs, service):
    expected = {
        "applicationId": "00app", "maxResults": 5, "nextToken": "abc=", "createdAtAfter": ANY, "createdAtBefore": ANY,
        "states": ["FAILED", "QUEUED"], "mode": "BATCH",
    }  # fmt: skip
    service.add_response("list_job_runs", {"jobRuns": [], "nextToken": "def"}, expected)
    asked = Asked(
        "list-job-runs", "00app", max_results=5, next_token="abc=", created_at_after="2026-11-20",
        created_at_before="2026-11-21T00:00:00+01:00", states=["FAILED", "QUEUED", "FAILED"], mode="BATCH",
    )  # fmt: skip
    assert manage(make_runs(), asked).structure() == {
        "job_runs": [], "count": 0, "next_token": "def", "operation": "list-job-runs",
    }  # fmt: skip


def test_all_nine_states_are_no_filter(make_runs, service):
    nine = [
        "SUBMITTED",
        "PENDING",
        "SCHEDULED",
        "RUNNING",
        "SUCCESS",
        "FAILED",
        "CANCELLING",
        "CANCELLED",
        "QUEUED",
    ]
    service.add_response("list_job_runs", {"jobRuns": []}, {"applicationId": "00app"})
    manage(make_runs(), Asked("list-job-runs", "00app", states=nine))


def test_the_dashboard_ignores_mode_and_says_so(make_runs, service):
    expected = {"applicationId": "00app", "jobRunId": "00run", "attempt": 1}
    service.add_response("get_dashboard_for_job_run", {"url": "https://ui.example"}, expected)
    outcome = manage(make_runs(), Asked("get-dashboard-for-job-run", **RUN, mode="BATCH", attempt=1))
    assert outcome.document == {"url": "https://ui.example", "operation": "get-dashboard-for-job-run"}
    assert "mode" in outcome.warnings[0]


def test_the_dashboard_is_shut_without_the_flag(make_runs):
    refused = refusal(make_runs(sensitive=False), "get-dashboard-for-job-run", **RUN)
    assert refused.code is Code.SENSITIVE_DATA_DISABLED
    assert "--allow-sensitive-data-access" in refused.message


@pytest.mark.parametrize("operation", ["start-job-run", "cancel-job-run"])
def test_writing_is_refused_before_anything_else_is_looked_at(make_runs, operation):
    refused = refusal(make_runs(write=False), operation)
    assert refused.code is Code.WRITE_DISABLED
    assert "not allowed without write access" in worded(refused)


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("name", ["delete", "Start-Job-Run", ""])
def test_an_unknown_operation_is_invalid_and_never_a_denial(make_runs, name, write):
    refused = refusal(make_runs(write=write), name)
    assert refused.code is Code.INVALID_OPERATION
    assert all(operation in refused.message for operation in CALLS)


@pytest.mark.parametrize(
    ("operation", "missing"), [(operation, name) for operation, given in CALLS.items() for name in given]
)
def test_a_missing_parameter_is_answered_with_all_that_is_required(make_runs, operation, missing):
    given = {name: value for name, value in CALLS[operation].items() if name != missing}
    refused = refusal(make_runs(), operation, **given)
    assert refused.code is Code.MISSING_PARAMETER
    assert all(name in refused.message for name in CALLS[operation])
    assert f"required for {operation} operation" in refused.message


INVALID = [
    ("start-job-run", "application_id", "UPPER"),
    ("start-job-run", "application_id", ""),
    ("start-job-run", "execution_role_arn", "etl-role-without-an-arn"),
    ("start-job-run", "job_driver", {}),
    ("start-job-run", "job_driver", {"sparkSql": {"entryPoint": "s3://x"}}),
    ("start-job-run", "job_driver", {"sparkSubmit": {"entryPoint": " "}}),
    ("start-job-run", "job_driver", {"sparkSubmit": {"entryPoint": "s3://x"}, "hive": {"query": "s3://y"}}),
    ("start-job-run", "configuration_overrides", {"applicationConfiguration": [{"properties": {}}]}),
    ("start-job-run", "tags", {f"k{number}": "v" for number in range(201)}),
    ("start-job-run", "tags", {"": "v"}),
    ("start-job-run", "execution_timeout_minutes", -1),
    ("start-job-run", "execution_timeout_minutes", 1_000_001),
    ("start-job-run", "job_timeout_minutes", -1),
    ("start-job-run", "name", "  "),
    ("start-job-run", "name", "n" * 257),
    ("start-job-run", "client_token", "a b"),
    ("start-job-run", "mode", "batch"),
    ("start-job-run", "retry_policy", {"maxAttempts": 0}),
    ("get-job-run", "job_run_id", "../other"),
    ("get-job-run", "attempt", 0),
    ("cancel-job-run", "job_run_id", "x" * 65),
    ("list-job-runs", "max_results", 0),
    ("list-job-runs", "max_results", 51),
    ("list-job-runs", "next_token", "a b"),
    ("list-job-runs", "created_at_after", "yesterday"),
    ("list-job-runs", "created_at_before", ""),
    ("list-job-runs", "states", ["FAILED", "DONE"]),
    ("list-job-runs", "mode", "FAST"),
    ("get-dashboard-for-job-run", "attempt", -3),
]


@pytest.mark.parametrize(("operation", "name", "value"), INVALID)
def test_an_invalid_parameter_is_named_before_any_call(make_runs, operation, name, value):
    refused = refusal(make_runs(), operation, **{**CALLS[operation], name: value})
    assert refused.code is Code.INVALID_PARAMETER
    assert (name if name != "job_timeout_minutes" else "execution_timeout_minutes") in refused.message
    assert worded(refused).startswith(
        "Error in manage_aws_emr_serverless_job_runs: Parameter validation failed"
    )


def test_a_job_timeout_is_taken_for_the_execution_timeout(make_runs, service):
    outcome, sent = start(make_runs(), service, job_timeout_minutes=30)
    assert sent["executionTimeoutMinutes"] == 30
    assert "job_timeout_minutes" in outcome.warnings[0]


def test_two_timeouts_that_differ_are_a_conflict(make_runs):
    refused = refusal(
        make_runs(), "start-job-run", **START, job_timeout_minutes=30, execution_timeout_minutes=60
    )
    assert "job_timeout_minutes" in refused.message


def test_reserved_tags_cannot_be_forged(make_runs, service):
    outcome, sent = start(make_runs(), service, tags={"ManagedBy": "me", "team": "data"})
    assert (sent["tags"]["ManagedBy"], sent["tags"]["team"]) == ("DataprocessingMcpServer", "data")
    assert "ManagedBy" in outcome.warnings[0]


def test_custom_tags_leave_the_callers_tags_as_they_are(make_runs, service):
    outcome, sent = start(make_runs(custom=True), service, tags={"ManagedBy": "me"})
    assert sent["tags"] == {"ManagedBy": "me"}
    assert "tags" not in outcome.sentence


def test_custom_tags_without_tags_send_none(make_runs, service):
    _outcome, sent = start(make_runs(custom=True), service)
    assert "tags" not in sent


def test_the_same_start_within_the_hour_has_the_same_token_and_request(make_runs, service):
    _one, first = start(make_runs(), service)
    _two, second = start(make_runs(), service)
    assert first == second


def test_another_start_has_another_token(make_runs, service):
    _one, first = start(make_runs(), service)
    token = first["clientToken"]
    _two, second = start(make_runs(), service, name="other")
    assert second["clientToken"] != token


@pytest.mark.parametrize(
    ("error", "code", "retryable"),
    [
        ("ResourceNotFoundException", Code.NOT_FOUND, False),
        ("AccessDeniedException", Code.ACCESS_DENIED, False),
        ("ValidationException", Code.INVALID_PARAMETER, False),
        ("ConflictException", Code.CONFLICT, False),
        ("ServiceQuotaExceededException", Code.QUOTA_EXCEEDED, False),
        ("ThrottlingException", Code.THROTTLED, True),
        ("InternalServerException", Code.BACKEND_UNAVAILABLE, True),
    ],
)
def test_what_aws_refuses_keeps_its_code_in_the_text(make_runs, service, error, code, retryable):
    service.add_client_error("get_job_run", error, "no")
    refused = refusal(make_runs(), "get-job-run", **RUN)
    assert (refused.code, refused.retryable) == (code, retryable)
    assert f"An error occurred ({error}) when calling the GetJobRun operation: no" in worded(refused)
