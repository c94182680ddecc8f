"""`emrdx approvals`: what agents want approved, and a person's answer."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import click

from emrdx.cli.config import Config
from emrdx.cli.kept import kept_options
from emrdx.cli.main import EXIT_FAILED
from emrdx.cli.printable import plain
from emrdx.policy import Store
from emrdx.policy.approvals import Approval, State

EPILOG: Final = """\b
Examples:
  emrdx approvals list
  emrdx approvals show apr_0123456789abcdef01234567
  emrdx approvals approve apr_0123456789abcdef01234567
  emrdx approvals list --stack emrdx --region eu-west-1
"""


@click.group(epilog=EPILOG)
@click.pass_context
def approvals(context: click.Context) -> None:
    """Calls that agents want approved: one approval lets one call through, with the same arguments.

    They are kept on this machine for local servers, and with --stack or --acting-table in a deployment, where IAM
    says who may decide.
    """
    # What emrdx.toml says of this command, and of all, holds for each of its own commands.
    config: Config = (context.obj or {}).get("config") or Config()
    context.default_map = {
        name: config.defaults("approvals", command) for name, command in approvals.commands.items()
    }


@approvals.command("list", epilog="Example:  emrdx approvals list --all")
@click.option("--all", "every", is_flag=True, help="Also those decided, used or expired.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@kept_options
def listed(*, every: bool, form: str, store: Store, decider: Callable[[], str]) -> None:
    """Pending approvals, newest first."""
    del decider
    now = datetime.now(UTC)
    found = [one for one in store.approvals() if every or (one.state is State.PENDING and one.is_open(now))]
    if form == "json":
        click.echo(json.dumps([shown(one, now) for one in found], indent=2))
        return
    for one in found:
        said = (one.id, standing(one, now), one.identity, one.tool, f"({one.rule})")
        click.echo("  ".join(map(plain, said)))
    if not found:
        click.echo("Nothing waits for approval.")


@approvals.command(epilog="Example:  emrdx approvals show apr_0123456789abcdef01234567")
@click.argument("approval_id")
@kept_options
def show(*, approval_id: str, store: Store, decider: Callable[[], str]) -> None:
    """One approval with the call's arguments, as they will be used."""
    del decider
    found = store.approval(approval_id)
    if found is None:
        raise click.ClickException(f"no approval {approval_id}: see  emrdx approvals list --all")
    click.echo(json.dumps(shown(found, datetime.now(UTC)), indent=2))


@approvals.command(epilog="Example:  emrdx approvals approve apr_0123456789abcdef01234567")
@click.argument("approval_id")
@kept_options
def approve(*, approval_id: str, store: Store, decider: Callable[[], str]) -> int:
    """Let the call through, once, until the approval expires."""
    return _decided(store, approval_id, State.APPROVED, decider)


@approvals.command(epilog="Example:  emrdx approvals deny apr_0123456789abcdef01234567")
@click.argument("approval_id")
@kept_options
def deny(*, approval_id: str, store: Store, decider: Callable[[], str]) -> int:
    """Refuse the call. The same call asked for again is a new wish."""
    return _decided(store, approval_id, State.DENIED, decider)


def _decided(store: Store, approval_id: str, state: State, decider: Callable[[], str]) -> int:
    now = datetime.now(UTC)
    decided = store.decide(approval_id, state, decider(), now)
    found = decided or store.approval(approval_id)
    if found is None:
        raise click.ClickException(f"no approval {approval_id}: see  emrdx approvals list")
    if decided is None:
        click.echo(f"{approval_id} is {standing(found, now)} already: nothing changed", err=True)
        return EXIT_FAILED
    click.echo(f"{approval_id}: {state} ({plain(found.tool)}, until {found.expires_at:%Y-%m-%d %H:%M:%SZ})")
    return 0


def standing(approval: Approval, now: datetime) -> str:
    """The state that it is in now."""
    undecided = approval.state in {State.PENDING, State.APPROVED}
    return "expired" if undecided and not approval.is_open(now) else approval.state.value


def shown(approval: Approval, now: datetime) -> dict[str, Any]:
    """An approval as JSON."""
    return {
        "id": approval.id,
        "state": standing(approval, now),
        "tool": approval.tool,
        "arguments": json.loads(approval.arguments),
        "identity": approval.identity,
        "rule": approval.rule,
        "created_at": approval.created_at.isoformat(),
        "expires_at": approval.expires_at.isoformat(),
        "decided_by": approval.decided_by or None,
    }
