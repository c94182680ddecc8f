"""A scenario: one file that holds a job and, in its first comment, the label of the log that it leaves.

The header is TOML between two marker comments, so that the job stays a job that Spark can run:

    # /// scenario
    # id = "c001"
    # kind = "data.path_not_found"
    # why = "The input folder of the run date does not exist."
    # ///

A scenario without a job of its own (`.toml`) names in `source` the one whose logs it cuts or wraps.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

JOBS = Path(__file__).parent / "jobs"
COMMENTS = {".py": "#", ".sql": "--", ".java": "//", ".scala": "//"}


@dataclass(frozen=True)
class Scenario:
    """What to run, on what, and what a reader of its logs should find."""

    id: str
    """Name of the case; says nothing about its cause."""
    kind: str
    """The root cause, an id of the vocabulary."""
    why: str
    """One sentence on the cause."""
    path: Path
    """The file that declares it."""
    also: tuple[str, ...] = ()
    """Kinds that a careful person might defend."""
    hard: bool = False
    """Whether something in the logs misleads or hides the cause."""
    holdout: bool = False
    """Whether the case is scored once and shown to nobody before."""
    engine: str = "3.5"
    """Spark release line: a key of `engines.ENGINES`."""
    name: str = "job"
    """The job's file name as its logs show it, without suffix."""
    cluster: str = "local"
    """`local`, or `standalone` for a master and a worker with executors of 512 MB."""
    workers: int = 1
    """Workers of a standalone cluster."""
    logging: str = "emr"
    """A name in `logging/`: the log4j layout."""
    jars: tuple[str, ...] = ()
    """Connectors of `engines.CONNECTORS` put on the class path."""
    services: tuple[str, ...] = ()
    """Servers to start before: `postgres`, `mariadb`, `aws`, `http`, `kafka`."""
    args: tuple[str, ...] = ()
    """The job's arguments."""
    conf: Mapping[str, str] = field(default_factory=dict)
    """Spark settings beside the defaults."""
    env: Mapping[str, str] = field(default_factory=dict)
    """Environment beside the defaults."""
    submit: tuple[str, ...] = ()
    """More flags of spark-submit."""
    entry: str = ""
    """What to submit instead of the job's file."""
    main_class: str = "Main"
    """Main class of a Java or Scala job."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Text files written before, by path (relative to the working folder)."""
    aws: tuple[Mapping[str, Any], ...] = ()
    """Answers of the AWS stub, first match wins; see `aws_stub.Rule`."""
    objects: Mapping[str, str] = field(default_factory=dict)
    """Objects in S3 by `bucket/key`."""
    disk_mb: int = 0
    """Size of a small file system mounted at /mnt/local; 0: none."""
    before: str = ""
    """Shell commands run before the job; `EMRDX_ENGINES` is the folder of the engines."""
    timeout: int = 120
    """Seconds after which the job is killed with `kill_signal`."""
    kill_signal: int = 15
    """Signal for the end of `timeout`."""
    source: str = ""
    """Id of the stored case whose logs this one is made of."""
    dress: tuple[str, ...] = ()
    """What is done to the logs, in order: a name of `dress.STEPS`, with its argument after a colon."""
    state_details: str = ""
    """The service's own sentence, where the case has one."""
    job_run: Mapping[str, Any] = field(default_factory=dict)
    """Further fields of the service's answer about the run."""

    @property
    def job(self) -> str:
        """The job's text without the header."""
        return _split(self.path)[1]


def load(path: Path) -> Scenario:
    """The scenario that a file declares; raises ValueError on an unknown field."""
    values = tomllib.loads(_split(path)[0])
    unknown = values.keys() - {f.name for f in fields(Scenario)}
    missing = {"id", "kind", "why"} - values.keys()
    if unknown or missing:
        raise ValueError(f"{path.name}: unknown fields {sorted(unknown)}, missing {sorted(missing)}")
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    return Scenario(path=path, **values)


def load_all() -> dict[str, Scenario]:
    """Every declared scenario by id; raises ValueError where two share one."""
    found: dict[str, Scenario] = {}
    for scenario in _declared():
        if scenario.id in found:
            raise ValueError(f"{scenario.path.name} and {found[scenario.id].path.name} share {scenario.id}")
        found[scenario.id] = scenario
    return dict(sorted(found.items()))


def _declared() -> Iterator[Scenario]:
    for path in sorted(JOBS.rglob("*")):
        if path.suffix in COMMENTS or path.suffix == ".toml":
            yield load(path)


def _split(path: Path) -> tuple[str, str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return text, ""
    mark = COMMENTS[path.suffix]
    lines = text.splitlines(keepends=True)
    if lines[0].strip() != f"{mark} /// scenario":
        raise ValueError(f"{path.name} does not begin with '{mark} /// scenario'")
    end = next(n for n, line in enumerate(lines) if n and line.strip() == f"{mark} ///")
    header = "".join(line.removeprefix(mark).removeprefix(" ") for line in lines[1:end])
    return header, "".join(lines[end + 1 :]).lstrip("\n")
