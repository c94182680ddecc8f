"""A question to the MCP server and its answer, over the official client and the real HTTP application."""

from dataclasses import dataclass
from typing import Any

from emrdx.demo.cloud import ACCOUNT, REGION, Cloud
from emrdx.demo.jobs import add_demo_jobs
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.mcp import http
from emrdx.mcp.scope import Served, catalogue
from emrdx.mcp.server import build
from emrdx.mcp.toolbox import Toolbox

HOST = "emrdx.demo"


@dataclass(frozen=True, slots=True)
class Asked:
    """One call of a tool: what was asked, and the text and the structure that came back."""

    tool: str
    arguments: dict[str, Any]
    text: str
    structured: dict[str, Any]


def server(cloud: Cloud) -> Any:
    """The MCP server over the demo's findings table, with the tools of background jobs."""
    served = Served(
        findings=FindingReader(Table(cloud.dynamodb, DEFAULT_TABLE_NAME)),
        kinds=catalogue,
        scope=Scope(account=ACCOUNT, region=REGION),
    )
    tools = Toolbox()
    add_demo_jobs(tools, cloud)
    return build(served, tools)


async def ask(cloud: Cloud, calls: list[tuple[str, dict[str, Any]]]) -> list[Asked]:
    """The answers to some calls, each over streamable HTTP without a port."""
    import httpx2
    from mcp.client import Client
    from mcp.client.streamable_http import streamable_http_client

    built = server(cloud)
    app = http.application(built, allowed_hosts=[HOST])
    found: list[Asked] = []
    transport = httpx2.ASGITransport(app=app)
    async with (
        built.session_manager.run(),
        httpx2.AsyncClient(transport=transport, base_url=f"http://{HOST}") as plain,
        Client(streamable_http_client(f"http://{HOST}{http.PATH}", http_client=plain)) as client,
    ):
        for tool, arguments in calls:
            result = await client.call_tool(tool, arguments)
            text = "\n".join(getattr(block, "text", "") for block in result.content)
            found.append(Asked(tool, arguments, text, result.structured_content or {}))
    return found
