"""Writes the docs that are generated from the code, or with `--check` says which are stale.

python tools/docs.py [--check]
"""

import sys
from pathlib import Path

from emrdx.diagnosis.catalogue import KindEntry, kinds
from emrdx.diagnosis.notes import NOTES

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


PAGES = {"kinds.md": kinds_page}


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
