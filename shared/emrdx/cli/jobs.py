"""Background jobs of a local MCP server: its options, and a worker in the server's own process."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from emrdx.findings.reader import FindingReader
from emrdx.jobs.destinations import S3Place
from emrdx.jobs.errors import JobRefusedError
from emrdx.jobs.table import DEFAULT_TABLE_NAME

if TYPE_CHECKING:
    from emrdx.jobs.workshop import Workshop
    from emrdx.mcp.toolbox import Toolbox

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class JobOptions:
    """The table of jobs, and where and as whom exports may write."""

    table: str
    destinations: tuple[str, ...]
    roles: tuple[str, ...]


def job_options(command: _F) -> _F:
    """Adds `--acting-table`, `--export-to` and `--export-role`; the command gets them as `jobs`."""

    @click.option(
        "--acting-table",
        envvar="EMRDX_ACTING_TABLE",
        default=DEFAULT_TABLE_NAME,
        show_default=True,
        help="The table of background jobs and retries, for --allow-write.",
    )
    @click.option(
        "--export-to",
        "destinations",
        multiple=True,
        envvar="EMRDX_EXPORT_TO",
        metavar="S3-URI",
        callback=_places,
        help="A place that exports may write to or below; may be repeated. None without it.",
    )
    @click.option(
        "--export-role",
        "roles",
        multiple=True,
        envvar="EMRDX_EXPORT_ROLE",
        metavar="ARN",
        help="A role that exports may write with; may be repeated.",
    )
    @wraps(command)
    def wrapped(
        *args: Any, acting_table: str, destinations: tuple[str, ...], roles: tuple[str, ...], **kwargs: Any
    ) -> Any:
        return command(*args, jobs=JobOptions(acting_table, destinations, roles), **kwargs)

    return wrapped  # type: ignore[return-value]


def add_local_jobs(tools: "Toolbox", options: JobOptions, shop: "Workshop") -> None:
    """Adds the tools of background jobs, which a thread of this process does. They are of whoever runs it.

    What an earlier process of the same user left behind is gone on with.
    """
    from emrdx.cli.state import user
    from emrdx.jobs.api import JobDesk
    from emrdx.jobs.background import Background
    from emrdx.jobs.estimate import estimating
    from emrdx.jobs.store import JobStore
    from emrdx.mcp.acting import add_job_tools

    owner, store = f"local/{user()}", JobStore(shop.acting)

    def turn() -> bool:
        if not store.count_open(owner):
            return False
        shop.worker(owner=owner).work()
        return store.count_open(owner) > 0

    background = Background(turn=turn)
    desk = JobDesk(
        store=store,
        writes=True,
        destinations=options.destinations,
        roles=frozenset(options.roles),
        estimate=estimating(FindingReader(shop.findings), shop.scope),
        submitted=background.wake,
    )
    add_job_tools(tools, desk, lambda: owner)
    background.wake()


def _places(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(S3Place.parse(uri).uri for uri in given)
    except JobRefusedError as error:
        raise click.BadParameter("give s3://bucket/prefix, without empty steps") from error
