"""The effective settings of a run as far as they are declared.

EMR Serverless User Guide, "Default application configuration" and "Using Spark configurations": a run's
classification replaces the application's of the same name whole; `--conf` wins over both.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from emrdx.runs.shape import MalformedAnswer, block_of, items, pairs, text
from emrdx.runs.submit import submitted_settings

_CLASSIFICATIONS: Final = (
    "core-site",
    "emrfs-site",
    "hive-site",
    "spark-hive-site",
    "tez-site",
    "spark-defaults",
)


def effective_settings(run: Mapping[str, Any], application: Mapping[str, Any]) -> dict[str, str]:
    """Application runtimeConfiguration, then the run's applicationConfiguration, then submit parameters."""
    classifications = {
        **_classifications(application, "runtimeConfiguration"),
        **_classifications(block_of(run, "configurationOverrides"), "applicationConfiguration"),
    }
    settings: dict[str, str] = {}
    for name in _CLASSIFICATIONS:
        settings.update(classifications.get(name, {}))
    driver = block_of(run, "jobDriver")
    for kind, parameters in (("sparkSubmit", "sparkSubmitParameters"), ("hive", "parameters")):
        settings.update(submitted_settings(text(block_of(driver, kind), parameters) or ""))
    return settings


def _classifications(block: Mapping[str, Any], key: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for configuration in _configurations(block, key):
        name = text(configuration, "classification")
        if name is not None:
            found.setdefault(name, {}).update(pairs(configuration, "properties"))
    return found


def _configurations(block: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    for configuration in items(block, key):
        if not isinstance(configuration, Mapping):
            raise MalformedAnswer(f"{key} holds a {type(configuration).__name__}")
        yield configuration
        yield from _configurations(configuration, "configurations")
