"""What each kind means: the rule files' own texts, for people, agents and the docs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from emrdx.diagnosis.knowledge.rules import built_in


@dataclass(frozen=True, slots=True)
class KindEntry:
    """One kind of failure explained."""

    id: str
    owner: str
    retry: str
    title: str
    what: str
    looks: str
    why: str
    fixes: tuple[str, ...]


@cache
def kinds() -> Mapping[str, KindEntry]:
    """Every kind that emrdx knows, by id."""
    return {
        name: KindEntry(
            name,
            kind.owner,
            kind.retry,
            kind.title,
            kind.what.strip(),
            kind.looks.strip(),
            kind.why.strip(),
            tuple(fix.action for fix in kind.fixes),
        )
        for name, kind in sorted(built_in().items())
    }
