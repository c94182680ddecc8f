"""The page says what the code declares."""

from pathlib import Path

from emrdx.redaction import RedactionSettings
from emrdx.redaction.forms import FAMILIES
from emrdx.redaction.known import REMEMBERED_MAX
from emrdx.redaction.settings import redaction_settings

_PAGE = (Path(__file__).parents[3] / "docs" / "redaction.md").read_text(encoding="utf-8")


def test_the_table_of_forms_is_fresh() -> None:
    for family, forms in FAMILIES.items():
        row = ", ".join(f"`{form.type}`: {form.of}" for form in forms)

        assert f"| {family} | {row} |" in _PAGE


def test_the_page_names_the_limit_of_remembered_secrets() -> None:
    assert f"{REMEMBERED_MAX:,} different" in _PAGE


def test_the_pages_settings_are_right() -> None:
    import tomllib

    block = _PAGE.partition("## Your own")[2].partition("A pattern is")[0]
    table = tomllib.loads("\n".join(line.removeprefix("    ") for line in block.splitlines()))

    settings = redaction_settings(table["redaction"])

    assert isinstance(settings, RedactionSettings)
    assert settings.patterns[0].name == "badge"
