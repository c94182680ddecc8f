"""`emrdx backfill`: diagnoses of past failed runs into the findings table."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

import click
from botocore.exceptions import BotoCoreError, ClientError

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.config import redaction_settings
from emrdx.cli.diagnose import rules_of
from emrdx.cli.main import EXIT_FAILED
from emrdx.cli.progress import Counter
from emrdx.cli.times import Moment, MomentType
from emrdx.events import JobRunEvent
from emrdx.findings.client import Table
from emrdx.findings.reader import FindingReader
from emrdx.findings.store import FindingStore
from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.jobs.backfill import Backfilled, Diagnose, Past, QuietStore, backfill

if TYPE_CHECKING:
    from emrdx.diagnosis import RuleSet
    from emrdx.pipeline import Ports
    from emrdx.redaction import Redactor

FAILED: Final = "error"
ERRORS_IN_A_ROW_MAX: Final = 5
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
@click.option(
    "--rules",
    "rule_files",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A rule file, or a folder of them, to run before ours.",
)
@click.option(
    "--pii",
    type=click.Choice(["all", "none"]),
    default="all",
    show_default=True,
    help="Personal data to redact.",
)
@click.option("--table", envvar="EMRDX_TABLE", default=DEFAULT_TABLE_NAME, show_default=True)
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
    rule_files: tuple[Path, ...],
    pii: Literal["all", "none"],
    table: str,
    aws: AwsOptions,
) -> int:
    """Diagnoses past failed runs, of every application unless some are named.

    Each finding is stored as it is made and announced to nobody. Interrupted or not, the same command goes on
    with the runs that have none yet.
    """
    from emrdx.redaction import Redactor

    client, findings = aws.client("emr-serverless"), Table(aws.client("dynamodb"), table)
    ports = _ports(
        aws, findings, Redactor(redaction_settings(context, pii)), rules_of(rule_files), again=again
    )
    done, now = Backfilled(), datetime.now(UTC)
    with _summed_up(done), Counter("runs looked at") as counter:
        past = Past(
            applications=applications or _applications(client),
            since=since.at(now),
            until=until.at(now) if until else now,
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


def _ports(
    aws: AwsOptions, findings: Table, redactor: "Redactor", rules: "RuleSet | None", *, again: bool
) -> "Ports":
    """What the pipeline talks to, with nobody who would look again: past runs' logs are as they will stay."""
    from emrdx.diagnosis import diagnose
    from emrdx.evidence.collect import collect
    from emrdx.pipeline import Ports
    from emrdx.runs.source import RunSource

    runs, s3, logs = RunSource(aws.client("emr-serverless")), aws.client("s3"), aws.client("logs")
    return Ports(
        fetch=lambda event: runs.fetch(event.application_id, event.job_run_id, event.attempt),
        collect=lambda run: collect(run, s3=s3, logs=logs),
        diagnose=lambda evidence, session: diagnose(evidence, session, rules),
        session=redactor.session,
        store=QuietStore(FindingStore(findings), again=again),
        look_again=lambda _event, _delay: None,
        reject=lambda _body, _reason: None,
        now=lambda: datetime.now(UTC),
    )


def _diagnosing(ports: "Ports", counter: Counter) -> Diagnose:
    from emrdx.pipeline import LOOK_DELAYS, process

    errors = 0

    def diagnose(event: JobRunEvent) -> tuple[str, str | None]:
        nonlocal errors
        run = f"{event.application_id}/{event.job_run_id}"
        try:
            result = process(replace(event, look=len(LOOK_DELAYS)), ports)
        except (ClientError, BotoCoreError) as error:
            errors += 1
            click.echo(f"emrdx: {run}: {error}", err=True)
            if errors >= ERRORS_IN_A_ROW_MAX:
                raise
            return FAILED, None
        errors = 0
        counter.line(f"{run}  {result.kind or result.outcome}")
        return result.outcome.value, result.kind

    return diagnose


def _applications(client: Any) -> Sequence[str]:
    pages = client.get_paginator("list_applications").paginate()
    return [application["id"] for page in pages for application in page["applications"]]


@contextmanager
def _summed_up(done: Backfilled) -> Iterator[None]:
    """Says at the end, whatever it was, what was done; all of it is stored."""
    try:
        yield
    except (ClientError, BotoCoreError) as error:
        raise click.ClickException(f"{error} (the same command goes on from here)") from error
    except KeyboardInterrupt:
        click.echo("emrdx: every finding made is stored; the same command goes on from here", err=True)
        raise
    finally:
        diagnosed = sum(done.kinds.values())
        click.echo(
            f"{done.done} runs: {diagnosed} diagnosed, {done.seen} known before, "
            f"{done.outcomes[FAILED]} not readable",
            err=True,
        )
