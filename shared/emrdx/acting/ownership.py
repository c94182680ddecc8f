"""Whose run it is, by its tags: the marks of AWS' data-processing server, so that each knows the other's runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from emrdx.acting.errors import Code, refusal

MANAGED_BY: Final = "ManagedBy"
MANAGER: Final = "DataprocessingMcpServer"
RESOURCE_TYPE: Final = "ResourceType"
JOB_RUN: Final = "EMRServerlessJobRun"
CREATED_AT: Final = "CreatedAt"
RETRY_OF: Final = "emrdx:retry-of"
FIX: Final = "emrdx:fix"
RESERVED: Final = frozenset({MANAGED_BY, RESOURCE_TYPE, CREATED_AT, RETRY_OF, FIX})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """How runs are marked.

    Attributes:
        custom: no mark is set and none is asked for (`CUSTOM_TAGS=true` of AWS' server).
        cancel_any: runs without the mark may be cancelled too.
    """

    custom: bool = False
    cancel_any: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A run's tags, and those of the caller's that were not taken."""

    tags: Mapping[str, str]
    refused: tuple[str, ...] = ()


def marked(marking: Marking, tags: Mapping[str, str], at: datetime | None) -> Marked:
    """A caller's tags with the marks. `at` is the time to note, in UTC."""
    if marking.custom:
        return Marked(dict(tags))
    marks = {MANAGED_BY: MANAGER, RESOURCE_TYPE: JOB_RUN}
    if at is not None:
        marks[CREATED_AT] = at.replace(tzinfo=None).isoformat()
    refused = tuple(sorted(RESERVED & tags.keys()))
    return Marked({**{name: tags[name] for name in tags if name not in RESERVED}, **marks}, refused)


def pass_owned(marking: Marking, tags: Mapping[str, str]) -> None:
    """Nothing, where the run may be cancelled from here.

    Raises:
        Refusal: it was started by somebody else.
    """
    if marking.custom or marking.cancel_any or tags.get(MANAGED_BY) == MANAGER:
        return
    raise refusal(
        Code.NOT_OWNED,
        f"The job run is not managed by this server: it has no tag {MANAGED_BY}={MANAGER}. Cancel it where it "
        "was started, or let the operator allow it (--cancel-any)",
    )
