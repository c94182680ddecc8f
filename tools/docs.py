"""Writes the docs that are generated from the code, or with `--check` says which are stale.

python tools/docs.py [--check]
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import accuracy
import calibrate

from emrdx.diagnosis.answer.notes import NOTES
from emrdx.diagnosis.knowledge.catalogue import KindEntry, kinds
from emrdx.findings.keys import Scope
from emrdx.mcp.live import Source, add_live_tools
from emrdx.mcp.reading import add_reading_tools
from emrdx.mcp.scope import Served
from emrdx.mcp.toolbox import Toolbox
from emrdx.redaction.forms import FAMILIES

DOCS = Path(__file__).parent.parent / "docs"


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
    return _filled((DOCS / "mcp.md").read_text(), "tools", _tools_table())


def _tools_table() -> str:
    nothing: Any = None
    served = Served(findings=nothing, kinds=kinds, scope=Scope(account="", region=""))
    reading, live = Toolbox(), Toolbox()
    add_reading_tools(reading, served)
    add_live_tools(live, Source(lambda _service: None))
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


def accuracy_page(scored: list[accuracy.Scored] | None = None) -> str:
    """`docs/accuracy.md` with its tables: first answers to unread runs, and the runs that rules may learn from, which
    are scored unless given.
    """
    page = (DOCS / "accuracy.md").read_text()
    page = _filled(page, "first answers", calibrate.table(calibrate.first_answers()))
    return _filled(page, "table", accuracy.table(scored or accuracy.score(accuracy.DEFAULT)))


def redaction_page() -> str:
    """`docs/redaction.md` with its table of forms as the redactor declares them."""
    rows = ["| family | type in the marker: whose |", "|---|---|"]
    for family, forms in FAMILIES.items():
        rows.append(f"| {family} | {', '.join(f'`{form.type}`: {form.of}' for form in forms)} |")
    return _filled((DOCS / "redaction.md").read_text(), "forms", "\n".join(rows))


def _filled(page: str, name: str, generated: str) -> str:
    """The page with what stands between the two marks of a name replaced; raises ValueError where it has no such."""
    begin, end = f"<!-- {name}: written by tools/docs.py -->", f"<!-- end of {name} -->"
    before, opened, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not opened or not closed:
        raise ValueError(f"no place for {name}: {begin} or {end} is missing")
    return f"{before}{begin}\n{generated}\n{end}{after}"


PAGES = {
    "kinds.md": kinds_page,
    "mcp.md": mcp_page,
    "accuracy.md": accuracy_page,
    "redaction.md": redaction_page,
}


# Scoring the corpus takes minutes: the tests, which do it anyhow, hold this page to its figures.
HELD_BY_TESTS = frozenset({"accuracy.md"})


def main(arguments: list[str]) -> int:
    """Writes every page, or checks those that no test holds; 1 where one is stale."""
    parser = argparse.ArgumentParser(description="Write the generated pages of docs/.")
    parser.add_argument("--check", action="store_true", help="only say which pages are stale")
    check = parser.parse_args(arguments).check
    stale = 0
    for name, page in PAGES.items():
        if check and name in HELD_BY_TESTS:
            continue
        path, text = DOCS / name, page()
        if path.exists() and path.read_text() == text:
            continue
        if check:
            sys.stderr.write(f"docs/{name} is stale: run  python tools/docs.py\n")
            stale = 1
        else:
            path.write_text(text)
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
