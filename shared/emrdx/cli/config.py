"""`emrdx.toml`: settings below flags and `EMRDX_*` variables, above AWS' own configuration.

The file is looked for in the working folder and upward, then in the user's configuration folder. Top-level keys
are defaults of every command's option of that name; a table named like a command is that command's alone; the
table `redaction` holds what `emrdx.redaction.RedactionSettings` takes.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from emrdx.configuration import ConfigurationError, find, read
from emrdx.redaction import RedactionSettings, RedactionSettingsError
from emrdx.redaction.settings import PersonalData
from emrdx.redaction.settings import redaction_settings as settings_of

OPTIONS: Final = frozenset(
    {
        "region",
        "profile",
        "endpoint-url",
        "table",
        "account",
        "format",
        "pii",
        "rules",
        "attempt",
        "port",
        "host",
        "transport",
    }
)

_DEPLOYMENT: Final = "deploy"


class ConfigError(click.UsageError):
    """The file is no TOML, or holds something that emrdx does not know."""


@dataclass(frozen=True, slots=True)
class Config:
    """What a file sets; empty where there is none."""

    path: Path | None = None
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
    commands: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    redaction: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def defaults(self, name: str, command: click.Command) -> dict[str, Any]:
        """Click's defaults for one command. What is set for all commands and this one has no such choice of is not
        among them; what its own table sets is. Paths are those of the file's folder.
        """
        shared = _by_parameter(self.options, command)
        for parameter in command.params:
            kind, given = parameter.type, shared.get(parameter.name or "")
            if isinstance(kind, click.Choice) and given is not None and given not in kind.choices:
                del shared[parameter.name or ""]
        given = {**shared, **_by_parameter(self.commands.get(name, {}), command)}
        for parameter in command.params:
            if (value := given.get(parameter.name or "")) is None:
                continue
            if isinstance(parameter.type, click.Path):
                value = self._below(value)
            if isinstance(parameter, click.Option) and parameter.multiple and isinstance(value, str):
                value = [value]
            given[parameter.name or ""] = value
        return given

    def _below(self, value: Any) -> Any:
        """Paths as they are from the file's folder, whichever folder below it the command is called in."""
        if isinstance(value, list):
            return [self._below(one) for one in value]
        if self.path is None or not isinstance(value, str) or "://" in value:
            return value
        return str(self.path.parent / Path(value).expanduser())

    def check(self, name: str, command: click.Command) -> None:
        """Holds a command's own table to its options; `deploy`'s has the deployment's settings, checked there.

        Raises:
            ConfigError: there is no such option; the text names the nearest one.
        """
        if name == _DEPLOYMENT:
            return
        commands = [command, *(command.commands.values() if isinstance(command, click.Group) else ())]
        known = sorted({option for each in commands for option in _parameters(each)})
        for key in self.commands.get(name, {}):
            if key.replace("_", "-") not in known:
                near = difflib.get_close_matches(key.replace("_", "-"), known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"see  emrdx {name} --help"
                raise ConfigError(f"{self.path}: [{name}] has no option {key!r}; {hint}")


def _parameters(command: click.Command) -> dict[str, str]:
    """The parameter behind each option, which may have another name, since Python or the module uses the option's."""
    return {
        option.removeprefix("--"): str(parameter.name)
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }


def _by_parameter(options: Mapping[str, Any], command: click.Command) -> dict[str, Any]:
    names = _parameters(command)
    return {names.get(key.replace("_", "-"), key.replace("-", "_")): value for key, value in options.items()}


def load(start: Path, commands: Iterable[str]) -> Config:
    """The settings that apply in a folder.

    Raises:
        ConfigError: the file is no TOML, or holds an unknown key; the text names the file and the key.
    """
    path = find(start)
    if path is None:
        return Config()
    try:
        data = read(path)
    except ConfigurationError as error:
        raise ConfigError(f"{path}: {error}") from error
    known = set(commands)
    options: dict[str, Any] = {}
    tables: dict[str, Mapping[str, Any]] = {}
    for key, value in data.items():
        if key == "redaction" and isinstance(value, dict):
            continue
        if isinstance(value, dict) and key in known:
            tables[key] = value
        elif key.replace("_", "-") in OPTIONS and not isinstance(value, dict):
            options[key] = value
        else:
            raise ConfigError(
                f"{path}: unknown key {key!r}; known are {', '.join(sorted(OPTIONS))}, redaction and commands"
            )
    return Config(path, options, tables, data.get("redaction", {}))


def redaction_settings(context: click.Context, pii: PersonalData) -> RedactionSettings:
    """The redaction that the configuration asks for; its `pii` where the command's own was not given.

    Raises:
        ConfigError: the table `redaction` is not of the form.
    """
    config = (context.obj or {}).get("config") or Config()
    given = context.get_parameter_source("pii") not in {None, ParameterSource.DEFAULT}
    own = {"pii": pii} if given or "pii" not in config.redaction else {}
    try:
        return settings_of({**config.redaction, **own})
    except RedactionSettingsError as error:
        raise ConfigError(f"{config.path}: {error}" if config.path else str(error)) from error
