"""Which of two diagnoses of the same attempt is the better one."""

import re
from typing import Final, Literal

from emrdx.schemas import Coverage, Diagnosis

Completeness = Literal["state_only", "partial", "complete"]

_ORDER: Final[tuple[Completeness, ...]] = ("state_only", "partial", "complete")
# Sorts before the dot in a version, so that 10 is less than 10.1.
_NEXT: Final = "-"
_NUMBER: Final = re.compile(r"\d{1,10}")


def completeness(coverage: Coverage) -> Completeness:
    """How much of the run's logs a diagnosis saw: nothing, some, or all that there is."""
    if not any(source.bytes_decompressed for source in coverage.sources):
        return "state_only"
    if any(source.status.lacking for source in coverage.sources):
        return "partial"
    return "complete"


def rank(diagnosis: Diagnosis) -> str:
    """A text that sorts higher for the better diagnosis: more complete, then newer rules, then more read.

    Completeness leads, because logs expire: newer rules on the state alone must not replace an answer that
    had the logs. Equal ranks are the same answer.
    """
    evidence = _ORDER.index(completeness(diagnosis.coverage))
    rules = ".".join(number.zfill(10) for number in _NUMBER.findall(diagnosis.rule.version))
    return f"{evidence}{_NEXT}{rules}{_NEXT}{diagnosis.coverage.bytes_decompressed:020d}"


def rank_completeness(ranked: str) -> Completeness:
    """The completeness that a rank stands for."""
    return _ORDER[int(ranked.partition(_NEXT)[0])]
