"""EMR Serverless on a local port, the same answers in the same order each time: five operations on job runs.

Requests come from botocore, which has checked them against its model of the service.
"""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ACCOUNT, REGION, APPLICATION = "111122223333", "eu-west-1", "00app"
_PATH = re.compile(r"/applications/([^/]+)/jobruns(?:/([^/]+)(/dashboard)?)?$")
_AT = 1_795_000_000
_PAGE = 50


class RefusalError(Exception):
    """An error of the service."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Service:
    """The runs of one application."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.runs: dict[str, dict[str, Any]] = {}
        self.tokens: dict[str, str] = {}

    def start(self, body: dict[str, Any]) -> dict[str, Any]:
        if "999999999999" in body["executionRoleArn"]:
            raise RefusalError(403, "AccessDeniedException", "Cross-account pass role is not allowed.")
        run_id = self.tokens.setdefault(body["clientToken"], f"00run{len(self.tokens) + 1}")
        arn = f"arn:aws:emr-serverless:{REGION}:{ACCOUNT}:/applications/{APPLICATION}/jobruns/{run_id}"
        if run_id not in self.runs:
            at = _AT + 60 * len(self.runs)
            kept = (
                "name",
                "mode",
                "jobDriver",
                "configurationOverrides",
                "tags",
                "executionTimeoutMinutes",
                "retryPolicy",
            )
            self.runs[run_id] = {
                "applicationId": APPLICATION, "jobRunId": run_id, "arn": arn,
                "createdBy": f"arn:aws:sts::{ACCOUNT}:assumed-role/agent/session", "createdAt": at, "updatedAt": at,
                "executionRole": body["executionRoleArn"], "state": "FAILED" if len(self.runs) % 2 else "RUNNING",
                "stateDetails": "Job failed, please check complete logs." if len(self.runs) % 2 else "",
                "releaseLabel": "emr-7.9.0", "attempt": 1, "billedResourceUtilization": {"vCPUHour": 0.25},
                **{name: body[name] for name in kept if name in body},
            }  # fmt: skip
        return {"applicationId": APPLICATION, "jobRunId": run_id, "arn": arn}

    def find(self, run_id: str) -> dict[str, Any]:
        if run_id not in self.runs:
            raise RefusalError(404, "ResourceNotFoundException", f"JobRun {run_id} does not exist")
        return self.runs[run_id]

    def page(self, query: dict[str, list[str]]) -> dict[str, Any]:
        shown = ("applicationId", "name", "mode", "arn", "createdBy", "createdAt", "updatedAt", "executionRole",
                 "state", "stateDetails", "releaseLabel", "attempt")  # fmt: skip
        found = [
            {"id": run["jobRunId"], "type": "Spark", **{name: run[name] for name in shown if name in run}}
            for run in self.runs.values()
            if not query.get("states") or run["state"] in query["states"]
            if not query.get("mode") or run.get("mode", "BATCH") in query["mode"]
        ]
        start = int(query.get("nextToken", ["0"])[0])
        size = int(query.get("maxResults", [str(_PAGE)])[0])
        more = {"nextToken": str(start + size)} if start + size < len(found) else {}
        return {"jobRuns": found[start : start + size], **more}


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            try:
                answer, status, code = self._do(json.loads(body or b"{}")), 200, ""
            except RefusalError as refused:
                answer, status, code = {"message": refused.message}, refused.status, refused.code
            encoded = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(encoded)))
            if code:
                self.send_header("x-amzn-errortype", code)
            self.end_headers()
            self.wfile.write(encoded)

        def _do(self, body: dict[str, Any]) -> dict[str, Any]:
            url = urlsplit(self.path)
            found = _PATH.match(unquote(url.path))
            if found is None or found[1] != APPLICATION:
                name = found[1] if found else url.path
                raise RefusalError(404, "ResourceNotFoundException", f"Application {name} does not exist")
            match self.command, found[2], found[3]:
                case "POST", None, _:
                    return service.start(body)
                case "GET", None, _:
                    return service.page(parse_qs(url.query))
                case "GET", run_id, None:
                    return {"jobRun": service.find(run_id)}
                case "GET", run_id, _:
                    service.find(run_id)
                    return {
                        "url": f"https://p-{run_id}.emrappui-prod.{REGION}.amazonaws.com/shs/?authToken=t"
                    }
                case "DELETE", run_id, None:
                    service.find(run_id)["state"] = "CANCELLING"
                    return {"applicationId": APPLICATION, "jobRunId": run_id}
            raise RefusalError(400, "ValidationException", "no such operation")

        do_GET = do_POST = do_DELETE = _answer  # noqa: N815 - the base class' names

        def log_message(self, *args: Any) -> None:
            """No log."""

    return Handler


@contextmanager
def serving() -> Iterator[tuple[Service, str]]:
    """The service and its address."""
    service = Service()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service, f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
