"""How well a redactor did on labelled text: what leaked, what was lost that should have stayed."""

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

PIECE = 6
CASES = Path(__file__).parents[1] / "corpus" / "redaction" / "cases.jsonl.gz"


@dataclass(frozen=True)
class Case:
    """One labelled text. `secrets` are (start, end, type), `prefix` the public beginnings of each."""

    id: str
    text: str
    secrets: tuple[tuple[int, int, str], ...]
    prefix: tuple[int, ...]
    must_keep: tuple[str, ...]

    def rest(self) -> str:
        """The text outside its secrets."""
        parts, at = [], 0
        for start, end, _ in sorted(self.secrets):
            parts.append(self.text[at:start])
            at = max(at, end)
        return "\0".join((*parts, self.text[at:]))


@dataclass
class Score:
    """Counts over all cases. `leaks` and `lost` name the case and the text."""

    secrets: dict[str, list[bool]] = field(default_factory=dict)
    kept: int = 0
    leaks: list[tuple[str, str, str]] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    plain: int = 0
    plain_removed: int = 0

    @property
    def recall(self) -> float:
        caught = [one for found in self.secrets.values() for one in found]
        return sum(caught) / len(caught)

    @property
    def lost_share(self) -> float:
        return len(self.lost) / self.kept

    @property
    def collateral(self) -> float:
        return self.plain_removed / self.plain


def read_cases(path: Path = CASES) -> list[Case]:
    """The labelled cases of a compressed JSON lines file."""

    def case(row: dict[str, Any]) -> Case:
        secrets = tuple((start, end, kind) for start, end, kind in row["secrets"])
        return Case(row["id"], row["text"], secrets, tuple(row["prefix"]), tuple(row["must_keep"]))

    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [case(json.loads(line)) for line in lines]


def leaked(secret: str, prefix: int, rest: str, redacted: str) -> bool:
    """Six characters in a row of the secret, past its public prefix, are left and stand nowhere else."""
    if len(secret) < PIECE:
        return redacted.count(secret) > rest.count(secret)
    first = max(0, min(prefix, len(secret) - PIECE))
    pieces = (secret[at : at + PIECE] for at in range(first, len(secret) - PIECE + 1))
    return any(piece in redacted and piece not in rest for piece in pieces)


def score(cases: Iterable[Case], redact: Callable[[str], str]) -> Score:
    """Redacts every case and counts."""
    total = Score()
    for case in cases:
        redacted, rest = redact(case.text), case.rest()
        for (start, end, kind), prefix in zip(case.secrets, case.prefix, strict=True):
            is_leaked = leaked(case.text[start:end], prefix, rest, redacted)
            total.secrets.setdefault(kind, []).append(not is_leaked)
            if is_leaked:
                total.leaks.append((case.id, kind, case.text[start:end]))
        for keep in case.must_keep:
            total.kept += 1
            if redacted.count(keep) < rest.count(keep):
                total.lost.append((case.id, keep))
        _count_collateral(total, case, redacted)
    return total


def _count_collateral(total: Score, case: Case, redacted: str) -> None:
    inside = [False] * len(case.text)
    for start, end, _ in case.secrets:
        inside[start:end] = [True] * (end - start)
    total.plain += inside.count(False)
    for start, end in _removed(case.text, redacted):
        total.plain_removed += inside[start:end].count(False)


def _removed(text: str, redacted: str) -> Iterable[tuple[int, int]]:
    """Spans of the text that are gone, line by line and word by word."""
    if text == redacted:
        return
    before, after = text.split("\n"), redacted.split("\n")
    at = 0
    if len(before) != len(after):
        before, after = [text], [redacted]
    for line, new in zip(before, after, strict=True):
        if line != new:
            for tag, a, b, _, _ in SequenceMatcher(None, line, new, autojunk=False).get_opcodes():
                if tag in {"delete", "replace"}:
                    yield at + a, at + b
        at += len(line) + 1
