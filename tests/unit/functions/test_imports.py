"""What a function does not import before it needs it."""

import subprocess
import sys

import pytest

NEVER = ("mcp", "pydantic", "aws_cdk", "moto", "click", "rich", "aws_xray_sdk", "mangum")
AT_FIRST_USE = (
    "re2",
    "emrdx.redaction.scanner",
    "hyperscan",
    "yaml",
    "isal",
    "emrdx.signals",
    "emrdx.diagnosis",
    "emrdx.evidence",
)


def imported_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("name", ["diagnose", "reconcile", "notify"])
def test_a_cold_start_imports_only_what_every_message_needs(name: str) -> None:
    modules = imported_by(f"emrdx_functions.{name}.handler")
    assert f"emrdx_functions.{name}.handler" in modules
    assert sorted(modules.intersection((*NEVER, *AT_FIRST_USE))) == []
