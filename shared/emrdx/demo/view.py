"""What a person sees of a replay: each notice as Slack would show it, the agent's question, a table."""

from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from emrdx.demo.ask import Asked
from emrdx.demo.replay import Summary
from emrdx.demo.samples import Sample
from emrdx.demo.slack import shown

ANSWER_LINES = 40


class Screen:
    """Prints a replay as it goes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def failed(self, sample: Sample, run_id: str) -> None:
        """A run was put into the services as failed."""
        self._console.print(
            Text.assemble(("✗ ", "red"), f"{sample.job:<20}", (f" job run {run_id} FAILED", "dim"))
        )

    def notice(self, post: dict[str, Any]) -> None:
        """A notice reached the channel."""
        body = Text("\n".join(shown(post)))
        self._console.print(
            Panel(body, title="Slack  #data-alerts", title_align="left", border_style="magenta")
        )

    def answered(self, asked: Asked) -> None:
        """An agent's question was answered over MCP."""
        arguments = ", ".join(f"{name}={value}" for name, value in asked.arguments.items())
        lines = asked.text.splitlines()
        more = [f"… {len(lines) - ANSWER_LINES} more lines"] if len(lines) > ANSWER_LINES else []
        body = Text("\n".join([*lines[:ANSWER_LINES], *more]))
        title = f"MCP  {asked.tool}({arguments})"
        self._console.print(Panel(body, title=title, title_align="left", border_style="cyan"))

    def summary(self, summary: Summary) -> None:
        """The table at the end."""
        table = Table(title="Runs", title_justify="left", box=None, pad_edge=False, header_style="bold")
        for name in ("job", "kind", "sure", "stored", "notices", "MCP", ""):
            table.add_column(name, no_wrap=True)
        for row in summary.rows:
            finding = row.finding
            mark = Text("ok", style="green") if row.good else Text("FAILED", style="red")
            table.add_row(
                row.sample.job,
                str(finding.kind) if finding else "-",
                str(finding.confidence) if finding else "-",
                str(row.findings),
                str(row.notices),
                "read" if row.read_back else "-",
                mark,
            )
        self._console.print(table)
        poison = f"{summary.dead_letters} in the dead-letter queue (the poison message)"
        self._console.print(f"{len(summary.rows)} runs, each event delivered twice; {poison}")
        if summary.undelivered:
            self._console.print(Text(f"{summary.undelivered} notices were not delivered", style="red"))
