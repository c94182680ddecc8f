"""The policy in front of the acting tools: where it is kept, its counters, and who is told of what it asks."""

import logging
from collections.abc import Callable
from typing import Any, Final

from mcp.server.context import ServerMiddleware

from emrdx.mcp.policed import policed
from emrdx.notify.wish import WishQueue, wish_of
from emrdx.policy import Gate, audit
from emrdx.policy.approvals import Approval
from emrdx.policy.dynamo_kept import KeptPolicy
from emrdx.policy.dynamodb import DynamoStore
from emrdx.policy.reload import elsewhere
from emrdx.policy.source import source_of
from emrdx.redaction import Redactor
from emrdx.settings import Settings
from emrdx.wiring import Variable

_LOGGER: Final = logging.getLogger(__name__)


def judging(
    deployed: Settings, client: Callable[[str], Any], redactor: Redactor, region: str
) -> ServerMiddleware[Any]:
    """A middleware that judges each call by the policy in force, by the IAM principal that signed it.

    Raises:
        SettingsError: the stack did not say where the policy or its table is.
    """
    table = deployed.required(Variable.ACTING_TABLE)
    source = source_of(deployed.required(Variable.POLICY), client)
    current = elsewhere(source, _LOGGER.warning, KeptPolicy(client("dynamodb"), table))
    for warning in current.warnings:
        _LOGGER.warning("policy: %s", warning)
    options = f"--acting-table {table} --region {region}"
    gate = Gate(
        current,
        DynamoStore(client("dynamodb"), table),
        announce=_announcing(deployed, client, redactor, options),
        options=options,
    )
    return policed(gate, audit.log, user="unknown", session="")


def _announcing(
    deployed: Settings, client: Callable[[str], Any], redactor: Redactor, options: str
) -> Callable[[Approval], None]:
    queue = WishQueue(client("sqs"), deployed.required(Variable.NOTICES_QUEUE_URL))
    return lambda approval: queue.put(wish_of(approval, redactor.session(), options))
