"""The corpus' form: a label of the vocabulary beside each log, small logs in EMR Serverless' layout, neutral names."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent
CASES = sorted(path.parent for path in (CORPUS / "spark").glob("c[0-9]*/case.json"))
FIELDS = {"id", "kind", "also", "hard", "spark", "state_details", "why"}
OPTIONAL = {"holdout", "job_run", "application"}
STREAM = re.compile(r"SPARK_(DRIVER|EXECUTOR/\d+)/(archived/)?(stderr|stdout)(?(2)_\d+)\.gz")
MACHINE = re.compile(rb"/root/|/var/tmp|/work/main|tests/corpus|pyenv/versions")


def label(case: Path) -> dict:
    return json.loads((case / "case.json").read_text())


def streams(case: Path) -> list[Path]:
    return sorted(case.rglob("*.gz"))


def vocabulary() -> set[str]:
    table = (CORPUS / "kinds.tsv").read_text().splitlines()
    return {line.split("\t")[0] for line in table if line and not line.startswith("#")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_label_has_the_agreed_form(case):
    values = label(case)
    assert FIELDS <= values.keys() <= FIELDS | OPTIONAL
    assert values["id"] == case.name
    assert {values["kind"], *values["also"]} <= vocabulary()
    assert values["kind"] not in values["also"]
    assert values["why"].endswith(".")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_logs_are_small_and_lie_as_the_service_lays_them_out(case):
    for stream in streams(case):
        assert STREAM.fullmatch(str(stream.relative_to(case)))
        assert stream.stat().st_size <= 40_000
    if not streams(case):
        assert label(case)["state_details"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_logs_name_no_machine_that_wrote_them(case):
    for stream in streams(case):
        assert MACHINE.search(gzip.decompress(stream.read_bytes())) is None


def test_the_corpus_stays_small():
    assert sum(stream.stat().st_size for case in CASES for stream in streams(case)) < 7_000_000


def test_every_service_row_is_labelled_from_the_vocabulary():
    rows = [json.loads(line) for line in (CORPUS / "service.jsonl").read_text().splitlines()]
    assert not [name for name, count in Counter(row["id"] for row in rows).items() if count > 1]
    for row in rows:
        assert {row["kind"], *row["also"]} <= vocabulary()
        assert row["job_run"]["state"]
