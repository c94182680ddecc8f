"""What a function's imports cost beside bare boto3 with the same clients: `python tests/benchmarks/imports.py`.

Interleaved runs of fresh processes, CPU time of each (user and system), the least of all runs: other work on the
machine only ever adds.
"""

import argparse
import os
import subprocess
import sys
from dataclasses import dataclass

RUNS = 9
CEILING = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """A module to import, the clients that it makes, and how much dearer than these alone it may be.

    `beside` names what it cannot do without and is measured against, too.
    """

    module: str
    clients: tuple[str, ...]
    beside: tuple[str, ...] = ()
    ceiling: float = CEILING

    @property
    def bare(self) -> str:
        """boto3 and the clients alone."""
        made = "\n".join(f"boto3.client({name!r}, region_name='eu-west-1')" for name in self.clients)
        return "\n".join(("import boto3", made, *(f"import {name}" for name in self.beside)))

    @property
    def whole(self) -> str:
        """The same, and the module."""
        return f"{self.bare}\nimport {self.module}"


IMPORTS = (
    Import(
        module="emrdx_functions.diagnose.handler",
        clients=("dynamodb", "sqs", "emr-serverless", "s3", "logs"),
    ),
    Import(module="emrdx_functions.reconcile.handler", clients=("dynamodb", "sqs", "emr-serverless")),
    Import(module="emrdx_functions.notify.handler", clients=("dynamodb", "sns", "secretsmanager")),
    Import(module="emrdx_functions.mcp_server.handler", clients=("dynamodb",), beside=("mcp",), ceiling=1.2),
)


def cpu_seconds(code: str) -> float:
    """User and system time of a fresh interpreter that runs the code."""
    environment = {**os.environ, "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
    process = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, code)
    return usage.ru_utime + usage.ru_stime


def measured(one: Import, runs: int) -> tuple[float, float]:
    """The least seconds of the bare clients and of the whole, from interleaved runs."""
    pairs = [(cpu_seconds(one.bare), cpu_seconds(one.whole)) for _ in range(runs)]
    return min(bare for bare, _ in pairs), min(whole for _, whole in pairs)


def main() -> int:
    """Prints a line for each import; 1 if one is over its ceiling."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    runs: int = parser.parse_args().runs
    over = False
    for one in IMPORTS:
        bare, whole = measured(one, runs)
        ratio = whole / bare
        over |= ratio > one.ceiling
        print(
            f"{one.module}\t{whole * 1000:.0f} ms\tbare {bare * 1000:.0f} ms\t{ratio:.2f}\tat most {one.ceiling}"
        )
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
