"""Streamable HTTP, stateless and in JSON: any instance answers any request, and none stays open."""

import socket
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

PATH: Final = "/mcp"
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def application(
    server: MCPServer[Any], *, allowed_hosts: Sequence[str], allowed_origins: Sequence[str] = ()
) -> ASGIApp:
    """The server as an ASGI application for one lifespan.

    A request whose `Host` is not allowed is refused with 421, one with an `Origin` that is not allowed with 403.
    `host:*` allows any port. The SDK's session manager runs once, so each lifespan needs an application of its own.
    """
    app = server.streamable_http_app(
        streamable_http_path=PATH,
        stateless_http=True,
        json_response=True,
        transport_security=TransportSecuritySettings(
            allowed_hosts=list(allowed_hosts), allowed_origins=list(allowed_origins)
        ),
    )
    return post_only(app)


def post_only(app: ASGIApp) -> ASGIApp:
    """Refuse every method but POST: GET would open a stream that never ends, and nothing is ever sent on it."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] != "POST":
            await Response(status_code=405, headers={"allow": "POST"})(scope, receive, send)
        else:
            await app(scope, receive, send)

    return guard


def loopback_hosts(port: int) -> list[str]:
    """The `Host` headers under which a server on the loopback interface is reached."""
    return [f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")]


def listener(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on, before there is a server to answer them.

    Raises:
        OSError: the address is in use, or none of this machine's.
    """
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)


def serve(server: MCPServer[Any], listening: socket.socket, *, allowed_hosts: Sequence[str] = ()) -> None:
    """Serve until interrupted, to the loopback's names and to `allowed_hosts`. Nobody is authenticated here.

    Web pages may ask only from the loopback itself.
    """
    import uvicorn

    names = loopback_hosts(listening.getsockname()[1])
    app = application(
        server,
        allowed_hosts=[*names, *allowed_hosts],
        allowed_origins=[f"http://{name}" for name in names],
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none")).run(sockets=[listening])
