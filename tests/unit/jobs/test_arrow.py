"""The Parquet columns are a promise to queries: they are only ever added to."""

from pathlib import Path

from emrdx.jobs.arrow import METADATA, finding_schema

PROMISED = Path(__file__).parent / "columns.txt"


def columns() -> list[str]:
    return [f"{column.name}: {column.type}" for column in finding_schema()]


def test_the_columns_are_those_promised():
    assert columns() == PROMISED.read_text(encoding="utf-8").splitlines()


def test_the_schema_names_its_version():
    assert finding_schema().metadata == METADATA == {b"emrdx.schema": b"emrdx.finding/1"}
