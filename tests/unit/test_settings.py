"""The environment that a function runs in."""

import pytest

from emrdx.settings import SettingsError, from_environment
from emrdx.wiring import Variable


def test_an_empty_environment_has_the_defaults() -> None:
    settings = from_environment({"PATH": "/bin"})
    assert (settings.table, settings.retention.days, settings.fold.days) == ("emrdx-findings", 400, 1)
    assert settings.topic_arn is None


def test_each_variable_of_the_stack_is_a_setting() -> None:
    values = {
        Variable.APPLICATIONS: '["00app"]',
        Variable.RETENTION_DAYS: "30",
        Variable.FOLD_HOURS: "6",
        Variable.SENSITIVE_DATA: "true",
        Variable.JOBS: "true",
        Variable.EXPORT_DESTINATIONS: '["s3://team/findings/"]',
        Variable.EXPORT_ROLES: "[]",
    }
    settings = from_environment({name.value: values.get(name, name.name) for name in Variable})
    assert {name.name: getattr(settings, name.name.lower()) for name in Variable} == {
        **{name.name: name.name for name in Variable},
        "APPLICATIONS": ("00app",),
        "RETENTION_DAYS": 30,
        "FOLD_HOURS": 6,
        "SENSITIVE_DATA": True,
        "JOBS": True,
        "EXPORT_DESTINATIONS": ("s3://team/findings/",),
        "EXPORT_ROLES": (),
    }


def test_an_empty_variable_counts_as_absent() -> None:
    assert from_environment({"EMRDX_TABLE": ""}).table == "emrdx-findings"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMRDX_RETENTION_DAYS", "ten"),
        ("EMRDX_RETENTION_DAYS", "0"),
        ("EMRDX_FOLD_HOURS", "-1"),
        ("EMRDX_APPLICATIONS", "00app"),
        ("EMRDX_APPLICATIONS", '"00app"'),
    ],
)
def test_a_malformed_variable_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError):
        from_environment({name: value})


def test_a_variable_that_a_function_needs_is_named_when_it_is_missing() -> None:
    with pytest.raises(SettingsError, match="EMRDX_INTAKE_QUEUE_URL is not set"):
        from_environment({}).required(Variable.INTAKE_QUEUE_URL)
