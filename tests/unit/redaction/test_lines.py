"""Line by line: what is removed and what stays, in the carriers that logs really have."""

from pathlib import Path

import pytest
import re2

from emrdx.redaction import Redactor
from emrdx.redaction.form import example

_CORPUS = Path(__file__).parents[2] / "corpus" / "redaction"
_MARKED = (_CORPUS / "lines.txt").read_text(encoding="utf-8").splitlines()
_CLEAN = (_CORPUS / "clean.txt").read_text(encoding="utf-8")
_PIECE = 6


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    return Redactor()


@pytest.mark.parametrize("marked", _MARKED)
def test_the_secret_goes_and_the_rest_of_the_line_stays(marked: str, redactor: Redactor) -> None:
    written = example(marked, seed=7)
    secrets = re2.findall("⟦(.*?)⟧", written)
    rest = re2.sub("⟦.*?⟧", "\0", written)

    redacted = redactor.session().text(written.replace("⟦", "").replace("⟧", ""))

    pieces = {
        secret[at : at + _PIECE] for secret in secrets for at in range(max(1, len(secret) - _PIECE + 1))
    }
    assert not [piece for piece in pieces if piece in redacted and piece not in rest]
    assert not [word for word in re2.findall(r"[\w.\-]+", rest) if word not in redacted]


@pytest.mark.parametrize("line", [line for line in _CLEAN.splitlines() if line.strip()])
def test_a_line_without_a_secret_is_unchanged(line: str, redactor: Redactor) -> None:
    assert redactor.session().text(line) == line


def test_lines_without_a_secret_are_unchanged_together(redactor: Redactor) -> None:
    assert redactor.session().text(_CLEAN) == _CLEAN


def test_a_clean_text_costs_no_count(redactor: Redactor) -> None:
    session = redactor.session()
    session.text(_CLEAN)

    assert session.counts == {}
