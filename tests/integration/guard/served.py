"""A small MCP server with one of everything that must pass a guard: `python served.py [http PORT]`."""

import sys
from typing import Annotated

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel, Field

server = MCPServer("served", version="1.0", subscriptions=False, log_level="ERROR")


class Sum(BaseModel):
    total: int


@server.tool()
def add(a: int, b: Annotated[int, Field(ge=0)] = 0) -> Sum:
    """Adds."""
    return Sum(total=a + b)


@server.tool()
def fail(text: str) -> str:
    """Fails."""
    raise ToolError(text)


@server.tool()
async def slow(ctx: Context) -> str:
    """Reports progress."""
    for step in range(1, 4):
        await ctx.report_progress(step, 3, f"step {step}")
    return "done"


@server.tool()
def secret() -> str:
    """Hidden by the tests' policies."""
    return "never seen"


@server.tool()
def job(operation: str, application_id: str = "") -> str:
    """An operation-style tool."""
    return f"{operation} {application_id}"


@server.resource("served://page", mime_type="text/plain")
def page() -> str:
    """A page."""
    return "text of the page"


@server.prompt()
def ask(topic: str) -> str:
    """A question."""
    return f"What about {topic}?"


if __name__ == "__main__":
    if sys.argv[1:2] == ["http"]:
        server.run("streamable-http", port=int(sys.argv[2]), json_response=len(sys.argv) > 3)
    else:
        server.run("stdio")
