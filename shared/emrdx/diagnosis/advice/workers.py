"""The worker sizes that EMR Serverless accepts, and memory in Spark's notation.

Source: EMR Serverless User Guide, "Default worker configurations and supported sizes"; overhead is
max(384 MiB, 10 %) of the heap by default, and heap plus overhead must fit the row of the worker's vCPU count.
"""

from dataclasses import dataclass
from typing import Final

import re2

MIB_PER_GIB: Final = 1024
MIN_OVERHEAD_MIB: Final = 384
OVERHEAD_FACTOR: Final = 0.10
DEFAULT_CORES: Final = 4
DEFAULT_MEMORY_MIB: Final = 14 * MIB_PER_GIB
DEFAULT_DISK_GIB: Final = 20
MAX_DISK_GIB: Final = 200
MAX_OPTIMIZED_DISK_GIB: Final = 2048

_SIZE: Final = re2.compile(r"^\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[bBkKmMgGtTpP]?)(?:[iI]?[bB])?\s*$")
_MIB: Final = {
    "": 1 / (1024 * 1024),
    "b": 1 / (1024 * 1024),
    "k": 1 / 1024,
    "m": 1.0,
    "g": 1024.0,
    "t": 1024.0 * 1024,
    "p": 1024.0**3,
}


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """The memory range of one vCPU count, in GiB, in steps."""

    cores: int
    least: int
    most: int
    step: int

    def round_up(self, gib: float) -> int | None:
        """The least legal size that holds so much; None where the row has none."""
        size = self.least
        while size <= self.most:
            if size >= gib:
                return size
            size += self.step
        return None


ROWS: Final = (
    WorkerRow(1, 2, 8, 1),
    WorkerRow(2, 4, 16, 1),
    WorkerRow(4, 8, 30, 1),
    WorkerRow(8, 16, 60, 4),
    WorkerRow(16, 32, 120, 8),
)


def row_of(cores: int) -> WorkerRow | None:
    """The row of a vCPU count; None where EMR Serverless has no such worker."""
    return next((row for row in ROWS if row.cores == cores), None)


def mebibytes(text: str | None, default_unit: str = "m") -> int | None:
    """A size in Spark's notation (`4g`, `512m`, `14G`, `2048`) in MiB; None where it is no size."""
    match = _SIZE.match(text or "")
    if match is None:
        return None
    unit = match.group("unit").lower() or default_unit
    return round(float(match.group("number")) * _MIB[unit])


def notation(mib: float) -> str:
    """MiB in Spark's notation, in whole GiB where it is one."""
    whole = round(mib)
    return f"{whole // MIB_PER_GIB}g" if whole % MIB_PER_GIB == 0 else f"{whole}m"


def overhead(heap_mib: int, factor: float = OVERHEAD_FACTOR) -> int:
    """The overhead that is added to a heap, in MiB."""
    return max(MIN_OVERHEAD_MIB, round(heap_mib * factor))


@dataclass(frozen=True, slots=True)
class Fit:
    """A heap and an overhead that a worker of `cores` can hold."""

    cores: int
    heap_mib: int
    overhead_mib: int


def fit(cores: int, heap_mib: int, overhead_mib: int | None = None) -> Fit | None:
    """The smallest worker of at least `cores` that holds a heap with its overhead; None where none does."""
    extra = overhead_mib if overhead_mib is not None else overhead(heap_mib)
    for row in ROWS:
        if row.cores >= cores and row.round_up((heap_mib + extra) / MIB_PER_GIB) is not None:
            return Fit(row.cores, heap_mib, extra)
    return None


def largest_heap(overhead_mib: int | None = None) -> int:
    """The heap, in whole GiB, that the largest worker holds beside an overhead; in MiB."""
    total = ROWS[-1].most * MIB_PER_GIB
    heap = total / (1 + OVERHEAD_FACTOR) if overhead_mib is None else total - overhead_mib
    return int(heap) // MIB_PER_GIB * MIB_PER_GIB


def largest_overhead(heap_mib: int) -> int:
    """The overhead, in MiB, that the largest worker leaves beside a heap."""
    return ROWS[-1].most * MIB_PER_GIB - heap_mib
