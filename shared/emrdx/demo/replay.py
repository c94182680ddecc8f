"""The demo's course: runs fail, events arrive twice, findings and notices come out, an agent asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import anyio

from emrdx.demo import cloud as services
from emrdx.demo.ask import Asked, ask
from emrdx.demo.cloud import ACCOUNT, REGION, Cloud
from emrdx.demo.pump import Pump
from emrdx.demo.samples import Sample
from emrdx.demo.slack import Channel
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.query import FindingQuery
from emrdx.findings.reader import FindingReader
from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.schemas import Finding
from emrdx.wiring import INTAKE, NOTICES

DELIVERIES: Final = 2


class View(Protocol):
    """Who watches."""

    def failed(self, sample: Sample, run_id: str) -> None: ...
    def notice(self, post: dict[str, Any]) -> None: ...
    def answered(self, asked: Asked) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one run."""

    sample: Sample
    run_id: str
    finding: Finding | None
    findings: int
    notices: int
    read_back: bool

    @property
    def good(self) -> bool:
        """Diagnosed, stored once, notified once, read back over MCP."""
        return self.finding is not None and self.findings == 1 and self.notices == 1 and self.read_back


@dataclass(slots=True, kw_only=True)
class Summary:
    """The outcome of a replay."""

    rows: list[Row] = field(default_factory=list[Row])
    dead_letters: int = 0
    undelivered: int = 0

    @property
    def good(self) -> bool:
        """Every run came through, and the poison alone ended as a dead letter."""
        return (
            bool(self.rows)
            and all(row.good for row in self.rows)
            and self.dead_letters == 1
            and not self.undelivered
        )


def replay(cloud: Cloud, channel: Channel, samples: Sequence[Sample], view: View) -> Summary:
    """Replays the samples; what an agent would ask at the end is asked."""
    runs = {services.run_failed(cloud, sample): sample for sample in samples}
    for run_id, sample in runs.items():
        view.failed(sample, run_id)
    services.poison(cloud)
    for _ in range(DELIVERIES):
        for run_id in runs:
            services.announce(cloud, run_id)
    Pump(cloud).drain(_shower(channel, view))
    calls = [("get_diagnosis", {"job_run_id": run_id}) for run_id in runs]
    asked = anyio.run(ask, cloud, calls)
    if asked:
        view.answered(asked[0])
    return _summary(cloud, channel, runs, asked)


def _shower(channel: Channel, view: View) -> Callable[[], None]:
    shown = 0

    def show() -> None:
        nonlocal shown
        for post in channel.posts[shown:]:
            view.notice(post)
        shown = len(channel.posts)

    return show


def _summary(cloud: Cloud, channel: Channel, runs: dict[str, Sample], asked: Sequence[Asked]) -> Summary:
    reader = FindingReader(Table(cloud.dynamodb, DEFAULT_TABLE_NAME))
    stored = reader.list(FindingQuery(scope=Scope(account=ACCOUNT, region=REGION)), limit=100).items
    rows = []
    for (run_id, sample), answer in zip(runs.items(), asked, strict=True):
        record = reader.run(run_id)
        finding = record.findings[0] if record.findings else None
        rows.append(
            Row(
                sample=sample,
                run_id=run_id,
                finding=finding,
                findings=sum(str(one.job_run_id) == run_id for one in stored),
                notices=sum(run_id in str(post) for post in channel.posts),
                read_back=finding is not None and str(finding.kind) in str(answer.structured),
            )
        )
    return Summary(
        rows=rows,
        dead_letters=cloud.depth(cloud.dead_letter_url(INTAKE)),
        undelivered=cloud.depth(cloud.dead_letter_url(NOTICES)) + cloud.depth(cloud.url(NOTICES)),
    )
