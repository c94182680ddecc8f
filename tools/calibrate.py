"""Holds confidence to what it promises, on the first answers to runs that nobody had read.

    python tools/calibrate.py [--record] [--write]

`tests/corpus/first_answers.jsonl` keeps the first answer to each run that was held out when it was scored: whether it
was right, and what it rested on (`emrdx.diagnosis.answer.confidence.basis`). An answer's confidence is lowered where answers
on the same basis were right less often than it promises. Without options: prints how often the confidences were right
before calibration and after it, the latter cross-validated over kinds: each answer is judged by a calibration that saw
no answer to a run of its kind. `--record` first scores the held-out runs that have no first answer yet, `--write`
writes the calibration of all of them to the package.
"""

import json
import sys
import tempfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import accuracy

from emrdx.diagnosis import explain
from emrdx.diagnosis.answer.confidence import CALIBRATION, basis, declared
from emrdx.evidence.errors import UnreadableInput
from emrdx.evidence.local import collect_path
from emrdx.redaction import Redactor
from emrdx.schemas import Confidence

FIRST_ANSWERS = accuracy.CORPUS / "first_answers.jsonl"
TARGET = Path(__file__).parent.parent / "shared/emrdx/diagnosis/answer" / CALIBRATION
FOLDS = 5
PRIOR = 5
"""How many answers a share must outweigh: a basis seldom seen is judged by its rank's, a rank by its promise."""
MARGIN = 0.5
"""How many standard errors a share may lie below the promise, so that one answer more or less does not decide."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The first answer to one run."""

    id: str
    kind: str
    said: str
    hard: bool
    basis: str
    right: bool

    @property
    def level(self) -> Confidence:
        """The confidence before calibration."""
        return Confidence(self.basis.partition("/")[0])

    @property
    def rank(self) -> tuple[str, str]:
        """The confidence with how much the deciding rule knows; the kind where it abstained."""
        parts = self.basis.split("/")
        return parts[0], parts[2] if len(parts) > 2 else parts[1]


def first_answers() -> list[Answered]:
    """Every first answer on record."""
    return [Answered(**json.loads(line)) for line in FIRST_ANSWERS.read_text().splitlines()]


def record(known: Iterable[Answered]) -> list[Answered]:
    """The held-out runs that have no first answer yet, answered."""
    ids = {one.id for one in known}
    with tempfile.TemporaryDirectory() as scratch:
        return [
            _answered(case, logs)
            for case, logs in accuracy.selected(accuracy.DEFAULT, Path(scratch), held_out=True)
            if case["id"] not in ids
        ]


def _answered(case: dict[str, Any], logs: Path) -> Answered:
    try:
        evidence = collect_path(logs)
    except UnreadableInput:
        said, rests_on = "unreadable", f"{Confidence.LOW}/unreadable"
    else:
        _, verdict = explain(evidence, Redactor().session())
        value = declared(verdict, frozenset(source.status for source in evidence.sources))
        said, rests_on = verdict.kind, basis(verdict, value)
    return Answered(
        id=case["id"],
        kind=case["kind"],
        said=said,
        hard=bool(case.get("hard")),
        basis=rests_on,
        right=said in {case["kind"], *case.get("also", ())},
    )


def calibrated(answers: Iterable[Answered]) -> dict[str, Confidence]:
    """Each basis whose answers keep less than their confidence promises, with what they keep."""
    seen = list(answers)
    bounds: dict[str, Confidence] = {}
    for name in sorted({one.basis for one in seen}):
        of_basis = [one for one in seen if one.basis == name]
        level = of_basis[0].level
        of_rank = _shrunk([one for one in seen if one.rank == of_basis[0].rank], accuracy.PROMISED[level])
        share = _shrunk(of_basis, of_rank)
        kept = _kept(share + MARGIN * _standard_error(share, len(of_basis)), level)
        if kept != level:
            bounds[name] = kept
    return bounds


def _shrunk(answers: list[Answered], towards: float) -> float:
    return (sum(one.right for one in answers) + PRIOR * towards) / (len(answers) + PRIOR)


def _standard_error(share: float, answers: int) -> float:
    return sqrt(share * (1 - share) / (answers + PRIOR))


def _kept(share: float, level: Confidence) -> Confidence:
    """The highest confidence up to `level` that promises no more than the share; low where none does."""
    levels = list(Confidence)
    for kept in levels[levels.index(level) :]:
        if share >= accuracy.PROMISED[kept]:
            return kept
    return Confidence.LOW


def cross_validated(answers: list[Answered]) -> list[tuple[Confidence, bool]]:
    """Each answer's confidence by a calibration that saw no run of its kind, and whether it was right."""
    found = []
    for fold in range(FOLDS):
        bounds = calibrated(one for one in answers if _fold(one) != fold)
        found += [(bounds.get(one.basis, one.level), one.right) for one in answers if _fold(one) == fold]
    return found


def _fold(answer: Answered) -> int:
    return zlib.crc32(answer.kind.encode()) % FOLDS


def table(answers: list[Answered]) -> str:
    """The reliability of first answers: at each confidence how many and how many right, before and after."""
    rows = [
        "| confidence | answers | right | answers, calibrated | right | promised |",
        "|---|---|---|---|---|---|",
    ]
    after = cross_validated(answers)
    for level, promised in accuracy.PROMISED.items():
        before = [one.right for one in answers if one.level == level]
        kept = [right for confidence, right in after if confidence == level]
        rows.append(
            f"| {level} | {len(before)} | {_share(before)} | {len(kept)} | {_share(kept)} | {promised:.2f} |"
        )
    hard = [one.right for one in answers if one.hard]
    right = _share([one.right for one in answers])
    rows += ["", f"{len(answers)} runs, {right} right at first sight; {len(hard)} hard ones, {_share(hard)}."]
    return "\n".join(rows)


def _share(values: list[bool]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "-"


def main(arguments: list[str]) -> int:
    """Prints the table."""
    answers = first_answers()
    if "--record" in arguments:
        answers = sorted([*answers, *record(answers)], key=lambda one: one.id)
        FIRST_ANSWERS.write_text("".join(json.dumps(asdict(one)) + "\n" for one in answers))
    if "--write" in arguments:
        TARGET.write_text(json.dumps(calibrated(answers), indent=1) + "\n")
    sys.stdout.write(table(answers) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
