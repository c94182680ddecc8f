"""What a deployment may set: one typed model, checked before anything is built."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import msgspec

from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.jobs.table import DEFAULT_TABLE_NAME as DEFAULT_ACTING_TABLE_NAME
from emrdx.redaction.settings import RedactionSettings, UserPattern
from emrdx_infra.setting_forms import FORMS

# CloudWatch Logs' PutRetentionPolicy takes no other numbers of days.
_LOG_DAYS: Final = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731)

_S3_URI: Final = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([^*?$\s]*))?")
_POLICY_PLACE: Final = re.compile(
    r"ssm:[A-Za-z0-9_.\-/]{1,1011}|s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^*?$\s]+"
)
_FINDING_DAYS_MAX: Final = 3650
_FOLD_HOURS_MAX: Final = 24 * 365


class DeploySettingsError(ValueError):
    """A setting is wrong. The text is one line that names the setting and says what would be right."""


@dataclass(frozen=True, slots=True)
class S3Prefix:
    """A bucket and a key prefix: empty or with a slash at its end, so that `logs` is not `logs-of-others`."""

    bucket: str
    prefix: str

    @classmethod
    def parse(cls, uri: str) -> "S3Prefix":
        """From `s3://bucket/prefix/`.

        Raises:
            DeploySettingsError: not of that form.
        """
        found = _S3_URI.fullmatch(uri)
        if found is None:
            raise DeploySettingsError(f"{uri!r} is not of the form s3://bucket/prefix/ (without wildcards)")
        prefix = (found[2] or "").strip("/")
        return cls(found[1], f"{prefix}/" if prefix else "")

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeploySettings:
    """The settings of a deployment.

    Log locations are what the collector may read, and no other: `log_prefixes` are EMR Serverless' logUri
    values, `log_keys` the KMS keys that these are encrypted with, `log_groups` names of groups in CloudWatch.
    `applications` narrows events and permissions to these applications; empty is all of the account.
    Notices go to `emails` and to the hook in `slack_secret`, our own events to `event_bus`; a failure that
    recurs within `fold_hours` of its last notice sends no further one.
    `rules` is a folder of own rule files, which is bundled, or an `s3://bucket/prefix/` of them.
    `finding_days` is how long a finding is kept, `log_days` how long the functions' own logs are.
    `mcp_callers` may call the MCP server beside whoever IAM already lets in.
    With `live_reads` there is a further MCP server, for `live_callers`, that describes runs and reads logs where
    the collector may, when asked.
    With `actions` there is a further MCP server that may start, cancel and retry runs of `action_applications`
    with the runtime roles `action_roles`, for `action_callers`; with `action_sensitive_data` it also shows what
    runs work on. `action_policy` judges its calls: a file, `ssm:NAME` of a parameter or `s3://bucket/key`;
    without it the ready policy for these tools does. `acting_table` is the table of what it keeps.
    With `jobs` too, that server starts background jobs, which a function of their own does: diagnoses of past runs
    of `action_applications`, and exports to `export_destinations` (`s3://bucket/prefix/`), with that function's
    role or one of `export_roles`, encrypted with the buckets' own keys or one of `export_keys`.
    Without `bundle` the functions hold sources alone, which is for looking at a template and cannot run.
    """

    stack: str = "emrdx"
    table: str = DEFAULT_TABLE_NAME
    log_prefixes: tuple[str, ...] = ()
    log_keys: tuple[str, ...] = ()
    log_groups: tuple[str, ...] = ("/aws/emr-serverless",)
    applications: tuple[str, ...] = ()
    slack_secret: str | None = None
    emails: tuple[str, ...] = ()
    event_bus: str | None = None
    fold_hours: int = 24
    alarm_topics: tuple[str, ...] = ()
    redaction: RedactionSettings = field(default_factory=RedactionSettings)
    rules: str | None = None
    finding_days: int = 400
    log_days: int = 30
    mcp: bool = True
    mcp_callers: tuple[str, ...] = ()
    live_reads: bool = False
    live_callers: tuple[str, ...] = ()
    actions: bool = False
    action_applications: tuple[str, ...] = ()
    action_roles: tuple[str, ...] = ()
    action_callers: tuple[str, ...] = ()
    action_sensitive_data: bool = False
    action_policy: str | None = None
    acting_table: str = DEFAULT_ACTING_TABLE_NAME
    jobs: bool = False
    export_destinations: tuple[str, ...] = ()
    export_roles: tuple[str, ...] = ()
    export_keys: tuple[str, ...] = ()
    bundle: bool = True

    def __post_init__(self) -> None:
        for name, (form, meaning) in FORMS.items():
            value = getattr(self, name)
            for one in (value,) if isinstance(value, str) else value or ():
                if not re.fullmatch(form, one):
                    raise DeploySettingsError(f"setting {name}: {one!r} is not {meaning}")
        for name in ("log_prefixes", "export_destinations"):
            for uri in getattr(self, name):
                try:
                    S3Prefix.parse(uri)
                except DeploySettingsError as error:
                    raise DeploySettingsError(f"setting {name}: {error}") from None
        if self.log_days not in _LOG_DAYS:
            days = ", ".join(map(str, _LOG_DAYS))
            raise DeploySettingsError(f"setting log_days: CloudWatch Logs knows {days}, not {self.log_days}")
        if not 1 <= self.finding_days <= _FINDING_DAYS_MAX:
            raise DeploySettingsError(f"setting finding_days: not 1 to {_FINDING_DAYS_MAX}")
        if not 0 <= self.fold_hours <= _FOLD_HOURS_MAX:
            raise DeploySettingsError(f"setting fold_hours: not 0 to {_FOLD_HOURS_MAX}")
        if self.mcp_callers and not self.mcp:
            raise DeploySettingsError("setting mcp_callers: there is no MCP server with mcp = false")
        if self.live_callers and not self.live_reads:
            raise DeploySettingsError("setting live_callers: no server reads AWS without live_reads = true")
        self._check_actions()
        self._check_rules()

    def _check_actions(self) -> None:
        named = ("action_applications", "action_roles")
        for name in named if self.actions else ():
            if not getattr(self, name):
                raise DeploySettingsError(
                    f"setting {name}: name at least one; actions = true acts on no other"
                )
        policy = self.action_policy
        if policy is not None and not _POLICY_PLACE.fullmatch(policy) and not Path(policy).is_file():
            raise DeploySettingsError(
                f"setting action_policy: {policy!r} is neither a file nor ssm:NAME nor s3://bucket/key"
            )
        for name in (*named, "action_callers", "action_sensitive_data", "action_policy"):
            if getattr(self, name) and not self.actions:
                raise DeploySettingsError(f"setting {name}: nothing acts without actions = true")

        if self.jobs and not self.actions:
            raise DeploySettingsError("setting jobs: nothing starts them without actions = true")
        for name in ("export_destinations", "export_roles", "export_keys"):
            if getattr(self, name) and not self.jobs:
                raise DeploySettingsError(f"setting {name}: nothing exports without jobs = true")

    def _check_rules(self) -> None:
        if self.rules is None:
            return
        if self.rules.startswith("s3://"):
            try:
                S3Prefix.parse(self.rules)
            except DeploySettingsError as error:
                raise DeploySettingsError(f"setting rules: {error}") from None
        elif not Path(self.rules).is_dir():
            raise DeploySettingsError(
                f"setting rules: {self.rules!r} is neither a folder nor an s3:// prefix"
            )

    @property
    def prefixes(self) -> tuple[S3Prefix, ...]:
        """`log_prefixes`, parsed; each once."""
        return tuple(dict.fromkeys(S3Prefix.parse(uri) for uri in self.log_prefixes))

    @property
    def destinations(self) -> tuple[S3Prefix, ...]:
        """`export_destinations`, parsed; each once."""
        return tuple(dict.fromkeys(S3Prefix.parse(uri) for uri in self.export_destinations))

    @property
    def rules_prefix(self) -> S3Prefix | None:
        """Where in S3 the rules are, if they are there."""
        return S3Prefix.parse(self.rules) if self.rules and self.rules.startswith("s3://") else None

    @property
    def rules_folder(self) -> Path | None:
        """The folder of rules to bundle, if there is one."""
        return Path(self.rules) if self.rules and self.rules_prefix is None else None


SETTING_NAMES: Final = tuple(each.name for each in fields(DeploySettings))
_LISTS: Final = frozenset(each.name for each in fields(DeploySettings) if each.type == tuple[str, ...])
_PLACE: Final = re.compile(r" - at `\$\.?(.*)`$")


def settings_from(values: Mapping[str, Any]) -> DeploySettings:
    """Settings from a TOML table or CDK context. A list may be text with commas, a flag `true` or `false`.

    Raises:
        DeploySettingsError: an unknown name, a wrong type or a wrong value.
    """
    _known(values, DeploySettings)
    redaction = values.get("redaction")
    if isinstance(redaction, Mapping):
        _known(redaction, RedactionSettings, "redaction.")
        for pattern in redaction.get("patterns", ()):
            _known(pattern, UserPattern, "redaction.patterns.")
    split = {
        name: [part.strip() for part in value.split(",") if part.strip()]
        if name in _LISTS and isinstance(value, str)
        else value
        for name, value in values.items()
    }
    try:
        return msgspec.convert(split, DeploySettings, strict=False)
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, ValueError):
            text = str(error.__cause__)
            raise DeploySettingsError(text if text.startswith("setting ") else f"setting {text}") from None
        place = _PLACE.search(str(error))
        name = place[1] if place else ""
        raise DeploySettingsError(f"setting {name}: {_PLACE.sub('', str(error))}") from None


def _known(values: object, model: type, path: str = "") -> None:
    if not isinstance(values, Mapping):
        raise DeploySettingsError(f"setting {path.rstrip('.')}: names and values expected, not {values!r}")
    names = [each.name for each in fields(model)]
    for name in values:
        if name not in names:
            near = difflib.get_close_matches(str(name), names, n=1)
            hint = f"did you mean {path}{near[0]}?" if near else f"there are {', '.join(names)}"
            raise DeploySettingsError(f"setting {path}{name}: unknown; {hint}")
