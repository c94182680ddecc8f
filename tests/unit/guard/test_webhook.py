"""A wish for approval reaches a webhook, signed and without arguments' values."""

import hashlib
import hmac
import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

from emrdx.guard.webhook import announce
from emrdx.policy.approvals import Approval
from emrdx.policy.model import Approvals

WISH = Approval(
    id="apr_1",
    fingerprint="f",
    tool="t",
    arguments='{"bucket":"swordfish"}',
    identity="ann",
    rule="ask",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
    expires_at=datetime(2026, 1, 1, 0, 10, tzinfo=UTC),
)


def test_it_is_posted_and_signed():
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            got.append(
                (self.rfile.read(int(self.headers["content-length"])), self.headers["x-emrdx-signature"])
            )
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        announce(WISH, Approvals(webhook_url=url, webhook_secret="key")).join(10)
    body, signature = got[0]
    assert signature == f"sha256={hmac.new(b'key', body, hashlib.sha256).hexdigest()}"
    assert json.loads(body)["arguments"] == ["bucket"]
    assert b"swordfish" not in body


def test_one_that_is_not_there_is_no_error():
    announce(WISH, Approvals(webhook_url="http://127.0.0.1:9/")).join(10)


def test_without_one_nothing_is_sent():
    assert announce(WISH, Approvals()) is None
