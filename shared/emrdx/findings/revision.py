"""Which of two diagnoses of the same attempt is the better one."""

import re
from typing import Final, Literal

from emrdx.schemas import Coverage, Diagnosis

Completeness = Literal["state_only", "partial", "complete"]

_ORDER: Final[tuple[Completeness, ...]] = ("state_only", "partial", "complete")
_NUMBER: Final = re.compile(r"\d{1,10}")
_NEXT: Final = "-"


def completeness(coverage: Coverage) -> Completeness:
    """How much of the run's logs a diagnosis saw: nothing, some, or all that there is."""
    if not any(source.bytes_decompressed for source in coverage.sources):
        return "state_only"
    if any(source.status.lacking for source in coverage.sources):
        return "partial"
    return "complete"


def rank(diagnosis: Diagnosis) -> str:
    """What two diagnoses of an attempt are compared by (`outranks`), as text: how complete the evidence was, the
    release of the rules, how much was read, the rules' digest.
    """
    evidence = _ORDER.index(completeness(diagnosis.coverage))
    release, _, digest = diagnosis.rule.version.partition(":")
    numbers = ".".join(number.zfill(10) for number in _NUMBER.findall(release))
    parts = (str(evidence), f"v{numbers}", f"{diagnosis.coverage.bytes_decompressed:020d}", digest)
    return _NEXT.join(parts)


def outranks(new: str, made_at: str, stored: str, stored_at: str) -> bool:
    """Whether a diagnosis of that rank and time is to replace the stored one: more complete, then newer rules, then
    more read. Equal ranks are the same answer.

    Completeness leads, because logs expire: newer rules on the state alone must not replace an answer that had the
    logs. Of different rules of one release those are the newer ones that were used later.
    """
    (lead, read, digest), (stored_lead, stored_read, stored_digest) = _parts(new), _parts(stored)
    if lead != stored_lead:
        return lead > stored_lead
    if digest != stored_digest:
        return made_at > stored_at
    return read > stored_read


def rank_completeness(ranked: str) -> Completeness:
    """The completeness that a rank stands for."""
    return _ORDER[int(ranked.partition(_NEXT)[0])]


def _parts(ranked: str) -> tuple[str, str, str]:
    """Completeness and release, bytes read, and the rules' digest, of a rank."""
    evidence, release, read, digest = (*ranked.split(_NEXT), "")[:4]
    return f"{evidence}{_NEXT}{release}", read, digest
