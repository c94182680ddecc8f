"""Counts and approvals in one SQLite file that any number of processes share."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from threading import RLock
from typing import Any, Final

from emrdx.policy.approvals import Approval, State
from emrdx.policy.decision import Due, Slot
from emrdx.policy.sqlite_rows import INSERT, SCHEMA, SELECT, approval_of, row
from emrdx.policy.store import EXACT, Receipt, StoreError, micros, start_of

MEMORY: Final = ":memory:"
_BUSY_MS: Final = 5000
_KEPT: Final = timedelta(days=30)


class SqliteStore:
    """A store in a file; `MEMORY` keeps it in the process."""

    def __init__(self, path: Path | str) -> None:
        """Opens the file, made with its folder where absent; nobody else may read it.

        What ended a month ago is forgotten.

        Raises:
            StoreError: it cannot be opened.
        """
        self.path = Path(path)
        self._lock = RLock()
        try:
            if str(path) != MEMORY:
                Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                Path(path).touch(mode=0o600)
            self._database = sqlite3.connect(
                path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
            )
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")
            with self._transaction() as database:
                for statement in SCHEMA:
                    database.execute(statement)
                old = (micros(datetime.now(UTC) - _KEPT),)
                database.execute("DELETE FROM counts WHERE ends < ?", old)
                database.execute("DELETE FROM approvals WHERE expires_at < ?", old)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{path}: {error}") from error

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._database.execute("BEGIN IMMEDIATE")
                try:
                    yield self._database
                except BaseException:
                    self._database.execute("ROLLBACK")
                    raise
                self._database.execute("COMMIT")
            except (sqlite3.Error, InvalidOperation) as error:
                raise StoreError(str(error)) from error

    def _rows(self, statement: str, *values: Any) -> list[Any]:
        with self._lock:
            try:
                return self._database.execute(statement, values).fetchall()
            except sqlite3.Error as error:
                raise StoreError(str(error)) from error

    def value(self, slot: Slot, now: datetime) -> Decimal:
        """What the counter holds in the present window."""
        return self._held(slot, micros(now))[1]

    def _held(self, slot: Slot, now: int) -> tuple[int, Decimal]:
        """The start of the present window, and what it holds."""
        window = slot.counter.window
        if window.calendar:
            start = start_of(window, now)
            found = self._rows("SELECT start, value FROM counts WHERE key = ? AND start = ?", slot.key, start)
        else:
            start = now
            found = self._rows(
                "SELECT start, value FROM counts WHERE key = ? AND ends > ? ORDER BY ends DESC LIMIT 1",
                slot.key,
                now,
            )
        if not found:
            return start, Decimal(0)
        try:
            return int(found[0][0]), Decimal(found[0][1])
        except (InvalidOperation, ValueError) as error:
            raise StoreError(f"the count of {slot.key} is no number") from error

    def reserve(self, dues: Sequence[Due], now: datetime) -> tuple[Receipt, ...] | Due:
        """Charges all or none; the due that has no room, where one has none."""
        moment, receipts = micros(now), []
        if not dues:
            return ()
        try:
            with self._transaction() as database:
                for due in dues:
                    start, held = self._held(due.slot, moment)
                    total = EXACT.add(held, due.amount)
                    if not due.charge.holds(total):
                        raise _NoRoom(due)
                    ends = start + due.slot.counter.window.seconds * 1_000_000
                    database.execute(
                        "INSERT INTO counts (key, start, ends, value) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (key, start) DO UPDATE SET value = excluded.value",
                        (due.slot.key, start, ends, str(total)),
                    )
                    receipts.append(Receipt(due.slot.key, start, due.amount))
        except _NoRoom as refusal:
            return refusal.due
        except ArithmeticError as error:
            raise StoreError("the count cannot be kept exactly") from error
        return tuple(receipts)

    def refund(self, receipts: Sequence[Receipt]) -> None:
        """Gives back what was charged; a window that nothing is left in counts as not begun."""
        with self._transaction() as database:
            for receipt in receipts:
                found = database.execute(
                    "SELECT value FROM counts WHERE key = ? AND start = ?", (receipt.key, receipt.start)
                ).fetchone()
                if found is None:
                    continue
                left = EXACT.subtract(Decimal(found[0]), receipt.amount)
                place = (receipt.key, receipt.start)
                if left <= 0:
                    database.execute("DELETE FROM counts WHERE key = ? AND start = ?", place)
                else:
                    database.execute(
                        "UPDATE counts SET value = ? WHERE key = ? AND start = ?", (str(left), *place)
                    )

    def wish(self, approval: Approval, now: datetime, replacing: str | None = None) -> Approval:
        """The open approval of that fingerprint, or this one, stored; in the place of the one given, if pending."""
        with self._transaction() as database:
            database.execute(
                "UPDATE approvals SET expires_at = ? WHERE id = ? AND state = ?",
                (micros(now), replacing, State.PENDING),
            )
            found = self.find(approval.fingerprint, now)
            if found is None:
                database.execute(INSERT, row(approval))
            return found or approval

    def find(self, fingerprint: str, now: datetime) -> Approval | None:
        """The open approval of that fingerprint."""
        found = self._rows(
            SELECT + "WHERE fingerprint = ? AND state IN (?, ?) AND expires_at > ? "
            "ORDER BY state, created_at LIMIT 1",
            fingerprint,
            State.APPROVED,
            State.PENDING,
            micros(now),
        )
        return approval_of(found[0]) if found else None

    def consume(self, approval_id: str, now: datetime) -> bool:
        """Uses an approved one up. Exactly one caller gets True."""
        statement = "UPDATE approvals SET state = ? WHERE id = ? AND state = ? AND expires_at > ?"
        with self._transaction() as database:
            changed = database.execute(statement, (State.USED, approval_id, State.APPROVED, micros(now)))
            return changed.rowcount == 1

    def give_back(self, approval_id: str) -> None:
        """Makes a used one approved again."""
        with self._transaction() as database:
            database.execute(
                "UPDATE approvals SET state = ? WHERE id = ? AND state = ?",
                (State.APPROVED, approval_id, State.USED),
            )

    def decide(self, approval_id: str, state: State, by: str, now: datetime) -> Approval | None:
        """Approves or denies what is pending and has not expired."""
        with self._transaction() as database:
            changed = database.execute(
                "UPDATE approvals SET state = ?, decided_by = ? WHERE id = ? AND state = ? AND expires_at > ?",
                (state, by, approval_id, State.PENDING, micros(now)),
            )
            return self.approval(approval_id) if changed.rowcount == 1 else None

    def approval(self, approval_id: str) -> Approval | None:
        """One by its id."""
        found = self._rows(SELECT + "WHERE id = ?", approval_id)
        return approval_of(found[0]) if found else None

    def approvals(self) -> tuple[Approval, ...]:
        """All that are kept, newest first."""
        return tuple(map(approval_of, self._rows(SELECT + "ORDER BY created_at DESC, id")))


class _NoRoom(Exception):  # noqa: N818 (leaves a transaction; never seen outside)
    def __init__(self, due: Due) -> None:
        self.due = due
