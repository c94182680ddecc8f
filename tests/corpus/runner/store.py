"""Writes and reads cases: logs as EMR Serverless lays them out, and the label beside them."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scenario import Scenario

CASES = Path(__file__).parents[1] / "spark"
MAX_BYTES = 40_000
"""Largest compressed stream that is kept."""


def write(scenario: Scenario, version: str, streams: dict[str, bytes]) -> Path:
    """The case's folder; raises ValueError where a stream is larger than the corpus allows."""
    packed = {path: gzip.compress(data, 9, mtime=0) for path, data in streams.items()}
    for path, data in packed.items():
        if len(data) > MAX_BYTES:
            raise ValueError(f"{scenario.id}: {path} has {len(data)} bytes compressed")
    folder = CASES / scenario.id
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in packed.items():
        file = folder / f"{path}.gz"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.json").write_text(json.dumps(_label(scenario, version), indent=1) + "\n")
    return folder


def read(case_id: str) -> dict[str, bytes]:
    """The stored streams of a case, decompressed."""
    folder = CASES / case_id
    files = sorted(folder.rglob("*.gz"))
    return {
        str(file.relative_to(folder)).removesuffix(".gz"): gzip.decompress(file.read_bytes())
        for file in files
    }


def rewrite(case_id: str, streams: dict[str, bytes]) -> None:
    """Replaces a stored case's logs; its label stays."""
    for path, data in streams.items():
        (CASES / case_id / f"{path}.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def relabel(scenario: Scenario) -> None:
    """Writes a stored case's label anew; its logs stay."""
    label = _label(scenario, version(scenario.id))
    (CASES / scenario.id / "case.json").write_text(json.dumps(label, indent=1) + "\n")


def version(case_id: str) -> str:
    """The Spark version that wrote a stored case."""
    return str(json.loads((CASES / case_id / "case.json").read_text())["spark"])


def _label(scenario: Scenario, version: str) -> dict[str, object]:
    label: dict[str, object] = {
        "id": scenario.id,
        "kind": scenario.kind,
        "also": list(scenario.also),
        "hard": scenario.hard,
        "spark": version,
        "state_details": scenario.state_details,
        "why": scenario.why,
    }
    if scenario.holdout:
        label["holdout"] = True
    if scenario.job_run:
        label["job_run"] = dict(scenario.job_run)
    return label
