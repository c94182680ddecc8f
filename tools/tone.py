"""Learns what programs' lines say of them, from the labelled lines in `tests/corpus/lines/`.

    python tools/tone.py [--write]

Prints how often lines are read rightly, each author's by weights that were learned from the others' lines: all, and
those that are read with the certainty that a diagnosis asks for. `--write` writes the weights of all to the package.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path

from emrdx.diagnosis.ending.tone import SURE, WEIGHTS, Tone, marks, shares

ROOT = Path(__file__).parent.parent
LINES = ROOT / "tests/corpus/lines"
TARGET = ROOT / "shared/emrdx/diagnosis/ending" / WEIGHTS
SMOOTHING = 0.3
SEEN = 3
"""How many lines must have a mark, so that one line's words are not learned by heart."""
BAD = {Tone.FAILED, Tone.BROKE}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line's marks, and its tone."""

    author: str
    marks: frozenset[str]
    tone: Tone


def labelled(folder: Path = LINES) -> Iterator[Labelled]:
    """Every labelled line, by the authors' names."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text().splitlines():
            row = json.loads(line)
            yield Labelled(path.stem, marks(row["text"]), Tone(row["label"]))


def learned(lines: Iterable[Labelled]) -> dict[str, list[int]]:
    """The weights of the marks that several lines have."""
    counts: dict[str, Counter[Tone]] = defaultdict(Counter)
    for line in lines:
        for mark in line.marks:
            counts[mark][line.tone] += 1
    counts = {mark: count for mark, count in sorted(counts.items()) if count.total() >= SEEN}
    totals = {tone: sum(count[tone] for count in counts.values()) + SMOOTHING * len(counts) for tone in Tone}
    return {
        mark: [round(100 * log((count[tone] + SMOOTHING) / totals[tone])) for tone in Tone]
        for mark, count in counts.items()
    }


def cross_validated(lines: list[Labelled]) -> Iterator[tuple[bool, bool, bool]]:
    """Of each line: whether its tone was read rightly, whether it was told good from bad, and whether surely."""
    for author in sorted({line.author for line in lines}):
        weights = learned(line for line in lines if line.author != author)
        for line in lines:
            if line.author != author:
                continue
            found = dict(zip(Tone, shares([weights[m] for m in line.marks if m in weights]), strict=True))
            bad = sum(found[tone] for tone in BAD)
            sure = bad > SURE or bad < 1 - SURE
            yield max(found, key=found.__getitem__) == line.tone, (bad > 1 / 2) == (line.tone in BAD), sure


def main() -> int:
    """Prints how right the reading is; writes the weights where asked to."""
    asked = sys.argv[1:]
    if asked not in ([], ["--write"]):
        sys.stdout.write(f"{__doc__}\n")
        return 0 if asked == ["--help"] else 2
    lines = list(labelled())
    if asked:
        rows = (
            f"{json.dumps(mark, ensure_ascii=False)}: {weights}" for mark, weights in learned(lines).items()
        )
        TARGET.write_text("{\n" + ",\n".join(rows) + "\n}\n")
    read = list(cross_validated(lines))
    told = [good_or_bad for _, good_or_bad, sure in read if sure]
    tones = sum(right for right, _, _ in read) / len(read)
    outcomes = sum(right for _, right, _ in read) / len(read)
    sys.stdout.write(
        f"{len(lines)} lines: the right one of four tones for {tones:.3f}, well told from badly for {outcomes:.3f};\n"
        f"for {sum(told) / len(told):.3f} of the {len(told) / len(read):.3f} that are read with certainty.\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
