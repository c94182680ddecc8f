"""`emrdx guard`: a policy in front of any MCP server."""

import re
import uuid
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from emrdx.cli.main import EXIT_FAILED
from emrdx.cli.printable import plain
from emrdx.cli.state import audit_option, naming, say, state_option, user
from emrdx.guard import webhook
from emrdx.guard.session import Session
from emrdx.guard.stdio import run, standard
from emrdx.policy import Gate, PolicyError, SqliteStore
from emrdx.policy.approvals import Approval
from emrdx.policy.journal import Journal
from emrdx.policy.reload import Current
from emrdx.policy.source import File

EPILOG: Final = """\b
Examples:
  emrdx guard --policy policy.yaml -- uvx awslabs.aws-dataprocessing-mcp-server
  emrdx guard --policy policy.yaml --url https://example.com/mcp --header "Authorization: Bearer $TOKEN"
  emrdx policy ready aws-dataprocessing > policy.yaml
"""
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


@click.command(context_settings={"allow_interspersed_args": False}, epilog=EPILOG)
@click.option("--policy", "file", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", help="An MCP server on HTTP, instead of a command.")
@click.option(
    "--header",
    "headers",
    multiple=True,
    metavar="NAME:VALUE",
    help="A header for the server at --url, such as a token.",
)
@click.option("--name", help="The server's name in the record of calls (default: from the command or URL).")
@state_option
@audit_option
@click.argument("command", nargs=-1, type=click.UNPROCESSED)
def guard(
    *,
    file: Path,
    url: str | None,
    headers: tuple[str, ...],
    name: str | None,
    store: SqliteStore,
    journal: Path,
    command: tuple[str, ...],
) -> int:
    """Stand between an MCP client and a server and enforce a policy on the tools that the client calls.

    The client starts this instead of the server. Hidden tools are absent from its list, denied calls never reach
    the server; everything else passes unchanged. The policy is read again when its file changes.
    """
    if bool(command) == (url is not None):
        raise click.UsageError("give the server's command after --, or its --url")
    if headers and url is None:
        raise click.UsageError(
            "--header is for a server at --url; a command gets its secrets by its environment"
        )
    host = _host(url) if url is not None else ""
    further = _headers(headers)
    record = recorded(journal)
    session = Session(
        gate=gate(file, store, record),
        record=record,
        identity=user(),
        name=uuid.uuid4().hex,
        server=name or host or Path(command[0]).name,
    )
    if url is not None:
        from emrdx.guard.http import bridge

        return bridge(url, session, standard(), further)
    try:
        code = run(command, session, standard())
    except OSError as error:
        raise click.ClickException(
            f"{command[0]} cannot be started: {error.strerror}; give the server's command as you would run it"
        ) from error
    return code if code >= 0 else EXIT_FAILED


def _host(url: str) -> str:
    """The host and path of a URL, for the record of calls: a password in it is not recorded.

    Raises:
        click.UsageError: it is no URL of an HTTP server.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"}:
        raise click.UsageError(f"--url {url!r} is no http:// or https:// address")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _headers(given: tuple[str, ...]) -> dict[str, str]:
    """Headers by name.

    Raises:
        click.UsageError: one is not of the form; its value is not shown.
    """
    found = {}
    for header in given:
        name, colon, value = header.partition(":")
        if not colon or not _NAME.fullmatch(name) or not _is_plain(value.strip()):
            raise click.UsageError("--header: write NAME:VALUE, such as  --header 'Authorization: Bearer …'")
        found[name.lower()] = value.strip()
    return found


def _is_plain(value: str) -> bool:
    """Whether every server reads a header's value as it is written."""
    return value.isascii() and value.isprintable()


def gate(file: Path, store: SqliteStore, record: Journal) -> Gate:
    """Judges calls by the policy in a file, which is read again when it changes. What cannot be recorded is denied.

    Raises:
        click.ClickException: the policy is invalid.
    """
    try:
        current = Current(File(file), lambda text: say(f"{file}: {text}"))
    except (PolicyError, OSError) as error:
        raise click.ClickException(f"{file}: {error}") from error
    for warning in current.warnings:
        say(f"{file}: warning: {warning}")

    options = naming(store)

    def announced(approval: Approval) -> None:
        _said(approval, options)
        webhook.announce(approval, current().approvals)

    return Gate(current, store, announce=announced, options=options, recordable=record.writable)


def recorded(journal: Path) -> Journal:
    """The record of calls.

    Raises:
        click.ClickException: it cannot be written.
    """
    try:
        return Journal(journal, say)
    except OSError as error:
        raise click.ClickException(f"calls cannot be recorded: {error}; give another --audit-file") from error


def _said(approval: Approval, options: str) -> None:
    say(
        f"{plain(approval.identity)} wants approval of {plain(approval.tool)} ({plain(approval.rule)}): "
        f"emrdx approvals approve {approval.id} {options}"
    )
