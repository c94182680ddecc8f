"""Writes the docs that are generated from the code, or with `--check` says which are stale.

python tools/docs.py [--check]
"""

import sys
from pathlib import Path
from typing import Any

from emrdx.diagnosis.catalogue import KindEntry, kinds
from emrdx.diagnosis.notes import NOTES
from emrdx.findings.keys import Scope
from emrdx.mcp.live import add_live_tools
from emrdx.mcp.reading import add_reading_tools
from emrdx.mcp.scope import Served
from emrdx.mcp.toolbox import Toolbox

DOCS = Path(__file__).parent.parent / "docs"
TOOLS_BEGIN = "<!-- tools: written by tools/docs.py -->"
TOOLS_END = "<!-- end of tools -->"


def kinds_page() -> str:
    """`docs/kinds.md`: every kind with what it is, how it looks, why it happens and how to fix it."""
    parts = [
        "# Failure kinds",
        "",
        "Generated from `shared/emrdx/diagnosis/kinds/` by `tools/docs.py`; `emrdx kinds ID` prints one of them.",
        "",
        "| kind | owner | retry | title |",
        "|---|---|---|---|",
        *(
            f"| [`{entry.id}`](#{entry.id.replace('.', '')}) | {entry.owner} | {entry.retry} | {entry.title} |"
            for entry in kinds().values()
        ),
        "",
    ]
    for entry in kinds().values():
        parts += _kind(entry)
    parts += ["## Notes", "", "Seen beside a cause, never the cause:", ""]
    parts += [f"- `{note.id}`: {note.text}" for note in NOTES]
    return "\n".join(parts).rstrip() + "\n"


def _kind(entry: KindEntry) -> list[str]:
    parts = [f"## {entry.id}", "", f"**{entry.title}.** {' '.join(entry.what.split())}", ""]
    if entry.looks:
        parts += [f"*How it looks:* {' '.join(entry.looks.split())}", ""]
    if entry.why:
        parts += [f"*Why it happens:* {' '.join(entry.why.split())}", ""]
    parts += [f"{number}. {fix}" for number, fix in enumerate(entry.fixes, 1)]
    return [*parts, ""]


def mcp_page() -> str:
    """`docs/mcp.md` with its table of tools as the server declares them."""
    page = (DOCS / "mcp.md").read_text()
    before, _, rest = page.partition(TOOLS_BEGIN)
    _, _, after = rest.partition(TOOLS_END)
    return f"{before}{TOOLS_BEGIN}\n{_tools_table()}\n{TOOLS_END}{after}"


def _tools_table() -> str:
    nothing: Any = None
    served = Served(findings=nothing, kinds=kinds, scope=Scope(account="", region=""))
    reading, live = Toolbox(), Toolbox()
    add_reading_tools(reading, served)
    add_live_tools(live, lambda _service: None)
    rows = ["| tool | answers | arguments |", "|---|---|---|"]
    for toolbox, mark in ((reading, ""), (live, " (live)")):
        for name, description in toolbox.descriptions.items():
            question = description.when.partition("?")[0]
            arguments = ", ".join(f"`{argument}`" for argument in toolbox.accepted[name])
            rows.append(f"| `{name}`{mark} | {question}? | {arguments} |")
    budgets = {
        description.budget for description in (*reading.descriptions.values(), *live.descriptions.values())
    }
    (budget,) = budgets
    rows += [
        "",
        f"A usual answer takes at most {budget.usual} tokens, none more than {budget.most:,} (text and structure together).",
    ]
    return "\n".join(rows)


PAGES = {"kinds.md": kinds_page, "mcp.md": mcp_page}


def main(arguments: list[str]) -> int:
    """Writes every page, or checks them; 1 where one is stale."""
    stale = 0
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if path.exists() and path.read_text() == text:
            continue
        if "--check" in arguments:
            sys.stderr.write(f"docs/{name} is stale: run  python tools/docs.py\n")
            stale = 1
        else:
            path.write_text(text)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
