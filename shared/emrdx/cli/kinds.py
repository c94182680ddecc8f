"""`emrdx kinds`: the vocabulary of failures."""

import difflib
from collections.abc import Iterable

import click
from rich.console import Console
from rich.table import Table

from emrdx.diagnosis.answer.notes import ALL_IDS
from emrdx.diagnosis.knowledge.catalogue import KindEntry
from emrdx.diagnosis.knowledge.catalogue import kinds as catalogue


@click.command(epilog="Example:  emrdx kinds memory.executor_oom")
@click.argument("kind_id", required=False, metavar="[ID]")
def kinds(kind_id: str | None) -> None:
    """The kinds of failure, or what one of them means and how to fix it."""
    entries = catalogue()
    if kind_id is None:
        _table(entries.values())
        return
    if kind_id not in entries:
        near = difflib.get_close_matches(kind_id, entries, n=4) or [
            name
            for name in entries
            if kind_id.rpartition(".")[2] in name or name.partition(".")[0] in kind_id
        ]
        hint = f"; did you mean {', '.join(near[:4])}?" if near else "; 'emrdx kinds' lists them"
        raise click.UsageError(f"no kind {kind_id!r}{hint}")
    _explain(entries[kind_id])


def _table(entries: Iterable[KindEntry]) -> None:
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("kind", "owner", "retry", "title"):
        table.add_column(name, no_wrap=name != "title")
    for entry in entries:
        table.add_row(entry.id, entry.owner, entry.retry, entry.title)
    console.print(table)
    console.print()
    console.print("notes (seen beside a cause): " + ", ".join(ALL_IDS), soft_wrap=True)


def _explain(entry: KindEntry) -> None:
    console = Console(highlight=False)
    console.print(f"[bold]{entry.title}[/bold]  [dim]{entry.id}[/dim]")
    console.print(f"owner {entry.owner} · a plain retry helps: {entry.retry}\n")
    for name, body in (
        ("What it is", entry.what),
        ("How it looks", entry.looks),
        ("Why it happens", entry.why),
    ):
        if body:
            console.print(f"[bold]{name}[/bold]")
            console.print(body + "\n", markup=False)
    if entry.fixes:
        console.print("[bold]How to fix it[/bold]")
        for number, fix in enumerate(entry.fixes, 1):
            console.print(f"{number}. {fix}", markup=False)
