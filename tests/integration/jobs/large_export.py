"""Exports so many findings of a table that makes them as they are asked for: `FOLDER COUNT FORMAT`."""

import json
import resource
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from emrdx.findings.client import Found, Item, Key
from emrdx.findings.items import Report, finding_item
from emrdx.findings.keys import RunKey, Scope, moment
from emrdx.jobs.destinations import FolderDestination
from emrdx.jobs.export import Form, export
from emrdx.jobs.source import FindingSource, Selection
from emrdx.redaction import stored
from emrdx.schemas import Confidence, Coverage, DecidingRule, Diagnosis, EvidenceLine, Owner, Retry, RunFacts

FIRST = datetime(2026, 11, 20, tzinfo=UTC)
KEY = RunKey(account="111122223333", region="eu-west-1", application_id="00app", job_run_id="0")
DIAGNOSIS = Diagnosis(
    run=RunFacts(region=stored("eu-west-1")),
    kind=stored("memory.executor_oom"),
    title=stored("An executor ran out of JVM heap"),
    summary=stored("Executor 3 ran out of its 4g heap while sorting stage 12."),
    confidence=Confidence.HIGH,
    rule=DecidingRule(id=stored("memory.executor_oom/task"), version=stored("1")),
    cause=None,
    evidence=tuple(
        EvidenceLine(
            id=stored(f"e{n}"), source=stored("SPARK_DRIVER/stderr.gz"), line=n, text=stored("x" * 200)
        )
        for n in range(10)
    ),
    owner=Owner.CONFIG,
    retry=Retry.NO,
    fingerprint=stored("v1:0123456789abcdef"),
    coverage=Coverage(),
)
TEMPLATE = finding_item(
    Report(
        key=KEY,
        diagnosis=DIAGNOSIS,
        job=stored("daily-sales"),
        occurred_at=FIRST,
        diagnosed_at=FIRST,
        announce=False,
    ),
    revision=1,
    occurred_at=moment(FIRST),
    counted="new",
    notice={"notice_state": "none"},
    retention=timedelta(days=400),
)


class EndlessTable:
    """A table of one application's findings, newest first, that holds none of them."""

    def __init__(self, count: int) -> None:
        self._count = count

    def query(self, partition: str, *, after: Mapping[str, str] | None, limit: int, **_: Any) -> Found:
        number = int(after["pk"].rpartition("#")[2]) - 1 if after else self._count - 1
        numbers = range(number, max(-1, number - limit), -1)
        return Found(tuple(map(self._item, numbers)), more=number - limit >= 0)

    def get_many(self, keys: Iterable[Key]) -> dict[Key, Item]:
        wanted = [key for key in keys if key.pk.startswith("FINDING")]
        return {key: self._item(int(key.pk.rpartition("#")[2])) for key in wanted}

    def _item(self, number: int) -> Item:
        run = f"{number:08d}"
        at = moment(FIRST + timedelta(milliseconds=number))
        brief = json.loads(str(TEMPLATE["brief"])) | {"job_run_id": run, "occurred_at": at}
        pk = f"FINDING#111122223333#eu-west-1#00app#{run}"
        return TEMPLATE | {"pk": pk, "job_run_id": run, "occurred_at": at, "brief": json.dumps(brief)}


def main(folder: str, count: str, output_format: str) -> None:
    Path(folder).mkdir(exist_ok=True)
    selection = Selection(
        scope=Scope(account=KEY.account, region=KEY.region),
        since=FIRST,
        until=FIRST + timedelta(days=1),
        application_id=KEY.application_id,
    )
    table: Any = EndlessTable(int(count))
    form = Form(output_format=output_format, codec="zstd" if output_format == "parquet" else "none")
    manifest = export(
        FindingSource(table, selection), FolderDestination(Path(folder)), form, {}, lambda _done, _rest: None
    )
    scale = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
    print(json.dumps({"rows": manifest["rows"], "parts": len(manifest["parts"]), "peak_bytes": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
