"""What is redacted already is diagnosed as the log it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.model import Evidence, Segment
from emrdx.redaction import Redactor

CORPUS = Path(__file__).parent
# Not the one of hundreds of megabytes, which shows no more than the others.
REAL = [case for case in sorted((CORPUS / "spark").glob("s[0-9]*")) if case.name != "s977"]


@pytest.mark.parametrize("case", REAL, ids=lambda case: case.name)
def test_redaction_changes_neither_kind_nor_fingerprint(case: Path) -> None:
    evidence = collect_path(case)
    plain = diagnose(evidence, Redactor().session())
    again = diagnose(_redacted(evidence), Redactor().session())
    assert (again.kind, again.fingerprint) == (plain.kind, plain.fingerprint)


def _redacted(evidence: Evidence) -> Evidence:
    """The same evidence with its lines already redacted."""
    session = Redactor().session()
    sources = tuple(
        replace(
            source,
            segments=tuple(
                Segment(part.first_line, tuple(str(line) for line in session.lines(part.lines)), part.repeats)
                for part in source.segments
            ),
        )
        for source in evidence.sources
    )
    return replace(evidence, sources=sources)
