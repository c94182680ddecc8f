"""The environment of the functions as one typed value."""

import os
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated, Final

import msgspec

from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.wiring import Variable

_FIELDS: Final = {variable.name.lower(): variable.value for variable in Variable}
_LISTS: Final = (Variable.APPLICATIONS, Variable.EXPORT_DESTINATIONS, Variable.EXPORT_ROLES)


class SettingsError(ValueError):
    """A variable of the environment is missing or malformed. The text names it."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename=_FIELDS):
    """What a deployment sets; see `emrdx.wiring.Variable` for each. None: not configured."""

    table: str = DEFAULT_TABLE_NAME
    intake_queue_url: str | None = None
    intake_dead_letter_url: str | None = None
    topic_arn: str | None = None
    slack_secret_arn: str | None = None
    event_bus: str | None = None
    fold_hours: Annotated[int, msgspec.Meta(ge=0, le=24 * 365)] = 24
    rules: str | None = None
    redaction: str | None = None
    applications: tuple[str, ...] = ()
    retention_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 400
    acting_table: str | None = None
    jobs: bool = False
    export_destinations: tuple[str, ...] = ()
    export_roles: tuple[str, ...] = ()
    sensitive_data: bool = False
    policy: str | None = None
    notices_queue_url: str | None = None

    @property
    def fold(self) -> timedelta:
        """For how long after a notice the failure's further findings send none."""
        return timedelta(hours=self.fold_hours)

    @property
    def retention(self) -> timedelta:
        """How long findings are kept."""
        return timedelta(days=self.retention_days)

    def required(self, variable: Variable) -> str:
        """The value of a variable that this function cannot do without.

        Raises:
            SettingsError: it is not set.
        """
        value = getattr(self, variable.name.lower())
        if not value:
            raise SettingsError(f"{variable.value} is not set; the stack sets it for this function")
        return str(value)


def from_environment(environment: Mapping[str, str]) -> Settings:
    """The settings in an environment; a variable that is empty counts as absent.

    Raises:
        SettingsError: a variable has no value of its type.
    """
    given = {name: environment[name] for name in _FIELDS.values() if environment.get(name)}
    values: dict[str, object] = dict(given)
    try:
        for name in _LISTS:
            if name in given:
                values[name] = msgspec.json.decode(given[name])
        return msgspec.convert(values, Settings, strict=False)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise SettingsError(f"the environment: {error}") from None


def settings() -> Settings:
    """The settings of this process, equal as long as its environment is, so that they are a cache's key."""
    return from_environment(os.environ)
