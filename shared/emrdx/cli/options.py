"""The options that several commands take, each declared once."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from emrdx.findings.table import DEFAULT_TABLE_NAME
from emrdx.user_rules import S3_SCHEME, rule_files

if TYPE_CHECKING:
    from emrdx.diagnosis import RuleSet


class RulePlace(click.Path):
    """A file or a folder that exists, or an `s3://bucket/prefix/`."""

    def __init__(self) -> None:
        super().__init__(exists=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The place as text."""
        return value if str(value).startswith(S3_SCHEME) else super().convert(value, param, ctx)


table_option = click.option("--table", envvar="EMRDX_TABLE", default=DEFAULT_TABLE_NAME, show_default=True)
account_option = click.option(
    "--account", envvar="EMRDX_ACCOUNT", help="Whose findings (default: the credentials' account)."
)
pii_option = click.option(
    "--pii",
    type=click.Choice(["all", "none"]),
    default="all",
    show_default=True,
    envvar="EMRDX_PII",
    help="Personal data to redact: e-mail addresses, card, social security and phone numbers, or none.",
)
rules_option = click.option(
    "--rules",
    "rule_places",
    multiple=True,
    type=RulePlace(),
    metavar="PLACE",
    help="A rule file, or a folder or s3:// prefix of them, to run before ours where logs are read.",
)
state_file_option = click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="EMRDX_STATE",
    help="File of counters and approvals (default: policy.sqlite in the user's state folder).",
)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        click.ClickException: it cannot.
    """
    from emrdx.mcp.http import listener

    try:
        return listener(host, port)
    except OSError as error:
        raise click.ClickException(
            f"cannot listen on {host}:{port}: {error.strerror}; give another --port or --host"
        ) from error


def rules_of(places: tuple[str, ...], client: Callable[[str], Any]) -> "RuleSet | None":
    """The rules of places before ours; None without any: ours alone. `client` makes S3's, if it is needed.

    Raises:
        click.UsageError: a file is not of the form.
        click.ClickException: S3 refuses.
    """
    if not places:
        return None
    from botocore.exceptions import BotoCoreError, ClientError

    from emrdx.diagnosis.knowledge.rules import InvalidRulesError
    from emrdx.diagnosis.rule_sets import rule_set

    try:
        return rule_set(found for place in places for found in rule_files(place, lambda: client("s3")))
    except InvalidRulesError as error:
        raise click.UsageError(str(error)) from error
    except (BotoCoreError, ClientError) as error:
        raise click.ClickException(
            f"the rules cannot be read from {', '.join(places)}: {error}; check the credentials, or give --rules FOLDER"
        ) from error
