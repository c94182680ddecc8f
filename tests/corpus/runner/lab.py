"""A private network, host name and file tree, so that logs carry neutral names by nature.

The runner enters Linux namespaces of its own (root is needed): nothing outside sees its addresses, mounts or host
name, and nothing inside reaches the network. `10.66.0.0/16` swallows packets, `10.77.0.0/16` has no route.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HOST = "ip-10-0-3-41.ec2.internal"
ADDRESS = "10.0.3.41"
POSTGRES = "10.0.7.12"
MARIADB = "10.0.7.13"
AWS = "10.0.9.1"
HTTP = "10.0.12.5"
KAFKA = "10.0.14.8"

NAMES = {
    ADDRESS: (HOST, HOST.split(".", maxsplit=1)[0]),
    POSTGRES: ("orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com",),
    MARIADB: ("crm-db.c1k2m3.us-east-1.rds.amazonaws.com",),
    AWS: tuple(
        f"{service}.us-east-1.amazonaws.com"
        for service in (
            "s3",
            "glue",
            "secretsmanager",
            "ssm",
            "sns",
            "sqs",
            "kinesis",
            "dynamodb",
            "kms",
            "sts",
            "athena",
            "lakeformation",
            "events",
            "logs",
            "monitoring",
        )
    ),
    HTTP: ("api.partner.example", "rates.partner.example", "wrong.partner.example"),
    KAFKA: ("b-1.events.kafka.us-east-1.amazonaws.com",),
    "10.66.0.9": ("feeds.partner.example", "b-2.events.kafka.us-east-1.amazonaws.com"),
    "10.77.0.9": ("legacy.corp.example",),
}
SCRATCH = Path(os.environ.get("EMRDX_LAB", "/var/tmp/emrdx-lab"))
SPARK_HOME = Path("/usr/lib/spark")
HOME = Path("/home/hadoop")
ENVIRONMENT = HOME / "environment"


def enter() -> None:
    """Runs this very command again inside new namespaces, unless it is there already."""
    if os.environ.get("EMRDX_IN_LAB") == "1":
        _build()
        return
    os.environ["EMRDX_IN_LAB"] = "1"
    command = [
        "unshare",
        "--mount",
        "--uts",
        "--net",
        "--ipc",
        "--pid",
        "--fork",
        "--mount-proc",
        "--kill-child",
        sys.executable,
        "-m",
        "tests.corpus.runner",
        *sys.argv[1:],
    ]
    os.execvp(command[0], command)


def sh(command: str) -> None:
    """Runs a shell command; raises CalledProcessError where it fails."""
    subprocess.run(command, shell=True, check=True, executable="/bin/bash")


def _build() -> None:
    SCRATCH.mkdir(parents=True, exist_ok=True)
    (SCRATCH / "hosts").write_text(
        "127.0.0.1 localhost\n" + "".join(f"{ip} {' '.join(names)}\n" for ip, names in NAMES.items())
    )
    sh(f"hostname {HOST.split('.', maxsplit=1)[0]}")
    sh(
        "ip link set lo up; ip link add eth0 type veth peer name eth1; ip link set eth0 up; ip link set eth1 up"
    )
    for address in NAMES:
        if not address.startswith(("10.66.", "10.77.")):
            sh(f"ip addr add {address}/32 dev lo")
    sh("ip route add 10.66.0.0/16 dev lo; ip route add unreachable 10.77.0.0/16")
    sh(f"mount --bind {SCRATCH}/hosts /etc/hosts")
    SPARK_HOME.mkdir(exist_ok=True)
    sh(f"mkdir -p {SCRATCH}/tmp && chmod 1777 {SCRATCH}/tmp && mount --bind {SCRATCH}/tmp /tmp")
    sh(f"mount -t tmpfs -o mode=755 none /home && mkdir -p {ENVIRONMENT}")
    sh("mount -t tmpfs -o mode=755,size=2g none /mnt")
