"""How events, queues and functions are joined, as data: the stack and the local demo both build from it.

Nothing here knows AWS' client or CDK. Times are in seconds, sizes in MB, unless a name says otherwise.
"""

from emrdx.wiring.environment import (
    Variable,
)
from emrdx.wiring.flow import (
    DIAGNOSE_POLLING,
    INTAKE,
    JOB_FAILED,
    JOBS_SCHEDULE,
    NOTICE_PIPE,
    NOTICES,
    NOTIFY_POLLING,
    POLLINGS,
    QUEUES,
    RECONCILE_SCHEDULE,
    RULES,
)
from emrdx.wiring.functions import (
    ACTIONS,
    DIAGNOSE,
    FUNCTIONS,
    JOBS,
    MCP_LIVE,
    MCP_PATH,
    MCP_SERVER,
    NOTIFY,
    RECONCILE,
)
from emrdx.wiring.parts import (
    OWN_SOURCE,
    SOURCE,
    DetailType,
    EventRule,
    Function,
    Pipe,
    Polling,
    Queue,
    Schedule,
)

__all__ = [
    "ACTIONS",
    "DIAGNOSE",
    "DIAGNOSE_POLLING",
    "FUNCTIONS",
    "INTAKE",
    "JOBS",
    "JOBS_SCHEDULE",
    "JOB_FAILED",
    "MCP_LIVE",
    "MCP_PATH",
    "MCP_SERVER",
    "NOTICES",
    "NOTICE_PIPE",
    "NOTIFY",
    "NOTIFY_POLLING",
    "OWN_SOURCE",
    "POLLINGS",
    "QUEUES",
    "RECONCILE",
    "RECONCILE_SCHEDULE",
    "RULES",
    "SOURCE",
    "DetailType",
    "EventRule",
    "Function",
    "Pipe",
    "Polling",
    "Queue",
    "Schedule",
    "Variable",
]
