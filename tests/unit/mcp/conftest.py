"""The server without a table: what it declares needs none."""

from typing import Any

import pytest

from emrdx.findings.keys import Scope
from emrdx.mcp.live import Source, add_live_tools
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def declared() -> Any:
    """A server whose findings nobody asks for."""
    return build(_nowhere())


@pytest.fixture
def all_declared() -> Any:
    """The same with the live tools."""
    tools = Toolbox()
    add_live_tools(tools, Source(lambda _service: None))
    return build(_nowhere(), tools)


def _nowhere() -> Served:
    findings: Any = None
    return Served(findings=findings, kinds=catalogue, scope=Scope(account="111122223333", region="eu-west-1"))
