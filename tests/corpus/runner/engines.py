"""Where the engines lie: one virtual environment and one folder of connectors a Spark release line.

The folder is `EMRDX_ENGINES` (default `~/.cache/emrdx-engines`), outside the checkout; the README says how to fill it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(os.environ.get("EMRDX_ENGINES", Path.home() / ".cache" / "emrdx-engines"))

CONNECTORS = {
    "s3a": ("hadoop-aws-*", "aws-java-sdk-bundle-*", "bundle-2.*"),
    "iceberg": ("iceberg-spark-runtime-*",),
    "iceberg-aws": ("iceberg-spark-runtime-*", "iceberg-aws-bundle-*"),
    "delta": ("delta-spark_*", "delta-core_*", "delta-storage-*"),
    "hudi": ("hudi-spark*",),
    "avro": ("spark-avro_*",),
    "kafka": ("spark-sql-kafka-*", "spark-token-provider-kafka-*", "kafka-clients-*", "commons-pool2-*"),
    "postgres": ("postgresql-*",),
    "mariadb": ("mariadb-java-client-*",),
    "mysql": ("mysql-connector-j-*",),
}


@dataclass(frozen=True)
class Engine:
    """One Spark release line on this machine."""

    line: str
    folder: str
    """Name of the virtual environment and, with `jars/e` for `s`, of its connectors."""

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return ROOT / self.folder

    @property
    def home(self) -> Path:
        """SPARK_HOME inside the virtual environment."""
        return next(self.venv.glob("lib/python3*/site-packages/pyspark"))

    @property
    def version(self) -> str:
        """The full version, as the jars name it."""
        jar = next((self.home / "jars").glob("spark-core_*.jar"))
        return jar.stem.rsplit("-", 1)[1]

    def connectors(self, names: tuple[str, ...]) -> list[Path]:
        """The jars of these connectors, `avro@3.5` being that of another Spark; raises FileNotFoundError where none
        is there.
        """
        jars = []
        for name in names:
            connector, _, line = name.partition("@")
            folder = (ENGINES[line] if line else self)._jars()
            found = [jar for pattern in CONNECTORS[connector] for jar in folder.glob(f"{pattern}.jar")]
            if not found:
                raise FileNotFoundError(f"no jar of {name} for Spark {self.line} in {folder}")
            jars += found
        return jars

    def _jars(self) -> Path:
        return ROOT / "jars" / self.folder.replace("s", "e", 1)


ENGINES = {line: Engine(line, f"s{line.replace('.', '')}") for line in ("3.4", "3.5", "4.0", "4.1")}
