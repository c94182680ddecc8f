"""Jobs as the acting table holds them: read by their owner, written only as they were read."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from emrdx.findings.client import Change, Delete, Item, Key, Table, Write
from emrdx.findings.keys import joined
from emrdx.jobs import items
from emrdx.jobs.errors import Refusal, refused
from emrdx.jobs.model import Job


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class JobRecords:
    """The jobs of an acting table. May be shared by threads and processes."""

    table: Table
    clock: Callable[[], datetime] = _now

    def known(self, owner: str, token: str, digest: str) -> Job | None:
        """The job that a token started within a day.

        Raises:
            JobRefusedError: it was one of another body.
        """
        item = self._alive(self.table.get(items.token_key(owner, token), consistent=True))
        if item is None:
            return None
        if item["digest"] != digest:
            raise refused(
                Refusal.IDEMPOTENCY_CONFLICT,
                "client_token was used within 24 hours for another request: give a new one, or the same request",
            )
        return self.get(owner, str(item["id"]))

    def get(self, owner: str, job_id: str) -> Job | None:
        """A job of its owner; None where there is none, where it has expired, and where it is another's."""
        item = self._alive(self.table.get(items.job_key(owner, job_id), consistent=True))
        return items.job(item) if item else None

    def newest(self, owner: str, *, before: str | None = None) -> Iterator[Job]:
        """The owner's jobs, newest first, those older than the job id `before`."""
        partition = items.job_key(owner, "").pk
        bounds = (items.JOB_PREFIX, f"{items.JOB_PREFIX}\U0010ffff")
        after = {"pk": partition, "sk": items.JOB_PREFIX + joined(before)} if before else None
        while True:
            page = self.table.query(partition, between=bounds, after=after, limit=50)
            for item in page.items:
                if self._alive(item) is not None:
                    yield items.job(item)
            if not page.more or not page.items:
                return
            after = {"pk": partition, "sk": str(page.items[-1]["sk"])}

    def count_open(self, owner: str) -> int:
        """How many of the owner's jobs have not ended."""
        return sum(1 for _ in self.open(items.open_range(owner)))

    def write(self, read: Job, changed: Job) -> None:
        """Changes what differs, if status and lease are still those that were read.

        Raises:
            Conflict: they are not.
        """
        before, after = asdict(read), asdict(changed)
        differing = [name for name in after if before[name] != after[name]]
        writes: list[Write] = [
            Change(
                key=items.job_key(read.owner, read.id),
                assign={n: items.encoded(after[n]) for n in differing if after[n] is not None},
                remove=tuple(name for name in differing if after[name] is None),
                expected={
                    "status": read.status.value,
                    "holder": read.holder,
                    "lease_until": read.lease_until,
                },
            )
        ]
        if changed.status.ended:
            writes.append(Delete(key=items.open_key(read), expected={}))
        self.table.write(*writes)

    def open(self, bounds: tuple[str, str] | None) -> Iterator[Item]:
        """The entries of the jobs that have not ended, those within the bounds or all."""
        after: dict[str, str] | None = None
        while True:
            page = self.table.query(items.OPEN, between=bounds, after=after, newest_first=False)
            yield from page.items
            if not page.more or not page.items:
                return
            after = {"pk": items.OPEN, "sk": str(page.items[-1]["sk"])}

    def forget(self, entry: Item) -> None:
        """Deletes an entry whose job has ended or is gone."""
        self.table.write(Delete(key=Key.of(entry), expected={}))

    def _alive(self, item: Item | None) -> Item | None:
        """DynamoDB deletes expired items late; for a reader they are gone in time."""
        return item if item and int(str(item["expires_at"])) > self.clock().timestamp() else None
