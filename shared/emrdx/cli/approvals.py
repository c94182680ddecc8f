"""`emrdx approvals`: what agents want approved, and a person's answer."""

import json
from datetime import UTC, datetime
from typing import Any

import click

from emrdx.cli.main import EXIT_FAILED
from emrdx.cli.state import state_option, user
from emrdx.policy import Store, StoreError
from emrdx.policy.approvals import Approval, State


@click.group(epilog="Example:  emrdx approvals list")
def approvals() -> None:
    """Calls that agents want approved: one approval lets one call through, with the same arguments."""


@approvals.command("list", epilog="Example:  emrdx approvals list --all")
@click.option("--all", "every", is_flag=True, help="Also those decided, used or expired.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@state_option
def listed(*, every: bool, form: str, store: Store) -> None:
    """Pending approvals, newest first."""
    now = datetime.now(UTC)
    found = [one for one in store.approvals() if every or (one.state is State.PENDING and one.is_open(now))]
    if form == "json":
        click.echo(json.dumps([shown(one, now) for one in found], indent=2))
        return
    for one in found:
        click.echo(f"{one.id}  {standing(one, now)}  {one.identity}  {one.tool}  ({one.rule})")
    if not found:
        click.echo("Nothing waits for approval.")


@approvals.command(epilog="Example:  emrdx approvals show apr_0123456789abcdef01234567")
@click.argument("approval_id")
@state_option
def show(*, approval_id: str, store: Store) -> None:
    """One approval with the call's arguments, as they will be used."""
    found = store.approval(approval_id)
    if found is None:
        raise click.ClickException(f"no approval {approval_id}: see  emrdx approvals list --all")
    click.echo(json.dumps(shown(found, datetime.now(UTC)), indent=2))


@approvals.command(epilog="Example:  emrdx approvals approve apr_0123456789abcdef01234567")
@click.argument("approval_id")
@state_option
def approve(*, approval_id: str, store: Store) -> int:
    """Let the call through, once, until the approval expires."""
    return _decided(store, approval_id, State.APPROVED)


@approvals.command(epilog="Example:  emrdx approvals deny apr_0123456789abcdef01234567")
@click.argument("approval_id")
@state_option
def deny(*, approval_id: str, store: Store) -> int:
    """Refuse the call. The same call asked for again is a new wish."""
    return _decided(store, approval_id, State.DENIED)


def _decided(store: Store, approval_id: str, state: State) -> int:
    now = datetime.now(UTC)
    try:
        decided = store.decide(approval_id, state, user(), now)
        found = decided or store.approval(approval_id)
    except StoreError as error:
        raise click.ClickException(str(error)) from error
    if found is None:
        raise click.ClickException(f"no approval {approval_id}: see  emrdx approvals list")
    if decided is None:
        click.echo(f"{approval_id} is {standing(found, now)} already: nothing changed", err=True)
        return EXIT_FAILED
    click.echo(f"{approval_id}: {state} ({found.tool}, until {found.expires_at:%Y-%m-%d %H:%M:%SZ})")
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
