"""`emrdx export`: findings as Parquet or JSON lines, in a folder or in S3."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click
from botocore.exceptions import BotoCoreError, ClientError

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.options import account_option, table_option
from emrdx.cli.progress import Counter
from emrdx.cli.times import Moment, MomentType, in_order
from emrdx.findings.client import Table
from emrdx.findings.keys import Scope
from emrdx.findings.query import FIRST_MOMENT
from emrdx.findings.store import RETENTION
from emrdx.jobs.destinations import Destination, FolderDestination, S3Destination, S3Place
from emrdx.jobs.errors import JobFailedError, JobRefusedError
from emrdx.jobs.export import Form, export
from emrdx.jobs.requests import ExportRequest, parsed, plain
from emrdx.jobs.resume import DestinationTakenError, begun
from emrdx.jobs.source import FindingSource, Selection
from emrdx.schemas import Confidence

FORMATS: Final = ("parquet", "jsonl")
COMPRESSIONS: Final = ("auto", "none", "gzip", "zstd", "snappy")
EPILOG: Final = """\b
Examples:
  emrdx export ./findings --since 90d
  emrdx export s3://my-bucket/findings/2026-11/ --since 2026-11-01 --until 2026-11-30 --format jsonl
"""


@click.command("export", epilog=EPILOG)
@click.argument("target", metavar="FOLDER|S3-URI")
@click.option("--format", "output_format", type=click.Choice(FORMATS), default="parquet", show_default=True)
@click.option(
    "--compression",
    type=click.Choice(COMPRESSIONS),
    default="auto",
    show_default=True,
    help="auto: zstd for Parquet, none for JSON lines.",
)
@click.option(
    "--since", type=MomentType(), help="Attempts that ended then or later (default: all that are kept)."
)
@click.option("--until", type=MomentType(end=True), help="And not after that (default: now).")
@click.option("--application", "application_id", metavar="ID", help="Of this application alone.")
@click.option("--kind", "kinds", multiple=True, metavar="ID", help="Of this kind alone; may be repeated.")
@click.option("--min-confidence", type=click.Choice(["high", "medium", "low"]), help="At least so sure.")
@click.option(
    "--evidence/--no-evidence",
    "include_evidence",
    default=True,
    show_default=True,
    help="With the redacted proof lines.",
)
@table_option
@account_option
@aws_options
def export_command(
    *,
    target: str,
    since: Moment | None,
    until: Moment | None,
    table: str,
    account: str | None,
    aws: AwsOptions,
    **filters: Any,
) -> None:
    """Findings as Parquet or JSON lines: parts first, the manifest last.

    An export that was interrupted goes on where it was when the same command is given again.
    """
    request, now = _request(filters), datetime.now(UTC)
    in_order(since.at(now) if since else None, until.at(now) if until else None)
    if not target:
        raise click.UsageError("give a folder or s3://bucket/prefix to write to; . is this folder")
    client = aws.client("dynamodb")
    scope = Scope(account=account or aws.account(), region=client.meta.region_name)
    question = {
        "account": scope.account,
        "region": scope.region,
        "since": since.text if since else None,
        "until": until.text if until else None,
        **{name: value for name, value in plain(request).items() if name in filters},
    }
    with _refusals(target), _destination(target, aws) as destination:
        asked_at = begun(destination, question, now)
        end = until.at(asked_at) if until else asked_at
        begin = since.at(asked_at) if since else max(end, FIRST_MOMENT) - RETENTION
        source = FindingSource(Table(client, table), _selection(request, scope, begin, end))
        manifest = _run(source, destination, request, question)
    rows, parts = manifest["rows"], len(manifest["parts"])
    click.echo(f"{rows} findings in {parts} part{'s' * (parts != 1)}: {manifest['manifest_uri']}")


def _request(filters: Mapping[str, Any]) -> ExportRequest:
    try:
        return parsed(ExportRequest, {"output_s3_uri": "-", "max_findings": 1_000_000, **filters})
    except JobRefusedError as error:
        raise click.UsageError(str(error)) from error


def _selection(request: ExportRequest, scope: Scope, since: datetime, until: datetime) -> Selection:
    return Selection(
        scope=scope,
        since=since,
        until=until,
        application_id=request.application_id,
        kinds=frozenset(request.kinds),
        min_confidence=Confidence(request.min_confidence or Confidence.LOW),
        evidence=request.include_evidence,
    )


def _run(
    source: FindingSource, destination: Destination, request: ExportRequest, question: Mapping[str, Any]
) -> dict[str, Any]:
    form = Form(output_format=request.output_format, codec=request.codec, max_findings=request.max_findings)
    with Counter("findings exported") as counter:
        return export(
            source, destination, form, {"request": question}, lambda done, _at_rest: counter.set(done)
        )


@contextmanager
def _destination(target: str, aws: AwsOptions) -> Iterator[Destination]:
    if target.startswith("s3://"):
        yield S3Destination(aws.client("s3"), S3Place.parse(target))
        return
    folder = Path(target)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise click.UsageError(f"{target}: {error.strerror}; give a folder that can be written") from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield FolderDestination(folder)
    except BlockingIOError as error:
        raise click.ClickException(f"{target}: another export writes there") from error
    finally:
        os.close(handle)


@contextmanager
def _refusals(target: str) -> Iterator[None]:
    """What stands in the way, as one line that says what to do."""
    try:
        yield
    except JobRefusedError as error:
        raise click.UsageError(f"{target}: {error}") from error
    except DestinationTakenError as error:
        raise click.ClickException(f"{target} {error}: give another place") from error
    except JobFailedError as error:
        raise click.ClickException(str(error)) from error
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"Parquet needs the package {error.name}: install it with  pip install 'emrdx[export]', "
            "or give --format jsonl"
        ) from error
    except (ClientError, BotoCoreError) as error:
        raise click.ClickException(f"{error} (the same command goes on from here)") from error
    except KeyboardInterrupt:
        click.echo("emrdx: what is written stays; the same command goes on from here", err=True)
        raise
