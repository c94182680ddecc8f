"""`emrdx backfill`: diagnoses of past failed runs into the findings table."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

import click
from botocore.exceptions import BotoCoreError, ClientError

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.config import redaction_settings
from emrdx.cli.main import EXIT_FAILED
from emrdx.cli.options import pii_option, rules_of, rules_option, table_option
from emrdx.cli.progress import Counter
from emrdx.cli.times import Moment, MomentType, in_order
from emrdx.events import JobRunEvent
from emrdx.findings.client import Table
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.jobs.backfill import Backfilled, Diagnose, Past, backfill

if TYPE_CHECKING:
    from emrdx.pipeline import Ports

FAILED: Final = "error"
EPILOG: Final = """\b
Examples:
  emrdx backfill --since 30d
  emrdx backfill 00fa1b2c3d4e5f09 --since 2026-11-01 --until 2026-11-15
"""


@click.command("backfill", epilog=EPILOG)
@click.argument("applications", nargs=-1, metavar="[APPLICATION_ID]...")
@click.option(
    "--since", type=MomentType(), default="30d", show_default=True, help="Runs created then or later."
)
@click.option("--until", type=MomentType(end=True), help="And not after that (default: now).")
@click.option(
    "--state",
    "states",
    type=click.Choice(["FAILED", "CANCELLED"]),
    multiple=True,
    default=("FAILED",),
    show_default=True,
    help="How the runs ended; may be repeated.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=5000, show_default=True, help="At most so many runs."
)
@click.option("--again", is_flag=True, help="Also runs that have a finding: it is replaced by a better one.")
@rules_option
@pii_option
@table_option
@aws_options
@click.pass_context
def backfill_command(
    context: click.Context,
    *,
    applications: tuple[str, ...],
    since: Moment,
    until: Moment | None,
    states: tuple[str, ...],
    limit: int,
    again: bool,
    rule_places: tuple[str, ...],
    pii: Literal["all", "none"],
    table: str,
    aws: AwsOptions,
) -> int:
    """Diagnoses past failed runs, of every application unless some are named.

    Each finding is stored as it is made and announced to nobody. Interrupted or not, the same command goes on
    with the runs that have none yet.
    """
    from emrdx.jobs.workshop import quiet_ports
    from emrdx.redaction import Redactor

    now = datetime.now(UTC)
    begin, end = since.at(now), until.at(now) if until else now
    in_order(begin, end)
    client, findings = aws.client("emr-serverless"), Table(aws.client("dynamodb"), table)
    redactor, rules = Redactor(redaction_settings(context, pii)), rules_of(rule_places, aws.client)
    ports = quiet_ports(aws.client, FindingStore(findings), redactor, lambda: rules, again=again)
    done = Backfilled()
    with _summed_up(done), Counter("runs looked at") as counter:
        past = Past(
            applications=applications or _applications(client),
            since=begin,
            until=end,
            states=states,
            max_job_runs=limit,
            again=again,
        )
        seen = FindingReader(findings).seen
        diagnose = _diagnosing(ports, counter)
        backfill(
            client, past, seen=seen, diagnose=diagnose, tick=lambda sofar: counter.set(sofar.done), done=done
        )
    return EXIT_FAILED if done.outcomes[FAILED] else 0


def _diagnosing(ports: "Ports", counter: Counter) -> Diagnose:
    from emrdx.jobs.workshop import past_diagnosis

    def named(event: JobRunEvent) -> str:
        return f"{event.application_id}/{event.job_run_id}"

    return past_diagnosis(
        ports,
        told=lambda event, what: counter.line(f"{named(event)}  {what}"),
        failed=lambda event, error: click.echo(f"emrdx: {named(event)}: {_reason(error)}", err=True),
    )


def _reason(error: Exception) -> str:
    """What AWS says; of an error of our own its type alone, for its text may quote a log."""
    return str(error) if isinstance(error, ClientError | BotoCoreError) else type(error).__name__


def _applications(client: Any) -> Sequence[str]:
    pages = client.get_paginator("list_applications").paginate()
    return [application["id"] for page in pages for application in page["applications"]]


@contextmanager
def _summed_up(done: Backfilled) -> Iterator[None]:
    """Says at the end, whatever it was, what was done; all of it is stored."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        if done.done:
            _sum_up(done)
        raise click.ClickException(f"{error} (the same command goes on from here)") from error
    except KeyboardInterrupt:
        click.echo("emrdx: every finding made is stored; the same command goes on from here", err=True)
        _sum_up(done)
        raise
    _sum_up(done)


def _sum_up(done: Backfilled) -> None:
    diagnosed = sum(done.kinds.values())
    click.echo(
        f"{done.done} runs: {diagnosed} diagnosed, {done.seen} known before, "
        f"{done.outcomes[FAILED]} not readable",
        err=True,
    )
