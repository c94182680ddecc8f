"""Derives `emrdx/signals/spark_conditions.json` from the lists of error conditions in the engines' own jars.

    python tools/spark_conditions.py spark-common-utils_2.13-4.0.1.jar delta-spark_2.13-4.0.0.jar …

Give every version to know, oldest first: the jars `spark-common-utils` (Spark 3.5 on) or `spark-core` (before),
`delta-spark` (`delta-core` before 3.0), `spark-sql-kafka-0-10`, and PySpark's own `errors/error-conditions.json`.
Later files win. The result maps each condition (with its sub-conditions) to its SQLSTATE, empty where the engine
gives none. Conditions of a table that is there already are kept: old releases keep running.
"""

import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "shared/emrdx/signals/spark_conditions.json"
MEMBER = re.compile(r"error/(?:[a-z]+-)*error-(?:conditions|classes)\.json")


def conditions(data: dict[str, Any]) -> dict[str, str]:
    """Condition, and condition.sub-condition, to SQLSTATE."""
    found: dict[str, str] = {}
    for name, entry in data.items():
        if not isinstance(entry, dict) or "message" not in entry:
            continue
        state = entry.get("sqlState") or ""
        found[name] = state
        for sub in entry.get("subClass") or ():
            found[f"{name}.{sub}"] = state
    return found


def read(path: Path) -> dict[str, str]:
    """The conditions that one jar or JSON file lists."""
    if path.suffix != ".jar":
        return conditions(json.loads(path.read_text()))
    with zipfile.ZipFile(path) as jar:
        members = [name for name in jar.namelist() if MEMBER.fullmatch(name)]
        return {
            name: state
            for member in members
            for name, state in conditions(json.loads(jar.read(member))).items()
        }


def main(paths: list[str]) -> int:
    """Merges the files' conditions into the table."""
    merged: dict[str, str] = json.loads(TARGET.read_text()) if TARGET.exists() else {}
    for path in paths:
        for name, state in read(Path(path)).items():
            merged[name] = state or merged.get(name, "")
    TARGET.write_text(json.dumps(merged, indent=0, sort_keys=True) + "\n")
    sys.stdout.write(f"{len(merged)} conditions in {TARGET.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
