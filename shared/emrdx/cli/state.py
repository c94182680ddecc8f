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
_FILE: Final = click.Path(dir_okay=False, path_type=Path)


def folder() -> Path:
    """The user's state folder: XDG's, or the platform's own."""
    given = os.environ.get("XDG_STATE_HOME")
    if sys.platform == "darwin" and not given:
        return Path(click.get_app_dir("emrdx"))
    return (Path(given) if given else Path.home() / ".local" / "state") / "emrdx"


def state_option(command: _F) -> _F:
    """Adds `--state`; the command gets an open store as `store`."""

    @state_file_option
    @wraps(command)
    def wrapped(*args: Any, state: Path | None, **kwargs: Any) -> Any:
        return command(*args, store=opened(state), **kwargs)

    return wrapped  # type: ignore[return-value]


def state_options(command: _F) -> _F:
    """Adds `--state` and `--audit-file` for a command that may do without: it gets `state` and `journal`."""
    return state_file_option(audit_option(command))


def audit_option(command: _F) -> _F:
    """Adds `--audit-file`; the command gets its path as `journal`."""

    @click.option(
        "--audit-file",
        type=_FILE,
        envvar="EMRDX_AUDIT_FILE",
        help="File of the calls made (default: audit.jsonl in the user's state folder).",
    )
    @wraps(command)
    def wrapped(*args: Any, audit_file: Path | None, **kwargs: Any) -> Any:
        return command(*args, journal=audit_file or folder() / "audit.jsonl", **kwargs)

    return wrapped  # type: ignore[return-value]


def opened(path: Path | None) -> SqliteStore:
    """The store in a file.

    Raises:
        click.ClickException: it cannot be opened.
    """
    try:
        return SqliteStore(path or folder() / "policy.sqlite")
    except StoreError as error:
        raise click.ClickException(
            f"no counters and approvals: {error}; give another --state FILE"
        ) from error


def naming(store: SqliteStore) -> str:
    """What a command of `emrdx approvals` needs to find a store from any folder: nothing where it is the user's own."""
    return (
        ""
        if store.path == folder() / "policy.sqlite"
        else f"--state {shlex.quote(str(store.path.absolute()))}"
    )


def user() -> str:
    """Who runs this process."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def say(text: str) -> None:
    """A line for the person who runs this process; what the caller named in it cannot steer the terminal."""
    click.echo(f"emrdx: {plain(' '.join(text.split()), _SAID_CHARS)}", err=True)
