"""The corpus' form: a label of the vocabulary beside each log, small logs in EMR Serverless' layout, neutral names."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).parent
SPARK = CORPUS / "spark"
CASES = sorted(path.parent for path in SPARK.glob("c[0-9]*/case.json"))
FIELDS = {"id", "kind", "also", "hard", "spark", "state_details", "why"}
OPTIONAL = {"holdout", "job_run", "application"}
FORM = re.compile(r"c\d+/SPARK_(DRIVER|EXECUTOR/\d+)/(archived/)?(stderr|stdout)(?(2)_\d+)\.gz")
MACHINE = re.compile(rb"/root/|/var/tmp|/work/main|tests/corpus|pyenv/versions")


def label(case: Path) -> dict:
    return json.loads((case / "case.json").read_text())


def streams(case: Path) -> list[Path]:
    return sorted(case.rglob("*.gz"))


@cache
def all_streams() -> list[Path]:
    return [stream for case in CASES for stream in streams(case)]


@cache
def vocabulary() -> frozenset[str]:
    table = (CORPUS / "kinds.tsv").read_text().splitlines()
    return frozenset(line.split("\t")[0] for line in table if line and not line.startswith("#"))


def complaints(case: Path) -> Iterator[str]:
    """What is wrong with a case's label."""
    values = label(case)
    if not FIELDS <= values.keys() <= FIELDS | OPTIONAL:
        yield f"{case.name}: fields {sorted(values)}"
        return
    if values["id"] != case.name:
        yield f"{case.name}: id {values['id']}"
    if not {values["kind"], *values["also"]} <= vocabulary() or values["kind"] in values["also"]:
        yield f"{case.name}: kinds {values['kind']}, {values['also']}"
    if not values["why"].endswith("."):
        yield f"{case.name}: why is no sentence"
    if not values["state_details"] and not streams(case):
        yield f"{case.name}: neither logs nor the service's words"


def test_labels_have_the_agreed_form():
    assert CASES
    assert [complaint for case in CASES for complaint in complaints(case)] == []


def test_logs_lie_as_the_service_lays_them_out():
    assert [stream for stream in all_streams() if not FORM.fullmatch(str(stream.relative_to(SPARK)))] == []


def test_logs_are_small():
    assert [stream for stream in all_streams() if stream.stat().st_size > 40_000] == []


def test_logs_name_no_machine_that_wrote_them():
    assert [stream for stream in all_streams() if MACHINE.search(gzip.decompress(stream.read_bytes()))] == []


def test_the_corpus_stays_small():
    assert sum(stream.stat().st_size for stream in all_streams()) < 8_000_000


def test_every_service_row_is_labelled_from_the_vocabulary():
    rows = [json.loads(line) for line in (CORPUS / "service.jsonl").read_text().splitlines()]
    assert not [name for name, count in Counter(row["id"] for row in rows).items() if count > 1]
    for row in rows:
        assert {row["kind"], *row["also"]} <= vocabulary()
        assert row["job_run"]["state"]
