"""The functions: how long and how large each may be, and what it is told by its environment."""

from typing import Final

from emrdx.wiring.environment import Variable
from emrdx.wiring.parts import Function

MINUTE: Final = 60
MCP_PATH: Final = "/mcp"

_SHARED = (Variable.TABLE, Variable.REDACTION)

DIAGNOSE: Final = Function(
    name="diagnose",
    entry="emrdx_functions.diagnose.handler.handler",
    timeout=3 * MINUTE,
    memory=1769,  # one whole vCPU: inflating and scanning is bound by it
    variables=(
        *_SHARED,
        Variable.INTAKE_QUEUE_URL,
        Variable.INTAKE_DEAD_LETTER_URL,
        Variable.RULES,
        Variable.RETENTION_DAYS,
    ),
)
RECONCILE: Final = Function(
    name="reconcile",
    entry="emrdx_functions.reconcile.handler.handler",
    timeout=5 * MINUTE,
    memory=256,
    variables=(
        Variable.TABLE,
        Variable.INTAKE_QUEUE_URL,
        Variable.APPLICATIONS,
        Variable.RETENTION_DAYS,
        Variable.ACTING_TABLE,
    ),
)
NOTIFY: Final = Function(
    name="notify",
    entry="emrdx_functions.notify.handler.handler",
    timeout=30,
    memory=512,
    variables=(
        Variable.TABLE,
        Variable.TOPIC_ARN,
        Variable.SLACK_SECRET_ARN,
        Variable.EVENT_BUS,
        Variable.FOLD_HOURS,
    ),
)
MCP_SERVER: Final = Function(
    name="mcp-server",
    entry="emrdx_functions.mcp_server.handler.handler",
    timeout=30,
    memory=1769,  # `mcp` is imported in half the time of a smaller function, at the same price
    variables=(Variable.TABLE, Variable.APPLICATIONS, Variable.RETENTION_DAYS),
)
# In a stack only where it is asked for, and so none of those that every deployment has.
MCP_LIVE: Final = Function(
    name="mcp-live",
    entry="emrdx_functions.mcp_live.handler.handler",
    timeout=MINUTE,
    memory=1769,  # one whole vCPU, as for diagnosing
    variables=(
        Variable.TABLE,
        Variable.APPLICATIONS,
        Variable.RETENTION_DAYS,
        Variable.REDACTION,
        Variable.RULES,
    ),
)
# Likewise.
ACTIONS: Final = Function(
    name="actions",
    entry="emrdx_functions.actions.handler.handler",
    timeout=30,
    memory=1769,
    variables=(
        Variable.TABLE,
        Variable.ACTING_TABLE,
        Variable.JOBS,
        Variable.EXPORT_DESTINATIONS,
        Variable.EXPORT_ROLES,
        Variable.APPLICATIONS,
        Variable.RETENTION_DAYS,
        Variable.REDACTION,
        Variable.SENSITIVE_DATA,
        Variable.POLICY,
        Variable.NOTICES_QUEUE_URL,
    ),
)
# Likewise. A worker that does not end a job in its time gives it back to the next one.
JOBS: Final = Function(
    name="jobs",
    entry="emrdx_functions.jobs.handler.handler",
    timeout=15 * MINUTE,
    memory=1769,  # one whole vCPU, as for diagnosing
    variables=(
        Variable.TABLE,
        Variable.ACTING_TABLE,
        Variable.RETENTION_DAYS,
        Variable.REDACTION,
        Variable.RULES,
    ),
)
FUNCTIONS: Final = (DIAGNOSE, RECONCILE, NOTIFY, MCP_SERVER)
