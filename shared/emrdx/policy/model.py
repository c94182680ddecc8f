"""A policy as values: what was read, ready to be evaluated."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

WILDCARD: Final = "*"
GLOBAL_SCOPE: Final = "_global"
OPERATION_MARK: Final = "#"
OPERATION_ARGUMENT: Final = "operation"
DEFAULT_APPROVAL_TIMEOUT: Final = timedelta(minutes=10)


class Action(StrEnum):
    """What a rule does: refuse when a condition fails, always, or ask a person when all conditions hold."""

    EVALUATE = "evaluate"
    DENY = "deny"
    REQUIRE_APPROVAL = "require_approval"


class Per(StrEnum):
    """Whose calls one counter counts together."""

    GLOBAL = "global"
    IDENTITY = "identity"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Window:
    """A span that a counter counts over.

    Attributes:
        seconds: its length.
        calendar: whether it is aligned to the UTC calendar; else it begins with the first call that it counts.
    """

    seconds: int
    calendar: bool = True


WINDOWS: Final[Mapping[str, Window]] = {"minute": Window(60), "hour": Window(3600), "day": Window(86400)}


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter by the name it has in paths, `state.<scope>.<name>`."""

    scope: str
    name: str
    window: Window
    per: Per = Per.GLOBAL


@dataclass(frozen=True, slots=True)
class Charge:
    """What a rule counts for each call.

    Attributes:
        bound: the most that the counter may hold, exactly; below it where not `inclusive`.
        amount: what one call adds, unless `amount_path` names the argument that says it.
    """

    counter: Counter
    bound: Decimal
    inclusive: bool
    amount: Decimal = Decimal(1)
    amount_path: tuple[str, ...] | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether the counter may have this value."""
        return value <= self.bound if self.inclusive else value < self.bound


@dataclass(frozen=True, slots=True)
class Condition:
    """A test of one value: of an argument by its path, or of a counter.

    Attributes:
        on_absence: the outcome where the path leads to nothing.
    """

    test: Callable[[Any], bool]
    path: tuple[str, ...] = ()
    counter: Counter | None = None
    on_absence: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `digest` changes with whatever it says."""

    name: str
    action: Action
    conditions: tuple[Condition, ...] = ()
    message: str = ""
    charge: Charge | None = None
    approval_timeout: timedelta | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """Identities and the tools that they see and may call. A trailing `*` stands for any ending."""

    identities: tuple[str, ...]
    tools: tuple[str, ...]

    def names(self, identity: str) -> bool:
        """Whether it is this identity's."""
        return any(_alike(pattern, identity) for pattern in self.identities)

    def covers(self, tool: str) -> bool:
        """Whether the tool is in it, at least for some operation."""
        return any(_alike(pattern.partition(OPERATION_MARK)[0], tool) for pattern in self.tools)

    def allows(self, tool: str, operation: str | None) -> bool:
        """Whether it lets this operation of the tool be called."""
        for pattern in self.tools:
            name, mark, wanted = pattern.partition(OPERATION_MARK)
            if _alike(name, tool) and (not mark or (operation is not None and _alike(wanted, operation))):
                return True
        return False


def _alike(pattern: str, text: str) -> bool:
    return text.startswith(pattern[:-1]) if pattern.endswith(WILDCARD) else pattern == text


@dataclass(frozen=True, slots=True)
class Approvals:
    """How long a wish for approval stays open, and where it is announced.

    Attributes:
        dedupe_window: for how long the same call asked for again is the same wish; None: while that is open.
    """

    timeout: timedelta = DEFAULT_APPROVAL_TIMEOUT
    dedupe_window: timedelta | None = None
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Policy:
    """A valid policy.

    Attributes:
        tools: rules by tool, by `tool#operation`, and those of `*`, which hold for every tool.
        grants: who may call what; None where everyone may call whatever the rules allow.
        by_operation: tools that are addressed by operation.
        digest: of the text that it was read from.
    """

    description: str = ""
    default_allow: bool = True
    hidden: frozenset[str] = frozenset()
    tools: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict[str, tuple[Rule, ...]])
    grants: tuple[Grant, ...] | None = None
    approvals: Approvals = Approvals()
    by_operation: frozenset[str] = frozenset()
    digest: str = ""

    def rules(self, tool: str, operation: str | None) -> tuple[Rule, ...]:
        """The rules of a call in order: of the operation, of the tool, of every tool."""
        own = self.tools.get(tool, ()) if tool != WILDCARD and OPERATION_MARK not in tool else ()
        of_operation = self.tools.get(f"{tool}#{operation}", ()) if operation is not None else ()
        return of_operation + own + self.tools.get(WILDCARD, ())

    def lists(self, tool: str, operation: str | None) -> bool:
        """Whether the tool, or this operation of it, stands under `tools`."""
        if OPERATION_MARK in tool:
            return False
        return tool in self.tools or (operation is not None and f"{tool}#{operation}" in self.tools)

    def hides(self, tool: str, operation: str | None = None) -> bool:
        """Whether the tool, or this operation of it, is hidden from everyone."""
        hidden = self.hidden
        if tool in hidden or WILDCARD in hidden:
            return True
        return operation is not None and f"{tool}#{operation}" in hidden

    def grants_use(self, tool: str, operation: str | None, identity: str) -> bool:
        """Whether this identity was granted the call."""
        return self.grants is None or any(
            grant.names(identity) and grant.allows(tool, operation) for grant in self.grants
        )

    def shows(self, tool: str, identity: str) -> bool:
        """Whether the tool is in the list that this identity gets."""
        if self.hides(tool):
            return False
        return self.grants is None or any(
            grant.names(identity) and grant.covers(tool) for grant in self.grants
        )
