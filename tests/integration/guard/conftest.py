"""Servers behind `emrdx guard`, as clients start them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import StdioServerParameters

SERVED = str(Path(__file__).with_name("served.py"))
GUARD = [sys.executable, "-m", "emrdx.cli.main", "guard"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=["auto", "legacy"])
def era(request: pytest.FixtureRequest) -> str:
    """The protocol's era: `auto` negotiates 2026-07-28, `legacy` 2025-11-25."""
    return str(request.param)


@pytest.fixture
def policy(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a policy's text to the file that guards read, at rest for long enough."""

    def written(text: str) -> Path:
        path = tmp_path / "policy.yaml"
        path.write_text(text)
        stamp = path.stat().st_mtime - 10
        os.utime(path, (stamp, stamp))
        return path

    return written


@pytest.fixture
def guarded(tmp_path: Path, policy: Callable[[str], Path]) -> Callable[..., list[str]]:
    """The command of a guard with a policy in front of a server's command, with state of its own."""

    def command(text: str, *server: str) -> list[str]:
        options = ["--policy", str(policy(text)), "--state", str(tmp_path / "state.sqlite")]
        options += ["--audit-file", str(tmp_path / "audit.jsonl")]
        return [*GUARD, *options, *(server or ("--", sys.executable, SERVED))]

    return command


@pytest.fixture
def parameters() -> Callable[[list[str]], StdioServerParameters]:
    """How a client starts a command."""
    return lambda command: StdioServerParameters(
        command=command[0], args=command[1:], env={**os.environ, "AWS_REGION": "eu-west-1"}
    )


@pytest.fixture
def audited(tmp_path: Path) -> Callable[[], list[dict[str, Any]]]:
    """The record of calls."""
    return lambda: [json.loads(line) for line in (tmp_path / "audit.jsonl").read_text().splitlines()]


def exchange(command: list[str], lines: list[bytes], answers: int) -> list[bytes]:
    """Sends lines to a server and reads so many answers."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(b"".join(lines))
        server.stdin.flush()
        read = [server.stdout.readline() for _ in range(answers)]
        server.stdin.close()
        server.wait(20)
    return read
