"""`emrdx audit`: the calls that were made to guarded servers."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from emrdx.cli.aws import AwsOptions, aws_options
from emrdx.cli.printable import plain
from emrdx.cli.state import audit_option
from emrdx.cli.times import Moment, MomentType, in_order
from emrdx.policy.audit import Outcome
from emrdx.policy.decision import Verdict
from emrdx.policy.journal import entries, read

_FIELDS: Final = ("tool", "identity", "session", "server", "rule", "verdict", "outcome")
_DAY: Final = Moment("24h")
EPILOG: Final = """\b
Examples:
  emrdx audit --verdict deny --since 2026-11-01 --count-by rule
  emrdx audit --stack emrdx --region eu-west-1 --since 7d --format jsonl
"""


@click.command(epilog=EPILOG)
@click.option("--tool")
@click.option("--identity")
@click.option("--session")
@click.option("--server")
@click.option("--rule")
@click.option("--verdict", type=click.Choice([one.value for one in Verdict]))
@click.option("--outcome", type=click.Choice([one.value for one in Outcome]))
@click.option("--since", type=MomentType(), help="From this time on, such as 2026-11-20 or 24h.")
@click.option("--until", type=MomentType(end=True), help="Before this time.")
@click.option("--count-by", type=click.Choice(_FIELDS), help="Counts instead of calls.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option(
    "--stack",
    help="The calls to a deployment's acting server, from its log (default: of the last 24 hours, up to --until).",
)
@audit_option
@aws_options
def audit(
    *,
    journal: Path,
    since: Moment | None,
    until: Moment | None,
    count_by: str | None,
    form: str,
    stack: str | None,
    aws: AwsOptions,
    **wanted: str | None,
) -> None:
    """The calls made to guarded servers, oldest first: who, what, the verdict and how it ended. No values.

    They are read from this user's record, from another one (--audit-file; also lines of a log that was exported),
    or from a deployment's log.
    """
    now = datetime.now(UTC)
    before = until.at(now) if until else None
    after = since.at(now) if since else _DAY.at(before or now) if stack else None
    in_order(after, before)
    made = _deployed(aws, stack, after or now, before) if stack else _recorded(journal)
    found = [
        entry
        for entry in made
        if all(value is None or entry.get(name) == value for name, value in wanted.items())
        and _within(entry, after, before)
    ]
    if count_by is not None:
        _counts(found, count_by, form)
        return
    for entry in found:
        click.echo(json.dumps(entry) if form == "jsonl" else _line(entry))


def _recorded(journal: Path) -> list[dict[str, Any]]:
    if not journal.exists():
        click.echo(f"emrdx: no call was recorded yet in {journal}", err=True)
        return []
    try:
        found = list(read(journal))
        if not found and journal.stat().st_size:
            click.echo(f"emrdx: {journal} holds no record of calls; give another --audit-file", err=True)
        return found
    except OSError as error:
        raise click.ClickException(f"{journal}: {error.strerror}; give another --audit-file") from error


def _deployed(
    aws: AwsOptions, stack: str, after: datetime, before: datetime | None
) -> Iterator[dict[str, Any]]:
    """The calls in the log of a deployment's acting server. Needs logs:FilterLogEvents on it."""
    from botocore.exceptions import BotoCoreError, ClientError

    group = f"/aws/lambda/{stack}-actions"
    span = {"startTime": int(after.timestamp() * 1000)}
    if before is not None:
        span["endTime"] = int(before.timestamp() * 1000) + 1
    pages = (
        aws.client("logs")
        .get_paginator("filter_log_events")
        .paginate(logGroupName=group, filterPattern='{ $.verdict = "*" }', **span)
    )
    try:
        for page in pages:
            yield from entries(event["message"] for event in page["events"])
    except (BotoCoreError, ClientError) as error:
        raise click.ClickException(
            f"the log {group} cannot be read: {error}; check the credentials, --stack and --region, "
            "and that it has actions = true"
        ) from error


def _within(entry: Mapping[str, Any], after: datetime | None, before: datetime | None) -> bool:
    if after is None and before is None:
        return True
    try:
        made = datetime.fromisoformat(str(entry.get("time")))
    except ValueError:
        return False
    made = made if made.tzinfo else made.replace(tzinfo=UTC)
    return (after is None or made >= after) and (before is None or made < before)


def _counts(entries: Iterable[Mapping[str, Any]], field: str, form: str) -> None:
    for value, count in Counter(entry.get(field) for entry in entries).most_common():
        click.echo(
            json.dumps({field: value, "count": count})
            if form == "jsonl"
            else f"{count:>8}  {plain(str(value or '-'))}"
        )


def _line(entry: Mapping[str, Any]) -> str:
    rule = f" ({entry['rule']})" if entry.get("rule") else ""
    names = ", ".join(map(str, entry.get("arguments") or ()))
    return plain(
        f"{entry.get('time')}  {entry.get('verdict')}{rule}  {entry.get('identity')}  "
        f"{entry.get('server')}  {entry.get('tool')}({names})  {entry.get('outcome')} {entry.get('latency_ms')} ms",
        1000,
    )
