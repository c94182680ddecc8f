"""`emrdx audit`: the calls that were made to guarded servers."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from emrdx.cli.state import audit_option
from emrdx.policy.audit import Outcome, read
from emrdx.policy.decision import Verdict

_FIELDS: Final = ("tool", "identity", "session", "server", "rule", "verdict", "outcome")


@click.command(epilog="Example:  emrdx audit --verdict deny --since 2026-11-01 --count-by rule")
@click.option("--tool")
@click.option("--identity")
@click.option("--session")
@click.option("--server")
@click.option("--rule")
@click.option("--verdict", type=click.Choice([one.value for one in Verdict]))
@click.option("--outcome", type=click.Choice([one.value for one in Outcome]))
@click.option("--since", metavar="TIME", help="From this time on (ISO 8601; UTC unless it says otherwise).")
@click.option("--until", metavar="TIME", help="Before this time.")
@click.option("--count-by", type=click.Choice(_FIELDS), help="Counts instead of calls.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@audit_option
def audit(
    *,
    journal: Path,
    since: str | None,
    until: str | None,
    count_by: str | None,
    form: str,
    **wanted: str | None,
) -> None:
    """The calls made to guarded servers, oldest first: who, what, the verdict and how it ended. No values."""
    after, before = _moment(since, "--since"), _moment(until, "--until")
    try:
        found = [
            entry
            for entry in (read(journal) if journal.exists() else ())
            if all(value is None or entry.get(name) == value for name, value in wanted.items())
            and _within(entry, after, before)
        ]
    except OSError as error:
        raise click.ClickException(f"{journal}: {error}") from error
    if count_by is not None:
        _counts(found, count_by, form)
        return
    for entry in found:
        click.echo(json.dumps(entry) if form == "jsonl" else _line(entry))


def _within(entry: Mapping[str, Any], after: datetime | None, before: datetime | None) -> bool:
    if after is None and before is None:
        return True
    try:
        made = datetime.fromisoformat(str(entry.get("time")))
    except ValueError:
        return False
    return (after is None or made >= after) and (before is None or made < before)


def _counts(entries: Iterable[Mapping[str, Any]], field: str, form: str) -> None:
    for value, count in Counter(entry.get(field) for entry in entries).most_common():
        click.echo(
            json.dumps({field: value, "count": count}) if form == "jsonl" else f"{count:>8}  {value or '-'}"
        )


def _line(entry: Mapping[str, Any]) -> str:
    rule = f" ({entry['rule']})" if entry.get("rule") else ""
    names = ", ".join(map(str, entry.get("arguments") or ()))
    return (
        f"{entry.get('time')}  {entry.get('verdict')}{rule}  {entry.get('identity')}  "
        f"{entry.get('server')}  {entry.get('tool')}({names})  {entry.get('outcome')} {entry.get('latency_ms')} ms"
    )


def _moment(text: str | None, option: str) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(
            f"{option} {text!r} is no time: give 2026-11-20 or 2026-11-20T06:00:00Z"
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
