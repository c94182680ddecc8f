"""The server without a table: what it declares needs none."""

from typing import Any

import pytest

from emrdx.findings.keys import Scope
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def declared() -> Any:
    """A server whose findings nobody asks for."""
    nowhere: Any = None
    return build(
        Served(findings=nowhere, kinds=catalogue, scope=Scope(account="111122223333", region="eu-west-1"))
    )
