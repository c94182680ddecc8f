"""Larger workers: heap, overhead and disk, within what EMR Serverless accepts (`emrdx.diagnosis.advice.workers`).

No proposal takes from one part of a worker what it gives to another.
"""

from emrdx.diagnosis.advice.model import Advice, Case, current, raises, whole
from emrdx.diagnosis.advice.workers import (
    DEFAULT_CORES,
    DEFAULT_DISK_GIB,
    DEFAULT_MEMORY_MIB,
    MAX_DISK_GIB,
    MAX_OPTIMIZED_DISK_GIB,
    MIB_PER_GIB,
    Fit,
    fit,
    largest_heap,
    largest_overhead,
    mebibytes,
    notation,
    overhead,
)


def _cores(case: Case, worker: str) -> int:
    return whole(case.run.settings.get(f"spark.{worker}.cores")) or DEFAULT_CORES


def _with_cores(config: dict[str, str], case: Case, worker: str, found: Fit) -> dict[str, str]:
    wider = found.cores != _cores(case, worker)
    return config | ({f"spark.{worker}.cores": str(found.cores)} if wider else {})


def _heap(case: Case, worker: str) -> Advice | None:
    setting = f"spark.{worker}.memory"
    text = case.run.settings.get(setting)
    now = mebibytes(text) or DEFAULT_MEMORY_MIB
    extra = mebibytes(case.run.settings.get(f"spark.{worker}.memoryOverhead"))
    cores = _cores(case, worker)
    found = fit(cores, now * 2, extra) or fit(cores, largest_heap(extra), extra)
    if found is None or not raises(now, found.heap_mib):
        return None
    proposed = notation(found.heap_mib)
    values = {
        "current": current(text, notation(DEFAULT_MEMORY_MIB)),
        "proposed": proposed,
        "worker": f"{found.cores} vCPU",
    }
    return Advice(values, _with_cores({setting: proposed}, case, worker, found))


def driver_memory(case: Case) -> Advice | None:
    """Twice the driver's heap, or as much as the largest worker holds."""
    return _heap(case, "driver")


def executor_memory(case: Case) -> Advice | None:
    """Twice an executor's heap, or as much as the largest worker holds."""
    return _heap(case, "executor")


def _overhead(case: Case, worker: str) -> Advice | None:
    setting = f"spark.{worker}.memoryOverhead"
    heap = mebibytes(case.run.settings.get(f"spark.{worker}.memory")) or DEFAULT_MEMORY_MIB
    now = mebibytes(case.run.settings.get(setting)) or overhead(heap)
    cores = _cores(case, worker)
    found = fit(cores, heap, max(2 * now, heap // 4)) or fit(cores, heap, largest_overhead(heap))
    if found is None or not raises(now, found.overhead_mib):
        return None
    proposed = notation(found.overhead_mib)
    config = _with_cores({setting: proposed}, case, worker, found)
    return Advice({"current": notation(now), "proposed": proposed}, config)


def driver_overhead(case: Case) -> Advice | None:
    """More of the driver's worker outside the heap."""
    return _overhead(case, "driver")


def executor_overhead(case: Case) -> Advice | None:
    """More of an executor's worker outside the heap."""
    return _overhead(case, "executor")


def executor_disk(case: Case) -> Advice | None:
    """A larger local disk; beyond the standard disks' end, a shuffle-optimized one."""
    setting = "spark.emr-serverless.executor.disk"
    kind = f"{setting}.type"
    size = mebibytes(case.run.settings.get(setting), "g") or DEFAULT_DISK_GIB * MIB_PER_GIB
    now = size // MIB_PER_GIB
    optimized = case.run.settings.get(kind, "").lower() == "shuffle_optimized"
    needed = not optimized and not raises(now, MAX_DISK_GIB)
    limit = MAX_OPTIMIZED_DISK_GIB if optimized or needed else MAX_DISK_GIB
    proposed = min(limit, max(100, now * 2))
    if not raises(now, proposed):
        return None
    config = {setting: f"{proposed}G", **({kind: "shuffle_optimized"} if needed else {})}
    return Advice({"current": f"{now}G", "proposed": f"{proposed}G"}, config)
