"""The reconciler follows retries up with the rights that it is given for it, and no more."""

from datetime import UTC, datetime

import pytest
from botocore.client import BaseClient
from moto.emrserverless.models import emrserverless_backends

from emrdx import wiring
from emrdx.demo.cloud import ACCOUNT, REGION, announce, embedded, run_failed
from emrdx.demo.pump import LambdaContext, Pump, handler_of
from emrdx.demo.samples import SAMPLES
from emrdx.findings.client import Table
from emrdx.findings.keys import RunKey
from emrdx.findings.reader import FindingReader
from emrdx.findings.retries import RetryLedger, StartedRetry
from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.jobs.table import DEFAULT_TABLE_NAME as ACTING_TABLE_NAME
from emrdx.redaction import stored
from emrdx.schemas import FixedBy

WRITES = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}


def _needed(service, operation, parameters):
    """The actions that a call needs, each with the table where there is one."""
    if operation == "TransactWriteItems":
        entries = [entry for item in parameters["TransactItems"] for entry in item.items()]
        return [(f"dynamodb:{WRITES[verb]}", entry["TableName"]) for verb, entry in entries]
    return [(f"{service}:{operation}", parameters.get("TableName", "") if service == "dynamodb" else "")]


@pytest.fixture
def calls():
    """What the reconciler's handler calls while it follows up one retry that succeeded."""
    seen = []
    original = BaseClient._make_api_call

    def recorded(client, operation, parameters):
        seen.extend(_needed(client.meta.service_model.signing_name, operation, parameters))
        return original(client, operation, parameters)

    patch = pytest.MonkeyPatch()
    with embedded("http://127.0.0.1:9/hook") as cloud:
        run, new = (run_failed(cloud, sample) for sample in SAMPLES[:2])
        announce(cloud, run)
        Pump(cloud).drain()
        for one in emrserverless_backends[ACCOUNT][REGION].job_runs[cloud.application_id]:
            # The emulation compares it with a time that it has read without a zone.
            one.created_at = one.created_at.replace(tzinfo=None)
            if one.id == new:
                one.state = "SUCCESS"
        tries = FixedBy(job_run_id=stored(new), at=stored("2026-11-21T08:00:00.000000Z"))
        of = RunKey(
            account=ACCOUNT, region=REGION, application_id=cloud.application_id, job_run_id=run, attempt=1
        )
        ledger = RetryLedger(Table(cloud.dynamodb, ACTING_TABLE_NAME))
        ledger.note(StartedRetry(job_run_id=stored(new), of=of, tries=tries), datetime.now(UTC))
        patch.setattr(BaseClient, "_make_api_call", recorded)
        handler_of(wiring.RECONCILE)({}, LambdaContext("reconcile", 256))
        patch.undo()
        (finding,) = FindingReader(Table(cloud.dynamodb, DEFAULT_TABLE_NAME)).run(run).findings
        assert finding.fixed_by is not None
    return seen


def test_its_role_allows_what_it_calls_and_each_right_for_retries_is_used(calls, synth):
    role = f"arn:aws:iam::{ACCOUNT}:role/etl-runtime"
    asked = {
        "actions": True,
        "action_applications": ["00f1982r1uukb925"],
        "action_roles": [role],
        "mcp": False,
    }
    tables = {ACTING_TABLE_NAME: "<ActingTable", DEFAULT_TABLE_NAME: "<FindingsTable", "": ""}
    allowed = list(synth(**asked).allowed("IntakeReconcile"))
    denied = {
        (action, where)
        for action, where in calls
        if not any(action == each and tables[where] in resource for each, resource in allowed)
    }
    assert denied == set()
    of_retries = {"dynamodb:Query", "dynamodb:DeleteItem", "dynamodb:UpdateItem", "dynamodb:GetItem",
                  "emr-serverless:GetJobRun"}  # fmt: skip
    assert of_retries <= {action for action, _ in calls}
