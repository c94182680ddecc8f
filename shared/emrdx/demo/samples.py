"""The demo's runs: logs of real failed Spark jobs, in EMR Serverless' S3 layout below `samples/<name>/`.

Each was written by Apache Spark 3.5 or 4.0 really failing; which failure it is stands nowhere but in the logs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Final

FOLDER: Final = Path(str(files("emrdx.demo"))) / "samples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One run to replay: whose logs, and as which job it was submitted."""

    logs: str
    job: str
    entry_point: str
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
    arguments: tuple[str, ...] = ()

    @property
    def files(self) -> dict[str, Path]:
        """The log files by their path below the run's log root."""
        root = FOLDER / self.logs
        return {path.relative_to(root).as_posix(): path for path in sorted(root.rglob("*.gz"))}


def _script(name: str) -> str:
    return f"s3://acme-jobs/{name}.py"


SAMPLES: Final = (
    Sample(
        logs="s936",
        job="ingest-clicks",
        entry_point=_script("ingest_clicks"),
        arguments=("--run-date", "2026-11-20"),
    ),
    Sample(
        logs="s321",
        job="dedupe",
        entry_point="s3://acme-jobs/dedupe.jar",
        settings={"spark.executor.memory": "4g"},
    ),
    Sample(
        logs="s917",
        job="weekly-report",
        entry_point=_script("report"),
        settings={"spark.driver.memory": "8g"},
    ),
    Sample(logs="s599", job="customer-aggregates", entry_point=_script("customer_agg")),
    Sample(logs="s353", job="load-orders", entry_point=_script("load_fact")),
    Sample(logs="s930", job="sync-crm", entry_point=_script("sync")),
    Sample(logs="s671", job="score-models", entry_point=_script("dl")),
    Sample(
        logs="s516",
        job="export-orders",
        entry_point=_script("auth"),
        arguments=("--db-password", "correct-horse-42"),
    ),
    Sample(logs="s513", job="margins", entry_point=_script("margin")),
    Sample(logs="s742", job="blob-sync", entry_point="s3://acme-jobs/blobs.jar"),
    Sample(logs="s464", job="cast-amounts", entry_point=_script("cast_amounts")),
    Sample(
        logs="s400",
        job="spill",
        entry_point=_script("spill"),
        settings={"spark.emr-serverless.executor.disk": "20G"},
    ),
    Sample(logs="s202", job="parse-events", entry_point=_script("parse_json")),
    Sample(logs="s695", job="pull-crm", entry_point=_script("crm")),
)
