"""Background jobs in the demo: the real function's handler, woken by a start instead of a schedule."""

from typing import Final

from emrdx.demo.cloud import ACCOUNT, EXPORTS, REGION, Cloud
from emrdx.demo.pump import LambdaContext, handler_of
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.jobs.api import JobDesk
from emrdx.jobs.background import Background
from emrdx.jobs.estimate import estimating
from emrdx.jobs.store import JobStore
from emrdx.jobs.table import DEFAULT_TABLE_NAME as ACTING_TABLE_NAME
from emrdx.mcp.acting import add_job_tools
from emrdx.mcp.toolbox import Toolbox
from emrdx.wiring import JOBS

CALLER: Final = "demo"


def add_demo_jobs(tools: Toolbox, cloud: Cloud) -> None:
    """Adds the tools of background jobs, which the job function's handler does in a thread of this process."""
    store = JobStore(Table(cloud.dynamodb, ACTING_TABLE_NAME))
    handler = handler_of(JOBS)

    def turn() -> bool:
        handler({}, LambdaContext(JOBS.name, JOBS.memory))
        return store.count_open(CALLER) > 0

    desk = JobDesk(
        store=store,
        writes=True,
        destinations=(EXPORTS,),
        applications=frozenset({cloud.application_id}),
        estimate=estimating(
            FindingReader(Table(cloud.dynamodb, DEFAULT_TABLE_NAME)), Scope(account=ACCOUNT, region=REGION)
        ),
        submitted=Background(turn=turn).wake,
    )
    add_job_tools(tools, desk, lambda: CALLER)
