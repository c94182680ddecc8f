"""The server behind a Lambda function URL with IAM authorization.

AWS checks the caller's signature before the function runs and says who it is in the event; the `Host` that
the request must bear is the function URL's own, also from the event.
"""

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

from mangum import Mangum
from mcp.server import MCPServer

from emrdx.mcp import calls
from emrdx.mcp.http import application
from emrdx.mcp.untrusted import word

Event = dict[str, Any]
Answer = dict[str, Any]
Handler = Callable[[Event, Any], Answer]

_ARN_CHARS: Final = 2048
_SESSION_DIGITS: Final = 16
_NOT_ALLOWED: Final = {"statusCode": 405, "headers": {"allow": "POST"}, "body": ""}
_UNSIGNED: Final = {"statusCode": 403, "headers": {}, "body": "This server answers IAM-signed requests only."}


def handler(server: MCPServer[Any], *, further_hosts: Sequence[str] = ()) -> Handler:
    """A Lambda handler for function URL events (payload format 2.0).

    `further_hosts` are the names of a proxy in front of the function URL, if there is one.
    """

    def handle(event: Event, context: Any) -> Answer:
        request = event["requestContext"]
        if request["http"]["method"] != "POST":
            return dict(_NOT_ALLOWED)
        caller = _caller(request)
        if caller is None:
            return dict(_UNSIGNED)
        token, of_session = calls.identity.set(caller), calls.session.set(_session(request))
        try:
            return _answer(server, [request["domainName"], *further_hosts], event, context)
        finally:
            calls.identity.reset(token)
            calls.session.reset(of_session)

    return handle


def _caller(request: Mapping[str, Any]) -> str | None:
    """The ARN that AWS verified, None where the function URL was left open."""
    arn = ((request.get("authorizer") or {}).get("iam") or {}).get("userArn")
    return word(arn, _ARN_CHARS) if arn else None


def _session(request: Mapping[str, Any]) -> str:
    """The credentials that signed, as a mark: each session of a role has its own, and nobody can choose them."""
    key = request["authorizer"]["iam"].get("accessKey") or ""
    return hashlib.sha256(key.encode()).hexdigest()[:_SESSION_DIGITS] if key else ""


def _answer(server: MCPServer[Any], hosts: Sequence[str], event: Event, context: Any) -> Answer:
    # The application serves one lifespan and Mangum runs one an invocation, so both are built for each; the
    # server with its schemas, which is what costs time, is kept. Mangum takes the thread's current event loop.
    app = application(server, allowed_hosts=hosts)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        answer: Answer = Mangum(cast("Any", app), lifespan="on")(event, context)
        return answer
    finally:
        asyncio.set_event_loop(None)
        loop.close()
