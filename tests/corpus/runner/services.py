"""Servers that a scenario may ask for; each is real except AWS, and listens on its own address of the lab."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_connection, create_server
from typing import TYPE_CHECKING

from . import lab
from .aws_stub import Aws

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .scenario import Scenario

PG_BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"))), Path())


@contextmanager
def running(scenario: Scenario) -> Iterator[None]:
    """The scenario's servers, up inside the block."""
    with ExitStack() as stack:
        for name in scenario.services:
            stack.enter_context(_SERVERS[name](scenario))
        yield


@contextmanager
def _postgres(scenario: Scenario) -> Iterator[None]:
    """Speaks the language of the scenario's `LANGUAGE`, where the package brings that translation."""
    data = lab.SCRATCH / "postgres"
    if not data.exists():
        lab.sh(f"mkdir -p {data} && chown postgres {data}")
        password = lab.SCRATCH / "password"
        password.write_text("s3cr3t\n")
        init = f"{PG_BIN}/initdb -D {data} -A scram-sha-256 --pwfile={password} --no-sync"
        lab.sh(f"cd / && runuser -u postgres -- {init} >/dev/null")
        lab.sh(f"echo 'host all all 0.0.0.0/0 scram-sha-256' >> {data}/pg_hba.conf")
    options = f"-c listen_addresses={lab.POSTGRES} -c unix_socket_directories={data} -c max_connections=12 -c fsync=off -c lc_messages=C.UTF-8"
    language = scenario.env.get("LANGUAGE", "en")
    lab.sh(
        f"cd / && LANGUAGE={language} runuser -u postgres -- {PG_BIN}/pg_ctl -D {data} -o '{options}' "
        f"-w -s start -l {data}/log"
    )
    try:
        yield
    finally:
        lab.sh(f"cd / && runuser -u postgres -- {PG_BIN}/pg_ctl -D {data} -m immediate -s stop")


@contextmanager
def _mariadb(_: Scenario) -> Iterator[None]:
    data = lab.SCRATCH / "mariadb"
    if not data.exists():
        lab.sh(f"mariadb-install-db --user=mysql --datadir={data} >/dev/null 2>&1")
    server = subprocess.Popen(
        [
            "mariadbd",
            "--no-defaults",
            "--user=mysql",
            f"--datadir={data}",
            f"--bind-address={lab.MARIADB}",
            f"--socket={data}/sock",
            "--innodb-lock-wait-timeout=3",
            "--max-connections=8",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(lab.MARIADB, 3306)
        lab.sh(
            f'mariadb --no-defaults -u root -S {data}/sock -e "CREATE DATABASE IF NOT EXISTS crm; '
            "CREATE USER IF NOT EXISTS 'etl'@'%' IDENTIFIED BY 's3cr3t'; GRANT ALL ON crm.* TO 'etl'@'%'; "
            "CREATE USER IF NOT EXISTS 'reader'@'%' IDENTIFIED BY 's3cr3t'; GRANT USAGE ON *.* TO 'reader'@'%'\""
        )
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _aws(scenario: Scenario) -> Iterator[None]:
    objects = {key: text.encode() for key, text in scenario.objects.items()}
    server = Aws([dict(rule) for rule in scenario.aws], objects).serve(lab.AWS)
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _Http(BaseHTTPRequestHandler):
    """`/status/<n>` answers with that status, `/slow` never, `/flaky` fails twice, all else is a small JSON."""

    flaky = 0
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        status, body = 200, b'{"rate": 1.07}'
        if self.path.startswith("/slow"):
            time.sleep(600)
        elif self.path.startswith("/flaky"):
            type(self).flaky += 1
            status = 503 if type(self).flaky % 3 else 200
        elif self.path.startswith("/status/"):
            status, body = int(self.path.split("/")[2]), b'{"error": "upstream"}'
        elif self.path.startswith("/drop"):
            self.connection.close()
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - a name that http.server calls

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def _http(_: Scenario) -> Iterator[None]:
    import ssl

    plain = ThreadingHTTPServer((lab.HTTP, 80), _Http)
    secure = ThreadingHTTPServer((lab.HTTP, 443), _Http)
    cert = _certificate()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert / "cert.pem", cert / "key.pem")
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    for server in (plain, secure):
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        for server in (plain, secure):
            server.shutdown()
            server.server_close()


def _certificate() -> Path:
    folder = lab.SCRATCH / "cert"
    if not folder.exists():
        folder.mkdir()
        lab.sh(
            f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {folder}/key.pem -out {folder}/cert.pem -days 900 "
            "-subj /CN=api.partner.example -addext subjectAltName=DNS:api.partner.example 2>/dev/null"
        )
    return folder


@contextmanager
def _silent(_: Scenario) -> Iterator[None]:
    """Ports of databases and brokers that accept a connection and never say a word."""
    sockets = [
        create_server((host, port))
        for host, port in ((lab.POSTGRES, 5439), (lab.KAFKA, 9092), (lab.MARIADB, 3307))
    ]
    try:
        yield
    finally:
        for sock in sockets:
            sock.close()


@contextmanager
def _kafka(_: Scenario) -> Iterator[None]:
    from . import engines

    data = lab.SCRATCH / "kafka"
    lab.sh(f"rm -rf {data} && mkdir -p {data}")
    (data / "server.properties").write_text(
        "process.roles=broker,controller\nnode.id=1\ncontroller.quorum.voters=1@10.0.14.8:9093\n"
        "listeners=PLAINTEXT://10.0.14.8:9092,CONTROLLER://10.0.14.8:9093\ncontroller.listener.names=CONTROLLER\n"
        "advertised.listeners=PLAINTEXT://b-1.events.kafka.us-east-1.amazonaws.com:9092\n"
        f"log.dirs={data}/logs\noffsets.topic.replication.factor=1\nlog.retention.check.interval.ms=1000\n"
        "auto.create.topics.enable=false\nlog.cleaner.enable=false\nfile.delete.delay.ms=100\n"
    )
    java = f"java -Xmx256m -cp '{engines.ROOT}/jars/kafka/*'"
    lab.sh(
        f"{java} kafka.tools.StorageTool format -t 5L6g3nShT-eMCtK--X86sw -c {data}/server.properties >/dev/null 2>&1"
    )
    server = subprocess.Popen(
        f"exec {java} kafka.Kafka {data}/server.properties",
        shell=True,
        stdout=(data / "out").open("w"),
        stderr=subprocess.STDOUT,
        env={**os.environ, "KAFKA_OPTS": ""},
    )
    try:
        _wait(lab.KAFKA, 9092, 60)
        yield
    finally:
        server.kill()
        server.wait()


def _wait(host: str, port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            create_connection((host, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{host}:{port} does not listen")


_SERVERS = {
    "postgres": _postgres,
    "mariadb": _mariadb,
    "aws": _aws,
    "http": _http,
    "silent": _silent,
    "kafka": _kafka,
}
