"""The functions as they are deployed."""

import importlib
import json
from importlib.util import find_spec

import pytest

from emrdx import wiring
from emrdx.redaction import RedactionSettings
from emrdx.settings import from_environment
from emrdx_infra.settings import DeploySettingsError


def _properties(template, function):
    return next(
        each["Properties"]
        for each in template.of_type("AWS::Lambda::Function").values()
        if each["Properties"]["Handler"] == function.entry
    )


@pytest.fixture(params=wiring.FUNCTIONS, ids=lambda function: function.name)
def function(request):
    """Each function of the wiring."""
    return request.param


def test_a_function_runs_on_the_newest_python_on_arm64(template, function):
    properties = _properties(template, function)
    assert (properties["Runtime"], properties["Architectures"]) == ("python3.14", ["arm64"])


def test_a_function_has_the_size_and_time_of_the_wiring(template, function):
    properties = _properties(template, function)
    assert (properties["MemorySize"], properties["Timeout"]) == (function.memory, function.timeout)


def test_a_function_logs_json_to_its_own_group(template, function):
    logging = _properties(template, function)["LoggingConfig"]
    assert logging["LogFormat"] == "JSON"
    group = template.body["Resources"][logging["LogGroup"]["Ref"]]["Properties"]["LogGroupName"]
    assert group == f"/aws/lambda/emrdx-{function.name}"


def test_a_function_has_the_variables_of_the_wiring_and_no_others(template, function):
    given = _properties(template, function)["Environment"]["Variables"]
    assert set(given) <= {variable.value for variable in function.variables}


def test_the_functions_entry_exists(function, monkeypatch):
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    module, _, name = function.entry.rpartition(".")
    assert find_spec(module) is not None
    assert callable(getattr(importlib.import_module(module), name))


def test_the_functions_read_what_the_stack_sets(synth):
    patterns = [{"name": "badge", "pattern": "BADGE-([0-9]{6})", "examples": ["BADGE-123456"]}]
    template = synth(
        redaction={"pii": "none", "patterns": patterns},
        applications=["00f1982r1uukb925"],
        finding_days=90,
        fold_hours=6,
        mcp=False,
    )
    texts = {}
    for each in template.of_type("AWS::Lambda::Function").values():
        variables = each["Properties"]["Environment"]["Variables"]
        texts |= {name: value if isinstance(value, str) else "resource" for name, value in variables.items()}
    settings = from_environment(texts)
    assert settings.applications == ("00f1982r1uukb925",)
    assert (settings.retention.days, settings.fold_hours) == (90, 6)
    redaction = json.loads(settings.redaction)
    assert (redaction["pii"], redaction["patterns"][0]["name"]) == ("none", "badge")
    assert set(redaction) == set(RedactionSettings.__dataclass_fields__)


def test_patterns_too_long_for_an_environment_are_refused(synth):
    patterns = [{"name": f"form-{number}", "pattern": "x" * 900} for number in range(5)]
    with pytest.raises(DeploySettingsError, match="redaction: too long"):
        synth(redaction={"patterns": patterns}, mcp=False)
