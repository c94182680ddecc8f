"""The rows of counts and approvals in SQLite: their tables, and approvals as rows and back."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from emrdx.policy.approvals import Approval, State
from emrdx.policy.store import StoreError, micros

SCHEMA: Final = (
    """CREATE TABLE IF NOT EXISTS counts (
        key TEXT NOT NULL, start INTEGER NOT NULL, ends INTEGER NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (key, start)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS approvals (
        id TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, tool TEXT NOT NULL, arguments TEXT NOT NULL,
        identity TEXT NOT NULL, rule TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
        state TEXT NOT NULL, decided_by TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS approvals_by_fingerprint ON approvals (fingerprint)",
)
SELECT: Final = (
    "SELECT id, fingerprint, tool, arguments, identity, rule, created_at, expires_at, state, decided_by "
    "FROM approvals "
)
INSERT: Final = "INSERT INTO approvals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def row(approval: Approval) -> tuple[Any, ...]:
    """An approval as INSERT takes it."""
    return (
        approval.id,
        approval.fingerprint,
        approval.tool,
        approval.arguments,
        approval.identity,
        approval.rule,
        micros(approval.created_at),
        micros(approval.expires_at),
        approval.state,
        approval.decided_by,
    )


def approval_of(row: Sequence[Any]) -> Approval:
    """The approval in a row that SELECT gave.

    Raises:
        StoreError: the row was not written by us.
    """
    try:
        return Approval(
            id=row[0],
            fingerprint=row[1],
            tool=row[2],
            arguments=row[3],
            identity=row[4],
            rule=row[5],
            created_at=_moment(row[6]),
            expires_at=_moment(row[7]),
            state=State(row[8]),
            decided_by=row[9],
        )
    except (ValueError, TypeError, OverflowError) as error:
        raise StoreError(f"approval {row[0]} is not of the form") from error


def _moment(value: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=value)
