"""A Slack channel on loopback: takes what the notifier posts, and shows it as text."""

import html
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import re2

_LINK: Final = re2.compile(r"<[^|>\s]+\|([^>]*)>")


@dataclass(slots=True)
class Channel:
    """The messages posted so far; while `broken`, every post is answered with 500."""

    url: str = ""
    broken: bool = False
    posts: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


@contextmanager
def channel() -> Iterator[Channel]:
    """A channel that listens until the end of the block."""
    found = Channel()

    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if not found.broken:
                found.posts.append(json.loads(body))
            self.send_response(500 if found.broken else 200)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class' name)
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
    found.url = f"http://127.0.0.1:{server.server_port}/services/demo"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def shown(post: dict[str, Any]) -> list[str]:
    """A Block Kit message as the lines that a person would read."""
    lines: list[str] = []
    for block in post.get("blocks", []):
        fields = [_text_of(text).replace("\n", " ", 1) for text in block.get("fields", [])]
        lines += ["   ".join(pair) for pair in zip(fields[::2], [*fields[1::2], ""], strict=False)]
        for text in (block.get("text"), *block.get("elements", [])):
            lines += _text_of(text).split("\n")
    return [line for line in lines if line.strip()] or [str(post.get("text", ""))]


def _text_of(text: Any) -> str:
    value = text.get("text") if isinstance(text, dict) else None
    if isinstance(value, dict):
        value = value.get("text")
    plain = (
        _LINK.sub(r"[\1]", str(value or "")).replace("```", "").replace("*", "").replace("_Check:_", "Check:")
    )
    return html.unescape(plain)
