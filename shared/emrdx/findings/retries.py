"""Retries that were started and whose end is not known yet: items of the acting table, one for each new run.

Whoever starts a retry notes it, whoever may write findings follows it up. Neither needs the other's rights.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec

from emrdx.findings.attributes import number
from emrdx.findings.client import Delete, Item, Key, Put, Table
from emrdx.findings.keys import RunKey, joined
from emrdx.redaction.text import Redacted
from emrdx.schemas import FixedBy, from_stored, to_json

PARTITION: Final = "RETRIES"
KEPT: Final = timedelta(days=10)
"""Longer than the longest run that the service allows, and a look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedRetry:
    """A run that repeats a failed one.

    Attributes:
        job_run_id: the new run, of the failed run's application.
        of: the failed attempt.
        tries: what the failed run is fixed by, if the new one succeeds; its time is when the retry was started.
    """

    job_run_id: Redacted
    of: RunKey
    tries: FixedBy


class RetryLedger:
    """The retries of an acting table. Needs PutItem to note them; Query and DeleteItem to follow them up."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def note(self, retry: StartedRetry, at: datetime) -> None:
        """Notes a retry; the same one again changes nothing that counts."""
        key, of = _key(retry), retry.of
        self._table.write(
            Put(
                item={
                    "pk": key.pk,
                    "sk": key.sk,
                    "item": "RETRY",
                    "job_run_id": retry.job_run_id,
                    "account": of.account,
                    "region": of.region,
                    "application_id": of.application_id,
                    "retry_of": of.job_run_id,
                    "attempt": of.attempt,
                    "tries": to_json(retry.tries).decode(),
                    "expires_at": int((at + KEPT).timestamp()),
                },
                expected={},
            )
        )

    def open(self, limit: int) -> Iterator[StartedRetry]:
        """Retries whose end is not known yet, at most so many."""
        found = self._table.query(PARTITION, newest_first=False, limit=limit)
        yield from map(_retry, found.items)

    def forget(self, retry: StartedRetry) -> None:
        """Ends the following of a retry."""
        self._table.write(Delete(key=_key(retry), expected={}))


def _key(retry: StartedRetry) -> Key:
    return Key(PARTITION, joined(retry.of.application_id, retry.job_run_id))


def _retry(item: Item) -> StartedRetry:
    tries = from_stored(msgspec.json.decode(str(item["tries"])), FixedBy)
    return StartedRetry(
        job_run_id=tries.job_run_id,
        of=RunKey(
            account=str(item["account"]),
            region=str(item["region"]),
            application_id=str(item["application_id"]),
            job_run_id=str(item["retry_of"]),
            attempt=number(item, "attempt"),
        ),
        tries=tries,
    )
