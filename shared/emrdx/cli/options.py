"""The options that several commands take, each declared once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from emrdx.findings.table import DEFAULT_TABLE_NAME

if TYPE_CHECKING:
    from emrdx.diagnosis import RuleSet

_RULE_FILES: Final = "*.y*ml"

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
    "rule_files",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A rule file, or a folder of them, to run before ours where logs are read.",
)
state_file_option = click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="EMRDX_STATE",
    help="File of counters and approvals (default: policy.sqlite in the user's state folder).",
)


def rules_of(rule_files: tuple[Path, ...]) -> "RuleSet | None":
    """The rules of files and folders before ours; None without any: ours alone.

    Raises:
        click.UsageError: a file is not of the form.
    """
    if not rule_files:
        return None
    from emrdx.diagnosis.rules import InvalidRulesError, rule_set

    try:
        return rule_set((str(file), file.read_bytes()) for file in files_of(rule_files))
    except InvalidRulesError as error:
        raise click.UsageError(str(error)) from error


def files_of(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The rule files among paths, a folder's own by their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob(_RULE_FILES))
        else:
            yield path
