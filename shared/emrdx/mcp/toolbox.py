"""Where a server's tools are added, each with its description, its budget and all four annotations."""

import inspect
from collections.abc import Callable
from typing import Any, Final, TypeVar

from mcp.server import MCPServer
from mcp.types import CallToolResult, ToolAnnotations

from emrdx.mcp.description import Description

BUDGET: Final = "emrdx/budget"

_Tool = TypeVar("_Tool", bound=Callable[..., CallToolResult])

_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
# Open: the answer comes from AWS and its logs as they are now, not from what is stored.
_READS_AWS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=True
)


class Toolbox:
    """Adds tools to a server and knows the description and the arguments of each."""

    def __init__(self) -> None:
        self.accepted: dict[str, tuple[str, ...]] = {}
        self.descriptions: dict[str, Description] = {}
        self._added: list[Callable[[MCPServer[Any]], None]] = []

    def add(
        self, description: Description, *, live: bool = False, annotations: ToolAnnotations | None = None
    ) -> Callable[[_Tool], _Tool]:
        """A decorator that adds a function as the tool of its name; it only reads unless `annotations` say else."""
        hints = annotations or (_READS_AWS if live else _READS)

        def added(function: _Tool) -> _Tool:
            self.accepted[function.__name__] = tuple(inspect.signature(function).parameters)
            self.descriptions[function.__name__] = description
            budget = {"usual_tokens": description.budget.usual, "max_tokens": description.budget.most}
            self._added.append(
                lambda server: server.add_tool(
                    function,
                    title=description.title,
                    description=description.text(),
                    annotations=hints,
                    meta={BUDGET: budget},
                )
            )
            return function

        return added

    def extend(self, others: "Toolbox") -> None:
        """Adds the tools of another box after those that were added."""
        self.accepted |= others.accepted
        self.descriptions |= others.descriptions
        self._added.append(others.fill)

    def fill(self, server: MCPServer[Any]) -> None:
        """Gives the server all tools that were added."""
        for add in self._added:
            add(server)
