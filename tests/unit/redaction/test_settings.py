import pytest

from emrdx.redaction import RedactionSettings, RedactionSettingsError, UserPattern
from emrdx.redaction.settings import from_json, redaction_settings, to_json


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"name": "Bad Name", "pattern": "x"}, "a name is 1 to 40"),
        ({"name": "a", "pattern": "("}, "no RE2 pattern"),
        ({"name": "a", "pattern": r"(?=x)y"}, "no RE2 pattern"),
        ({"name": "a", "pattern": "x" * 1001}, "longer than 1000"),
        ({"name": "a", "pattern": "x*"}, "matches empty text"),
        ({"name": "a", "pattern": "(x)(y)"}, "at most one group"),
        ({"name": "a", "pattern": "xyz", "keywords": ("x",)}, "at least 3 characters"),
        ({"name": "a", "pattern": "xyz", "examples": ("abc",)}, "example 'abc' is not found"),
        ({"name": "a", "pattern": "xyz", "keywords": ("key",), "examples": ("xyz",)}, "none of the keywords"),
        ({"name": "a", "pattern": "xyz", "counter_examples": ("xyz",)}, "counter-example 'xyz' is found"),
        ({"name": "password", "pattern": "xyz"}, "is one of our own types"),
    ],
)
def test_a_wrong_pattern_is_refused_with_its_reason(arguments, says: str) -> None:
    with pytest.raises(RedactionSettingsError, match=says):
        UserPattern(**arguments)


def test_a_pattern_may_not_stand_twice() -> None:
    twice = UserPattern(name="badge", pattern="xyz")

    with pytest.raises(RedactionSettingsError, match="badge more than once"):
        RedactionSettings(patterns=(twice, twice))


def test_personal_data_is_all_or_none() -> None:
    with pytest.raises(RedactionSettingsError, match="neither 'all' nor 'none'"):
        RedactionSettings(pii="some")  # type: ignore[arg-type]


def test_settings_are_read_from_a_configurations_values() -> None:
    settings = redaction_settings(
        {
            "pii": "none",
            "patterns": [{"name": "badge", "pattern": r"B-\d{6}", "examples": ["B-123456"]}],
            "allowed_values": ["changeit"],
        }
    )

    assert settings.pii == "none"
    assert settings.patterns[0].name == "badge"
    assert settings.allowed_values == {"changeit"}


def test_settings_survive_the_way_through_a_functions_environment() -> None:
    pattern = UserPattern(name="badge", pattern="B-[0-9]{6}", examples=("B-123456",))
    settings = RedactionSettings(pii="none", patterns=(pattern,), allowed_values=frozenset({"x", "y"}))

    assert from_json(to_json(settings)) == settings
    assert from_json(None) == RedactionSettings()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"pii": "some"}, "pii"),
        ({"patern": []}, "'patern' is no setting"),
        ({"patterns": [{"name": "badge"}]}, "pattern"),
        ({"patterns": [{"name": "badge", "pattern": "("}]}, "no RE2 pattern"),
        ([], "no table"),
    ],
)
def test_wrong_configuration_is_refused_with_its_reason(data, says: str) -> None:
    with pytest.raises(RedactionSettingsError, match=says):
        redaction_settings(data)
