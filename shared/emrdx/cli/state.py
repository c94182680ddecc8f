"""Where a user's counters, approvals and record of calls are kept, and the policy's parts made of it."""

import getpass
import os
import shlex
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from emrdx.cli.options import state_file_option
from emrdx.cli.printable import plain
from emrdx.policy import SqliteStore, StoreError

_F = TypeVar("_F", bound=Callable[..., Any])
_SAID_CHARS: Final = 4000
_STORE: Final = "policy.sqlite"
_audit_file_option: Final = click.option(
    "--audit-file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="EMRDX_AUDIT_FILE",
    help="File of the calls made (default: audit.jsonl in the user's state folder).",
)


def folder() -> Path:
    """The user's state folder: XDG's, or the platform's own.

    Raises:
        click.ClickException: the user has no home, as in many a container.
    """
    given = os.environ.get("XDG_STATE_HOME")
    if sys.platform == "darwin" and not given:
        return Path(click.get_app_dir("emrdx"))
    try:
        return (Path(given) if given else Path.home() / ".local" / "state") / "emrdx"
    except RuntimeError as error:
        raise click.ClickException(
            "this user has no home folder: set XDG_STATE_HOME, or give --state and --audit-file"
        ) from error


def state_option(command: _F) -> _F:
    """Adds `--state`; the command gets an open store as `store`."""

    @state_file_option
    @wraps(command)
    def wrapped(*args: Any, state: Path | None, **kwargs: Any) -> Any:
        return command(*args, store=opened(state), **kwargs)

    return wrapped  # type: ignore[return-value]


def state_options(command: _F) -> _F:
    """Adds `--state` and `--audit-file` for a command that may do without: it gets both as they were given."""
    return state_file_option(_audit_file_option(command))


def audit_option(command: _F) -> _F:
    """Adds `--audit-file`; the command gets its path as `journal`."""

    @_audit_file_option
    @wraps(command)
    def wrapped(*args: Any, audit_file: Path | None, **kwargs: Any) -> Any:
        return command(*args, journal=journal_file(audit_file), **kwargs)

    return wrapped  # type: ignore[return-value]


def journal_file(given: Path | None) -> Path:
    """The file of the calls made: the one that was given, or the user's own."""
    return given or folder() / "audit.jsonl"


def opened(path: Path | None) -> SqliteStore:
    """The store in a file.

    Raises:
        click.ClickException: it cannot be opened.
    """
    try:
        return SqliteStore(path or folder() / _STORE)
    except StoreError as error:
        raise click.ClickException(
            f"no counters and approvals: {error}; give another --state FILE"
        ) from error


def naming(store: SqliteStore) -> str:
    """What a command of `emrdx approvals` needs to find a store from any folder: nothing where it is the user's own."""
    try:
        own = store.path == folder() / _STORE
    except click.ClickException:
        own = False
    return "" if own else f"--state {shlex.quote(str(store.path.absolute()))}"


def user() -> str:
    """Who runs this process."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def say(text: str) -> None:
    """A line for the person who runs this process; what the caller named in it cannot steer the terminal."""
    click.echo(f"emrdx: {plain(' '.join(text.split()), _SAID_CHARS)}", err=True)
