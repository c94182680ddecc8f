"""explain_failure_kind: what a kind of failure is and how it is fixed."""

import re
from typing import Final

from emrdx.mcp import absent
from emrdx.mcp.answers import KindAnswer
from emrdx.mcp.description import Description
from emrdx.mcp.parts import short
from emrdx.mcp.scope import Served
from emrdx.redaction.text import Redacted, stored
from emrdx.visible import visible

DESCRIPTION: Final = Description(
    title="Explain a kind of failure",
    when=(
        "What does a failure kind such as memory.driver_oom mean, how does it look in a log, and how is it fixed "
        "in general? For one run's own fixes use get_diagnosis."
    ),
    needs="kind, from get_diagnosis, list_failures or the resource emrdx://kinds.",
    returns="what it is, looks, why it happens, fixes, owner and whether a plain rerun helps; near ids if unknown.",
    after="get_diagnosis for a run, or list_failures with this kind.",
)

# A value that depends on the run: `{current}`.
_BLANK: Final = re.compile(r"\{[a-z_]+\}")


def answer(served: Served, kind: str) -> KindAnswer:
    """What the catalogue says of a kind."""
    kinds = served.kinds()
    entry = kinds.get(kind) or kinds.get(kind.casefold())
    if entry is None:
        return KindAnswer(status="not_found", not_found=absent.unknown_kind(kind, kinds))
    return KindAnswer(
        status="found",
        id=ours(entry.id),
        title=ours(entry.title),
        owner=ours(entry.owner),
        retry=ours(entry.retry),
        what=short(ours(entry.what), 150) or None,
        looks=short(ours(entry.looks), 120) or None,
        why=short(ours(entry.why), 150) or None,
        fixes=tuple(short(ours(fix), 60) for fix in entry.fixes[:8]),
    )


def ours(text: str) -> Redacted:
    """Text of our own rule files, which ship with the package and hold nobody's secret."""
    return stored(visible(_BLANK.sub("…", text)))


def text(found: KindAnswer) -> list[str]:
    """The answer as text."""
    facts = ((name, getattr(found, name)) for name in ("what", "looks", "why"))
    return [
        f"{found.id}: {found.title} (owner {found.owner}; a plain rerun helps: {found.retry})",
        *(f"{name}: {value}" for name, value in facts if value),
        *(f"fix {place}: {fix}" for place, fix in enumerate(found.fixes, start=1)),
    ]
