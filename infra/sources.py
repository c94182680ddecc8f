"""Where a deployment's settings come from: `emrdx.toml`, then CDK context, then the command line."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from emrdx.configuration import ConfigurationError, find, read
from emrdx_infra.settings import DeploySettings, DeploySettingsError, settings_from

CONTEXT_PREFIX: Final = "emrdx:"
_SECTION: Final = "deploy"
# What all commands read from the top of the file.
_SHARED: Final = ("table", "redaction", "rules")
# Paths, which are relative to the file's folder.
_FILES: Final = ("rules", "action_policy")
# What the command line reads from [deploy], as its options' defaults.
_OPTIONS: Final = frozenset({"region", "profile", "endpoint-url", "endpoint_url", "output", "yes"})


def load(*, config: Path | None = None, assignments: Iterable[str] = ()) -> DeploySettings:
    """The settings of this working folder.

    `emrdx.toml`'s `[deploy]`, and its `table`, `rules` and `[redaction]`, which all commands share; then context `emrdx:NAME` of `cdk.json` or `cdk -c`; then `assignments`, each `NAME=VALUE`.

    Raises:
        DeploySettingsError: something there is wrong.
    """
    values = _from_toml(config or find(Path.cwd()))
    values |= _from_context(_cdk_context())
    for assignment in assignments:
        name, equals, value = assignment.partition("=")
        if not equals:
            raise DeploySettingsError(f"setting {assignment!r}: write NAME=VALUE")
        values[name.strip()] = value.strip()
    return settings_from(values)


def _from_toml(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        document = read(path)
    except ConfigurationError as error:
        raise DeploySettingsError(f"{path.name}: {error}") from None
    section = document.get(_SECTION, {})
    if not isinstance(section, dict):
        raise DeploySettingsError(f"{path.name}: [{_SECTION}] is not a table")
    shared: dict[str, Any] = {name: document[name] for name in _SHARED if name in document}
    values = shared | {name: value for name, value in section.items() if name not in _OPTIONS}
    for name in _FILES:
        value = values.get(name)
        if isinstance(value, str) and not value.startswith(("s3://", "ssm:")):
            values[name] = str(path.parent / value)
    return values


def _cdk_context() -> Mapping[str, Any]:
    """What the CDK's command passes, else the context of `cdk.json` in the working folder."""
    passed = os.environ.get("CDK_CONTEXT_JSON")
    if passed is None and Path("cdk.json").is_file():
        try:
            document = json.loads(Path("cdk.json").read_text(encoding="utf-8"))
        except ValueError as error:
            raise DeploySettingsError(f"cdk.json: {error}") from None
        return document.get("context", {}) if isinstance(document, dict) else {}
    context = json.loads(passed) if passed else {}
    return context if isinstance(context, dict) else {}


def _from_context(context: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.removeprefix(CONTEXT_PREFIX): value
        for name, value in context.items()
        if name.startswith(CONTEXT_PREFIX)
    }
