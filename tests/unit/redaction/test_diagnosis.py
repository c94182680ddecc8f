"""On real logs, the diagnosis before and after redaction names the same kind and fingerprint."""

import gzip
from pathlib import Path

import pytest

from emrdx.diagnosis import diagnose
from emrdx.evidence.local import collect_path
from emrdx.redaction import Redactor
from emrdx.redaction.stream import redacted_stream

_CASES = sorted(path.parent for path in (Path(__file__).parents[2] / "corpus" / "spark").glob("*/case.json"))
_EVERY = 12
"""Of the cases whose logs hold no secret; all others are tried."""


def _redacted(case: Path, target: Path) -> bool:
    """Writes the case with its logs redacted; whether that changed any."""
    redactor, changed = Redactor(), False
    for path in sorted(case.rglob("*.gz")):
        with gzip.open(path) as stream:
            text = stream.read()
        out = b"".join(redacted_stream([text], redactor.session()))
        changed |= out != text
        copy = target / case.name / path.relative_to(case)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(gzip.compress(out, 1))
    return changed


@pytest.mark.parametrize("shard", range(_EVERY))
def test_the_diagnosis_is_the_same_on_redacted_logs(shard: int, tmp_path: Path) -> None:
    redactor = Redactor()
    for place, case in enumerate(_CASES[shard::_EVERY]):
        if not list(case.rglob("*.gz")) or (not _redacted(case, tmp_path) and place % _EVERY):
            continue
        before = diagnose(collect_path(case), redactor.session())
        after = diagnose(collect_path(tmp_path / case.name), redactor.session())

        assert (before.kind, before.fingerprint) == (after.kind, after.fingerprint), case.name
