"""Background jobs, where the deployment has a function that does them."""

from collections.abc import Callable
from typing import Any

from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.jobs.api import JobDesk
from emrdx.jobs.estimate import estimating
from emrdx.jobs.owner import owner_of
from emrdx.jobs.store import JobStore
from emrdx.mcp import calls
from emrdx.mcp.acting import add_job_tools
from emrdx.mcp.toolbox import Toolbox
from emrdx.settings import Settings
from emrdx.wiring import Variable


def add_jobs(tools: Toolbox, deployed: Settings, client: Callable[[str], Any], scope: Scope) -> None:
    """Adds the tools of background jobs, if they are switched on. A job belongs to the user or role that AWS verified.

    Raises:
        SettingsError: the acting table is not set.
    """
    if not deployed.jobs:
        return
    dynamodb = client("dynamodb")
    findings = FindingReader(Table(dynamodb, deployed.table))
    desk = JobDesk(
        store=JobStore(Table(dynamodb, deployed.required(Variable.ACTING_TABLE))),
        writes=True,
        destinations=deployed.export_destinations,
        roles=frozenset(deployed.export_roles),
        applications=frozenset(deployed.applications),
        estimate=estimating(findings, scope),
        retention=deployed.retention,
    )
    add_job_tools(tools, desk, lambda: owner_of(calls.identity.get()))
