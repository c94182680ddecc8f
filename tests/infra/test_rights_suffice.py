"""The real handlers call AWS for nothing that their roles do not allow, and their roles allow nothing they never do."""

import os
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase

import pytest
from botocore.client import BaseClient
from moto.emrserverless.models import emrserverless_backends
from tests.signed import tool_call

from emrdx import wiring
from emrdx.demo.cloud import ACCOUNT, LOG_URI, REGION, announce, embedded, poison, run_failed
from emrdx.demo.pump import LambdaContext, Pump, handler_of
from emrdx.demo.samples import SAMPLES

ROLES = {
    "diagnose": "IntakeDiagnose",
    "reconcile": "IntakeReconcile",
    "notify": "NoticesNotify",
    "mcp-server": "McpServer",
}
WRITES = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
# What Lambda does for a function, and what a run without trouble has no need of.
OF_LAMBDA = {"logs:CreateLogStream", "logs:PutLogEvents", "sqs:ReceiveMessage", "sqs:DeleteMessage",
             "sqs:GetQueueAttributes"}  # fmt: skip
RARE = {
    "diagnose": {"dynamodb:DeleteItem", "dynamodb:Query", "logs:DescribeLogStreams", "logs:GetLogEvents"},
    "reconcile": set(),
    "notify": set(),
    "mcp-server": {"dynamodb:BatchGetItem"},
}


def _needed(service, operation, parameters):
    """The actions that a call needs, each with the resource where the test compares it."""
    match service, operation:
        case "s3", "ListObjectsV2":
            return [("s3:ListBucket", f"arn:aws:s3:::{parameters['Bucket']}")]
        case "s3", _:
            return [(f"s3:{operation}", f"arn:aws:s3:::{parameters['Bucket']}/{parameters['Key']}")]
        case "dynamodb", "TransactWriteItems":
            verbs = {verb for item in parameters["TransactItems"] for verb in item}
            return [(f"dynamodb:{WRITES[verb]}", None) for verb in sorted(verbs)]
        case "dynamodb", "TransactGetItems":
            return [("dynamodb:GetItem", None)]
        case _:
            return [(f"{service}:{operation}", None)]


@pytest.fixture(scope="module")
def calls():
    """What each function's handler called while runs failed, were diagnosed, told of, swept and asked about."""
    seen = defaultdict(list)
    running = []
    original = BaseClient._make_api_call

    def recorded(client, operation, parameters):
        if running:
            service = client.meta.service_model.signing_name
            seen[running[-1]] += _needed(service, operation, parameters)
        return original(client, operation, parameters)

    def watched(function):
        handler = handler_of(function)

        def handle(event, context):
            running.append(function.name)
            try:
                return handler(event, context)
            finally:
                running.pop()

        return handle

    patch = pytest.MonkeyPatch()
    patch.setattr(BaseClient, "_make_api_call", recorded)
    with embedded("http://127.0.0.1:9/hook") as cloud:
        # The demo's jobs have it; a deployment in which nothing acts has not.
        os.environ.pop(wiring.Variable.ACTING_TABLE)
        handlers = {function.name: watched(function) for function in wiring.FUNCTIONS}
        runs = [run_failed(cloud, sample) for sample in SAMPLES[:2]]
        _ended_an_hour_ago(cloud)
        announce(cloud, runs[0])
        poison(cloud)
        Pump(cloud, handlers=handlers).drain()
        handlers["reconcile"]({}, LambdaContext("reconcile", 256))
        for tool in ("get_diagnosis", "get_evidence", "find_similar_failures"):
            handlers["mcp-server"](tool_call(tool, job_run_id=runs[0]), LambdaContext("mcp-server", 1769))
        by_job = tool_call("get_diagnosis", job_name=SAMPLES[0].job)
        handlers["mcp-server"](by_job, LambdaContext("mcp-server", 1769))
        for tool in ("list_failures", "get_failure_trends"):
            handlers["mcp-server"](tool_call(tool), LambdaContext("mcp-server", 1769))
    patch.undo()
    return seen


def _ended_an_hour_ago(cloud):
    ended = datetime.now(UTC) - timedelta(hours=1)
    for run in emrserverless_backends[ACCOUNT][REGION].job_runs[cloud.application_id]:
        run.updated_at = run.ended_at = ended
        # The emulation compares it with a time that it has read without a zone.
        run.created_at = (ended - timedelta(minutes=9)).replace(tzinfo=None)


@pytest.fixture(scope="module")
def deployed(synth):
    """The template for the runs' log location."""
    secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:emrdx-slack-AbCdEf"
    return synth(log_prefixes=[LOG_URI], slack_secret=secret)


@pytest.mark.parametrize("function", wiring.FUNCTIONS, ids=lambda function: function.name)
def test_a_role_allows_every_call_of_its_function(deployed, calls, function):
    allowed = [
        (action, resource.replace("<AWS::Partition>", "aws"))
        for action, resource in deployed.allowed(ROLES[function.name])
    ]
    assert calls[function.name], "the function called nothing"
    denied = {
        (needed, where)
        for needed, where in calls[function.name]
        if not any(
            action == needed and (where is None or fnmatchcase(where, resource))
            for action, resource in allowed
        )
    }
    assert denied == set()


@pytest.mark.parametrize("function", wiring.FUNCTIONS, ids=lambda function: function.name)
def test_a_role_allows_no_action_that_its_function_never_takes(deployed, calls, function):
    allowed = {action for action, _ in deployed.allowed(ROLES[function.name])}
    taken = {action for action, _ in calls[function.name]}
    assert allowed - taken - OF_LAMBDA == RARE[function.name]
