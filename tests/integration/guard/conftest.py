"""Servers behind `emrdx guard`, as clients start them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def at_rest(path: Path, text: str) -> Path:
    """A policy's file that has been at rest for long enough."""
    path.write_text(text)
    stamp = path.stat().st_mtime - 10
    os.utime(path, (stamp, stamp))
    return path


def guard(folder: Path, text: str, *server: str) -> list[str]:
    """The command of a guard with a policy in front of a server's command, with state of its own in a folder."""
    options = [
        "--policy",
        str(at_rest(folder / "policy.yaml", text)),
        "--state",
        str(folder / "state.sqlite"),
    ]
    options += ["--audit-file", str(folder / "audit.jsonl")]
    return [*GUARD, *options, *(server or ("--", sys.executable, SERVED))]


@pytest.fixture
def policy(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a policy's text to the file that guards read."""
    return lambda text: at_rest(tmp_path / "policy.yaml", text)


@pytest.fixture
def guarded(tmp_path: Path) -> Callable[..., list[str]]:
    """The command of a guard with a policy in front of a server's command."""
    return lambda text, *server: guard(tmp_path, text, *server)


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


@contextmanager
def talking(command: list[str]) -> Iterator[Callable[[list[bytes], int], list[bytes]]]:
    """A server to send lines to and read so many answers from."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        given, said = server.stdin, server.stdout

        def say(lines: list[bytes], answers: int) -> list[bytes]:
            given.write(b"".join(lines))
            given.flush()
            return [said.readline() for _ in range(answers)]

        yield say
        given.close()
        server.wait(20)


def exchange(command: list[str], lines: list[bytes], answers: int) -> list[bytes]:
    """Sends lines to a server and reads so many answers."""
    with talking(command) as say:
        return say(lines, answers)
