"""The guard between a client on our standard input and output and a server on Streamable HTTP, of both eras."""

import json
import threading
from collections.abc import Iterator, Mapping
from typing import Any, Final

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError

from emrdx.guard import wire
from emrdx.guard.session import Session
from emrdx.guard.stdio import Client

_CONNECT_SECONDS: Final = 10.0
_CLOSE_SECONDS: Final = 2.0
_CHUNK: Final = 1 << 16
_UPSTREAM_ERROR: Final = -32000
_REFUSED: Final = 400
_NAMED: Final = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
_NEVER_SENT: Final = (NewConnectionError, ConnectTimeoutError)
_EVENTS: Final = "text/event-stream"
_NO_HEADERS: Final[Mapping[str, str]] = {}


def bridge(url: str, session: Session, client: Client, headers: Mapping[str, str] = _NO_HEADERS) -> int:
    """Passes messages until the client closes its side; 0. `headers` go with every request, names in lower case."""
    _Bridge(url, session, client, headers).run()
    return 0


class _Bridge:
    def __init__(self, url: str, session: Session, client: Client, headers: Mapping[str, str]) -> None:
        self._url, self._session, self._client, self._further = url, session, client, headers
        self._pool = urllib3.PoolManager(
            maxsize=16, retries=False, timeout=urllib3.Timeout(connect=_CONNECT_SECONDS, read=None)
        )
        self._session_id = ""
        self._version = ""
        self._threads: list[threading.Thread] = []

    def run(self) -> None:
        for line in self._client.source:
            sent = self._session.from_client(line)
            if sent.replies:
                self._client.send(*sent.replies)
            if sent.forward.strip():
                self._forward(sent.forward.strip())
        for thread in self._threads:
            thread.join(_CLOSE_SECONDS)
        if self._session_id:
            self._ended()
        self._session.close()

    def _forward(self, body: bytes) -> None:
        message = json.loads(body)
        requests = [part for part in (message if isinstance(message, list) else [message]) if "id" in part]
        waits = any("method" in part for part in requests)
        if not waits:
            # A notification or an answer: the next message may depend on it.
            self._post(message, body, [])
            if isinstance(message, dict) and message.get("method") == "notifications/initialized":
                self._start(self._listen)
            return
        self._start(self._post, message, body, [part["id"] for part in requests if "method" in part])

    def _start(self, target: Any, *arguments: Any) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _post(self, message: Any, body: bytes, waiting: list[Any]) -> None:
        open_ids = list(waiting)
        try:
            response = self._pool.request(
                "POST", self._url, body=body, headers=self._headers(message), preload_content=False
            )
            try:
                self._session_id = response.headers.get("mcp-session-id") or self._session_id
                for data in _messages(response):
                    self._pass(data, open_ids)
                reason = f"the server answered {response.status} {response.reason or ''}".strip()
                lost = response.status < _REFUSED
            finally:
                response.release_conn()
        except HTTPError as error:
            reason = f"the server cannot be reached: {type(error).__name__}"
            lost = not isinstance(error, _NEVER_SENT)
        for request_id in open_ids:
            if lost:
                self._session.give_up(request_id)
            self._pass(wire.write(wire.error(request_id, _UPSTREAM_ERROR, reason)), [])

    def _pass(self, data: bytes, open_ids: list[Any]) -> None:
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            return
        for part in message if isinstance(message, list) else [message]:
            if isinstance(part, dict) and "method" not in part and part.get("id") in open_ids:
                open_ids.remove(part["id"])
                self._negotiated(part.get("result"))
        line = data if b"\n" not in data.rstrip(b"\n") else wire.write(message)
        passed = self._session.from_server(line.rstrip(b"\n") + b"\n")
        if passed:
            self._client.send(passed)

    def _negotiated(self, result: Any) -> None:
        if (
            isinstance(result, dict)
            and "serverInfo" in result
            and isinstance(result.get("protocolVersion"), str)
        ):
            self._version = result["protocolVersion"]

    def _headers(self, message: Any) -> dict[str, str]:
        own = {"content-type": "application/json", "accept": f"application/json, {_EVENTS}"}
        headers = {**self._further, **own}
        params = message.get("params") if isinstance(message, dict) else None
        params = params if isinstance(params, dict) else {}
        meta = params.get("_meta")
        modern = meta.get(wire.VERSION_KEY) if isinstance(meta, dict) else None
        version = modern or self._version
        if isinstance(version, str) and version.isprintable() and version.isascii() and version:
            headers["mcp-protocol-version"] = version
        if self._session_id:
            headers["mcp-session-id"] = self._session_id
        if modern:
            method = str(message.get("method"))
            headers["mcp-method"] = _header(method)
            if method in _NAMED:
                headers["mcp-name"] = _header(str(params.get(_NAMED[method], "")))
        return headers

    def _listen(self) -> None:
        """What a server of the older era sends of its own accord."""
        headers = {**self._headers({}), "accept": _EVENTS}
        try:
            response = self._pool.request("GET", self._url, headers=headers, preload_content=False)
            if response.status == 200:
                for data in _messages(response):
                    self._pass(data, [])
            response.release_conn()
        except HTTPError:
            return

    def _ended(self) -> None:
        try:
            self._pool.request("DELETE", self._url, headers=self._headers({}), timeout=_CLOSE_SECONDS)
        except HTTPError:
            return


def _header(text: str) -> str:
    """A name for a header: what is no visible ASCII is sent in Base64, as the specification says."""
    if text.isascii() and text.isprintable() and text == text.strip():
        return text
    import base64

    return f"=?base64?{base64.b64encode(text.encode()).decode()}?="


def _messages(response: Any) -> Iterator[bytes]:
    """The messages of an answer: its body, or the data of its events."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == _EVENTS:
        yield from _events(response.stream(_CHUNK))
    else:
        body = response.read()
        if kind == "application/json" and body.strip():
            yield body.strip()


def _events(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    data: list[bytes] = []
    for chunk in chunks:
        lines = (rest + chunk).replace(b"\r\n", b"\n").split(b"\n")
        rest = lines.pop()
        for line in lines:
            if line.startswith(b"data:"):
                data.append(line[5:].removeprefix(b" "))
            elif not line and data:
                yield b"\n".join(data)
                data = []
    if data:
        yield b"\n".join(data)
