"""Where the items of runs asked for lately lie, so that asking again takes one batch read and not two reads.

Only keys are remembered, never what the items say: an answer is as fresh as without it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from emrdx.findings import items
from emrdx.findings.client import Item, Key
from emrdx.findings.keys import ATTEMPT_PREFIX

KEPT_FOR: Final = timedelta(minutes=5)
# A retry may have failed since; more of them within KEPT_FOR have no time to.
_FURTHER_ATTEMPTS: Final = 2


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run's findings lie, newest attempt first, each with the key of its failure, and until when."""

    findings: Mapping[Key, Key]
    until: datetime

    def keys(self) -> Iterator[Key]:
        """All keys to read, those of attempts that may have failed since among them."""
        yield from self.findings
        yield from self.findings.values()
        newest = next(iter(self.findings))
        number = int(newest.sk.removeprefix(ATTEMPT_PREFIX))
        for further in range(number + 1, number + 1 + _FURTHER_ATTEMPTS):
            yield Key(newest.pk, f"{ATTEMPT_PREFIX}{further:06d}")

    def hold(self, found: Mapping[Key, Item]) -> bool:
        """Whether what was read there is the whole run still: no attempt more or less, none of another failure."""
        attempts = {key for key, item in found.items() if item["item"] == "FINDING"}
        return attempts == self.findings.keys() and all(
            failure_of(found[key]) == failure and failure in found for key, failure in self.findings.items()
        )


class Recall:
    """The places of so many runs at most. May be shared by threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._places: dict[str, Places] = {}

    def of(self, job_run_id: str, now: datetime) -> Places | None:
        """Where a run's items lie, if it was asked for a short while ago."""
        places = self._places.get(job_run_id)
        return places if places is not None and now < places.until else None

    def keep(self, job_run_id: str, attempts: Sequence[Item], now: datetime) -> None:
        """Remembers a run's findings, newest attempt first."""
        if not self._most:
            return
        if len(self._places) >= self._most:
            self._places.clear()
        self._places[job_run_id] = Places(
            {Key.of(item): failure_of(item) for item in attempts}, now + KEPT_FOR
        )


def failure_of(finding: Item) -> Key:
    """The key of the failure that a finding is a case of."""
    return items.failure_key(str(finding["failure_key"]))
