"""A small AWS: S3 that stores objects in memory, and answers declared by a scenario for every other service.

Errors have the bodies that AWS documents: XML for S3, STS and SNS, `__type` JSON for the others.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from .aws_calls import operation, service, unchunked

QUERY_SERVICES = {"sts", "sns"}


@dataclass
class Rule:
    """An answer to matching calls: an error (`code`, `message`) or a body with status 200."""

    service: str
    op: str = "*"
    """`GetObject`, `ListObjectsV2`, …; `*` matches all."""
    match: str = ""
    """Part of the path (S3) or of the request's body that must be there."""
    status: int = 400
    code: str = ""
    message: str = ""
    body: str = ""
    skip: int = 0
    """Calls that pass before the rule answers."""
    times: int = 1_000_000
    """Calls that it answers."""
    hang: float = 0
    """Seconds to wait before the answer."""
    seen: int = field(default=0)

    def applies(self, service: str, op: str, text: str) -> bool:
        """Whether this call is answered by the rule; counts the call."""
        if self.service != service or self.op not in {"*", op} or self.match not in text:
            return False
        self.seen += 1
        return self.skip < self.seen <= self.skip + self.times


class Aws:
    """The state of the stub: objects by `bucket/key`, and rules."""

    def __init__(self, rules: list[dict[str, Any]], objects: dict[str, bytes]) -> None:
        self.rules = [Rule(**rule) for rule in rules]
        self.objects = dict(objects)
        self.lock = threading.Lock()

    def serve(self, address: str, port: int = 80) -> ThreadingHTTPServer:
        """A started server; shut it down with `shutdown()`."""
        server = ThreadingHTTPServer((address, port), type("Handler", (_Handler,), {"aws": self}))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def rule(self, service: str, op: str, text: str) -> Rule | None:
        """The first rule that answers this call."""
        with self.lock:
            return next((rule for rule in self.rules if rule.applies(service, op, text)), None)


class _Handler(BaseHTTPRequestHandler):
    aws: Aws
    protocol_version = "HTTP/1.1"
    server_version = "AmazonS3"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer()

    do_HEAD = do_PUT = do_POST = do_DELETE = do_GET  # noqa: N815 - names that http.server calls

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def _answer(self) -> None:
        body = self._body()
        host = (self.headers.get("Host") or "").split(".")[0].split(":")[0]
        target = self.headers.get("X-Amz-Target", "")
        if target:
            self._json(service(target), target.rsplit(".", 1)[-1], body.decode())
        elif host in QUERY_SERVICES:
            self._query(host, parse_qs(body.decode()).get("Action", ["?"])[0], body.decode())
        else:
            self._s3(body)

    def _body(self) -> bytes:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "aws-chunked" in (self.headers.get("Content-Encoding") or "") or (
            self.headers.get("x-amz-content-sha256") or ""
        ).startswith("STREAMING"):
            return unchunked(body)
        return body

    def _json(self, service: str, op: str, body: str) -> None:
        rule = self.aws.rule(service, op, body)
        if rule is None:
            self._send(
                400,
                json.dumps({"__type": "UnknownOperationException"}).encode(),
                "application/x-amz-json-1.1",
            )
        elif rule.body:
            self._send(200, rule.body.encode(), "application/x-amz-json-1.1")
        else:
            text = json.dumps({"__type": rule.code, "message": rule.message, "Message": rule.message})
            self._send(
                rule.status, text.encode(), "application/x-amz-json-1.1", {"x-amzn-ErrorType": rule.code}
            )

    def _query(self, service: str, op: str, body: str) -> None:
        rule = self.aws.rule(service, op, body)
        status, code, message = (rule.status, rule.code, rule.message) if rule else (400, "InvalidAction", "")
        text = (
            f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{escape(message)}</Message></Error>"
            "<RequestId>6f1c2a5e-9d0b-4c1e-8a53-0f7d3c2b1a90</RequestId></ErrorResponse>"
        )
        self._send(status, rule.body.encode() if rule and rule.body else text.encode(), "text/xml")

    def _s3(self, body: bytes) -> None:
        url = urlsplit(self.path)
        query = parse_qs(url.query, keep_blank_values=True)
        path = unquote(url.path).lstrip("/")
        bucket, _, key = path.partition("/")
        op = operation(self.command, key, query, self.headers)
        scope = f"{path}?{unquote(url.query)}"
        rule = self.aws.rule("s3", op, scope)
        if rule is not None:
            if rule.hang:
                threading.Event().wait(rule.hang)
            if rule.code:
                self._s3_error(rule.status, rule.code, rule.message, path)
                return
        getattr(self, _HANDLERS.get(op, "_missing"))(bucket, key, query, body)

    def _s3_error(self, status: int, code: str, message: str, path: str) -> None:
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f"<Error><Code>{code}</Code><Message>{escape(message)}</Message><Resource>/{escape(path)}</Resource>"
            "<RequestId>7X2Q9M4B1ZK8T5RD</RequestId><HostId>kq0Yv3mT7cJx2WfZ9sLb4nRd8eHp6uGa1oXi5tVy=</HostId></Error>"
        )
        self._send(status, b"" if self.command == "HEAD" else text.encode(), "application/xml")

    def _missing(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        self._s3_error(
            501, "NotImplemented", "A header you provided implies functionality that is not implemented", key
        )

    def _get_object(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        data = self.aws.objects.get(f"{bucket}/{key}")
        if data is None:
            self._s3_error(404, "NoSuchKey", "The specified key does not exist.", f"{bucket}/{key}")
            return
        span = self.headers.get("Range")
        headers = {
            "ETag": f'"{md5(data).hexdigest()}"',
            "Last-Modified": formatdate(1_790_000_000, usegmt=True),
        }
        if span and data:
            first, _, last = span.removeprefix("bytes=").partition("-")
            begin, end = int(first), min(int(last or len(data) - 1), len(data) - 1)
            headers["Content-Range"] = f"bytes {begin}-{end}/{len(data)}"
            self._send(206, data[begin : end + 1], "application/octet-stream", headers)
            return
        self._send(200, data, "application/octet-stream", headers)

    def _put_object(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        self.aws.objects[f"{bucket}/{key}"] = body
        self._send(200, b"", "application/xml", {"ETag": f'"{md5(body).hexdigest()}"'})

    def _copy_object(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        data = self.aws.objects[unquote(self.headers["x-amz-copy-source"]).lstrip("/")]
        self.aws.objects[f"{bucket}/{key}"] = data
        text = f'<CopyObjectResult><ETag>"{md5(data).hexdigest()}"</ETag></CopyObjectResult>'
        self._send(200, text.encode(), "application/xml")

    def _delete_object(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        self.aws.objects.pop(f"{bucket}/{key}", None)
        self._send(204, b"", "application/xml")

    def _delete_objects(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        for part in body.decode().split("<Key>")[1:]:
            self.aws.objects.pop(f"{bucket}/{part.split('</Key>')[0]}", None)
        self._send(200, b"<DeleteResult/>", "application/xml")

    def _head_bucket(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        self._send(200, b"", "application/xml")

    def _list_objects(self, bucket: str, key: str, query: dict[str, list[str]], body: bytes) -> None:
        prefix, slash = query.get("prefix", [""])[0], query.get("delimiter", [""])[0]
        keys, folders = [], set()
        for name in sorted(self.aws.objects):
            if not name.startswith(f"{bucket}/{prefix}"):
                continue
            rest = name[len(bucket) + 1 + len(prefix) :]
            if slash and slash in rest:
                folders.add(prefix + rest.split(slash)[0] + slash)
            else:
                keys.append((prefix + rest, self.aws.objects[name]))
        shown = keys[: int(query.get("max-keys", ["1000"])[0])]
        text = (
            f"<ListBucketResult><Name>{bucket}</Name><Prefix>{escape(prefix)}</Prefix>"
            f"<KeyCount>{len(shown) + len(folders)}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>"
            + "".join(
                f"<Contents><Key>{escape(k)}</Key><LastModified>2026-11-20T05:00:00.000Z</LastModified>"
                f'<ETag>"{md5(data).hexdigest()}"</ETag><Size>{len(data)}</Size><StorageClass>STANDARD</StorageClass></Contents>'
                for k, data in shown
            )
            + "".join(
                f"<CommonPrefixes><Prefix>{escape(f)}</Prefix></CommonPrefixes>" for f in sorted(folders)
            )
            + "</ListBucketResult>"
        )
        self._send(200, text.encode(), "application/xml")

    def _send(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("x-amz-request-id", "7X2Q9M4B1ZK8T5RD")
        self.send_header("x-amz-id-2", "kq0Yv3mT7cJx2WfZ9sLb4nRd8eHp6uGa1oXi5tVy=")
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


_HANDLERS = {
    "GetObject": "_get_object",
    "HeadObject": "_get_object",
    "PutObject": "_put_object",
    "CopyObject": "_copy_object",
    "DeleteObject": "_delete_object",
    "DeleteObjects": "_delete_objects",
    "HeadBucket": "_head_bucket",
    "ListObjectsV2": "_list_objects",
}
