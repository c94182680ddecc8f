"""`emrdx diagnose`: logs in, a diagnosis out, with no deployment."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.config import redaction_settings
from emrdx.cli.main import EXIT_UNREADABLE
from emrdx.cli.options import pii_option, rules_of, rules_option
from emrdx.cli.progress import busy
from emrdx.evidence.errors import UnreadableInput
from emrdx.model import Evidence
from emrdx.redaction import Redactor
from emrdx.redaction.settings import PersonalData
from emrdx.schemas import Diagnosis, to_builtins, to_json

FORMATS: Final = ("text", "json", "jsonl", "markdown")
EPILOG: Final = """\b
Examples:
  emrdx diagnose SPARK_DRIVER/stderr.gz
  emrdx diagnose ./logs/applications/00fa…/jobs/00fb…/ --explain
  emrdx diagnose s3://my-logs/prefix/applications/00fa…/jobs/00fb…/
  emrdx diagnose 00fa1b2c3d4e5f09/00fb000000000001 --region eu-west-1
  zcat stdout.gz | emrdx diagnose - --format json
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to answer."
)
@click.option("--explain", is_flag=True, help="Say why this cause and not the runners-up.")
@click.option("--attempt", type=click.IntRange(1), help="The attempt to diagnose (default: the newest).")
@rules_option
@pii_option
@aws_options
@click.pass_context
def diagnose(
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    attempt: int | None,
    rule_places: tuple[str, ...],
    pii: PersonalData,
    aws: AwsOptions,
    *,
    explain: bool,
) -> int:
    """Why a run failed and what to change.

    PATH is a log file (plain or gzip), a folder in EMR Serverless' S3 layout, an s3:// prefix of one run, - for
    standard input, or APPLICATION_ID/JOB_RUN_ID. Everything printed is redacted.
    """
    from emrdx.diagnosis import explain as explained

    rules = rules_of(rule_places, aws.client)
    redactor = Redactor(redaction_settings(context, pii))
    redactor.prepare()  # while logs are read
    failed = 0
    answers: list[Any] = []
    for position, path in enumerate(paths):
        try:
            evidence = _evidence(path, attempt, aws)
        except UnreadableInput as error:
            failed += 1
            click.echo(f"emrdx: {_flat(str(error))}", err=True)
            if form == "jsonl":
                _write({"input": path, "error": _flat(str(redactor.session().text(str(error))))})
            continue
        session = redactor.session()
        answer, verdict = explained(evidence, session, rules)
        answer = replace(answer, input=session.text(path))
        if form == "jsonl":
            _write(answer)
        elif form == "json":
            answers.append(to_builtins(answer))
        elif form == "markdown":
            from emrdx.cli.output import markdown

            click.echo(markdown(answer, session, verdict if explain else None))
        else:
            from emrdx.cli.output import text

            _blank_between(position)
            text(answer, session, verdict if explain else None)
    if form == "json" and answers:
        _write(answers[0] if len(paths) == 1 else answers)
    return EXIT_UNREADABLE if failed else 0


def _flat(message: str) -> str:
    return " ".join(message.split())


def _blank_between(position: int) -> None:
    if position:
        click.echo()


def _write(value: Diagnosis | Any) -> None:
    sys.stdout.write(to_json(value).decode() + "\n")
    sys.stdout.flush()


def _evidence(path: str, attempt: int | None, aws: AwsOptions) -> Evidence:
    from emrdx.evidence.local import collect_path, collect_stream

    if path == "-":
        return collect_stream(sys.stdin.buffer)
    with busy(f"Reading {path}"):
        if path.startswith("s3://"):
            return aws.collect_uri(path, attempt)
        if not Path(path).exists() and aws.is_run(path):
            return aws.collect_run(path, attempt)
        return collect_path(Path(path), attempt)
