"""A hundred thousand findings, exported by a process of their own so that its memory can be measured."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent / "large_export.py"
MIB = 1024 * 1024


def peak(folder: Path, findings: int, output_format: str) -> int:
    """Bytes of memory at most, after checking that all findings were written."""
    command = [sys.executable, str(PROGRAM), str(folder), str(findings), output_format]
    answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=900)
    said = json.loads(answer.stdout)
    assert said["rows"] == findings
    return int(said["peak_bytes"])


@pytest.mark.full
@pytest.mark.parametrize("output_format", ["parquet", "jsonl"])
def test_memory_does_not_grow_with_the_findings(tmp_path, output_format):
    small = peak(tmp_path / "small", 10_000, output_format)
    large = peak(tmp_path / "large", 100_000, output_format)
    assert large < small + 64 * MIB
