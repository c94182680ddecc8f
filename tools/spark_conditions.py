"""Derives `emrdx/signals/spark_conditions.json` from Spark's own lists of error conditions.

    python tools/spark_conditions.py spark-common-utils_2.13-4.0.1.jar … pyspark/errors/error-conditions.json …

Give every Spark version to know: the jars `spark-common-utils` (Spark 3.5 on) or `spark-core` (before), and
PySpark's own list. Later files win. The result maps each condition (with its sub-conditions) to its SQLSTATE,
empty where Spark gives none.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "shared/emrdx/signals/spark_conditions.json"
MEMBERS = ("error/error-conditions.json", "error/error-classes.json")


def conditions(data: dict[str, Any]) -> dict[str, str]:
    """Condition, and condition.sub-condition, to SQLSTATE."""
    found: dict[str, str] = {}
    for name, entry in data.items():
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
        member = next(name for name in MEMBERS if name in jar.namelist())
        return conditions(json.loads(jar.read(member)))


def main(paths: list[str]) -> int:
    merged: dict[str, str] = {}
    for path in paths:
        for name, state in read(Path(path)).items():
            merged[name] = state or merged.get(name, "")
    TARGET.write_text(json.dumps(merged, indent=0, sort_keys=True) + "\n")
    sys.stdout.write(f"{len(merged)} conditions in {TARGET.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
