"""What the live tools answer beside diagnoses."""

from typing import Annotated

from pydantic import Field

from emrdx.mcp.answers import LinePart, RunPart, UnreadPart
from emrdx.mcp.model import Answer, Part, Text, Untrusted


class UtilizationPart(Part):
    """What the run used in all, in hours of a vCPU, of a GB of memory and of a GB of disk."""

    vcpu_hours: float | None = None
    memory_gb_hours: float | None = None
    storage_gb_hours: float | None = None


class NetworkPart(Part):
    """Where the run's workers are attached."""

    subnets: tuple[Text, ...] = ()
    security_groups: tuple[Text, ...] = ()


class RunStateAnswer(Answer):
    """A run as EMR Serverless describes it now."""

    untrusted: Untrusted = None
    run: RunPart | None = None
    state_details: Annotated[Text | None, Field(description="Why it failed, in the service's words")] = None
    ended: bool | None = None
    max_attempts: int | None = None
    execution_timeout_minutes: int | None = None
    execution_seconds: int | None = None
    queued_seconds: float | None = None
    utilization: UtilizationPart | None = None
    network: NetworkPart | None = None
    settings: Annotated[tuple[Text, ...], Field(description="Effective Spark settings, redacted")] = ()
    settings_left_out: int = 0
    logs: Annotated[tuple[Text, ...], Field(description="Where its logs are kept")] = ()


class LogsAnswer(Answer):
    """The relevant lines of a run's driver log, redacted."""

    untrusted: Untrusted = None
    run: RunPart | None = None
    source: Annotated[Text | None, Field(description="The driver log that was read")] = None
    classification: Annotated[Text | None, Field(description="A failure kind, or UNCLASSIFIED")] = None
    lines: tuple[LinePart, ...] = ()
    total: int | None = None
    unread: tuple[UnreadPart, ...] = ()
    next_cursor: Text | None = None
