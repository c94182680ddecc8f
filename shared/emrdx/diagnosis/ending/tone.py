"""What a program's line says of it in words that no list holds: learned from labelled lines (`tools/tone.py`).

A naive Bayes reading: each word, pair of words and beginning of a word speaks for or against each tone by how often
lines of that tone have it. Lists of words (`wording`) come first, since who reads them can say why; this decides only
where they are silent, and only where it is sure.
"""

import json
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import exp
from typing import Final

import re2

WEIGHTS: Final = "tone.json"
SURE: Final = 0.85
LONGEST: Final = 300
STEM: Final = 5
ENOUGH: Final = 3

_STAMP: Final = re2.compile(r"^\W*\d{2,4}[-/.:]\d\d[-/.:]\d\d[\d:.,TZ+ ]*\W*")
# Where a line begins to quote what failed: its own words before that have the tone.
_QUOTES: Final = re2.compile(r"\b[\w.$]*(?:Error|Exception|Failure)\b|\[[A-Z][A-Z_.]{5,}\]|\[Errno")
_OF: Final = re2.compile(r"\b(\d{1,6}) ?(?:out )?(?:of|/|von|de|sur|di) ?(\d{1,6})\b")
_NUMBER: Final = re2.compile(r"\d[\d.,_:/-]*\d|\d")
_WORD: Final = re2.compile(r"[^\W\d_]+|[<>=%:?!#]|0")
_NOT: Final = frozenset(
    {"not", "no", "never", "witho", "canno", "t", "nicht", "keine", "kein", "pas", "sin", "sem"}
)
_OWN_WORDS: Final = 12


class Tone(StrEnum):
    """What a line says of its program. The order is that of the weights."""

    WELL = "well"
    FAILED = "failed"
    ONWARD = "onward"
    BROKE = "broke"


def marks(line: str) -> frozenset[str]:
    """What a line is read by: its words, numbers as `#` or 0, what parts have been done of how many; pairs of them,
    their first letters, and what stands behind a negation.
    """
    return _marks(plain(line))


def plain(line: str) -> str:
    """A line in small letters, without a time stamp, what it quotes and its numbers' digits."""
    text = str(_STAMP.sub("", line[:LONGEST]))
    quotes = _QUOTES.search(text)
    if quotes and quotes.start() > _OWN_WORDS:
        text = text[: quotes.start()] + " excpt "
    return str(_NUMBER.sub(_number, str(_OF.sub(_part, text.lower()))))


def _number(match: "re2._Match") -> str:
    return " # " if str(match.group(0)).strip("0.,_:/-") else " 0 "


def _part(match: "re2._Match") -> str:
    done, meant = int(match.group(1)), int(match.group(2))
    if done == meant:
        return " allof "
    if done > meant:
        return " moreof "
    return " partof " if done else " noneof "


def _marks(text: str) -> frozenset[str]:
    words = _WORD.findall(text)
    stems = [word[:STEM] for word in words]
    found = {*words, *(f"^{word}" for word in words[:2]), *(f"{word}$" for word in words[-2:])}
    found.update(f"{a} {b}" for a, b in pairwise(words))
    found.update(f"~{stem}" for stem in stems)
    found.update(f"~{a} {b}" for a, b in pairwise(stems))
    found.update(f"~{a} _ {b}" for a, b in zip(stems, stems[2:], strict=False))
    return frozenset(found.union(_negated(stems)))


def _negated(stems: Iterable[str]) -> Iterable[str]:
    negated = False
    for stem in stems:
        if stem in _NOT:
            negated = True
        elif negated:
            yield f"!{stem}"


@cache
def _weights() -> dict[str, list[int]]:
    """For each mark, a hundred times the logarithm of its share in the lines of each tone."""
    weights: dict[str, list[int]] = json.loads(files(__package__).joinpath(WEIGHTS).read_text())
    return weights


@lru_cache(maxsize=4096)
def likelihoods(text: str) -> tuple[float, ...]:
    """How likely each tone is, of a line that is `plain`. All alike where nothing in it is known."""
    weights = _weights()
    return shares([weights[mark] for mark in _marks(text) if mark in weights])


def shares(weights: list[list[int]]) -> tuple[float, ...]:
    """The likelihood of each tone by the weights of a line's marks. The marks of a line say much the same, so that
    their sum counts by the root of their number.
    """
    if not weights:
        return (1 / len(Tone),) * len(Tone)
    scale = 100 * len(weights) ** 0.5
    sums = [sum(of_tone) / scale for of_tone in zip(*weights, strict=True)]
    most = max(sums)
    powers = [exp(each - most) for each in sums]
    return tuple(power / sum(powers) for power in powers)


def sounds(line: str, *tones: Tone) -> bool:
    """Whether a line, of more than a word or two, is surely of one of some tones."""
    text = plain(line)
    if len(_WORD.findall(text)) < ENOUGH:
        return False
    return sum(share for tone, share in zip(Tone, likelihoods(text), strict=True) if tone in tones) > SURE
