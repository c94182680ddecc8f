"""A call over HTTP whose answer is lost may have been done, and stays charged; one that was never sent does not."""

import io
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from emrdx.guard.http import bridge
from emrdx.guard.session import Session
from emrdx.guard.stdio import Client
from emrdx.policy import Gate, SqliteStore, load
from emrdx.policy.sqlite import MEMORY

ONCE = 'version: "1"\ntools: {t: {rules: [{name: once, rate_limit: 1/day}]}}\n'


@pytest.fixture
def hanging_up() -> Iterator[str]:
    """The address of a server that reads a request and closes the connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1 << 16)

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/mcp"
        server.shutdown(socket.SHUT_RDWR)


def call_twice(url: str) -> list[dict[str, Any]]:
    """The answers to two calls, the second made after the first was answered."""
    policy, _ = load(ONCE)
    session = Session(
        gate=Gate(lambda: policy, SqliteStore(MEMORY)),
        record=lambda _: None,
        identity="ann",
        name="s",
        server="x",
    )
    out = io.BytesIO()

    def calls() -> Iterator[bytes]:
        for number in (1, 2):
            message = {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {"name": "t"}}
            yield json.dumps(message).encode() + b"\n"
            for _ in range(500):
                if out.getvalue().count(b"\n") >= number:
                    break
                time.sleep(0.01)

    bridge(url, session, Client(calls(), out))
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_call_whose_answer_is_lost_stays_charged(hanging_up: str) -> None:
    lost, denied = call_twice(hanging_up)
    assert "cannot be reached" in lost["error"]["message"]
    assert denied["result"]["structuredContent"]["rule"] == "once"


@pytest.fixture
def answering() -> Iterator[Callable[[int, bytes], str]]:
    """Makes a server that answers every request with a status and a body; its address."""
    servers: list[HTTPServer] = []

    def made(status: int, body: bytes) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["content-length"]))
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None: ...

        servers.append(HTTPServer(("127.0.0.1", 0), Handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/mcp"

    yield made
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b'{"jsonrpc": "2.0", "id": 77, "result": {}}'])
def test_a_call_whose_answer_cannot_be_read_is_answered_and_stays_charged(answering, body: bytes) -> None:
    lost, denied = [answer for answer in call_twice(answering(200, body)) if answer["id"] != 77]
    assert "the server answered 200" in lost["error"]["message"]
    assert denied["result"]["structuredContent"]["rule"] == "once"


def test_a_call_that_the_server_refused_is_given_back(answering) -> None:
    assert ["error" in answer for answer in call_twice(answering(503, b"busy"))] == [True, True]


def test_a_call_that_was_never_sent_is_given_back() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        nobody = f"http://127.0.0.1:{server.getsockname()[1]}/mcp"
    assert ["error" in answer for answer in call_twice(nobody)] == [True, True]
