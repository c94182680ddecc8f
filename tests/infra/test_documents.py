"""What the documents say of a deployment is what the code says."""

import re
from pathlib import Path

import pytest

from emrdx_infra.settings import SETTING_NAMES, settings_from

DOCS = Path(__file__).parents[2] / "docs"


def _rows(text, header):
    """The cells of the table that begins with this header line."""
    lines = text.partition(f"{header}\n")[2].splitlines()[1:]
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def test_every_setting_is_documented():
    named = [
        row[0].strip("`") for row in _rows((DOCS / "deploy.md").read_text(), "| setting | is | default |")
    ]
    assert sorted(named) == sorted(SETTING_NAMES)


def test_the_documented_defaults_are_the_codes():
    defaults = settings_from({})
    for name, _meaning, default in _rows((DOCS / "deploy.md").read_text(), "| setting | is | default |"):
        value = getattr(defaults, name.strip("`"))
        if isinstance(value, bool | int | str):
            assert default.strip("`") == str(value).lower()


@pytest.fixture
def cost():
    """The rows of the cost table: quantity, price each, price for a thousand failures."""
    text = (DOCS / "cost.md").read_text()
    header = "| what | a failure | price each, $ | 1,000 failures, $ |"
    return text, {row[0]: [float(cell.replace(",", "")) for cell in row[1:]] for row in _rows(text, header)}


def test_each_cost_is_its_quantity_times_its_price(cost):
    _, rows = cost
    for what, (quantity, price, thousand) in rows.items():
        assert thousand == pytest.approx(1000 * quantity * price, abs=0.00006), what


def test_the_total_is_the_sum(cost):
    text, rows = cost
    stated = float(re.search(r"\*\*\$(\d+\.\d+) per 1,000 failures", text)[1])
    assert stated == pytest.approx(sum(row[2] for row in rows.values()), abs=0.005)
