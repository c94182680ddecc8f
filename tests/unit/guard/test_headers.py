"""A guarded server on HTTP gets the headers that its operator gives, and no call can change them."""

import io
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from emrdx.guard.http import bridge
from emrdx.guard.session import Session
from emrdx.guard.stdio import Client
from emrdx.policy import Gate, SqliteStore, load
from emrdx.policy.sqlite import MEMORY


@pytest.fixture
def server() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server's address, and the headers of the requests that it got."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            message = json.loads(self.rfile.read(int(self.headers["content-length"])))
            seen.append({name.lower(): value for name, value in self.headers.items()})
            body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": {}}).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_address[1]}/mcp", seen
        http.shutdown()


def test_a_server_gets_its_headers_beside_the_protocol_s(server: tuple[str, list[dict[str, str]]]) -> None:
    url, seen = server
    policy, _ = load('version: "1"\n')
    session = Session(
        gate=Gate(lambda: policy, SqliteStore(MEMORY)),
        record=lambda _: None,
        identity="ann",
        name="s",
        server="x",
    )
    out = io.BytesIO()
    ping = b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n'
    further = {"authorization": "Bearer swordfish", "content-type": "text/plain"}
    assert bridge(url, session, Client(io.BytesIO(ping), out), further) == 0
    assert json.loads(out.getvalue())["result"] == {}
    assert seen[0]["authorization"] == "Bearer swordfish"
    assert seen[0]["content-type"] == "application/json"
